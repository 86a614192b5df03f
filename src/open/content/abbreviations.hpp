// Which abbreviations a page uses without having said what they stand for. Inside this room only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "open/content/library.hpp"
#include "open/content/pieces.hpp"

namespace zicht::content {

/// Follows one page from top to bottom. An abbreviation is one of the glossary ("Wmo"), or a word
/// of two to six capitals ("FG"). It is explained where it is used or earlier on the page, by
///   its written-out term ("Openbaar Ministerie"),
///   a glossary link that opens the explanation,
///   or brackets: "functionaris gegevensbescherming (FG)", "FG (functionaris ...)".
/// Titles, headings and summaries have little room: what they spell out counts as explained, what
/// they abbreviate is explained in the text below them.
class Abbreviations {
 public:
  explicit Abbreviations(const Library& library);

  /// The abbreviations that this piece uses and nothing has explained, each once a page.
  std::vector<std::string> unexplained_in(const Piece& piece);

 private:
  void learn(const Piece& piece);
  bool is_listed(std::string_view word) const;

  struct Listed {
    std::string_view abbreviation;
    std::string_view slug;
    std::string written_out;  ///< Folded.
  };
  std::vector<Listed> listed_;                    ///< The abbreviations of the glossary.
  std::set<std::string, std::less<>> explained_;  ///< And those that were reported.
};

}  // namespace zicht::content
