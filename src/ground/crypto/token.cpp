#include "ground/crypto/token.hpp"

#include <array>

#include "ground/base/sha256.hpp"
#include "ground/crypto/secret.hpp"
#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {

std::string make_token() {
  need_sodium();
  constexpr std::size_t bits = 256;
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<unsigned char, bits / 8> random{};
  randombytes_buf(random.data(), random.size());
  std::array<char, sodium_base64_ENCODED_LEN(bits / 8, variant)> text{};
  sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), variant);
  return text.data();
}

std::string hash_token(std::string_view token) {
  return sha256_hex(token);
}

std::string derive(std::string_view token, std::string_view purpose) {
  const auto secret = grow(token, purpose);
  std::array<char, 2 * 32 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), read(secret.bytes()), secret.bytes().size());
  return hex.data();
}

bool same_secret(std::string_view one, std::string_view other) {
  need_sodium();
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::int64_t random_key() {
  need_sodium();
  std::uint64_t random = 0;
  constexpr std::uint64_t limit = (1ULL << 53U) - 1;
  do {
    randombytes_buf(&random, sizeof random);
    random &= limit;
  } while (random == 0);
  return static_cast<std::int64_t>(random);
}

}  // namespace zicht::crypto
