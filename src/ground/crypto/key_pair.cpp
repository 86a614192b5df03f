#include "ground/crypto/key_pair.hpp"

#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SECRETKEYBYTES == 32 &&
              crypto_box_SEEDBYTES == 32 && crypto_box_SEALBYTES == 48);

}  // namespace

KeyPair KeyPair::make() {
  need_sodium();
  std::string public_key(crypto_box_PUBLICKEYBYTES, '\0');
  auto secret = Secret::of_size(crypto_box_SECRETKEYBYTES);
  crypto_box_keypair(reinterpret_cast<unsigned char*>(public_key.data()), secret.data());
  return {std::move(public_key), std::move(secret)};
}

Result<KeyPair> KeyPair::of_secret(std::string_view secret) {
  need_sodium();
  std::string public_key(crypto_box_PUBLICKEYBYTES, '\0');
  if (secret.size() != crypto_box_SECRETKEYBYTES ||
      crypto_scalarmult_base(reinterpret_cast<unsigned char*>(public_key.data()), read(secret)) !=
          0)
    return fail(Fault::invalid, "Dit is geen geheime sleutel.", "not a secret key of X25519");
  return KeyPair(std::move(public_key), Secret(secret));
}

KeyPair KeyPair::grown_from(std::string_view secret, std::string_view purpose) {
  need_sodium();
  auto seed = grow(secret, purpose);
  std::string public_key(crypto_box_PUBLICKEYBYTES, '\0');
  auto own = Secret::of_size(crypto_box_SECRETKEYBYTES);
  crypto_box_seed_keypair(
      reinterpret_cast<unsigned char*>(public_key.data()), own.data(), seed.data());
  return {std::move(public_key), std::move(own)};
}

Result<std::string> KeyPair::open(const std::vector<std::byte>& sealed) const {
  const auto refused = fail(Fault::unavailable,
                            "Een verzegeld gegeven kan niet geopend worden.",
                            "a sealed box does not open: another key, or changed bytes");
  if (sealed.size() < crypto_box_SEALBYTES) return refused;
  std::string text(sealed.size() - crypto_box_SEALBYTES, '\0');
  const int opened = crypto_box_seal_open(reinterpret_cast<unsigned char*>(text.data()),
                                          reinterpret_cast<const unsigned char*>(sealed.data()),
                                          sealed.size(),
                                          read(public_),
                                          read(secret_.bytes()));
  if (opened != 0) return refused;
  return text;
}

Result<std::vector<std::byte>> seal_to(std::string_view public_key, std::string_view text) {
  need_sodium();
  std::vector<std::byte> sealed(text.size() + crypto_box_SEALBYTES);
  // libsodium refuses the points of which every shared secret is the same one.
  if (public_key.size() != crypto_box_PUBLICKEYBYTES ||
      crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.data()),
                      read(text),
                      text.size(),
                      read(public_key)) != 0)
    return fail(Fault::invalid, "Dit is geen publieke sleutel.", "not a public key of X25519");
  return sealed;
}

}  // namespace zicht::crypto
