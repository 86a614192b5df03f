// Sealing for somebody else: everyone who has the public key of a desk can put something in its
// box, and only who has the secret key can take it out. Whoever put it in cannot.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/crypto/secret.hpp"

namespace zicht::crypto {

/// Of a person, a desk or a receipt: X25519, for the sealed boxes of libsodium (crypto_box_seal).
/// The secret key is wiped from memory with the pair.
class KeyPair {
 public:
  /// A new pair.
  static KeyPair make();

  /// The pair of which the secret key is this one. Fails with `invalid` where it is not 32 bytes.
  static Result<KeyPair> of_secret(std::string_view secret);

  /// The pair that grows from a secret with enough random bits (112 or more): always the same one,
  /// and another for each `purpose`. Whoever has the pair cannot find the secret.
  static KeyPair grown_from(std::string_view secret, std::string_view purpose);

  /// 32 bytes, for everyone.
  const std::string& public_key() const { return public_; }
  /// 32 bytes, for nobody else.
  const std::string& secret_key() const { return secret_.bytes(); }

  /// What was sealed to this pair. Fails with `unavailable` where the bytes were changed, or sealed
  /// to another pair.
  Result<std::string> open(const std::vector<std::byte>& sealed) const;

 private:
  KeyPair(std::string public_key, Secret secret)
      : public_(std::move(public_key)), secret_(std::move(secret)) {}

  std::string public_;
  Secret secret_;
};

/// `text`, so that only the pair of `public_key` opens it; 48 bytes longer, and never twice the
/// same bytes. Fails with `invalid` where it is no public key.
///
/// It does not say who sealed it, nor for what place: it is for keys, which are then tried where
/// they belong, and not for texts.
Result<std::vector<std::byte>> seal_to(std::string_view public_key, std::string_view text);

}  // namespace zicht::crypto
