// Words that are searched as one: a visitor who asks for "loverboy" also gets pages about
// "seksuele uitbuiting", and the other way round.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ground/search/stemmer.hpp"

namespace zicht::search {

/// Groups of words and expressions. Texts and questions are walked through in the same way, so
/// that what holds for one member of a group holds for all. Immutable; safe to share.
class Synonyms {
 public:
  /// A member of a group that was met: words [at, at + length) of what was walked through.
  struct Meeting {
    std::size_t group = 0;
    std::size_t length = 0;
  };

  Synonyms(std::span<const std::vector<std::string>> groups, const Stemmer& stemmer);

  /// All members that stand at the front of `words`, which are without stop words.
  std::vector<Meeting> meet(std::span<const Readings* const> words) const;

  /// The plain words in all groups, to be known when spelling is checked.
  const std::vector<std::string>& words() const { return words_; }

 private:
  struct Member {
    std::vector<std::string> stems;
    std::size_t group = 0;
  };
  std::unordered_map<std::string, std::vector<Member>> members_;  ///< By their first stem.
  std::vector<std::string> words_;
};

}  // namespace zicht::search
