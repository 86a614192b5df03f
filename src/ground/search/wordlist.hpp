// All words of the index in memory: which there are, which resemble one, and which hold one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zicht::search {

/// A list of words that can be looked up by beginning, by end and by likeness. Immutable, so it is
/// safe for many threads at once. About 60 bytes a word.
class Wordlist {
 public:
  struct Entry {
    std::string_view word;
    std::string_view shown;   ///< With its accents: "zorgcoördinator".
    std::uint32_t count = 0;  ///< How often it stands in the texts.
  };

  /// Writes a list down, in the form that `read` takes. It sorts the entries, and makes one of
  /// those with the same word: their counts are added up, and of their forms with accents the first
  /// by the alphabet is shown.
  static std::string written(std::vector<Entry> entries);
  /// Reads what `written` gave.
  static Wordlist read(std::string_view written);

  const Entry* find(std::string_view word) const;
  bool contains(std::string_view word) const { return find(word) != nullptr; }

  /// The words that begin with `beginning`, by the alphabet.
  std::span<const Entry> beginning_with(std::string_view beginning) const;
  /// The words that end in `ending`, by the alphabet read backwards.
  std::vector<const Entry*> ending_in(std::string_view ending) const;

  /// The word that is one slip of the keyboard away: a letter too many, too few or wrong, or two
  /// that changed places. Where there are more, the one that is used most. Nothing where there is
  /// none.
  const Entry* nearest(std::string_view word) const;

 private:
  Wordlist() = default;
  std::vector<char> text_;               ///< What all views point into. A vector, because a short
                                         ///< string would move its letters along with itself.
  std::vector<Entry> forward_;           ///< By the alphabet.
  std::vector<std::uint32_t> backward_;  ///< Places in forward_, by the alphabet read backwards.
};

/// True where one slip of the keyboard makes one word into the other, or where they are the same.
bool one_slip_apart(std::string_view one, std::string_view other);

}  // namespace zicht::search
