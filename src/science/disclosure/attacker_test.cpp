#include "science/disclosure/attacker.hpp"

#include <catch2/catch.hpp>

#include "science/disclosure/protect.hpp"
#include "science/disclosure/random_table.hpp"

using namespace zicht;
using namespace zicht::disclosure;

namespace {

constexpr std::int64_t patience = 60'000;

/// What is published when only the small counts are left out, as one would by hand.
attack::Published small_left_out(const Table& table, std::int64_t threshold) {
  attack::Published published;
  for (const auto sum : attack::sums(attack::parts_of_cells(table), table.counts))
    published.push_back(sum > 0 && sum < threshold ? std::nullopt : std::optional(sum));
  return published;
}

}  // namespace

TEST_CASE("the attacker finds what a table gives away that only leaves the small counts out") {
  const Table table{.dimensions = {{"leeftijd", {{"jong"}, {"oud"}}}, {"vorm", {{"a"}, {"b"}}}},
                    .counts = {3, 20, 30, 40}};
  const auto bounds =
      attack::TryEverything(table, small_left_out(table, 10), 1, 100).bounds(patience);
  REQUIRE(bounds);
  CHECK((*bounds)[0].least == 3);
  CHECK((*bounds)[0].most == 3);
}

// Source: package GaussSuppression, vignette "Small count frequency table suppression", its
// dataset_a with maxN = 1 and the four cells that it hides. That rule asks only that a cell is not
// known exactly; here the attacker says how close it is known.
TEST_CASE("the attacker bounds a published example as closely as its totals do") {
  const Table table{.dimensions = {{"age", {{"young"}, {"old"}}},
                                   {"geo", {{"Spain"}, {"Iceland"}, {"Portugal"}}}},
                    .counts = {5, 2, 0, 6, 3, 4}};
  auto published = attack::Published{};
  for (const auto sum : attack::sums(attack::parts_of_cells(table), table.counts))
    published.emplace_back(sum);
  CHECK(published[3] == 7);    // young
  CHECK(published[9] == 5);    // Iceland
  CHECK(published[11] == 20);  // all
  for (const std::size_t hidden : {1U, 2U, 5U, 6U}) published[hidden].reset();
  const auto bounds = attack::TryEverything(table, published, 0, 20).bounds(patience);
  REQUIRE(bounds);
  CHECK((*bounds)[2].least == 0);
  CHECK((*bounds)[2].most == 2);
  CHECK((*bounds)[5].least == 3);
  CHECK((*bounds)[5].most == 5);
}

TEST_CASE("who tries every table never learns a small count closer than the rule") {
  std::mt19937_64 chance(99);
  int tried = 0;
  int naive_broken = 0;
  for (int run = 0; run < 1'200; ++run) {
    auto table = random_table(chance, 1 + static_cast<std::size_t>(run) % 3, 3);
    if (table.counts.size() > 9) continue;
    for (auto& count : table.counts) count %= 12;
    const Rules rules{.threshold = 5,
                      .zeros = draw(chance, 0, 3) == 0 ? Zeros::hidden : Zeros::shown};
    const auto floor = rules.zeros == Zeros::shown ? 1 : 0;
    const auto done = protect(table, rules);
    REQUIRE(done);
    const auto found =
        attack::TryEverything(table, done->table.cells(), floor, 16).bounds(patience);
    if (!found) continue;
    ++tried;
    const auto parts = attack::parts_of_cells(table);
    const auto values = attack::sums(parts, table.counts);
    const auto naive =
        attack::TryEverything(table, small_left_out(table, 5), 1, 16).bounds(patience);
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
      const bool small = values[cell] < 5 && (values[cell] > 0 || floor == 0);
      if (!small) continue;
      std::int64_t there = 0;
      for (const auto part : parts[cell]) there += table.counts[part] > 0 ? 1 : 0;
      REQUIRE_FALSE(done->table.cells()[cell]);
      REQUIRE((*found)[cell].least <= (floor == 1 ? there : 0));
      REQUIRE((*found)[cell].most >= 5);
      if (naive && values[cell] > 0 && (*naive)[cell].most < 5) ++naive_broken;
    }
  }
  CHECK(tried > 600);
  CHECK(naive_broken > 300);  // The attacker is worth its name.
}
