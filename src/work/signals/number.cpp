#include "work/signals/number.hpp"

#include "ground/crypto/base32.hpp"

namespace zicht::signals {
namespace {

// The letters stand for the upper thirty of the lower thirty-two bits: see select_numbered.
constexpr std::size_t number_bytes = 4;
constexpr std::size_t letters = 6;
constexpr unsigned spare_bits = 2;

}  // namespace

std::string number_of(SignalId id) {
  std::string key(number_bytes, '\0');
  auto value = static_cast<std::uint64_t>(id.value);
  for (auto at = key.rbegin(); at != key.rend(); ++at, value >>= 8U)
    *at = static_cast<char>(value & 0xFFU);
  return "S-" + crypto::to_base32(key).substr(0, letters);
}

std::optional<std::int64_t> read_number(std::string_view typed) {
  std::string plain;
  for (const char c : typed)
    if (c != ' ' && c != '-') plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (plain.size() == letters + 1 && plain[0] == 'S') plain.erase(0, 1);
  if (plain.size() != letters) return std::nullopt;
  // Seven letters stand for four bytes; the last one holds the two bits that no number shows.
  const auto key = crypto::from_base32(plain + "A");
  if (!key || key->size() != number_bytes) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : *key) value = value << 8U | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(value >> spare_bits);
}

}  // namespace zicht::signals
