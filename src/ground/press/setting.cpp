#include "ground/press/setting.hpp"

#include <hb.h>

#include <algorithm>

#include "ground/text/utf8.hpp"

namespace zicht::press {
namespace {

using paper::Span;
using paper::Spans;

constexpr double pango_unit = PANGO_SCALE;
/// Of the number of a source, beside the text it stands in.
constexpr double citation_size = 0.68;
constexpr double citation_rise = 0.36;

Handle<PangoFontDescription, pango_font_description_free> font_of(const Style& style) {
  Handle<PangoFontDescription, pango_font_description_free> font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), style.family);
  pango_font_description_set_absolute_size(font.get(), style.size * pango_unit);
  pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(style.weight));
  return font;
}

/// Signs that our letters do not have, in those that mean the same.
std::string with_known_signs(std::string_view text) {
  struct Swap {
    std::string_view from;
    std::string_view to;
  };
  static constexpr Swap swaps[] = {
      {"\u2011", "-"}, {"\u2010", "-"}, {"\u202f", "\u00a0"}, {"\u2009", "\u00a0"}};
  std::string out(text);
  for (const auto& swap : swaps)
    for (auto at = out.find(swap.from); at != std::string::npos;
         at = out.find(swap.from, at + swap.to.size()))
      out.replace(at, swap.from.size(), swap.to);
  return out;
}

void attribute(PangoAttrList* list, PangoAttribute* made, std::size_t from, std::size_t to) {
  made->start_index = static_cast<guint>(from);
  made->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, made);
}

}  // namespace

/// Glyphs of one span on one line.
struct Setting::Run {
  PangoGlyphItem* item = nullptr;
  std::size_t span = 0;
  double x = 0;  ///< From the start of the line.
  double width = 0;
};

Setting::Setting(const Desk& desk, std::string_view words, const Style& style, double width)
    : Setting(desk, Spans{Span{.text = std::string(words)}}, style, width) {}

Setting::Setting(const Desk& desk, const Spans& spans, const Style& style, double width)
    : style_(style), spans_(spans), layout_(pango_layout_new(desk.context)) {
  std::string text;
  Handle<PangoAttrList, pango_attr_list_unref> attributes(pango_attr_list_new());
  for (const auto& span : spans_) {
    const auto from = text.size();
    if (span.kind == Span::Kind::line_break) {
      text += "\u2028";
    } else {
      const auto words = with_known_signs(span.text);
      // The number of a source stays with the word before it.
      if (span.kind == Span::Kind::citation) text += "\u2060";
      text += desk.hyphenation == nullptr || span.kind == Span::Kind::citation
                  ? words
                  : desk.hyphenation->soften(words, style.breaks_from);
    }
    if (span.strong && style.weight < 600)
      attribute(attributes.get(),
                pango_attr_weight_new(static_cast<PangoWeight>(650)),
                from,
                text.size());
    if (span.kind == Span::Kind::citation)
      attribute(
          attributes.get(),
          pango_attr_size_new_absolute(static_cast<int>(style.size * citation_size * pango_unit)),
          from,
          text.size());
    // The colour is not used; that it differs keeps a link, and the link after it, runs of their
    // own.
    if (!span.target.empty())
      attribute(attributes.get(),
                pango_attr_foreground_new(1, 1, static_cast<guint16>(ends_.size())),
                from,
                text.size());
    ends_.push_back(text.size());
  }
  const auto font = font_of(style);
  pango_layout_set_font_description(layout_.get(), font.get());
  pango_layout_set_attributes(layout_.get(), attributes.get());
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(layout_.get(), static_cast<int>(width * pango_unit));
  pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
  if (desk.problems != nullptr && pango_layout_get_unknown_glyphs_count(layout_.get()) > 0)
    desk.problems->push_back("Voor een teken is geen letter: " + text.substr(0, 60));
}

int Setting::lines() const {
  return pango_layout_get_line_count(layout_.get());
}

double Setting::width() const {
  PangoRectangle ink;
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), &ink, &logical);
  return logical.width / pango_unit;
}

std::vector<Setting::Run> Setting::runs_of(int line) const {
  std::vector<Run> runs;
  double x = 0;
  const auto* set = pango_layout_get_line_readonly(layout_.get(), line);
  std::size_t span = 0;
  for (auto* at = set->runs; at != nullptr; at = at->next) {
    auto* item = static_cast<PangoGlyphItem*>(at->data);
    // A run may hold words of more than one span, where these look the same.
    while (span < ends_.size() && ends_[span] <= static_cast<std::size_t>(item->item->offset))
      ++span;
    const double width = pango_glyph_string_get_width(item->glyphs) / pango_unit;
    runs.push_back({item, std::min(span, ends_.size() - 1), x, width});
    x += width;
  }
  return runs;
}

/// From the top of a line to where its letters stand.
double Setting::baseline(int line) const {
  PangoRectangle logical;
  pango_layout_line_get_extents(
      pango_layout_get_line_readonly(layout_.get(), line), nullptr, &logical);
  const double ascent = -logical.y / pango_unit;
  const double height = logical.height / pango_unit;
  return (style_.leading - height) / 2 + ascent;
}

