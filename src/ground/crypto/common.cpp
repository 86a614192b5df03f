// What is guessed first.
#include <algorithm>
#include <array>
#include <set>

#include "ground/crypto/common_words.hpp"
#include "ground/crypto/passphrase.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::crypto {
namespace {

using Words = std::set<std::string, std::less<>>;

Words read_words() {
  Words words;
  auto rest = common_words();
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = rest.substr(0, end);
    if (!line.empty() && line.front() != '#') words.emplace(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Small letters, with the digits and signs that stand for a letter read as that letter. What is no
/// letter is left out, so that "W3lkom-2026!" is "welkom".
std::string letters_of(std::string_view text) {
  constexpr std::string_view signs = "0134578@$!";
  constexpr std::string_view meant = "oleastbasi";
  std::string letters;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= 'a' && c <= 'z') letters += c;
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if ((static_cast<unsigned char>(c) & 0x80U) != 0) letters += c;
    // A digit is a letter only between letters: those of a year at the end are not.
    const auto sign = signs.find(c);
    const auto next = text.find_first_not_of(signs, at);
    const bool inside = !letters.empty() && next != std::string_view::npos && is_letter(text[next]);
    if (sign != std::string_view::npos && inside) letters += meant[sign];
  }
  return letters;
}

/// The fewest words that `letters` falls apart into, or `most` + 1 where it takes more or cannot.
std::size_t words_in(std::string_view letters, const Words& words, std::size_t most) {
  if (letters.empty()) return 0;
  if (most == 0) return 1;
  std::size_t fewest = most + 1;
  for (std::size_t size = letters.size(); size >= 3; --size)
    if (words.contains(letters.substr(0, size)))
      fewest = std::min(fewest, 1 + words_in(letters.substr(size), words, most - 1));
  return fewest;
}

/// The same again and again ("abcabcabcabc"), or one after another ("12345678", "qwertyuiop").
bool is_row(std::string_view text) {
  for (std::size_t size = 1; size <= text.size() / 2; ++size)
    if (text.substr(size) == text.substr(0, text.size() - size)) return true;
  constexpr std::array<std::string_view, 5> rows{"012345678901234567890123456789",
                                                 "abcdefghijklmnopqrstuvwxyz",
                                                 "qwertyuiopasdfghjklzxcvbnm",
                                                 "azertyuiopqsdfghjklmwxcvbn",
                                                 "1q2w3e4r5t6y7u8i9o0p"};
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const std::string back(lower.rbegin(), lower.rend());
  return std::ranges::any_of(rows, [&](std::string_view row) {
    return row.find(lower) != std::string_view::npos || row.find(back) != std::string_view::npos;
  });
}

}  // namespace

Result<> check_passphrase(std::string_view passphrase, const std::vector<std::string>& about) {
  const auto size = static_cast<std::size_t>(
      std::ranges::count_if(passphrase, [](char c) { return (c & '\xC0') != '\x80'; }));
  if (size < shortest_passphrase)
    return fail(Fault::invalid,
                "Je wachtzin is te kort. Kies minstens 12 tekens: vier losse woorden werken goed.");
  if (size > longest_passphrase)
    return fail(Fault::invalid, "Je wachtzin is te lang. Gebruik hooguit 200 tekens.");
  if (!text::is_utf8(passphrase))
    return fail(Fault::invalid, "In je wachtzin staat een teken dat niet goed is geschreven.");
  static const Words common = read_words();
  auto words = common;
  for (const auto& text : about) {
    std::string word;
    for (const char c : text + ' ') {
      if (const auto letter = letters_of({&c, 1}); !letter.empty()) {
        word += letter;
      } else if (word.size() >= 3) {
        words.insert(word);
        word.clear();
      } else {
        word.clear();
      }
    }
  }
  constexpr std::size_t guessed = 2;
  const auto letters = letters_of(passphrase);
  const bool in_every_mouth = !letters.empty() && words_in(letters, words, guessed) <= guessed;
  if (is_row(passphrase) || in_every_mouth)
    return fail(Fault::invalid,
                "Deze wachtzin raden anderen snel. Kies er een die niet uit je naam, je werk of "
                "bekende woorden bestaat: vier losse woorden werken goed.");
  return {};
}

}  // namespace zicht::crypto
