#include "ground/press/docx_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/press/drawing.hpp"
#include "ground/press/xml.hpp"

namespace zicht::press {
namespace {

using paper::Block;
using paper::Blocks;
using paper::Spans;

/// A picture fills the text from side to side: 16 cm, in the units of DrawingML.
constexpr int emu_wide = 5'760'000;
constexpr int picture_pixels = 1600;

/// How wide the columns of a table are, together 16 cm in twentieths of a point: each by its
/// longest cell, but none so narrow that words fall apart, and none that takes it all.
std::vector<int> column_widths(const std::vector<std::vector<Spans>>& rows) {
  constexpr std::size_t least = 10;
  constexpr std::size_t most = 60;
  constexpr std::size_t whole = 9070;
  std::vector<std::size_t> longest(rows[0].size(), least);
  for (const auto& row : rows)
    for (std::size_t at = 0; at < row.size() && at < longest.size(); ++at) {
      std::size_t letters = 0;
      for (const auto& span : row[at]) letters += span.text.size();
      longest[at] = std::max(longest[at], std::min(letters, most));
    }
  std::size_t all = 1;
  for (const auto letters : longest) all += letters;
  std::vector<int> widths;
  for (const auto letters : longest) widths.push_back(static_cast<int>(letters * whole / all));
  return widths;
}

}  // namespace

void DocxBlocks::add(const Blocks& given) {
  Place place;
  blocks(given, place);
}

void DocxBlocks::add_paragraph(const Block& block, Place& place, const std::string& style) {
  std::string more;
  if (place.list > 0 && place.marked)
    more = fmt::format("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>",
                       std::min(place.depth, 5),
                       place.list);
  else if (place.list > 0)
    more = fmt::format("<w:ind w:left=\"{}\"/>", 340 * (place.depth + 1));
  place.marked = false;
  text_.paragraph(style, text_.runs(block.spans), block.id, more);
}

void DocxBlocks::blocks(const Blocks& blocks, Place& place) {  // NOLINT(misc-no-recursion)
  for (const auto& each : blocks) block(each, place);
}

void DocxBlocks::block(const Block& block, Place& place) {  // NOLINT(misc-no-recursion)
  switch (block.kind) {
    case Block::Kind::heading:
      return text_.paragraph(fmt::format("Heading{}", std::clamp(block.level, 1, 4)),
                             text_.runs(block.spans),
                             block.id);
    case Block::Kind::paragraph:
      return add_paragraph(block, place, place.style);
    case Block::Kind::fine_print:
      return add_paragraph(block, place, "FinePrint");
    case Block::Kind::label:
      return text_.paragraph("Kicker", DocxText::run(block.label), block.id);
    case Block::Kind::list:
    case Block::Kind::numbered_list:
      return list(block, place);
    case Block::Kind::item:
      return blocks(block.children, place);
    case Block::Kind::table:
      return table(block);
    case Block::Kind::box: {
      text_.paragraph(
          block.warning ? "WarningLabel" : "BoxLabel", DocxText::run(block.label), block.id);
      Place inside{.style = "BoxText"};
      return blocks(block.children, inside);
    }
    case Block::Kind::quote: {
      Place inside{.style = "Quote"};
      blocks(block.children, inside);
      if (!block.label.empty()) text_.paragraph("Quote", DocxText::run(block.label));
      return;
    }
    case Block::Kind::figure:
      return figure(block);
  }
}

void DocxBlocks::list(const Block& block, const Place& around) {  // NOLINT(misc-no-recursion)
  const int number = block.kind == Block::Kind::list ? 1 : 1 + ++numbered_lists_;
  for (const auto& item : block.children) {
    if (!item.id.empty()) text_.add(text_.bookmark(item.id));
    Place inside{.style = "ListParagraph",
                 .list = number,
                 .depth = around.list > 0 ? around.depth + 1 : 0,
                 .marked = true};
    blocks(item.children, inside);
  }
}

void DocxBlocks::table(const Block& block) {
  if (block.rows.empty()) return;
  std::string grid;
  for (const int width : column_widths(block.rows))
    grid += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  std::string rows;
  for (std::size_t row = 0; row < block.rows.size(); ++row) {
    std::string cells;
    for (const auto& cell : block.rows[row])
      cells += fmt::format(
          "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p><w:pPr><w:pStyle "
          "w:val=\"Cell\"/></w:pPr>{}</w:p></w:tc>",
          text_.runs(cell));
    rows += fmt::format("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>\n",
                        row == 0 ? "<w:tblHeader/>" : "",
                        cells);
  }
  text_.add(fmt::format(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"ZichtTable\"/><w:tblW w:w=\"5000\" "
      "w:type=\"pct\"/><w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" "
      "w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>"
      "<w:tblGrid>{}</w:tblGrid>{}</w:tbl>\n",
      grid,
      rows));
  text_.paragraph("FinePrint", {});  // Two tables that touch would become one.
}

void DocxBlocks::figure(const Block& block) {  // NOLINT(misc-no-recursion)
  text_.paragraph(fmt::format("Heading{}", std::clamp(block.level, 3, 4)),
                  DocxText::run(block.label),
                  block.id);
  if (!block.spans.empty()) text_.paragraph("Caption", text_.runs(block.spans));
  if (!block.picture.svg.empty()) picture(block);
  table(block);
  Place inside{.style = "FinePrint"};
  blocks(block.children, inside);
}

void DocxBlocks::picture(const Block& block) {
  const auto drawing = Drawing::read(block.picture.svg);
  auto png = drawing ? drawing->png(picture_pixels)
                     : Result<std::string>(tl::make_unexpected(drawing.error()));
  if (!png) {
    problems_.push_back(fmt::format(
        "De figuur \"{}\" kon niet getekend worden ({}).", block.label, png.error().detail));
    return text_.paragraph(
        "FinePrint",
        DocxText::run(
            "Deze figuur kon niet getekend worden. De cijfers staan in de tabel hieronder."));
  }
  const auto number = pictures_.size() + 1;
  const auto tall = static_cast<int>(emu_wide * drawing->size().height / drawing->size().width);
  pictures_.push_back({fmt::format("word/media/figuur{}.png", number), std::move(*png), false});
  const auto words = xml(block.picture.alternative);
  text_.paragraph(
      "Normal",
      fmt::format(
          "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent "
          "cx=\"{0}\" cy=\"{1}\"/><wp:docPr id=\"{2}\" name=\"Figuur {2}\" "
          "descr=\"{3}\"/><a:graphic><a:graphicData "
          "uri=\"http://schemas.openxmlformats.org/drawingml/2006/"
          "picture\"><pic:pic><pic:nvPicPr>"
          "<pic:cNvPr id=\"{2}\" name=\"Figuur {2}\" descr=\"{3}\"/><pic:cNvPicPr/></pic:nvPicPr>"
          "<pic:blipFill><a:blip r:embed=\"rIdF{2}\"/><a:stretch><a:fillRect/></a:stretch>"
          "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" "
          "cy=\"{1}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
          "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
          emu_wide,
          tall,
          number,
          words));
}

}  // namespace zicht::press
