#include "science/disclosure/protect.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "science/disclosure/attacker.hpp"
#include "science/disclosure/random_table.hpp"

using namespace zicht;
using namespace zicht::disclosure;

namespace {

Table one_row(std::vector<std::int64_t> counts) {
  Table table{.dimensions = {{.name = "vorm", .categories = {}}}, .counts = std::move(counts)};
  for (std::size_t at = 0; at < table.counts.size(); ++at)
    table.dimensions[0].categories.push_back({std::string(1, static_cast<char>('A' + at))});
  return table;
}

Table two_by_three() {
  return {.dimensions = {{"leeftijd", {{"jong"}, {"oud"}}},
                         {"vorm", {{"arbeid"}, {"crimineel"}, {"seksueel"}}}},
          .counts = {40, 3, 60, 80, 70, 90}};
}

Protected protected_of(const Table& table, const Rules& rules = {}) {
  auto done = protect(table, rules);
  REQUIRE(done);
  return std::move(*done);
}

/// Whether the proof is one: its tables exist, show what is published, and go far enough.
bool proves(const Table& table, const Rules& rules, const Protected& done) {
  const auto parts = attack::parts_of_cells(table);
  const auto values = attack::sums(parts, table.counts);
  const auto floor = rules.zeros == Zeros::shown ? 1 : 0;
  const auto& cells = done.table.cells();
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    if (cells[cell] ? *cells[cell] != values[cell]
                    : values[cell] == 0 && rules.zeros == Zeros::shown)
      return false;
  for (const auto& hidden : done.proof.cells) {
    if (cells[hidden.cell]) return false;
    for (const auto* differences : {&hidden.with_least, &hidden.with_most}) {
      auto counts = table.counts;
      for (const auto& difference : *differences) {
        if (table.counts[difference.count] == 0 && floor == 1) return false;
        counts[difference.count] += difference.by;
        if (counts[difference.count] < floor) return false;
      }
      const auto other = attack::sums(parts, counts);
      for (std::size_t cell = 0; cell < cells.size(); ++cell)
        if (cells[cell] && *cells[cell] != other[cell]) return false;
      const auto end = differences == &hidden.with_least ? hidden.least : hidden.most;
      if (other[hidden.cell] != end) return false;
    }
    if (hidden.most <= hidden.least) return false;
    if (hidden.reason == Reason::company) continue;
    std::int64_t seen_to_be_there = 0;
    for (const auto part : parts[hidden.cell]) seen_to_be_there += table.counts[part] > 0 ? 1 : 0;
    if (hidden.least > (floor == 1 ? seen_to_be_there : 0)) return false;
    if (hidden.most < rules.threshold) return false;
  }
  // Every small count is hidden for its own sake, and nothing is hidden without a word.
  std::size_t small = 0;
  for (const auto value : values)
    if (value < rules.threshold && (value > 0 || rules.zeros == Zeros::hidden)) ++small;
  return small == done.proof.small() && done.proof.cells.size() == done.table.hidden();
}

}  // namespace

TEST_CASE("a table without small counts is shown whole") {
  const auto done = protected_of(one_row({10, 20, 0}));
  CHECK(done.table.hidden() == 0);
  CHECK(done.table.count({3}) == 30);
  CHECK(done.table.count({2}) == 0);
}

TEST_CASE("one small count takes another with it, or the total would tell") {
  const auto done = protected_of(one_row({3, 40, 500}));
  CHECK_FALSE(done.table.count({0}));
  CHECK_FALSE(done.table.count({1}));
  CHECK(done.table.count({2}) == 500);
  CHECK(done.table.count({3}) == 543);
  CHECK(done.proof.small() == 1);
  CHECK(done.proof.company() == 1);
}

TEST_CASE("two small counts do not guard each other, because their sum is small too") {
  const auto done = protected_of(one_row({1, 1, 100}));
  CHECK(done.proof.small() == 2);
  CHECK(done.proof.company() >= 1);
  const auto other = protected_of(one_row({4, 4, 100, 30}));
  CHECK(other.proof.small() == 2);
  CHECK(other.proof.company() == 1);
}

TEST_CASE("a count that is all there is takes its total with it") {
  const auto done = protected_of(one_row({5, 0, 0}));
  CHECK(done.table.hidden() == 2);
  CHECK(done.table.count({1}) == 0);
}

TEST_CASE("in a table of two characteristics four cells go together") {
  const auto done = protected_of(two_by_three());
  CHECK(done.table.hidden() == 4);
  CHECK_FALSE(done.table.count({0, 1}));
  CHECK(done.table.count({2, 3}) == 343);
}

TEST_CASE("a sum that is small is hidden as a count is") {
  Table table{.dimensions = {{"vorm",
                              {{"productie", "arbeid"},
                               {"horeca", "arbeid"},
                               {"arbeid", ""},
                               {"seksueel", ""},
                               {"crimineel", ""}}}},
              .counts = {3, 4, 50, 60}};
  const auto done = protected_of(table);
  CHECK_FALSE(done.table.count({0}));
  CHECK_FALSE(done.table.count({1}));
  CHECK_FALSE(done.table.count({2}));
  CHECK(done.table.count({5}) == 117);
  CHECK(proves(table, {}, done));
}

TEST_CASE("where zeros are hidden nobody can tell whether anyone was counted") {
  const Rules rules{.zeros = Zeros::hidden};
  const auto table = one_row({0, 30, 40});
  const auto done = protected_of(table, rules);
  CHECK_FALSE(done.table.count({0}));
  CHECK(done.table.count({3}) == 70);
  CHECK(proves(table, rules, done));
  for (const auto& cell : done.proof.cells)
    if (cell.cell == 0) {
      CHECK(cell.least == 0);
      CHECK(cell.most >= 10);
    }
}

