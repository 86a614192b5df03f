#include "ground/crypto/sign.hpp"

#include <algorithm>

#include "ground/crypto/key_file.hpp"
#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64 &&
              crypto_sign_PUBLICKEYBYTES == 32);

}  // namespace

Signer::Signer(const Seed& seed) {
  need_sodium();
  ZICHT_CHECK(crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data()) == 0);
}

Result<Signer> Signer::open_key(const std::filesystem::path& file) {
  auto seed = TRY(open_key_file(file));
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
