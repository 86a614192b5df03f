#include "open/monitor/figures.hpp"

#include <algorithm>

namespace zicht::monitor {
namespace {

using html::Certainty;
using html::Point;

/// The point with the highest label that `wanted` holds for; labels are years or periods.
template <class Condition>
const Point* newest(const html::Figure& figure, Condition wanted) {
  const Point* found = nullptr;
  for (const auto& series : figure.series)
    for (const auto& point : series.points)
      if (wanted(point) && (found == nullptr || point.label > found->label)) found = &point;
  return found;
}

bool is_counted(const Point& point) {
  return point.value && point.certainty == Certainty::counted;
}

/// "2018-2019" as one says it: "2018 en 2019", "2015 tot en met 2019".
std::string spoken(const std::string& period) {
  const auto hyphen = period.find('-');
  if (hyphen != 4 || period.size() != 9) return period;
  const auto from = period.substr(0, hyphen);
  const auto to = period.substr(hyphen + 1);
  const bool next_year = std::atoi(to.c_str()) == std::atoi(from.c_str()) + 1;
  return from + (next_year ? " en " : " tot en met ") + to;
}

}  // namespace

Result<const html::Figure*> find(const Published& published, std::string_view id) {
  const auto found = std::find_if(published.figures.begin(),
                                  published.figures.end(),
                                  [&](const html::Figure& figure) { return figure.id == id; });
  if (found == published.figures.end())
    return fail(Fault::not_found,
                "Dit cijfer is er niet, of niet meer. Kijk op /monitor wat er is.");
  return &*found;
}

std::optional<Counted> latest_counted(const html::Figure& figure) {
  const auto* point = newest(figure, is_counted);
  if (point == nullptr) return std::nullopt;
  return Counted{point->label, html::number_words(figure, *point->value)};
}

std::optional<Estimated> latest_estimate(const html::Figure& figure) {
  const auto* point = newest(figure, [](const Point& each) {
    return each.certainty == Certainty::estimated && each.low && each.high;
  });
  if (point == nullptr) return std::nullopt;
  return Estimated{spoken(point->label),
                   html::number_words(figure, *point->low),
                   html::number_words(figure, *point->high)};
}

std::optional<Difference> latest_difference(const html::Figure& one, const html::Figure& other) {
  const auto counted_otherwise = [&](const Point& point) {
    return newest(other, [&](const Point& theirs) {
      return is_counted(theirs) && theirs.label == point.label && *theirs.value != *point.value;
    });
  };
  const auto* ours = newest(one, [&](const Point& point) {
    return is_counted(point) && counted_otherwise(point) != nullptr;
  });
  if (ours == nullptr) return std::nullopt;
  return Difference{ours->label,
                    html::number_words(one, *ours->value),
                    html::number_words(other, *counted_otherwise(*ours)->value)};
}

}  // namespace zicht::monitor
