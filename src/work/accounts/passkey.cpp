#include "work/accounts/passkey.hpp"

#include <algorithm>

namespace zicht::accounts {

Result<std::string> read_passkey_name(std::string_view typed) {
  auto name = read_name(typed);
  if (!name)
    return fail(Fault::invalid,
                "Geef de toegangssleutel een naam van hooguit 100 tekens, zoals: mijn telefoon.");
  return name;
}

std::vector<std::string_view> words_of(std::string_view transports) {
  std::vector<std::string_view> words;
  while (!transports.empty()) {
    const auto end = std::min(transports.find(' '), transports.size());
    if (end > 0) words.push_back(transports.substr(0, end));
    transports.remove_prefix(std::min(end + 1, transports.size()));
  }
  return words;
}

std::string known_transports(std::string_view said) {
  // WebAuthn Level 2, section 5.8.4, and what was added since.
  constexpr std::array<std::string_view, 6> known{
      "ble", "hybrid", "internal", "nfc", "smart-card", "usb"};
  const auto words = words_of(said);
  std::string found;
  for (const auto transport : known)
    if (std::ranges::find(words, transport) != words.end())
      found.append(found.empty() ? "" : " ").append(transport);
  return found;
}

}  // namespace zicht::accounts
