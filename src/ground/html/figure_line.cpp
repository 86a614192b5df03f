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

/// One number at its place. Only points with a number or a withheld number become one.
struct Dot {
  int year = 0;
  const Point* point = nullptr;
  Spot at = {};
};

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
  Html values(const std::vector<Dot>& dots);
  Html name(const Series& series, const std::vector<Dot>& dots) const;

  const Figure& figure_;
  const Sheet& sheet_;
  LabelPlan labels_;
  Axis axis_ = {};
  std::map<int, bool> seen_ = {};      ///< Every year from first to last: is there a number?
  std::map<int, bool> withheld_ = {};  ///< The same years: is a number kept back?
  double left_ = 0, right_ = 0, top_ = 0, bottom_ = 0, inset_ = 0;
};

void LineDrawing::measure() {
  double largest = 0;
  for (const auto& series : figure_.series)
    for (const auto& point : series.points) {
      largest = std::max({largest, point.value.value_or(0), point.high.value_or(0)});
      seen_[year_of(point)] |= point.value.has_value();
      withheld_[year_of(point)] |= point.certainty == Certainty::withheld;
    }
  if (!seen_.empty())
    for (int year = seen_.begin()->first; year < seen_.rbegin()->first; ++year) {
      seen_[year] |= false;
      withheld_[year] |= false;
    }

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
  const int first = seen_.begin()->first;
  const int span = std::max(1, seen_.rbegin()->first - first);
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
  for (double value = 0; value <= axis_.end * 1.001; value += axis_.step) {
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
  for (const auto& [year, has_number] : seen_)
    if (has_number) named.push_back(year);
  double free_from = 0;
  for (const auto& [year, has_number] : seen_) {
    const double at = x(year);
    const bool last = !named.empty() && year == named.back();
    const bool fits = last || (at - room / 2 >= free_from && at + room <= x(named.back()));
    const bool is_named = has_number && fits;
    marks += stroke(at, bottom_, at, bottom_ + tick_length, is_named ? "zero" : "grid");
    if (!is_named) continue;
    marks += words_at(at, bottom_ + text * 1.5, std::to_string(year), Anchor::middle, "tick");
    free_from = at + room / 2;
  }
  return marks;
}

/// A pale band, or a hatched one, over the years without a number: not a nought, and not a line.
Html LineDrawing::missing_years() const {
  const double half = (right_ - left_ - 2 * inset_) / static_cast<double>(seen_.size()) / 2;
  const auto band = [&](int first, int last) {
    const double from = std::max(left_, x(first) - half);
    const double to = std::min(right_, x(last) + half);
    return withheld_.at(first)
               ? markup<R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)">(
                     from, top_, to - from, bottom_ - top_, sheet_.hatch)
               : markup<R"(<rect class="drawing__gap" x="{}" y="{}" width="{}" height="{}"/>)">(
                     from, top_, to - from, bottom_ - top_);
  };
  Html bands;
  for (auto year = seen_.begin(); year != seen_.end();) {
    const int first = year->first;
    const bool has_number = year->second;
    const bool withheld = withheld_.at(first);
    int last = first;
    for (;
         year != seen_.end() && year->second == has_number && withheld_.at(year->first) == withheld;
         ++year)
      last = year->first;
    if (!has_number) bands += band(first, last);
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

Html LineDrawing::values(const std::vector<Dot>& dots) {
  constexpr double radius = 6;
  for (std::size_t at = 0; at < dots.size(); ++at) {
    const auto [x, y] = dots[at].at;
    labels_.keep_free({x - radius, y - radius, x + radius, y + radius});
    if (at > 0 && dots[at].year == dots[at - 1].year + 1)
      labels_.add_segment(dots[at - 1].at, dots[at].at);
  }
  Html numbers;
  // From the last year back: where there is no room for all, the newest number is there.
  for (std::size_t at = dots.size(); at-- > 0;) {
    const auto& each = dots[at];
    const auto higher = [&](std::size_t other) {
      return other < dots.size() && *dots[other].point->value > *each.point->value;
    };
    const bool valley = higher(at + 1) && (at == 0 || higher(at - 1));
    const auto words = number_words(figure_, *each.point->value);
    const double height = sheet_.text * 0.95;
    const auto box = labels_.place(each.at, text_width(words, sheet_.text), height, valley);
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
  if (seen_.empty()) return {};
  Html marks = missing_years() + grid() + years();
  for (std::size_t at = 0; at < figure_.series.size(); ++at) {
    const auto& series = figure_.series[at];
    const auto here = dots(series);
    if (here.empty()) continue;
    const auto numbers = values(here);
    const auto title = when(figure_.series.size() > 1, name(series, here));
    marks += markup<R"(<g class="{}">{}{}{}{}</g>)">(
        series_class(at), series_line(here), series_dots(here), numbers, title);
  }
  return {bottom_ + sheet_.text * 2, marks};
}

}  // namespace

Sketch draw_line(const Figure& figure, const Sheet& sheet) {
  return LineDrawing(figure, sheet).draw();
}

}  // namespace zicht::html
