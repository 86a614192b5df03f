#include "ground/base/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  ZICHT_CHECK(EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) ==
              1);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(std::size_t{2} * size);
  for (unsigned int at = 0; at < size; ++at) {
    hex += digits[hash.at(at) >> 4U];
    hex += digits[hash.at(at) & 0x0FU];
  }
  return hex;
}

}  // namespace zicht
