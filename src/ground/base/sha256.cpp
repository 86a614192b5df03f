#include "ground/base/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht {

namespace {

std::string hex_of(const unsigned char* bytes, unsigned int size) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(std::size_t{2} * size);
  for (unsigned int at = 0; at < size; ++at) {
    hex += digits[bytes[at] >> 4U];
    hex += digits[bytes[at] & 0x0FU];
  }
  return hex;
}

struct Free {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  ZICHT_CHECK(EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) ==
              1);
  return hex_of(hash.data(), size);
}

Result<std::string> sha256_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const auto missing = [&] {
    return fail(Fault::not_found, "Het bestand " + file.string() + " kan niet gelezen worden.");
  };
  if (!in) return missing();
  const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  ZICHT_CHECK(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1);
  std::array<char, 1U << 16U> piece{};
  while (in.read(piece.data(), piece.size()), in.gcount() > 0)
    ZICHT_CHECK(
        EVP_DigestUpdate(context.get(), piece.data(), static_cast<std::size_t>(in.gcount())) == 1);
  if (in.bad()) return missing();
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  ZICHT_CHECK(EVP_DigestFinal_ex(context.get(), hash.data(), &size) == 1);
  return hex_of(hash.data(), size);
}

}  // namespace zicht
