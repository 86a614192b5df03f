// A document cut in the pieces that a reader reads one by one. Inside this room only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "open/content/document.hpp"

namespace zicht::content {

/// The text of one paragraph, heading, item or cell.
struct Piece {
  int line = 0;  ///< In the file.
  std::string text = {};
  enum class Role { text, summary, heading };
  Role role = Role::text;  ///< A title and the head of a table are headings too.
  /// Terms that open their explanation: where in `text` they stand, and their slug.
  std::vector<std::pair<std::size_t, std::string>> terms = {};
  /// The words of each link.
  std::vector<std::string> links = {};
};

/// The title, the summary and all blocks, from top to bottom.
std::vector<Piece> pieces_of(const Document& document);

}  // namespace zicht::content
