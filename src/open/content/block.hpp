// A text as typed blocks. Pages, search, and later PDF and EPUB, are all drawn from these.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zicht::content {

/// A stretch of text inside a block.
struct Inline {
  enum class Kind {
    text,
    strong,
    emphasis,
    code,
    link,      ///< `target` is a path, a fragment or an https address.
    term,      ///< `target` is the slug of a glossary term.
    citation,  ///< `target` is the id of a source.
    line_break
  };
  Kind kind = Kind::text;
  std::string text = {};
  std::string target = {};
  std::vector<Inline> inside = {};
};

using Inlines = std::vector<Inline>;

/// One paragraph, heading, list, table, quote, box or figure, with an id that stays the same when
/// the text changes.
struct Block {
  enum class Kind {
    heading,
    paragraph,
    list,
    numbered_list,
    item,
    table,
    quote,
    box,
    figure,
    contacts
  };
  Kind kind = Kind::paragraph;
  std::string id = {};
  int line = 0;           ///< In the file, from 1; where the block starts.
  int last_line = 0;      ///< Where it ends.
  int level = 0;          ///< Of a heading: 2 or 3.
  std::string name = {};  ///< Of a box: "valkuil". Of a figure: its id.
  std::map<std::string, std::string, std::less<>> attributes = {};  ///< Of a box: thema="2".
  Inlines inlines = {};              ///< Of a heading or a paragraph.
  std::vector<Block> children = {};  ///< Items of a list; blocks in a box, quote or item.
  std::vector<std::vector<Inlines>> rows = {};  ///< Of a table; the first row is the heading.
};

using Blocks = std::vector<Block>;

/// The words of a stretch of text, without markup. Citations leave nothing.
std::string plain_text(const Inlines& inlines);
/// The words of blocks, one block a line. Figures and contacts leave nothing.
std::string plain_text(const Blocks& blocks);

}  // namespace zicht::content
