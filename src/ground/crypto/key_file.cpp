#include "ground/crypto/key_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "ground/base/files.hpp"
#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

/// Makes the file with a new key, or nothing where another node was first.
Result<> make_key(const std::filesystem::path& file) {
  KeyBytes key{};
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
  sodium_memzero(key.data(), key.size());
  if (written) return {};
  return fail(
      Fault::unavailable,
      fmt::format("De sleutel {} kan niet geschreven worden. Geef het programma schrijfrecht "
                  "in die map.",
                  file.string()));
}

}  // namespace

Result<KeyBytes> open_key_file(const std::filesystem::path& file) {
  need_sodium();
  std::error_code error;
  if (!std::filesystem::exists(file, error)) TRY(make_key(file));
  auto text = TRY(read_file(file));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  KeyBytes key{};
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
  return key;
}

}  // namespace zicht::crypto
