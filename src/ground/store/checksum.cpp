#include "ground/store/checksum.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <iterator>

#include "ground/base/result.hpp"

namespace zicht::store {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  ZICHT_CHECK(
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
  std::string digits;
  for (const auto byte : digest) fmt::format_to(std::back_inserter(digits), "{:02x}", byte);
  return digits;
}

}  // namespace zicht::store
