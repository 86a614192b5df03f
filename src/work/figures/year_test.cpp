#include "work/figures/year.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "work/figures/write.hpp"

using namespace zicht;
using namespace zicht::figures;

namespace {

const std::vector<content::Label> sectors{{"bouw", "Bouw"}, {"horeca", "Horeca"}, {"zorg", "Zorg"}};

std::size_t draw(std::mt19937_64& chance, std::size_t below) {
  return static_cast<std::size_t>(chance() % below);
}

/// Signals of 2025, most of them alike, as they are at a desk.
std::vector<Arrival> random_arrivals(std::mt19937_64& chance) {
  std::vector<Arrival> arrivals(draw(chance, 300));
  const auto busiest = draw(chance, 12) + 1;
  for (auto& arrival : arrivals) {
    const auto month = static_cast<unsigned>(draw(chance, 2) == 0 ? busiest : draw(chance, 12) + 1);
    arrival.came_on = std::chrono::year{2025} / std::chrono::month{month} / 14;
    arrival.channel = static_cast<signals::Channel>(draw(chance, draw(chance, 4) + 1));
    arrival.form = static_cast<signals::Exploitation>(draw(chance, draw(chance, 10) + 1));
    arrival.outcome = static_cast<Outcome>(draw(chance, draw(chance, outcome_count) + 1));
    if (draw(chance, 3) > 0) arrival.sector = sectors[draw(chance, 3)].id;
    arrival.handed_over = draw(chance, 30) == 0;
    arrival.acknowledged_in_time = draw(chance, 5) > 0;
    arrival.decided_in_time = draw(chance, 2) > 0;
  }
  return arrivals;
}

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
  const auto whole = count(2025, of(12, 3), sectors);
  CHECK_FALSE(whole->by_quarter);
  REQUIRE(whole->figures.size() == 6);
  auto all = of(12, 1);
  for (const auto month : {4U, 7U, 12U}) {
    const auto more = of(12, month);
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
  for (const auto month : {1U, 4U, 7U, 10U}) add(30, month, signals::Channel::anonymous);
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
