#include "science/estimate/chao.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "science/estimate/test_town.hpp"

using namespace zicht;
using namespace zicht::estimate;
using namespace zicht::estimate::test;

TEST_CASE("Chao's bound is what a hand computes") {
  CHECK(*chao_lower_bound(100, 60, 20) == Approx(100 + 60.0 * 59 / 42));
  CHECK(*chao_lower_bound(10, 0, 10) == 10);
  CHECK_FALSE(chao_lower_bound(-1, 0, 0));
  CHECK_FALSE(chao_lower_bound(10, 6, 5));
}

TEST_CASE("the lower bound of a table is what a hand computes") {
  // Two lists: the bound is the estimate of Lincoln and Petersen.
  CHECK(chao_lower_bound(read("A,B,aantal\n1,0,60\n0,1,20\n1,1,30\n").table).persons ==
        Approx(110 + 60.0 * 20 / 30));
  // Three lists that see equally well: f1^2 (t - 1) / (2 t f2), whoever is on all three.
  for (const auto* all : {"4", "400", "0"}) {
    const auto bound = chao_lower_bound(
        read("A,B,C,aantal\n1,0,0,90\n0,1,0,90\n0,0,1,90\n1,1,0,20\n1,0,1,20\n0,1,1,20\n1,1,1," +
             std::string(all) + "\n")
            .table);
    CHECK(bound.persons == Approx(330 + std::stod(all) + 270.0 * 270 * 2 / (2 * 3 * 60)));
    CHECK(bound.low95 < bound.persons);
  }
  const auto apart = chao_lower_bound(read("A,B,aantal\n1,0,60\n0,1,40\n").table);
  CHECK(apart.persons == 100);
  CHECK(apart.low95 == 100);
}

TEST_CASE("the lower bound is met by lists of unequal size, and passed by nobody") {
  CHECK(chao_lower_bound(independent().table).persons == Approx(10'000).epsilon(0.001));

  // Four thousand people whom every list sees well, and six thousand whom none sees well.
  Table mixed{{"A", "B", "C", "D"}, std::vector<std::int64_t>(16, 0)};
  for (Mask history = 1; history < 16; ++history) {
    double well = 4000;
    double badly = 6000;
    for (const auto& [list, chance] : {std::pair{0U, 0.45}, {1U, 0.4}, {2U, 0.35}, {3U, 0.3}}) {
      const bool on = (history >> list & 1U) != 0;
      well *= on ? chance : 1 - chance;
      badly *= on ? chance / 5 : 1 - chance / 5;
    }
    mixed.counts[history] = std::lround(well + badly);
  }
  const auto bound = chao_lower_bound(mixed);
  CHECK(bound.persons < 10'000);
  CHECK(bound.persons > 7000);
  // Who takes everyone for equally visible ends below it, and is told so.
  const auto alike = answer({.table = mixed}, {.method = Method::fixed});
  CHECK(alike.estimate->point < bound.low95);
  CHECK(has_flag(alike, "below_lower_bound"));
  CHECK_FALSE(has_flag(answer(independent()), "below_lower_bound"));
}
