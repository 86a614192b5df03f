// Signing: what this installation says, so that everyone can see later that it said so. Sealing
// (seal.hpp) hides; signing hides nothing.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::crypto {

/// Ed25519 (RFC 8032). Safe to share between threads.
class Signer {
 public:
  using Seed = std::array<unsigned char, 32>;

  /// The pair of keys that grows from this seed: always the same one.
  explicit Signer(const Seed& seed);

  /// The pair of which the seed lies in `file`, as 64 hexadecimal digits. Where there is no file it
  /// is made, readable for its owner only. Fails with `unavailable` where it cannot be read or
  /// written, `invalid` where it holds something else.
  static Result<Signer> open_key(const std::filesystem::path& file);

  /// 64 bytes.
  std::string sign(std::string_view text) const;
  /// 32 bytes, for whoever wants to verify.
  std::string public_key() const;

 private:
  std::array<unsigned char, 64> secret_{};
  std::array<unsigned char, 32> public_{};
};

/// Whether this text was signed with the secret half of this public key.
bool is_signed(std::string_view text, std::string_view signature, std::string_view public_key);

/// SHA-256: 32 bytes.
std::string sha256(std::string_view text);

}  // namespace zicht::crypto