/// Draws the glyphs with the text they stand for, so that it can be searched and copied. Soft
/// hyphens that broke no word leave no trace.
void Setting::show(cairo_t* cairo, const Run& run, double x, double y) const {
  const auto* text = pango_layout_get_text(layout_.get());
  std::string utf8;
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  PangoGlyphItemIter cluster;
  double pen = x;
  for (auto more = pango_glyph_item_iter_init_start(&cluster, run.item, text); more != FALSE;
       more = pango_glyph_item_iter_next_cluster(&cluster)) {
    cairo_text_cluster_t made{cluster.end_index - cluster.start_index, 0};
    for (int at = cluster.start_glyph; at < cluster.end_glyph; ++at) {
      const auto& glyph = run.item->glyphs->glyphs[at];
      if (glyph.glyph != PANGO_GLYPH_EMPTY && (glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0) {
        glyphs.push_back({glyph.glyph,
                          pen + glyph.geometry.x_offset / pango_unit,
                          y + glyph.geometry.y_offset / pango_unit});
        ++made.num_glyphs;
      }
      pen += glyph.geometry.width / pango_unit;
    }
    if (made.num_glyphs == 0) {
      // The space at which a line was broken is not drawn, but it still parts two words.
      if (text[cluster.start_index] != ' ') continue;
      hb_codepoint_t space = 0;
      if (hb_font_get_nominal_glyph(
              pango_font_get_hb_font(run.item->item->analysis.font), ' ', &space) == 0)
        continue;
      glyphs.push_back({space, pen, y});
      made.num_glyphs = 1;
    }
    utf8.append(text + cluster.start_index, static_cast<std::size_t>(made.num_bytes));
    clusters.push_back(made);
  }
  if (glyphs.empty()) return;
  auto* font = run.item->item->analysis.font;
  cairo_set_scaled_font(cairo, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)));
  cairo_show_text_glyphs(cairo,
                         utf8.data(),
                         static_cast<int>(utf8.size()),
                         glyphs.data(),
                         static_cast<int>(glyphs.size()),
                         clusters.data(),
                         static_cast<int>(clusters.size()),
                         static_cast<cairo_text_cluster_flags_t>(0));
}

void Setting::draw(Canvas& canvas, int line, double x, double top, const char* tag) const {
  const double y = top + baseline(line);
  const Span* linked = nullptr;
  for (const auto& run : runs_of(line)) {
    const auto& span = spans_[run.span];
    const bool is_link = !span.target.empty();
    if (!is_link) {
      canvas.leaf(tag, this);
    } else if (linked != &span) {
      canvas.link(span.target, span.kind == Span::Kind::citation ? "Bron " + span.text : span.text);
    }
    linked = is_link ? &span : nullptr;
    const auto& colour = is_link ? colour::petrol : style_.colour;
    cairo_set_source_rgb(canvas.ink(), colour.red, colour.green, colour.blue);
    const bool raised = span.kind == Span::Kind::citation;
    show(canvas.ink(), run, x + run.x, y - (raised ? citation_rise * style_.size : 0));
    if (is_link && !raised)
      canvas.rule(x + run.x, y + style_.size * 0.14, run.width, 0.45, colour::petrol);
  }
  if (linked != nullptr) canvas.end_leaf();
}

void Setting::draw_all(Canvas& canvas, double x, double top, const char* tag) const {
  for (int line = 0; line < lines(); ++line)
    draw(canvas, line, x, top + line * style_.leading, tag);
}

void Setting::show_all(cairo_t* cairo, double x, double top) const {
  cairo_set_source_rgb(cairo, style_.colour.red, style_.colour.green, style_.colour.blue);
  for (int line = 0; line < lines(); ++line)
    for (const auto& run : runs_of(line))
      show(cairo, run, x + run.x, top + line * style_.leading + baseline(line));
}

void Setting::draw_cell(Canvas& canvas, Canvas::Cell cell, double x, double top) const {
  const bool linked = std::any_of(
      spans_.begin(), spans_.end(), [](const Span& span) { return !span.target.empty(); });
  if (linked) {
    canvas.open_cell(cell);
    draw_all(canvas, x, top, "Span");
    canvas.close();
  } else {
    canvas.cell_leaf(cell);
    show_all(canvas.ink(), x, top);
    canvas.end_leaf();
  }
}

void Setting::draw_in_leaf(Canvas& canvas, double x, double top) const {
  show_all(canvas.ink(), x, top);
}

void Setting::draw_on_ground(Canvas& canvas, double x, double top) const {
  show_all(canvas.ground(), x, top);
}

Widths widths_of(const Spans& spans, const Style& style) {
  // By the number of letters, which is near enough to share out a page; to set all cells twice for
  // it would take longer than all the rest of a table.
  constexpr double letter = 0.53;
  Widths widths;
  for (const auto& span : spans) {
    widths.most += static_cast<double>(text::length(span.text)) * style.size * letter;
    std::size_t at = 0;
    while (at < span.text.size()) {
      const auto end = std::min(span.text.find(' ', at), span.text.size());
      widths.least = std::max(
          widths.least,
          static_cast<double>(text::length(std::string_view(span.text).substr(at, end - at))) *
              style.size * letter);
      at = end + 1;
    }
  }
  // A little room, for words of wide letters.
  widths.most += style.size;
  widths.least = std::min(widths.least + style.size / 2, widths.most);
  return widths;
}

}  // namespace zicht::press
