#include "ground/press/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/press/drawing.hpp"

namespace zicht::press {
namespace {

using paper::Block;
using paper::Blocks;
using paper::Spans;

Style heading_style(int level, double scale) {
  switch (level) {
    case 1:
      return {.family = family::display,
              .size = 25 * scale,
              .leading = 28 * scale,
              .weight = 500,
              .breaks_from = 18};
    case 2:
      return {.family = family::display,
              .size = 18 * scale,
              .leading = 22 * scale,
              .weight = 500,
              .breaks_from = 18};
    case 3:
      return {.family = family::display,
              .size = 14 * scale,
              .leading = 17.5 * scale,
              .weight = 500,
              .breaks_from = 18};
    default:
      return {.size = 11 * scale, .leading = 15 * scale, .weight = 650, .breaks_from = 18};
  }
}

constexpr double margin_gap = 12;
/// What a label needs, to be read.
constexpr double narrowest_margin = 60;

bool has_margin(const Column& column) {
  return column.x - column.wide_x - margin_gap > narrowest_margin;
}

/// True for text of which nothing stands in the margin itself.
bool leaves_margin_free(const Block& block) {
  constexpr int ruled_headings = 2;
  return block.kind == Block::Kind::paragraph || block.kind == Block::Kind::fine_print ||
         block.kind == Block::Kind::list || block.kind == Block::Kind::numbered_list ||
         block.kind == Block::Kind::quote ||
         (block.kind == Block::Kind::heading && block.level > ruled_headings);
}

/// From the top of the first to the foot of the last.
double height_from(const std::vector<Piece>& pieces, std::size_t first) {
  double height = 0;
  for (auto at = first; at < pieces.size(); ++at)
    height += pieces[at].height + (at == first ? 0 : pieces[at].before);
  return height;
}

double space_above_heading(int level) {
  return level <= 2 ? 26 : level == 3 ? 18 : 12;
}

}  // namespace

const char* heading_tag(int level) {
  static constexpr const char* tags[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
  return tags[std::clamp(level, 1, 6) - 1];
}

void Composer::blocks(const Blocks& blocks, const Column& column) {
  if (!look_.margin_labels || !has_margin(column)) {
    for (const auto& each : blocks) block(each, column);
    return;
  }
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const bool free = leaves_margin_free(blocks[at]);
    const bool has_beside = free && at + 1 < blocks.size() && blocks[at + 1].beside;
    // What stands in the margin goes on beside the next text, but not below the next thing there.
    if (has_beside || !free) end_margin();
    const auto first = flow_.pieces().size();
    if (has_beside) {
      with_box_beside(blocks[at], blocks[at + 1], column);
      ++at;
    } else {
      block(blocks[at], column);
      margin_left_ = std::max(margin_left_ - height_from(flow_.pieces(), first), 0.0);
    }
  }
  end_margin();
}

void Composer::end_margin() {
  // A heading stays with its text, also with this between them.
  if (margin_left_ > 0)
    flow_.add({.height = margin_left_, .with_next = flow_.pieces().back().with_next});
  margin_left_ = 0;
}

void Composer::with_box_beside(const Block& block, const Block& box, const Column& column) {
  const double width = column.x - column.wide_x - margin_gap;
  auto words = std::make_shared<std::vector<Setting>>();
  words->emplace_back(desk_, box.label, look_.label, width);
  for (const auto& child : box.children)
    words->emplace_back(desk_, child.spans, look_.small, width);
  constexpr double between = 3;
  double height = between;
  for (const auto& setting : *words) height += setting.height() + between;
  // What is that long would push half a page away: it stands below.
  constexpr double longest = 300;
  if (height > longest) {
    this->block(block, column);
    return this->block(box, column);
  }
  // Read before the block, and beside its first line, wherever the rest of it comes to stand.
  flow_.open("Sect");
  flow_.open("P");
  const auto first = flow_.pieces().size();
  flow_.add({.height = 0,
             .reach = height,
             .with_next = true,
             .draw = [words, x = column.wide_x](Canvas& canvas, double top) {
               double y = top + between;
               for (const auto& setting : *words) {
                 setting.draw_all(canvas, x, y, "Span");
                 canvas.end_leaf();
                 y += setting.height() + between;
               }
             }});
  flow_.close();
  this->block(block, column);
  flow_.close();
  auto& pieces = flow_.pieces();
  if (first + 1 < pieces.size()) std::swap(pieces[first].before, pieces[first + 1].before);
  margin_left_ = std::max(height - height_from(pieces, first + 1), 0.0);
}

void Composer::block(const Block& block, const Column& column) {
  const auto first = flow_.pieces().size();
  compose(block, column);
  // A list or a quote has no piece of its own: links to it lead to the first in it.
  if (!block.id.empty() && first < flow_.pieces().size() && flow_.pieces()[first].id != block.id)
    flow_.pieces()[first].also.push_back(block.id);
}

void Composer::compose(const Block& block, const Column& column) {
  switch (block.kind) {
    case Block::Kind::heading:
      return heading(block, column);
    case Block::Kind::paragraph:
      return paragraph(block.spans, look_.text, column, look_.between, block.id);
    case Block::Kind::fine_print:
      return paragraph(block.spans, look_.small, column, look_.between, block.id);
    case Block::Kind::label:
      return label(block, column);
    case Block::Kind::list:
    case Block::Kind::numbered_list:
      return list(block, column);
    case Block::Kind::item:
      return blocks(block.children, column);
    case Block::Kind::table:
      return table(block, column);
    case Block::Kind::box:
      return box(block, column);
    case Block::Kind::quote:
      return quote(block, column);
    case Block::Kind::figure:
      return figure(block, column);
  }
}

void Composer::heading(const Block& block, const Column& column) {
  const auto style = heading_style(block.level, look_.heading_size);
  auto setting = std::make_shared<Setting>(desk_, block.spans, style, column.width);
  const bool ruled = block.level <= 2 && look_.margin_labels;
  const double above = ruled ? 9 : 0;
  flow_.add({.before = space_above_heading(block.level) * look_.heading_space,
             .height = above + setting->height() + 3,
             .with_next = true,
             .draw =
                 [setting, column, above, ruled, level = block.level](Canvas& canvas, double top) {
                   if (ruled) canvas.rule(column.wide_x, top, column.wide(), 1.5, colour::ink);
                   setting->draw_all(canvas, column.x, top + above, heading_tag(level));
                   canvas.end_leaf();
                 },
             .id = block.id});
  tight_ = false;
}

void Composer::lines(const std::shared_ptr<Setting>& setting,
                     const Column& column,
                     double before,
                     const std::string& id,
                     const char* tag) {
  const int count = setting->lines();
  for (int line = 0; line < count; ++line) {
    const bool first = line == 0;
    // Two lines at least stay together at the start and at the end.
    const bool with_next = count <= 3 ? line + 1 < count : first || line == count - 2;
    flow_.add({.before = first && !tight_ ? before : 0,
               .height = setting->leading(),
               .with_next = with_next,
               .draw = [setting, column, line, tag](
                           Canvas& canvas,
                           double top) { setting->draw(canvas, line, column.x, top, tag); },
               .id = first ? id : std::string{}});
  }
  tight_ = false;
}

void Composer::paragraph(const Spans& spans,
                         const Style& style,
                         const Column& column,
                         double before,
                         const std::string& id) {
  flow_.open("P");
  lines(std::make_shared<Setting>(desk_, spans, style, column.width), column, before, id, "Span");
  flow_.close();
}

void Composer::label(const Block& block, const Column& column) {
  auto style = look_.label;
  if (block.warning) style.colour = colour::brick;
  auto setting = std::make_shared<Setting>(desk_, block.label, style, column.width);
  flow_.open("P");
  flow_.add(
      {.before = look_.between,
       .height = setting->height(),
       .with_next = true,
       .draw = [setting, column](Canvas& canvas,
                                 double top) { setting->draw_all(canvas, column.x, top, "Span"); },
       .id = block.id});
  flow_.close();
}

void Composer::list(const Block& block, const Column& column) {
  const bool numbered = block.kind == Block::Kind::numbered_list;
  const double indent = look_.list_indent + (numbered && block.children.size() > 9 ? 6 : 0);
  const Column inside{column.x + indent, column.width - indent, column.x + indent};
  flow_.open("L");
  int number = 0;
  for (const auto& item : block.children) {
    ++number;
    auto mark = std::make_shared<Setting>(
        desk_, numbered ? fmt::format("{}.", number) : "•", look_.text, indent);
    flow_.open("LI");
    const double before = tight_ ? 0 : number == 1 ? look_.between : look_.between * 0.4;
    flow_.add({.before = before,
               .height = 0,
               .with_next = true,
               .draw =
                   [mark, x = column.x](Canvas& canvas, double top) {
                     mark->draw_all(canvas, x, top, "Lbl");
                     canvas.end_leaf();
                   },
               .id = item.id});
    flow_.open("LBody");
    tight_ = true;
    blocks(item.children, inside);
    tight_ = false;
    flow_.close();
    flow_.close();
  }
  flow_.close();
}

void Composer::box(const Block& block, const Column& column) {
  auto style = look_.label;
  if (block.warning) style.colour = colour::brick;
  const double beside = column.x - column.wide_x - margin_gap;
  const bool in_margin = look_.margin_labels && beside > narrowest_margin;
  auto setting =
      std::make_shared<Setting>(desk_, block.label, style, in_margin ? beside : column.width);
  flow_.open("Sect");
  flow_.open("P");
  const double rule_room = 7;
  const auto first = flow_.pieces().size();
  flow_.add({.before = look_.between + 8,
             .height = in_margin ? rule_room : rule_room + setting->height() + 1,
             .with_next = true,
             .draw =
                 [setting, column, in_margin, rule_room, warning = block.warning](Canvas& canvas,
                                                                                  double top) {
                   const double x = in_margin ? column.wide_x : column.x;
                   canvas.rule(x,
                               top,
                               column.x + column.width - x,
                               warning ? 1.5 : 0.5,
                               warning ? colour::brick : colour::ink);
                   setting->draw_all(canvas, x, top + rule_room + (in_margin ? 2.5 : 0), "Span");
                   canvas.end_leaf();
                 },
             .id = block.id});
  flow_.close();
  tight_ = true;
  blocks(block.children, column);
  // A label of more lines than its text pushes on what follows.
  double height = 0;
  for (auto at = first + 1; at < flow_.pieces().size(); ++at)
    height += flow_.pieces()[at].before + flow_.pieces()[at].height;
  const double missing = in_margin ? setting->height() + 3 - height : 0;
  flow_.add({.height = std::max(missing, 0.0) + 4});
  flow_.close();
  tight_ = false;
}

void Composer::quote(const Block& block, const Column& column) {
  const double indent = 16;
  const Column inside{column.x + indent, column.width - indent, column.x + indent};
  flow_.open("BlockQuote");
  const auto first = flow_.pieces().size();
  blocks(block.children, inside);
  if (!block.label.empty()) {
    auto style = look_.small;
    style.colour = colour::pale_ink;
    paragraph({{.text = block.label}}, style, inside, 2);
  }
  // A bar of light beside the words, also where these go on on the next page.
  for (auto at = first; at < flow_.pieces().size(); ++at) {
    auto& piece = flow_.pieces()[at];
    const double above = at == first ? 0 : piece.before;
    piece.draw = [words = std::move(piece.draw), x = column.x, above, height = piece.height](
                     Canvas& canvas, double top) {
      canvas.rule(x, top - above, 2, height + above, colour::lamp);
      words(canvas, top);
    };
  }
  flow_.close();
}

void Composer::note(const std::string& words, const Column& column) {
  auto style = look_.small;
  style.colour = colour::brick;
  paragraph({{.text = words}}, style, column, look_.between);
}

void Composer::drawing(const Block& block, const Column& column) {
  auto drawing = Drawing::read(block.picture.svg);
  const auto broken = [&](const std::string& detail) {
    if (desk_.problems != nullptr)
      desk_.problems->push_back(
          fmt::format("De figuur \"{}\" kon niet getekend worden ({}).", block.label, detail));
    note("Deze figuur kon niet getekend worden. De cijfers staan in de tabel hieronder.", column);
  };
  if (!drawing) return broken(drawing.error().detail);
  const double width = column.wide();
  const double height = width * drawing->size().height / drawing->size().width;
  // Drawn once where nobody looks, so that what is broken inside is known before the page is made.
  const Handle<cairo_surface_t, cairo_surface_destroy> nowhere(
      cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
  const Handle<cairo_t, cairo_destroy> trial(cairo_create(nowhere.get()));
  if (const auto drawn = drawing->draw(trial.get(), 0, 0, width); !drawn)
    return broken(drawn.error().detail);
  auto shared = std::make_shared<Drawing>(std::move(*drawing));
  flow_.add({.before = 8,
             .height = height,
             .draw = [shared, column, width, words = block.picture.alternative](Canvas& canvas,
                                                                                double top) {
               canvas.figure(words);
               const auto drawn = shared->draw(canvas.ink(), column.wide_x, top, width);
               ZICHT_CHECK(drawn.has_value());
               canvas.end_leaf();
             }});
}

void Composer::figure(const Block& block, const Column& column) {
  flow_.open("Sect");
  const Column wide{column.wide_x, column.wide(), column.wide_x};
  heading({.kind = Block::Kind::heading,
           .id = block.id,
           .level = std::max(block.level, 3),
           .spans = {{.text = block.label}}},
          column);
  if (!block.spans.empty()) {
    auto style = look_.small;
    style.colour = colour::pale_ink;
    flow_.open("P");
    auto setting = std::make_shared<Setting>(desk_, block.spans, style, column.width);
    flow_.add({.before = 1,
               .height = setting->height(),
               .with_next = true,
               .draw = [setting, column](Canvas& canvas, double top) {
                 setting->draw_all(canvas, column.x, top, "Span");
               }});
    flow_.close();
  }
  if (!block.picture.svg.empty()) drawing(block, wide);
  if (!block.rows.empty()) table(block, wide);
  blocks(block.children, column);
  flow_.close();
}

}  // namespace zicht::press
