// The key of one record and one group of its fields. Who may read them is who the key was sealed to
// (key_pair.hpp); once the key is destroyed nobody can, also not in an old copy of the database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/crypto/secret.hpp"

namespace zicht::crypto {

/// Where a sealed field lies. It is bound to it: laid elsewhere it does not open. `row` is a name
/// that no other row of the table has or had. `version`, from 1, is that of the key: with a new key
/// it goes up, so that what lay there before cannot be put back.
struct Place {
  std::string_view table;
  std::string_view row;
  std::string_view column;
  std::int64_t version = 1;
};

/// XChaCha20-Poly1305. What it seals is laid out as
///
///     1 byte   1, of this layout
///     1 byte   1, of the algorithm
///     8 bytes  the version of the key, big-endian
///     24 bytes the nonce, random
///     n bytes  the text
///     16 bytes the tag, also over the ten bytes in front and over the place
///
/// Safe to share between threads. The key is wiped from memory with the object.
class FieldKey {
 public:
  /// A new key.
  static FieldKey make();
  /// Fails with `invalid` where these are not 32 bytes.
  static Result<FieldKey> of_bytes(std::string_view bytes);
  /// The one that grows from a secret (secret.hpp).
  static FieldKey grown_from(std::string_view secret, std::string_view purpose);

  /// 32 bytes, to be sealed to who may read.
  const std::string& bytes() const { return key_.bytes(); }

  /// `text`, sealed for one place; 50 bytes longer, and never twice the same bytes.
  std::vector<std::byte> seal(std::string_view text, const Place& place) const;

  /// The text. Fails with `unavailable` where the bytes were changed, lay in another place, or were
  /// sealed with another key.
  Result<std::string> open(const std::vector<std::byte>& sealed, const Place& place) const;

 private:
  explicit FieldKey(Secret key) : key_(std::move(key)) {}

  Secret key_;
};

/// The version of the key that a field was sealed with, to find that key. Nobody vouches for it
/// until the field has been opened. Fails with `unavailable` where it is no sealed field.
Result<std::int64_t> key_version(const std::vector<std::byte>& sealed);

}  // namespace zicht::crypto