TEST_CASE("a table or a rule that makes no sense is refused, and told why") {
  const auto refused = [](const Table& table, const Rules& rules = {}) {
    const auto done = protect(table, rules);
    return !done && done.error().fault == Fault::invalid && !done.error().message.empty();
  };
  CHECK(refused({}));
  CHECK(refused({.dimensions = {{"a", {}}}, .counts = {}}));
  CHECK(refused({.dimensions = {{"a", {{"x"}, {"x"}}}}, .counts = {1, 2}}));
  CHECK(refused({.dimensions = {{"a", {{"Totaal"}}}}, .counts = {1}}));
  CHECK(refused({.dimensions = {{"a", {{"x", "y"}}}}, .counts = {1}}));
  CHECK(refused({.dimensions = {{"a", {{"x", "y"}, {"y", "x"}}}}, .counts = {}}));
  CHECK(refused({.dimensions = {{"a", {{"x"}}}, {"a", {{"x"}}}}, .counts = {1}}));
  CHECK(refused({.dimensions = {{"a", {{"\xC0"}}}}, .counts = {1}}));
  CHECK(refused(one_row({1, -1})));
  CHECK(refused(one_row({most_counted, 1})));
  auto table = one_row({1, 2});
  table.counts.pop_back();
  CHECK(refused(table));
  CHECK(refused(one_row({1, 2}), {.threshold = 4}));
  CHECK(refused({.dimensions = {{"a", {{"x"}}}, {"b", {{"x"}}}, {"c", {{"x"}}}, {"d", {{"x"}}}},
                 .counts = {1}}));
}

TEST_CASE("ten thousand tables of any shape: what is shown is true, and the proof holds") {
  std::mt19937_64 chance(20261126);
  int wrong = 0;
  std::size_t hidden = 0;
  for (int run = 0; run < 10'000; ++run) {
    const auto dimensions = 1 + static_cast<std::size_t>(run) % 3;
    const auto table = random_table(chance, dimensions, dimensions == 3 ? 3 : 5);
    const Rules rules{.threshold = draw(chance, 0, 3) == 0 ? 5 : 10,
                      .zeros = draw(chance, 0, 2) == 0 ? Zeros::hidden : Zeros::shown};
    const auto done = protected_of(table, rules);
    hidden += done.table.hidden();
    if (!proves(table, rules, done)) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(hidden > 10'000);
}

TEST_CASE("the same counts give the same, in whatever order they are put down") {
  std::mt19937_64 chance(7);
  for (int run = 0; run < 500; ++run) {
    const auto table = random_table(chance, 2, 5);
    // Turned on its side, with the categories backwards.
    Table turned{.dimensions = {table.dimensions[1], table.dimensions[0]}};
    for (auto& dimension : turned.dimensions)
      std::reverse(dimension.categories.begin(), dimension.categories.end());
    const auto rows = counts_needed({.dimensions = {table.dimensions[0]}});
    const auto columns = counts_needed({.dimensions = {table.dimensions[1]}});
    for (std::size_t column = columns; column-- > 0;)
      for (std::size_t row = rows; row-- > 0;)
        turned.counts.push_back(table.counts[row * columns + column]);
    const auto one = protected_of(table);
    const auto other = protected_of(turned);
    const auto heights = table.dimensions[0].categories.size();
    const auto widths = table.dimensions[1].categories.size();
    for (std::size_t row = 0; row <= heights; ++row)
      for (std::size_t column = 0; column <= widths; ++column) {
        const auto back = [](std::size_t at, std::size_t size) {
          return at == size ? at : size - 1 - at;
        };
        REQUIRE(one.table.count({row, column}) ==
                other.table.count({back(column, widths), back(row, heights)}));
      }
    REQUIRE(protected_of(table).table.cells() == one.table.cells());
  }
}

TEST_CASE("rounding comes after protecting, and twice is as good as once") {
  const auto done = protected_of(one_row({3, 42, 501, 13}));
  const auto round = rounded(done.table);
  CHECK(round.rounded_to() == 5);
  CHECK(round.hidden() == done.table.hidden());
  CHECK(round.count({2}) == 500);
  CHECK(round.count({4}) == 560);
  CHECK(rounded(round).cells() == round.cells());
}

TEST_CASE("what leaves as CSV holds no formula and no hidden count") {
  Table table{.dimensions = {{"=vorm", {{"=1+1"}, {"@som"}, {"gewoon"}}}}, .counts = {3, 24, 55}};
  const auto done = protected_of(table);
  CHECK(write_csv(done.table) ==
        "'=vorm,Aantal\r\n'=1+1,afgeschermd\r\n'@som,afgeschermd\r\ngewoon,55\r\nTotaal,82\r\n");
}

TEST_CASE("what leaves as JSON tells the rules, and not why a cell is hidden") {
  Table table{.dimensions = {{"vorm", {{"a \"b\""}, {"c", "d"}, {"d"}}}}, .counts = {3, 44}};
  const auto done = protected_of(table);
  CHECK(
      write_json(rounded(done.table)) ==
      R"json({"dimensions":[{"name":"vorm","total":"Totaal","categories":[{"name":"a \"b\"","parent":null},)json"
      R"json({"name":"c","parent":"d"},{"name":"d","parent":null}]}],"threshold":10,"zeros":"shown",)json"
      R"json("rounded_to":5,"hidden":3,"cells":[null,null,null,45]})json");
}
