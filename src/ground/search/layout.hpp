// How things are called inside the Xapian database: what the writer puts there and find reads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ground/search/search.hpp"

namespace zicht::search {

/// Raised when the writer changes in any way, so that an index by an older program is rebuilt.
inline constexpr int format_version = 1;

// Stems are terms as they are. They are lower case, so a capital in front keeps the others apart.

/// What stands in a title too: a stem, a group, and stop words, for there are titles of nothing
/// else
/// ("Met wie").
inline std::string title_term(std::string_view term) {
  return "T" + std::string(term);
}

/// Any member of a group of synonyms.
inline std::string group_term(std::size_t group) {
  return "G" + std::to_string(group);
}

/// A facet. It is cut, because Xapian refuses terms of more than 245 bytes, and counts zeros twice.
inline std::string facet_term(const Facet& facet) {
  return ("F" + facet.name + '\x1F' + facet.value).substr(0, 120);
}

/// True where a term stands for words that can be marked in a snippet.
inline bool is_word_term(std::string_view term) {
  return term[0] != 'T' && term[0] != 'F';
}

/// Words are numbered through: of a title from 1, of the text from here. Longer titles are cut.
inline constexpr unsigned first_text_position = 1000;

// Metadata of the database: two word lists.
inline constexpr auto words_key = "words";  ///< Plain words, for spelling.
inline constexpr auto stems_key = "stems";  ///< All stems that are terms.

/// The value of a document that holds its record. As a document's data it would be compressed,
/// which costs more time, twice, than it saves in space.
inline constexpr unsigned record_slot = 0;

/// What is kept of an entry, to show it: a line each for address, kind and title, then the text.
struct Record {
  std::string_view address = {};
  std::string_view kind = {};
  std::string_view title = {};
  std::string_view text = {};
};
Record read_record(std::string_view stored);

}  // namespace zicht::search
