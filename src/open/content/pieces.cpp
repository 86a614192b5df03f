#include "open/content/pieces.hpp"

#include "open/content/markdown.hpp"

namespace zicht::content {
namespace {

void add(Piece& piece, const Inlines& inlines) {
  for (const auto& item : inlines) {
    if (item.kind == Inline::Kind::citation) continue;
    if (item.kind == Inline::Kind::line_break) piece.text += ' ';
    if (item.kind == Inline::Kind::term) piece.terms.emplace_back(piece.text.size(), item.target);
    if (item.kind == Inline::Kind::link) piece.links.push_back(item.text + plain_text(item.inside));
    piece.text += item.text;
    add(piece, item.inside);
  }
}

class Cutter {
 public:
  explicit Cutter(const Document& document) : document_(document) {}

  std::vector<Piece> run() {
    pieces_.push_back({.line = 1, .text = document_.head.title, .role = Piece::Role::heading});
    pieces_.push_back({.line = 1, .text = document_.head.summary, .role = Piece::Role::summary});
    cut(document_.blocks);
    return std::move(pieces_);
  }

 private:
  void put(const Inlines& inlines, int line, bool is_heading = false) {
    Piece piece{.line = line, .role = is_heading ? Piece::Role::heading : Piece::Role::text};
    add(piece, inlines);
    if (!piece.text.empty()) pieces_.push_back(std::move(piece));
  }

  void cut(const Blocks& blocks) {
    for (const auto& block : blocks) {
      // What you see in a glimpse is written as an attribute, and read as any other text.
      if (const auto seen = block.attributes.find("zie"); seen != block.attributes.end()) {
        Problems reported_elsewhere;
        put(parse_inlines(seen->second, document_.file, block.line, reported_elsewhere),
            block.line);
      }
      put(block.inlines, block.line, block.kind == Block::Kind::heading);
      cut_table(block);
      cut(block.children);
    }
  }

  void cut_table(const Block& table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      // Under the heading stands a line of dashes.
      const int line = table.line + static_cast<int>(row == 0 ? 0 : row + 1);
      for (const auto& cell : table.rows[row]) put(cell, line, row == 0);
    }
  }

  const Document& document_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> pieces_of(const Document& document) {
  return Cutter(document).run();
}

}  // namespace zicht::content
