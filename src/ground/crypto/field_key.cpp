#include "ground/crypto/field_key.hpp"

#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

constexpr char layout = 1;
constexpr char algorithm = 1;
constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t header_size = 1 + 1 + sizeof(std::int64_t);
static_assert(key_size == 32);

std::string big_endian(std::uint64_t number) {
  std::string bytes(sizeof number, '\0');
  for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, number >>= 8U)
    *at = static_cast<char>(number & 0xFFU);
  return bytes;
}

std::string header_of(std::int64_t version) {
  return std::string{layout, algorithm} + big_endian(static_cast<std::uint64_t>(version));
}

/// Each name behind its length: "ab", "c" is another place than "a", "bc".
std::string bound_to(std::string_view header, const Place& place) {
  std::string bound(header);
  for (const auto name : {place.table, place.row, place.column})
    bound.append(big_endian(name.size())).append(name);
  return bound;
}

tl::unexpected<Error> refused() {
  return fail(Fault::unavailable,
              "Een verzegeld gegeven kan niet geopend worden.",
              "a sealed field does not open: another key or place, or changed bytes");
}

}  // namespace

FieldKey FieldKey::make() {
  need_sodium();
  auto key = Secret::of_size(key_size);
  randombytes_buf(key.data(), key_size);
  return FieldKey(std::move(key));
}

Result<FieldKey> FieldKey::of_bytes(std::string_view bytes) {
  if (bytes.size() != key_size)
    return fail(Fault::invalid, "Dit is geen sleutel.", "a key of a field is 32 bytes");
  return FieldKey(Secret(bytes));
}

FieldKey FieldKey::grown_from(std::string_view secret, std::string_view purpose) {
  return FieldKey(grow(secret, purpose));
}

std::vector<std::byte> FieldKey::seal(std::string_view text, const Place& place) const {
  ZICHT_CHECK(place.version > 0);
  need_sodium();
  const auto header = header_of(place.version);
  const auto bound = bound_to(header, place);
  std::vector<std::byte> sealed(header_size + nonce_size + text.size() + tag_size);
  auto* to = reinterpret_cast<unsigned char*>(sealed.data());
  header.copy(reinterpret_cast<char*>(to), header_size);
  auto* nonce = to + header_size;
  randombytes_buf(nonce, nonce_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size,
                                             nullptr,
                                             read(text),
                                             text.size(),
                                             read(bound),
                                             bound.size(),
                                             nullptr,
                                             nonce,
                                             read(key_.bytes()));
  return sealed;
}

Result<std::string> FieldKey::open(const std::vector<std::byte>& sealed, const Place& place) const {
  need_sodium();
  const auto header = header_of(place.version);
  const std::string_view bytes(reinterpret_cast<const char*>(sealed.data()), sealed.size());
  if (sealed.size() < header_size + nonce_size + tag_size || !bytes.starts_with(header))
    return refused();
  const auto bound = bound_to(header, place);
  const auto* nonce = read(bytes) + header_size;
  std::string text(sealed.size() - header_size - nonce_size - tag_size, '\0');
  const int opened =
      crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()),
                                                 nullptr,
                                                 nullptr,
                                                 nonce + nonce_size,
                                                 text.size() + tag_size,
                                                 read(bound),
                                                 bound.size(),
                                                 nonce,
                                                 read(key_.bytes()));
  if (opened != 0) return refused();
  return text;
}

Result<std::int64_t> key_version(const std::vector<std::byte>& sealed) {
  if (sealed.size() < header_size + nonce_size + tag_size || sealed[0] != std::byte{layout} ||
      sealed[1] != std::byte{algorithm})
    return refused();
  std::uint64_t version = 0;
  for (std::size_t at = 2; at < header_size; ++at)
    version = version << 8U | std::to_integer<std::uint64_t>(sealed[at]);
  return static_cast<std::int64_t>(version);
}

}  // namespace zicht::crypto
