// Years along the bottom, at their true distance. A year that nobody counted is a gap.
#include <algorithm>
#include <charconv>
#include <map>

#include "ground/html/figure_drawing.hpp"
#include "ground/html/figure_labels.hpp"

namespace zicht::html {
namespace {

constexpr double tick_length = 5;

/// The year in a label; 0 where it is none, which the reader of figures refuses.
int year_of(const Point& point) {
  int year = 0;
  std::from_chars(point.label.data(), point.label.data() + point.label.size(), year);
  return year;
}

/// One number at its place. A point without a number has none.
struct Dot {
  int year = 0;
  const Point* point = nullptr;
  Spot at = {};
};

/// What there is to show of a year. The highest of what the series have.
enum class Known { nothing, withheld, number };

Known known(const Point& point) {
  if (point.value) return Known::number;
  return point.certainty == Certainty::withheld ? Known::withheld : Known::nothing;
}

class LineDrawing {
 public:
  LineDrawing(const Figure& figure, const Sheet& sheet)
      : figure_(figure), sheet_(sheet), labels_({0, 0, sheet.width, 0}) {
    measure();
  }

  Sketch draw();

 private:
  void measure();
  double x(int year) const;
  double y(double value) const { return bottom_ - axis_.share(value) * (bottom_ - top_); }
  std::vector<Dot> dots(const Series& series) const;
  Html grid() const;
  Html years() const;
  Html missing_years() const;
  Html series_line(const std::vector<Dot>& dots) const;
  Html series_dots(const std::vector<Dot>& dots) const;
  void keep_free(const std::vector<Dot>& dots);
  Html values(const std::vector<Dot>& dots);
  Html name(const Series& series, const std::vector<Dot>& dots) const;

  const Figure& figure_;
  const Sheet& sheet_;
  LabelPlan labels_;
  Axis axis_ = {};
  std::map<int, Known> years_ = {};  ///< Every year from the first to the last.
  double left_ = 0, right_ = 0, top_ = 0, bottom_ = 0, inset_ = 0;
};

void LineDrawing::measure() {
  double largest = 0;
  for (const auto& series : figure_.series)
    for (const auto& point : series.points) {
      largest = std::max({largest, point.value.value_or(0), point.high.value_or(0)});
      auto& year = years_[year_of(point)];
      year = std::max(year, known(point));
    }
  if (!years_.empty())
    for (int year = years_.begin()->first; year < years_.rbegin()->first; ++year)
      years_.emplace(year, Known::nothing);

  axis_ = axis_for(largest, sheet_.narrow ? 4 : 5);
  const double text = sheet_.text;
  left_ = text_width(number_words(figure_, axis_.end), text) + 8;
  const double gutter = figure_.series.size() > 1 ? sheet_.width * 0.24 : 0;
  right_ = sheet_.width - gutter;
  // Half a number fits beside the first and the last dot.
  inset_ = text_width(number_words(figure_, largest), text) / 2 + 2;
  top_ = text * 1.8;
  bottom_ = top_ + (sheet_.narrow ? 190 : 250);
  labels_ = LabelPlan({left_, 0, right_, bottom_ - 2});
}

double LineDrawing::x(int year) const {
  const int first = years_.begin()->first;
  const int span = years_.rbegin()->first - first;
  if (span == 0) return (left_ + right_) / 2;
  return left_ + inset_ + (right_ - left_ - 2 * inset_) * (year - first) / span;
}

std::vector<Dot> LineDrawing::dots(const Series& series) const {
  std::vector<Dot> found;
  for (const auto& point : series.points)
    if (point.value)
      found.push_back({year_of(point), &point, {x(year_of(point)), y(*point.value)}});
  return found;
}

Html LineDrawing::grid() const {
  Html lines;
  for (const double value : axis_.marks()) {
    const double at = y(value);
    lines += stroke(left_, at, right_, at, value == 0 ? "zero" : "grid");
    lines += words_at(
        left_ - 8, at + sheet_.text * 0.35, number_words(figure_, value), Anchor::end, "tick");
  }
  return lines;
}

/// A tick for every year. The years that have a number are named as far as there is room: the
/// last and the first, and from the left what fits between.
Html LineDrawing::years() const {
  const double text = sheet_.text;
  const double room = text_width("2024", text) + text * 0.4;
  Html marks;
  std::vector<int> named;
  for (const auto& [year, what] : years_)
    if (what == Known::number) named.push_back(year);
  double free_from = 0;
  for (const auto& [year, what] : years_) {
    const double at = x(year);
    const bool last = !named.empty() && year == named.back();
    const bool fits = last || (at - room / 2 >= free_from && at + room <= x(named.back()));
    const bool is_named = what == Known::number && fits;
    marks += stroke(at, bottom_, at, bottom_ + tick_length, is_named ? "zero" : "grid");
    if (!is_named) continue;
    marks += words_at(at, bottom_ + text * 1.5, std::to_string(year), Anchor::middle, "tick");
    free_from = at + room / 2;
  }
  return marks;
}

/// A pale band, or a hatched one, over the years without a number: not a nought, and not a line.
Html LineDrawing::missing_years() const {
  const double half = (right_ - left_ - 2 * inset_) / static_cast<double>(years_.size()) / 2;
  const auto band = [&](int first, int last, Known what) {
    const double from = std::max(left_, x(first) - half);
    const double to = std::min(right_, x(last) + half);
    return what == Known::withheld
               ? markup<R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)">(
                     from, top_, to - from, bottom_ - top_, sheet_.hatch)
               : markup<R"(<rect class="drawing__gap" x="{}" y="{}" width="{}" height="{}"/>)">(
                     from, top_, to - from, bottom_ - top_);
  };
  Html bands;
  for (auto year = years_.begin(); year != years_.end();) {
    const auto [first, what] = *year;
    int last = first;
    for (; year != years_.end() && year->second == what; ++year) last = year->first;
    if (what != Known::number) bands += band(first, last, what);
  }
  return bands;
}

