#include "ground/crypto/secret.hpp"

#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {

Secret::~Secret() {
  // Also what lies in the string itself: short bytes have no memory of their own.
  sodium_memzero(bytes_.data(), bytes_.size());
}

Secret Secret::of_size(std::size_t size) {
  Secret secret;
  secret.bytes_.assign(size, '\0');
  return secret;
}

Secret grow(std::string_view secret, std::string_view purpose) {
  need_sodium();
  auto key = Secret::of_size(crypto_generichash_KEYBYTES);
  crypto_generichash(
      key.data(), crypto_generichash_KEYBYTES, read(secret), secret.size(), nullptr, 0);
  constexpr std::size_t size = 32;
  auto grown = Secret::of_size(size);
  crypto_generichash(grown.data(),
                     size,
                     read(purpose),
                     purpose.size(),
                     read(key.bytes()),
                     crypto_generichash_KEYBYTES);
  return grown;
}

}  // namespace zicht::crypto
