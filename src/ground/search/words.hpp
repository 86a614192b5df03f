// Words: where they stand in a text, and how they read once accents and apostrophes are left out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zicht::search {

/// A word in a text: the bytes [begin, end).
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool hyphenated = false;  ///< Only a hyphen stands between this word and the one before it.
};

/// Gives the words of a text one by one. "foto's" and "1.044" are one word, "zorg-coördinatie" is
/// two. Any bytes will do; what is not UTF-8 is read as Latin-1. The text must outlive it.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}
  /// The next word, or nothing at the end.
  std::optional<Word> next();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// How a word is compared with others: lower case, without accents, apostrophes, soft hyphens and
/// the points in a number. "Zorgcoördinator" gives "zorgcoordinator", "foto's" gives "foto". Never
/// longer than `longest_word` bytes.
std::string plain(std::string_view word);
inline constexpr std::size_t longest_word = 60;

/// True for the words that stand in every Dutch text ("de", "omdat") and tell nothing about it, and
/// for what is left of a word of nothing but accents. Expects a plain word.
bool is_stop_word(std::string_view plain_word);

/// Broken UTF-8 mended by reading the broken bytes as Latin-1, as an old browser meant them.
std::string mended(std::string_view text);

}  // namespace zicht::search