/// Joins only years that follow each other; dashed where an end is estimated.
Html LineDrawing::series_line(const std::vector<Dot>& dots) const {
  Html lines;
  for (std::size_t at = 1; at < dots.size(); ++at) {
    const auto& from = dots[at - 1];
    const auto& to = dots[at];
    if (to.year != from.year + 1) continue;
    const bool estimated = from.point->certainty == Certainty::estimated ||
                           to.point->certainty == Certainty::estimated;
    lines += stroke(from.at.x, from.at.y, to.at.x, to.at.y, estimated ? "dashes" : "line");
  }
  return lines;
}

Html LineDrawing::series_dots(const std::vector<Dot>& dots) const {
  Html marks;
  for (const auto& each : dots) {
    if (each.point->low && each.point->high)
      marks += stroke(each.at.x, y(*each.point->low), each.at.x, y(*each.point->high), "whisker");
    marks += dot(each.at.x, each.at.y, each.point->certainty);
  }
  return marks;
}

/// Before any number is placed: where the dots, lines and whiskers of a series are.
void LineDrawing::keep_free(const std::vector<Dot>& dots) {
  constexpr double radius = 6;
  for (std::size_t at = 0; at < dots.size(); ++at) {
    const auto& each = dots[at];
    const auto [x, y] = each.at;
    labels_.keep_free({x - radius, y - radius, x + radius, y + radius});
    if (at > 0 && each.year == dots[at - 1].year + 1) labels_.add_segment(dots[at - 1].at, each.at);
    if (each.point->low && each.point->high)
      labels_.add_segment({x, this->y(*each.point->low)}, {x, this->y(*each.point->high)});
  }
}

Html LineDrawing::values(const std::vector<Dot>& dots) {
  Html numbers;
  // From the last year back: where there is no room for all, the newest number is always there.
  for (std::size_t at = dots.size(); at-- > 0;) {
    const auto& each = dots[at];
    const auto higher = [&](std::size_t other) {
      return other < dots.size() && *dots[other].point->value > *each.point->value;
    };
    const bool valley = higher(at + 1) && (at == 0 || higher(at - 1));
    const auto words = number_words(figure_, *each.point->value);
    const double height = sheet_.text * 0.95;
    const bool newest = at + 1 == dots.size();
    const auto box = labels_.place(each.at, text_width(words, sheet_.text), height, valley, newest);
    if (!box) continue;
    numbers += words_at(
        (box->left + box->right) / 2, box->bottom - height * 0.15, words, Anchor::middle, "value");
  }
  return numbers;
}

Html LineDrawing::name(const Series& series, const std::vector<Dot>& dots) const {
  const double beside = right_ + 8;
  double at = dots.back().at.y + sheet_.text * 0.35;
  Html words;
  for (const auto& line : wrap(series.name, sheet_.width - beside, sheet_.text)) {
    words += words_at(beside, at, line, Anchor::start, "name");
    at += sheet_.text * 1.2;
  }
  return words;
}

Sketch LineDrawing::draw() {
  if (years_.empty()) return {};
  std::vector<std::vector<Dot>> all;
  for (const auto& series : figure_.series) {
    all.push_back(dots(series));
    keep_free(all.back());
  }
  Html marks = missing_years() + grid() + years();
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].empty()) continue;
    const auto numbers = values(all[at]);
    const auto title = when(all.size() > 1, name(figure_.series[at], all[at]));
    marks += markup<R"(<g class="{}">{}{}{}{}</g>)">(
        series_class(at), series_line(all[at]), series_dots(all[at]), numbers, title);
  }
  return {bottom_ + sheet_.text * 2, marks};
}

}  // namespace

Sketch draw_line(const Figure& figure, const Sheet& sheet) {
  return LineDrawing(figure, sheet).draw();
}

}  // namespace zicht::html
