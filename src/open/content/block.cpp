#include "open/content/block.hpp"

namespace zicht::content {
namespace {

void add_words(std::string& out, const Inlines& inlines) {
  for (const auto& item : inlines) {
    if (item.kind == Inline::Kind::citation) continue;
    if (item.kind == Inline::Kind::line_break) out += ' ';
    out += item.text;
    add_words(out, item.inside);
  }
}

void add_words(std::string& out, const Blocks& blocks) {
  for (const auto& block : blocks) {
    // The picture of a glimpse is text as well, though it is written as an attribute.
    if (const auto seen = block.attributes.find("zie"); seen != block.attributes.end())
      out += seen->second + '\n';
    if (!block.inlines.empty()) {
      add_words(out, block.inlines);
      out += '\n';
    }
    for (const auto& row : block.rows) {
      for (const auto& cell : row) {
        add_words(out, cell);
        out += ' ';
      }
      out += '\n';
    }
    add_words(out, block.children);
  }
}

}  // namespace

std::string plain_text(const Inlines& inlines) {
  std::string words;
  add_words(words, inlines);
  return words;
}

std::string plain_text(const Blocks& blocks) {
  std::string words;
  add_words(words, blocks);
  return words;
}

}  // namespace zicht::content
