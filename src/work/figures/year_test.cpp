#include "work/figures/year.hpp"

#include <catch2/catch.hpp>

#include "work/figures/random_arrivals.hpp"
#include "work/figures/write.hpp"

using namespace zicht;
using namespace zicht::figures;
using namespace zicht::figures::test;

namespace {

/// The totals of a figure: what all of its year have in common.
std::vector<std::optional<std::int64_t>> totals(const Figure& figure) {
  const auto width = figure.table.dimensions().back().categories.size() + 1;
  std::vector<std::optional<std::int64_t>> found;
  for (auto at = width - 1; at < figure.table.cells().size(); at += width)
    found.push_back(figure.table.cells()[at]);
  return found;
}

}  // namespace

TEST_CASE("no count under ten is ever in a figure, and every figure has the same totals") {
  std::mt19937_64 chance(2026);
  int with_quarters = 0;
  int without = 0;
  for (int round = 0; round < 300; ++round) {
    const auto arrivals = random_arrivals(chance);
    const auto year = count(2025, arrivals, sectors);
    REQUIRE(year);
    if (year->figures.empty()) continue;
    ++(year->by_quarter ? with_quarters : without);
    REQUIRE(year->figures.size() == 6);
    for (const auto& figure : year->figures) {
      CHECK(figure.table.rules().zeros == disclosure::Zeros::hidden);
      for (const auto& cell : figure.table.cells())
        if (cell) CHECK(*cell >= 10);
      CHECK(totals(figure) == totals(year->figures.front()));
    }
    CHECK(totals(year->figures.front()).back() == static_cast<std::int64_t>(arrivals.size()));
  }
  CHECK(with_quarters > 20);
  CHECK(without > 5);
}

TEST_CASE("a year with too few signals for a quarter is shown whole, and one with too few not") {
  const auto of = [](std::size_t many, unsigned month) {
    return std::vector<Arrival>(
        many, {.came_on = std::chrono::year{2025} / std::chrono::month{month} / 3});
  };
  CHECK(count(2025, of(9, 3), sectors)->figures.empty());
  CHECK(count(2025, {}, sectors)->figures.empty());
  CHECK(count(2024, of(40, 3), sectors)->figures.empty());
  const auto whole = count(2025, of(300, 3), sectors);
  CHECK_FALSE(whole->by_quarter);
  REQUIRE(whole->figures.size() == 6);
  CHECK(count(2025, of(12, 3), sectors)->figures.size() == 6);
  auto all = of(50, 1);
  for (const auto month : {4U, 7U, 12U}) {
    const auto more = of(50, month);
    all.insert(all.end(), more.begin(), more.end());
  }
  CHECK(count(2025, all, sectors)->by_quarter);
}

TEST_CASE("a year can be seen from the first of February after it") {
  using namespace std::chrono;
  CHECK(latest_year(year{2027} / 1 / 31) == 2025);
  CHECK(latest_year(year{2027} / 2 / 1) == 2026);
  CHECK(latest_year(year{2027} / 12 / 31) == 2026);
}

TEST_CASE("a figure that would give away another is made together with it") {
  // Two quarters and their year: whoever has both may subtract. One signal of the second quarter
  // came by telephone; the telephone of the year must then not be told beside that of the others.
  std::vector<Arrival> arrivals;
  const auto add = [&](std::size_t many, unsigned month, signals::Channel channel) {
    const std::vector<Arrival> more(
        many,
        {.came_on = std::chrono::year{2025} / std::chrono::month{month} / 3, .channel = channel});
    arrivals.insert(arrivals.end(), more.begin(), more.end());
  };
  for (const auto month : {1U, 4U, 7U, 10U}) add(60, month, signals::Channel::anonymous);
  for (const auto month : {1U, 7U, 10U}) add(20, month, signals::Channel::phone);
  add(1, 4, signals::Channel::phone);
  const auto year = count(2025, arrivals, sectors);
  REQUIRE(year);
  REQUIRE(year->by_quarter);
  int shown = 0;
  for (const auto& cell : cells_of(*year, year->figures.front()))
    if (cell.category == "telefoon" && cell.count != "afgeschermd") ++shown;
  CHECK(shown < 4);
}
