#include "ground/crypto/seal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "ground/base/files.hpp"
#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

constexpr std::byte version{1};
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* read(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Makes the file with a new key, or nothing where another node was first.
Result<> make_key(const std::filesystem::path& file) {
  Sealer::Key key{};
  randombytes_buf(key.data(), key.size());
  std::array<char, 2 * 32 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), key.data(), key.size());
  hex.back() = '\n';
  const int handle =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (handle < 0 && errno == EEXIST) return {};
  const bool written =
      handle >= 0 && ::write(handle, hex.data(), hex.size()) == static_cast<ssize_t>(hex.size()) &&
      ::fsync(handle) == 0;
  if (handle >= 0) ::close(handle);
  sodium_memzero(hex.data(), hex.size());
  if (written) return {};
  return fail(
      Fault::unavailable,
      fmt::format("De sleutel {} kan niet geschreven worden. Geef het programma schrijfrecht "
                  "in die map.",
                  file.string()));
}

}  // namespace

Result<Sealer> Sealer::open_key(const std::filesystem::path& file) {
  need_sodium();
  std::error_code error;
  if (!std::filesystem::exists(file, error)) TRY(make_key(file));
  auto text = TRY(read_file(file));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  Key key{};
  std::size_t size = 0;
  const bool whole =
      sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr, &size, nullptr) ==
          0 &&
      size == key.size() && text.size() == 2 * key.size();
  sodium_memzero(text.data(), text.size());
  if (!whole)
    return fail(Fault::invalid,
                fmt::format("In {} staat geen sleutel van 64 hexadecimale cijfers. Zet het bestand "
                            "uit de reservekopie terug.",
                            file.string()));
  return Sealer(key);
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
