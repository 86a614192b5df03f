#include "open/training/scenario.hpp"

#include <catch2/catch.hpp>

#include "open/training/test_training.hpp"

using namespace zicht;
using namespace zicht::training;
using training::test::School;

TEST_CASE("choices lead through the story, and the way there is remembered") {
  const School school;
  const auto& scenario = *school.training.scenario("de-dure-jas");
  CHECK(walk(scenario, {})->at->id == "start");
  const auto end = walk(scenario, {1, 0});
  REQUIRE(end);
  CHECK(end->at->ending == Ending::onward);
  REQUIRE(end->taken.size() == 2);
  CHECK(end->taken[0].step->id == "start");
  CHECK(end->taken[0].choice == 1);
}

TEST_CASE("an ending is only reached by choices that lead there") {
  const School school;
  const auto& scenario = *school.training.scenario("de-dure-jas");
  CHECK(walk(scenario, {9}).error().fault == Fault::not_found);
  CHECK(walk(scenario, {1, 0, 0}).error().fault == Fault::not_found);
}

TEST_CASE("an ending counts where the signal goes on, or is on its way again") {
  CHECK(counts(Ending::onward));
  CHECK(counts(Ending::mended));
  CHECK_FALSE(counts(Ending::left_lying));
  CHECK_FALSE(counts(Ending::risk));
}
