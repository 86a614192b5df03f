#include "ground/press/cards.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "ground/paper/qr.hpp"
#include "ground/press/blocks.hpp"
#include "ground/press/finish.hpp"

namespace zicht::press {
namespace {

using paper::Card;
using paper::Document;

constexpr double margin = 19;
constexpr double code_side = 46;  ///< 16 mm: squares of half a millimetre, which a telephone reads.
constexpr Column column{margin + 10, a6.width - 2 * margin - 10, margin + 10};
constexpr Area area{margin, a6.height - margin - code_side - 11};
/// How small letters may become, beside what is usual. The last is 7.3 points: the least that is
/// read without effort.
constexpr std::array steps{1.0, 0.95, 0.91, 0.87, 0.84, 0.81};

Look look_of(double scale) {
  Look look;
  look.text = {
      .family = family::small, .size = 9 * scale, .leading = 11.7 * scale, .breaks_from = 12};
  look.small = {
      .family = family::small, .size = 7.8 * scale, .leading = 10.4 * scale, .breaks_from = 8};
  look.label.size = 8 * scale;
  look.label.leading = 10.4 * scale;
  look.between = 3.6 * scale;
  look.list_indent = 10;
  look.margin_labels = false;
  look.heading_size = 0.55 * scale;
  look.heading_space = 0.32 * scale;
  return look;
}

/// One card, set in quarters: one, or more where it is too long.
struct Set {
  Flow flow = {};
  int quarters = 1;
};

class Dealer {
 public:
  Dealer(const Document& document, const Desk& desk, bool alone)
      : document_(document), desk_(desk), alone_(alone), canvas_(alone ? a6 : a4) {}

  Result<std::string> print() {
    for (const auto& card : document_.cards) {
      auto set = fit(card);
      int quarter = 0;
      begin_quarter();
      canvas_.open("Sect");
      const auto next = [&] {
        close_card(card);
        end_quarter();
        begin_quarter();
        ++quarter;
      };
      set.flow.draw(canvas_, area, quarter, next);
      close_card(card);
      canvas_.close();
      end_quarter();
      canvas_.bookmark({card.title, card.id, 1});
      if (alone_) break;
    }
    if (place_ > 0 || document_.cards.empty()) canvas_.end_page();
    if (failed_) return tl::make_unexpected(*failed_);
    return finish(TRY(canvas_.finish()), document_);
  }

 private:
  Set fit(const Card& card) {
    Set set;
    for (const double scale : steps) {
      set = Set{};
      compose(card, scale, set.flow);
      set.quarters = set.flow.paginate(area, 0, [](const Piece&) {});
      if (set.quarters == 1) return set;
    }
    if (desk_.problems != nullptr)
      desk_.problems->push_back(fmt::format(
          "De kaart \"{}\" past niet op één kant: zij gaat verder op de volgende.", card.title));
    return set;
  }

  void compose(const Card& card, double scale, Flow& flow) {
    const auto look = look_of(scale);
    words(flow, "P", card.kind, look.label, 0);
    words(flow,
          "H1",
          card.title,
          {.family = family::display,
           .size = 16 * scale,
           .leading = 17.5 * scale,
           .weight = 500,
           .breaks_from = 16},
          1);
    flow.pieces().back().id = card.id;
    flow.add({.height = 2, .with_next = true});
    Composer(desk_, look, flow).blocks(card.blocks, column);
  }

  void words(
      Flow& flow, const char* tag, const std::string& text, const Style& style, double before) {
    auto setting = std::make_shared<Setting>(desk_, text, style, column.width);
    flow.add({.before = before,
              .height = setting->height(),
              .with_next = true,
              .draw = [setting, tag](Canvas& canvas, double top) {
                setting->draw_all(canvas, column.x, top, tag);
                canvas.end_leaf();
              }});
  }

  void close_card(const Card& card) {
    if (const auto drawn = foot(card); !drawn && !failed_) failed_ = drawn.error();
  }

  /// Where the card lives, when it was checked, and the way to more.
  Result<> foot(const Card& card) {
    const double top = a6.height - margin - code_side;
    canvas_.rule(margin, margin, 2.5, a6.height - 2 * margin, colour::lamp);
    canvas_.rule(column.x, top - 9, column.width, 0.4, colour::line);
    const Style style{.family = family::small,
                      .size = 7.4,
                      .leading = 9.8,
                      .colour = colour::pale_ink,
                      .breaks_from = 60};
    auto strong = style;
    strong.weight = 650;
    strong.colour = colour::ink;
    const double width = column.width - code_side - 10;
    double y = top + 2;
    const auto line = [&](const std::string& text, const Style& in, bool linked) {
      if (text.empty()) return;
      const Setting setting(
          desk_,
          paper::Spans{{.text = text, .target = linked ? card.address : std::string{}}},
          in,
          width);
      setting.draw_all(canvas_, column.x, y, "P");
      canvas_.end_leaf();
      y += setting.height();
    };
    line(card.code_words, strong, false);
    line(card.short_address, style, true);
    line(card.checked, style, false);

    const auto code = TRY(paper::qr(card.code_address));
    const double unit = code_side / code.size;
    canvas_.figure(fmt::format("QR-code. {}: {}", card.code_words, card.code_address));
    auto* ink = canvas_.ink();
    cairo_set_source_rgb(ink, 0, 0, 0);
    const double left = column.x + column.width - code_side;
    for (int row = 0; row < code.size; ++row)
      for (int at = 0; at < code.size; ++at)
        if (code.at(row, at)) cairo_rectangle(ink, left + at * unit, top + row * unit, unit, unit);
    cairo_fill(ink);
    canvas_.end_leaf();
    return {};
  }

  /// Moves both sheets to the next place that a card may take.
  void begin_quarter() {
    const bool right = !alone_ && place_ % 2 == 1;
    const bool below = !alone_ && place_ >= 2;
    const double x = right ? a6.width : 0;
    const double y = below ? a6.height : 0;
    for (auto* sheet : {canvas_.ink(), canvas_.ground()}) {
      cairo_save(sheet);
      cairo_translate(sheet, x, y);
    }
  }

  void end_quarter() {
    canvas_.end_leaf();
    for (auto* sheet : {canvas_.ink(), canvas_.ground()}) cairo_restore(sheet);
    if (place_ == 0 && !alone_) cut_marks();
    ++place_;
    if (alone_ || place_ == 4) {
      canvas_.end_page();
      place_ = 0;
    }
  }

  void cut_marks() {
    constexpr double length = 14;
    const double x = a4.width / 2;
    const double y = a4.height / 2;
    constexpr double thin = 0.4;
    for (const double top : {0.0, y - length / 2, a4.height - length})
      canvas_.rule(x - thin / 2, top, thin, length, colour::pale_ink);
    for (const double left : {0.0, x - length / 2, a4.width - length})
      canvas_.rule(left, y - thin / 2, length, thin, colour::pale_ink);
  }

  const Document& document_;
  Desk desk_;
  bool alone_;
  Canvas canvas_;
  int place_ = 0;
  std::optional<Error> failed_;
};

}  // namespace

Result<std::string> card_sheets(const Document& document, const Desk& desk) {
  return Dealer(document, desk, false).print();
}

Result<std::string> single_card(const Document& document, const Desk& desk) {
  return Dealer(document, desk, true).print();
}

}  // namespace zicht::press
