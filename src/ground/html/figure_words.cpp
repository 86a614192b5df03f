// A figure in words and in cells: what a number is called wherever it is not drawn.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ground/html/figure.hpp"
#include "ground/text/dutch.hpp"

namespace zicht::html {
namespace {

/// The words that the API and the files of content/ use.
std::string_view certainty_words(const Point& point) {
  if (is_gap(point)) return "niet beschikbaar";
  switch (point.certainty) {
    case Certainty::counted:
      return "geteld";
    case Certainty::derived:
      return "afgeleid";
    case Certainty::estimated:
      return "geschat";
    case Certainty::withheld:
      return "afgeschermd";
  }
  return {};
}

/// For programs: "1044", "45.9", or nothing.
std::string plain(const std::optional<double>& number) {
  return number ? fmt::format("{:.10g}", *number) : std::string();
}

}  // namespace

bool is_gap(const Point& point) {
  return !point.value && !point.low && !point.high && point.words.empty() &&
         point.certainty != Certainty::withheld;
}

bool is_share(const Figure& figure) {
  return figure.unit == "procent";
}

std::vector<std::string> source_ids(const Figure& figure) {
  std::vector<std::string> ids;
  const auto add = [&](const std::vector<std::string>& more) {
    for (const auto& id : more)
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  add(figure.sources);
  for (const auto& series : figure.series)
    for (const auto& point : series.points) add(point.sources);
  return ids;
}

std::string number_words(const Figure& figure, double value) {
  const bool whole = std::abs(value - std::round(value)) < 0.005;
  const auto words = whole ? text::number(static_cast<std::int64_t>(std::llround(value)))
                           : text::decimal(value, 1);
  return is_share(figure) ? words + "%" : words;
}

std::string value_words(const Figure& figure, const Point& point) {
  const auto number = [&](double value) { return number_words(figure, value); };
  if (point.certainty == Certainty::withheld) return "afgeschermd";
  if (is_gap(point)) return "niet beschikbaar";
  if (!point.words.empty()) return point.words;
  if (point.low && point.high) {
    const auto interval = number(*point.low) + " tot " + number(*point.high);
    return point.value ? number(*point.value) + " (" + interval + ")" : interval;
  }
  if (point.value) return number(*point.value);
  return point.low ? "meer dan " + number(*point.low) : "minder dan " + number(*point.high);
}

std::vector<std::vector<std::string>> rows(const Figure& figure) {
  std::vector<std::vector<std::string>> all{{figure.label_heading,
                                             "Reeks",
                                             "Waarde",
                                             "Laag",
                                             "Hoog",
                                             "Zekerheid",
                                             "Opmerking",
                                             "Bronnen"}};
  for (const auto& series : figure.series)
    for (const auto& point : series.points) {
      const bool withheld = point.certainty == Certainty::withheld;
      all.push_back({point.label,
                     series.name,
                     withheld              ? std::string()
                     : point.words.empty() ? plain(point.value)
                                           : point.words,
                     withheld ? std::string() : plain(point.low),
                     withheld ? std::string() : plain(point.high),
                     std::string(certainty_words(point)),
                     point.note,
                     fmt::format("{}", fmt::join(point.sources, " "))});
    }
  return all;
}

}  // namespace zicht::html
