// Estimates as an open point on the bar of its interval, with what was counted beside it, so that
// the eye measures the distance between the two.
#include <algorithm>
#include <cctype>

#include "ground/html/figure_drawing.hpp"

namespace zicht::html {
namespace {

constexpr double band_height = 16;

/// One number of one series, on a line of its own.
struct Lane {
  const Point* point = nullptr;
  std::size_t series = 0;
};

/// All that is known about one period.
struct Period {
  std::string label = {};
  std::vector<Lane> lanes = {};
};

bool can_be_drawn(const Point& point) {
  return point.value || point.low || point.certainty == Certainty::withheld;
}

std::vector<Period> periods_of(const Figure& figure) {
  std::vector<Period> periods;
  for (std::size_t at = 0; at < figure.series.size(); ++at)
    for (const auto& point : figure.series[at].points) {
      if (!can_be_drawn(point)) continue;
      auto period = std::find_if(periods.begin(), periods.end(), [&](const Period& known) {
        return known.label == point.label;
      });
      if (period == periods.end()) period = periods.insert(periods.end(), {.label = point.label});
      period->lanes.push_back({&point, at});
    }
  // Periods are written as years, so the order of the words is the order in time. Names of anything
  // else stay in the order in which they came.
  const bool in_time = std::all_of(periods.begin(), periods.end(), [](const Period& period) {
    return !period.label.empty() && std::isdigit(static_cast<unsigned char>(period.label[0])) != 0;
  });
  if (in_time)
    std::sort(periods.begin(), periods.end(), [](const Period& one, const Period& other) {
      return one.label < other.label;
    });
  return periods;
}

class IntervalDrawing {
 public:
  IntervalDrawing(const Figure& figure, const Sheet& sheet);
  Sketch draw();

 private:
  Html lane(const Lane& lane);
  template <class Mark>
  Html below_words(const Lane& lane, double centre, Mark mark);
  Html estimate(const Point& point, double middle) const;
  Html caption(const Lane& lane, double centre, double baseline) const;
  Html words(const Lane& lane, double at, double baseline, Anchor anchor) const;
  std::string note(const Lane& lane, double room) const;
  std::string name(const Lane& lane) const;
  std::string plain(const Lane& lane) const;
  Html grid(double bottom) const;
  double x(double value) const { return left_ + axis_.share(value) * (right_ - left_); }

