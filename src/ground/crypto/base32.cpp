#include "ground/crypto/base32.hpp"

#include <liboath/oath.h>

#include <cstdlib>
#include <memory>

namespace zicht::crypto {
namespace {

struct Free {
  void operator()(char* text) const { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc)
};
using Text = std::unique_ptr<char, Free>;

}  // namespace

std::string to_base32(std::string_view bytes) {
  char* text = nullptr;
  std::size_t size = 0;
  ZICHT_CHECK(oath_base32_encode(bytes.data(), bytes.size(), &text, &size) == OATH_OK);
  const Text owned(text);
  std::string letters(text, size);
  std::erase(letters, '=');
  return letters;
}

Result<std::string> from_base32(std::string_view typed) {
  std::string letters;
  for (const char c : typed) {
    if (c == '-' || c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  char* bytes = nullptr;
  std::size_t size = 0;
  const int done = oath_base32_decode(letters.data(), letters.size(), &bytes, &size);
  const Text owned(bytes);
  // The library takes an ending that stands for no whole byte; only one text stands for the bytes.
  if (done != OATH_OK || to_base32({bytes, size}) != letters)
    return fail(Fault::invalid, "Hier staat een letter of cijfer dat er niet hoort.");
  return std::string(bytes, size);
}

std::string in_groups(std::string_view letters) {
  constexpr std::size_t group = 4;
  std::string grouped;
  for (std::size_t at = 0; at < letters.size(); at += group)
    grouped.append(at == 0 ? "" : "-").append(letters.substr(at, group));
  return grouped;
}

}  // namespace zicht::crypto
