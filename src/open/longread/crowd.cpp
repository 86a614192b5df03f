#include "open/longread/crowd.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace zicht::longread {
namespace {

constexpr int columns = 10;
constexpr double pitch = 30;  // Between the circles of a row, and between rows.
constexpr double first_column = 17;
constexpr double lowest_row = 430;

/// A well-mixed number for a place: splitmix64 (Steele, Lea and Flood 2014), so that the drawing
/// looks scattered and is the same on every machine.
std::uint64_t mixed(std::uint64_t place) {
  place += 0x9e3779b97f4a7c15U;
  place = (place ^ (place >> 30U)) * 0xbf58476d1ce4e5b9U;
  place = (place ^ (place >> 27U)) * 0x94d049bb133111ebU;
  return place ^ (place >> 31U);
}

/// -4, -2, 0, 2 or 4: enough to look scattered, and few enough to compress well.
double jitter(std::uint64_t place) {
  return 2 * static_cast<double>(mixed(place) % 5) - 4;
}

/// Which places are seen: spread over those that are there even by the lowest estimate.
std::vector<std::uint64_t> seen_places(const Crowd& crowd) {
  std::vector<std::uint64_t> places(static_cast<std::size_t>(crowd.circles(crowd.low)));
  std::iota(places.begin(), places.end(), 0U);
  std::sort(places.begin(), places.end(), [](auto one, auto other) {
    return mixed(one + 7000) < mixed(other + 7000);
  });
  places.resize(static_cast<std::size_t>(crowd.circles(crowd.seen)));
  return places;
}

}  // namespace

std::vector<Circle> circles(const Crowd& crowd) {
  const auto seen = seen_places(crowd);
  const auto kind_of = [&](int place) {
    if (std::find(seen.begin(), seen.end(), static_cast<std::uint64_t>(place)) != seen.end())
      return Circle::Kind::seen;
    return place < crowd.circles(crowd.estimated) ? Circle::Kind::estimated
                                                  : Circle::Kind::possible;
  };
  std::vector<Circle> all;
  for (int place = 0; place < crowd.circles(crowd.high); ++place) {
    const auto number = static_cast<std::uint64_t>(place);
    const int column = place % columns;
    const int row = place / columns;
    all.push_back({kind_of(place),
                   {first_column + pitch * column + jitter(number),
                    lowest_row - pitch * row + jitter(number + 1000)}});
  }
  return all;
}

double height_of(const Crowd& crowd, int people) {
  return lowest_row + pitch / 2 - pitch * crowd.circles(people) / columns;
}

}  // namespace zicht::longread
