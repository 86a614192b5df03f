// Suggestions: the titles that go with what a visitor is typing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ground/search/search.hpp"

namespace zicht::search {

/// All titles, in memory. Immutable; safe to share. A look through 5,000 takes about 0.3 ms.
class Titles {
 public:
  explicit Titles(std::span<const Entry> entries);

  /// See Index::suggest.
  std::vector<Suggestion> beginning_with(std::string_view typed, std::size_t limit) const;

 private:
  struct Title {
    std::string words;  ///< Plain, with a space before each: " wat is een signaal".
    Suggestion suggestion;
  };
  std::vector<Title> titles_;  ///< The shortest first.
};

}  // namespace zicht::search
