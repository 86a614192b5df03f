// The words of the texts in all their forms, gathered while an index is written.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ground/search/stemmer.hpp"
#include "ground/search/synonyms.hpp"

namespace zicht::search {

/// A word as it stands in a text, with all that follows from that: worked out once, and then only
/// looked up, because a few thousand forms make up all texts.
struct Form {
  std::string plain = {};
  std::string shown = {};  ///< Lower case, with accents.
  Readings readings = {};
  bool stop_word = false;
  std::uint32_t count = 0;  ///< How often it was met.
};

class Forms {
 public:
  explicit Forms(const Stemmer& stemmer) : stemmer_(stemmer) {}

  /// The form of a word that was met once more. It stays in its place.
  const Form& meet(std::string_view word);

  /// The word lists of the index, as Wordlist::read takes them.
  std::string words() const;
  std::string stems() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  const Stemmer& stemmer_;
  std::unordered_map<std::string, Form, Hash, std::equal_to<>> forms_;
};

}  // namespace zicht::search
