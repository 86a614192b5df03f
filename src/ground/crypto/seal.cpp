#include "ground/crypto/seal.hpp"

#include "ground/crypto/key_file.hpp"
#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

constexpr std::byte version{1};
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

}  // namespace

Result<Sealer> Sealer::open_key(const std::filesystem::path& file) {
  return Sealer(TRY(open_key_file(file)));
}

Sealer Sealer::of_secret(std::string_view secret) {
  need_sodium();
  Key key{};
  crypto_generichash(key.data(), key.size(), read(secret), secret.size(), nullptr, 0);
  return Sealer(key);
}

std::vector<std::byte> Sealer::seal(std::string_view text, std::string_view place) const {
  need_sodium();
  std::vector<std::byte> sealed(1 + nonce_size + text.size() + tag_size);
  sealed[0] = version;
  auto* nonce = reinterpret_cast<unsigned char*>(&sealed[1]);
  randombytes_buf(nonce, nonce_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size,
                                             nullptr,
                                             read(text),
                                             text.size(),
                                             read(place),
                                             place.size(),
                                             nullptr,
                                             nonce,
                                             key_.data());
  return sealed;
}

Result<std::string> Sealer::open(const std::vector<std::byte>& sealed,
                                 std::string_view place) const {
  need_sodium();
  const auto refused = fail(Fault::unavailable,
                            "Een verzegeld gegeven kan niet geopend worden.",
                            "a sealed field does not open: another key, or changed bytes");
  if (sealed.size() < 1 + nonce_size + tag_size || sealed[0] != version) return refused;
  const auto* nonce = reinterpret_cast<const unsigned char*>(&sealed[1]);
  std::string text(sealed.size() - 1 - nonce_size - tag_size, '\0');
  const int opened =
      crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()),
                                                 nullptr,
                                                 nullptr,
                                                 nonce + nonce_size,
                                                 sealed.size() - 1 - nonce_size,
                                                 read(place),
                                                 place.size(),
                                                 nonce,
                                                 key_.data());
  if (opened != 0) return refused;
  return text;
}

}  // namespace zicht::crypto
