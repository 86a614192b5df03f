// Horizontal bars with their number at the end. By label where the series share labels (each
// organisation, this year and last), by series where they do not (sex, age).
#include <algorithm>

#include "ground/html/figure_drawing.hpp"

namespace zicht::html {
namespace {

/// One bar. `point` is null where a series says nothing about this label.
struct Bar {
  const Point* point = nullptr;
  std::size_t series = 0;
  bool named = false;  ///< Whether the name of its series stands behind its number.
};

/// Bars that stand together, with one label beside (wide) or above (narrow) them. Without bars it
/// is a heading.
struct Row {
  std::string label = {};
  std::vector<Bar> bars = {};
};

bool share_labels(const Figure& figure) {
  for (std::size_t at = 1; at < figure.series.size(); ++at)
    for (const auto& point : figure.series[at].points)
      if (figure.series[0].find(point.label) != nullptr) return true;
  return false;
}

std::vector<Row> rows_by_label(const Figure& figure) {
  std::vector<Row> rows;
  for (const auto& series : figure.series)
    for (const auto& point : series.points) {
      const bool known = std::any_of(
          rows.begin(), rows.end(), [&](const Row& row) { return row.label == point.label; });
      if (!known) rows.push_back({.label = point.label});
    }
  for (auto& row : rows)
    for (std::size_t at = 0; at < figure.series.size(); ++at)
      row.bars.push_back({.point = figure.series[at].find(row.label),
                          .series = at,
                          .named = row.label == rows.front().label});
  return rows;
}

std::vector<Row> rows_by_series(const Figure& figure) {
  std::vector<Row> rows;
  for (const auto& series : figure.series) {
    if (figure.series.size() > 1) rows.push_back({.label = series.name});
    for (const auto& point : series.points)
      rows.push_back({.label = point.label, .bars = {Bar{.point = &point}}});
  }
  return rows;
}

class BarDrawing {
 public:
  BarDrawing(const Figure& figure, const Sheet& sheet);
  Sketch draw();

 private:
  Html row(const Row& row);
  Html bar(const Bar& bar, double top) const;
  Html words_behind(const Bar& bar, double at, double baseline) const;
  std::string name_of(const Bar& bar) const;
  std::string value_of(const Bar& bar) const;
  double length(double value) const { return axis_.share(value) * (right_ - left_); }

