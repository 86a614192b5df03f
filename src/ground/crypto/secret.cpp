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

}  // namespace zicht::crypto