  const Figure& figure_;
  const Sheet& sheet_;
  std::vector<Period> periods_;
  Axis axis_ = {};
  double left_ = 0, right_ = 0, at_ = 0;
};

IntervalDrawing::IntervalDrawing(const Figure& figure, const Sheet& sheet)
    : figure_(figure), sheet_(sheet), periods_(periods_of(figure)) {
  double largest = 0;
  double labels = 0;
  for (const auto& period : periods_) {
    labels = std::max(labels, text_width(period.label, sheet.text));
    for (const auto& lane : period.lanes) {
      const auto& point = *lane.point;
      const double open_end = point.low && !point.high ? *point.low * 1.1 : 0;
      largest = std::max({largest, point.value.value_or(0), point.high.value_or(0), open_end});
    }
  }
  axis_ = axis_for(largest, sheet.narrow ? 4 : 5);
  left_ = sheet.narrow ? text_width("0", sheet.text) / 2 : labels + 18;
  right_ = sheet.width - text_width(number_words(figure, axis_.end), sheet.text) / 2;
}

Html IntervalDrawing::estimate(const Point& point, double middle) const {
  Html marks;
  if (point.low && point.high) {
    marks = markup<R"(<rect class="drawing__band" x="{}" y="{}" width="{}" height="{}"/>)">(
        x(*point.low), middle - band_height / 2, x(*point.high) - x(*point.low), band_height);
  } else if (point.low) {  // More than this, and nobody says how much: an arrow without an end.
    const double tip = right_ + 4;
    marks = stroke(x(*point.low), middle, tip, middle, "dashes") +
            markup<R"(<path class="drawing__arrow" d="M{} {}l7 5l-7 5"/>)">(tip - 6, middle - 5);
  }
  const auto centre = point.value ? point.value : point.low;
  if (centre) marks += dot(x(*centre), middle, Certainty::estimated);
  return marks;
}

std::string IntervalDrawing::note(const Lane& lane, double room) const {
  if (lane.point->note.empty()) return {};
  const auto words = " (" + lane.point->note + ")";
  return text_width(plain(lane) + words, sheet_.text) <= room ? words : "";
}

/// "Geschat: " where there is something else to tell it from.
std::string IntervalDrawing::name(const Lane& lane) const {
  return figure_.series.size() > 1 ? figure_.series[lane.series].name + ": " : std::string();
}

std::string IntervalDrawing::plain(const Lane& lane) const {
  return name(lane) + value_words(figure_, *lane.point);
}

/// "Geschat: 5.000 (4.000 tot 7.000)", the number in bold.
Html IntervalDrawing::words(const Lane& lane, double at, double baseline, Anchor anchor) const {
  const auto value = value_words(figure_, *lane.point);
  const auto bracket = lane.point->value ? value.find(" (") : std::string::npos;
  const bool estimated = lane.point->certainty == Certainty::estimated;
  const double room = anchor == Anchor::start ? sheet_.width - at : sheet_.width;
  const auto extra = estimated ? std::string() : note(lane, room);
  return markup<
      "<text class=\"drawing__name\" x=\"{}\" y=\"{}\"{}>{}<tspan class=\"drawing__value\">{}"
      "</tspan>{}{}</text>">(
      at,
      baseline,
      anchor == Anchor::middle ? markup<R"( text-anchor="middle")">() : Html{},
      name(lane),
      value.substr(0, bracket),
      bracket == std::string::npos ? std::string() : value.substr(bracket),
      extra);
}

Html IntervalDrawing::caption(const Lane& lane, double centre, double baseline) const {
  const double half = text_width(plain(lane), sheet_.text) / 2;
  const double at = std::clamp(centre,
                               std::min(left_ + half, sheet_.width / 2),
                               std::max(sheet_.width - half, sheet_.width / 2));
  return words(lane, at, baseline, Anchor::middle);
}

Html IntervalDrawing::lane(const Lane& lane) {
  const double text = sheet_.text;
  const auto& point = *lane.point;
  if (point.certainty == Certainty::estimated) {
    const double low = point.low.value_or(point.value.value_or(0));
    const double high = point.high.value_or(low);
    return below_words(
        lane, x((low + high) / 2), [&](double middle) { return estimate(point, middle); });
  }
  const double end = x(point.value.value_or(point.low.value_or(0)));
  const auto mark = [&](double middle) {
    return point.certainty == Certainty::withheld
               ? markup<R"(<rect x="{}" y="{}" width="40" height="12" fill="{}"/>)">(
                     left_, middle - 6, sheet_.hatch)
               : stroke(left_, middle, end, middle, "stem") + dot(end, middle, point.certainty);
  };
  const double beside = point.certainty == Certainty::withheld ? left_ + 48 : end + 12;
  if (beside + text_width(plain(lane), text) > sheet_.width) return below_words(lane, end, mark);
  const double middle = at_ + text * 0.75;
  at_ += text * 1.5 + 4;
  return mark(middle) + words(lane, beside, middle + text * 0.35, Anchor::start);
}

/// A mark with its words above it, around `centre`.
template <class Mark>
Html IntervalDrawing::below_words(const Lane& lane, double centre, Mark mark) {
  const double middle = at_ + sheet_.text * 1.35 + band_height / 2;
  const auto words = caption(lane, centre, at_ + sheet_.text);
  at_ = middle + band_height / 2 + 8;
  return words + mark(middle);
}

Html IntervalDrawing::grid(double bottom) const {
  Html lines;
  for (const double value : axis_.marks()) {
    lines += stroke(x(value), 0, x(value), bottom, value == 0 ? "zero" : "grid");
    lines += words_at(
        x(value), bottom + sheet_.text * 1.3, number_words(figure_, value), Anchor::middle, "tick");
  }
  return lines;
}

Sketch IntervalDrawing::draw() {
  const double text = sheet_.text;
  Html marks;
  for (const auto& period : periods_) {
    at_ += 10;
    if (sheet_.narrow) {
      marks += words_at(left_ + 6, at_ + text, period.label, Anchor::start, "heading");
      at_ += text * 1.6;
    } else {
      marks += words_at(left_ - 14, at_ + text * 1.1, period.label, Anchor::end, "heading");
    }
    for (const auto& each : period.lanes)
      marks += markup<R"(<g class="{}">{}</g>)">(series_class(each.series), lane(each));
    at_ += 6;
  }
  return {at_ + text * 1.7, grid(at_) + marks};
}

}  // namespace

Sketch draw_interval(const Figure& figure, const Sheet& sheet) {
  return IntervalDrawing(figure, sheet).draw();
}

}  // namespace zicht::html