  const Figure& figure_;
  const Sheet& sheet_;
  std::vector<Row> rows_;
  Axis axis_ = {};
  double left_ = 0, right_ = 0, thickness_ = 0, at_ = 0;
};

BarDrawing::BarDrawing(const Figure& figure, const Sheet& sheet)
    : figure_(figure),
      sheet_(sheet),
      rows_(share_labels(figure) ? rows_by_label(figure) : rows_by_series(figure)) {
  double labels = 0;
  double numbers = 0;
  double largest = 0;
  for (const auto& row : rows_) {
    if (!row.bars.empty()) labels = std::max(labels, text_width(row.label, sheet.text));
    for (const auto& bar : row.bars) {
      const auto* point = bar.point;
      if (point != nullptr)
        largest = std::max({largest, point->value.value_or(0), point->high.value_or(0)});
      // What stands behind a short bar may take the room of the bar itself.
      if (point != nullptr && point->value)
        numbers = std::max(numbers, text_width(value_of(bar) + name_of(bar), sheet.text));
    }
  }
  axis_ = {.end = largest > 0 ? largest : 1};
  left_ = sheet.narrow ? 1 : std::min(labels, sheet.width * 0.34) + 14;
  right_ = sheet.width - numbers - 10;
  thickness_ = figure.series.size() > 1 && share_labels(figure) ? 18 : 22;
}

std::string BarDrawing::value_of(const Bar& bar) const {
  return value_words(figure_, bar.point == nullptr ? Point{} : *bar.point);
}

std::string BarDrawing::name_of(const Bar& bar) const {
  const bool named = bar.named && figure_.series.size() > 1;
  return named ? " (" + figure_.series[bar.series].name + ")" : std::string();
}

/// "329 (2024)": the number in bold where there is one, the name of its series where it is needed.
Html BarDrawing::words_behind(const Bar& bar, double at, double baseline) const {
  const bool has_number =
      bar.point != nullptr && bar.point->value && bar.point->certainty != Certainty::withheld;
  return markup<"<text class=\"drawing__name\" x=\"{}\" y=\"{}\"><tspan{}>{}</tspan>{}</text>">(
      at,
      baseline,
      when(has_number, Html::trusted(" class=\"drawing__value\"")),
      value_of(bar),
      name_of(bar));
}

Html BarDrawing::bar(const Bar& bar, double top) const {
  const auto rectangle = [&](std::string_view kind, double from, double width, double height) {
    return markup<R"(<rect class="drawing__{}" x="{}" y="{}" width="{}" height="{}"/>)">(
        kind, left_, from, width, height);
  };
  const double baseline = top + thickness_ / 2 + sheet_.text * 0.35;
  if (bar.point != nullptr && bar.point->certainty == Certainty::withheld)
    return markup<R"(<rect x="{}" y="{}" width="60" height="{}" fill="{}"/>)">(
               left_, top, thickness_, sheet_.hatch) +
           words_behind(bar, left_ + 68, baseline);
  if (bar.point == nullptr || !bar.point->value) return words_behind(bar, left_ + 8, baseline);

  const double end = length(*bar.point->value);
  Html marks;
  switch (bar.point->certainty) {
    case Certainty::counted:
      marks = rectangle("bar", top, end, thickness_);
      break;
    case Certainty::derived:  // Half of the work was done by a calculation.
      marks = rectangle("bar-outline", top, end, thickness_) +
              rectangle("bar", top + thickness_ / 2, end, thickness_ / 2);
      break;
    case Certainty::estimated:
    case Certainty::withheld:
      marks = rectangle("bar-dashed", top, end, thickness_);
      break;
  }
  double behind_at = left_ + end;
  if (bar.point->low && bar.point->high) {
    const double middle = top + thickness_ / 2;
    behind_at = std::max(behind_at, left_ + length(*bar.point->high));
    marks += stroke(left_ + length(*bar.point->low), middle, behind_at, middle, "whisker");
  }
  return marks + words_behind(bar, behind_at + 8, baseline);
}

Html BarDrawing::row(const Row& row) {
  const double text = sheet_.text;
  Html marks;
  if (row.bars.empty()) {
    at_ += at_ > 0 ? text : 0;
    marks = words_at(0, at_ + text, row.label, Anchor::start, "heading");
    at_ += text * 1.7;
    return marks;
  }
  const double room = sheet_.narrow ? sheet_.width : left_ - 14;
  const auto lines = wrap(row.label, room, text);
  const double gap = 3;
  const double words_height = static_cast<double>(lines.size()) * text * 1.2;
  const double bars_height = static_cast<double>(row.bars.size()) * (thickness_ + gap) - gap;
  if (sheet_.narrow) {
    for (const auto& line : lines) {
      marks += words_at(0, at_ + text, line, Anchor::start, "label");
      at_ += text * 1.2;
    }
    at_ += 5;
  }
  const double height = sheet_.narrow ? bars_height : std::max(words_height, bars_height);
  if (!sheet_.narrow) {
    double baseline = at_ + (height - words_height) / 2 + text * 0.95;
    for (const auto& line : lines) {
      marks += words_at(left_ - 14, baseline, line, Anchor::end, "label");
      baseline += text * 1.2;
    }
  }
  double top = at_ + (height - bars_height) / 2;
  marks += stroke(left_, top - 3, left_, top + bars_height + 3, "zero");
  for (const auto& each : row.bars) {
    marks += markup<R"(<g class="{}">{}</g>)">(series_class(each.series), bar(each, top));
    top += thickness_ + gap;
  }
  at_ += height + (row.bars.size() > 1 ? 16 : 11);
  return marks;
}

Sketch BarDrawing::draw() {
  at_ = 4;
  Html marks;
  for (const auto& each : rows_) marks += row(each);
  return {at_, marks};
}

}  // namespace

Sketch draw_bars(const Figure& figure, const Sheet& sheet) {
  return BarDrawing(figure, sheet).draw();
}

}  // namespace zicht::html
