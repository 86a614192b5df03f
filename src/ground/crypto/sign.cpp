#include "ground/crypto/sign.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "ground/base/files.hpp"
#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64 &&
              crypto_sign_PUBLICKEYBYTES == 32);

const unsigned char* read(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Makes the file with a new seed, or nothing where another node was first.
Result<> make_seed(const std::filesystem::path& file) {
  Signer::Seed seed{};
  randombytes_buf(seed.data(), seed.size());
  std::array<char, 2 * 32 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), seed.data(), seed.size());
  hex.back() = '\n';
  const int handle =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (handle < 0 && errno == EEXIST) return {};
  const bool written =
      handle >= 0 && ::write(handle, hex.data(), hex.size()) == static_cast<ssize_t>(hex.size()) &&
      ::fsync(handle) == 0;
  if (handle >= 0) ::close(handle);
  sodium_memzero(hex.data(), hex.size());
  sodium_memzero(seed.data(), seed.size());
  if (written) return {};
  return fail(Fault::unavailable,
              fmt::format("De sleutel {} kan niet geschreven worden. Geef het programma "
                          "schrijfrecht in die map.",
                          file.string()));
}

}  // namespace

Signer::Signer(const Seed& seed) {
  need_sodium();
  ZICHT_CHECK(crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data()) == 0);
}

Result<Signer> Signer::open_key(const std::filesystem::path& file) {
  need_sodium();
  std::error_code error;
  if (!std::filesystem::exists(file, error)) TRY(make_seed(file));
  auto text = TRY(read_file(file));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  Seed seed{};
  std::size_t size = 0;
  const bool whole =
      sodium_hex2bin(seed.data(), seed.size(), text.data(), text.size(), nullptr, &size, nullptr) ==
          0 &&
      size == seed.size() && text.size() == 2 * seed.size();
  sodium_memzero(text.data(), text.size());
  if (!whole)
    return fail(Fault::invalid,
                fmt::format("In {} staat geen sleutel van 64 hexadecimale cijfers. Zet het bestand "
                            "uit de reservekopie terug.",
                            file.string()));
  Signer signer(seed);
  sodium_memzero(seed.data(), seed.size());
  return signer;
}

std::string Signer::sign(std::string_view text) const {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()),
                       nullptr,
                       read(text),
                       text.size(),
                       secret_.data());
  return signature;
}

std::string Signer::public_key() const {
  return {reinterpret_cast<const char*>(public_.data()), public_.size()};
}

bool is_signed(std::string_view text, std::string_view signature, std::string_view public_key) {
  need_sodium();
  return signature.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
         crypto_sign_verify_detached(read(signature), read(text), text.size(), read(public_key)) ==
             0;
}

std::string sha256(std::string_view text) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), read(text), text.size());
  return hash;
}

}  // namespace zicht::crypto
