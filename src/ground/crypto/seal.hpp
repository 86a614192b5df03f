// Sealing: what lies in the database as bytes that only this installation can read, and only in the
// place where it was put.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::crypto {

/// XChaCha20-Poly1305. Safe to share between threads.
class Sealer {
 public:
  using Key = std::array<unsigned char, 32>;

  explicit Sealer(Key key) : key_(key) {}

  /// The key in `file`, 64 hexadecimal digits. Where there is no file it is made, readable for its
  /// owner only. Fails with `unavailable` where it cannot be read or written, `invalid` where it
  /// holds something else.
  static Result<Sealer> open_key(const std::filesystem::path& file);

  /// The key that belongs to a secret of `derive`: whoever has that secret opens it, nobody else.
  static Sealer of_secret(std::string_view secret);

  /// `text`, sealed for one place: "people/42/totp". Never twice the same bytes.
  std::vector<std::byte> seal(std::string_view text, std::string_view place) const;

  /// The text. Fails with `unavailable` where the bytes were changed, moved to another place, or
  /// sealed with another key.
  Result<std::string> open(const std::vector<std::byte>& sealed, std::string_view place) const;

 private:
  Key key_;
};

}  // namespace zicht::crypto
