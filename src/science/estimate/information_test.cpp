#include "science/estimate/information.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "science/estimate/test_town.hpp"

using namespace zicht;
using namespace zicht::estimate;
using namespace zicht::estimate::test;

TEST_CASE("BIC finds the same pair, and its average lies among its models") {
  const auto finding = answer(read(town), {.method = Method::information, .replicates = 50});
  REQUIRE(finding.search);
  CHECK(finding.search->considered == 113);
  CHECK(finding.search->best.front().model.has(3));
  double sum = 0;
  double low = 1e18;
  double high = 0;
  for (const auto& one : finding.search->best) {
    sum += one.weight;
    low = std::min(low, one.estimate);
    high = std::max(high, one.estimate);
  }
  CHECK(sum > 0.9);
  CHECK(sum < 1 + 1e-9);
  CHECK(finding.search->averaged > low);
  CHECK(finding.search->averaged < high);
  CHECK(finding.estimate->bootstrap->bca95.low < finding.estimate->point);
}

TEST_CASE("the interval of BIC grows with the models that a replicate may choose from") {
  const auto input = read(town);
  const auto finding =
      answer(input, {.method = Method::information, .replicates = 100, .compare = false});
  const auto& cumulative = finding.search->cumulative;
  std::vector<std::size_t> models;
  for (const auto& among : cumulative) models.push_back(among.models);
  CHECK(models == std::vector<std::size_t>{1, 2, 5, 10, 20});

  // Among one model there is nothing to choose: it is then fixed. Among all is the answer.
  const auto fixed = answer(input,
                            {.method = Method::fixed,
                             .model = finding.search->best.front().model,
                             .replicates = 100,
                             .compare = false});
  const auto& first = cumulative.front().interval.bca95;
  CHECK(first.low == Approx(fixed.estimate->bootstrap->bca95.low).epsilon(1e-9));
  CHECK(first.high == Approx(fixed.estimate->bootstrap->bca95.high).epsilon(1e-9));
  const auto& last = cumulative.back().interval.bca95;
  CHECK(last.low == finding.estimate->bootstrap->bca95.low);
  CHECK(last.high - last.low > first.high - first.low);
  CHECK(to_json(finding, "1").find("\"cumulative\":[{\"models\":1,\"bca95\":[") !=
        std::string::npos);
}

TEST_CASE("of fewer models than are usual the interval grows up to all of them") {
  CHECK(steps_to(1) == std::vector<std::size_t>{1});
  CHECK(steps_to(6) == std::vector<std::size_t>{1, 2, 5, 6});
  CHECK(steps_to(100) == std::vector<std::size_t>{1, 2, 5, 10, 20, 50, 100});
}

TEST_CASE("with seven lists BIC walks downhill and says so") {
  std::string text = "A,B,C,D,E,F,G,aantal\n";
  for (Mask history = 1; history < 128; ++history) {
    for (int list = 0; list < 7; ++list)
      text += (history >> static_cast<unsigned>(list) & 1U) != 0 ? "1," : "0,";
    double count = 3000;
    for (int list = 0; list < 7; ++list)
      count *= (history >> static_cast<unsigned>(list) & 1U) != 0 ? 0.2 : 0.8;
    if (contains(history, 3)) count *= 3;
    text += std::to_string(std::lround(count)) + "\n";
  }
  const auto finding = answer(read(text), {.method = Method::information, .compare = false});
  CHECK_FALSE(finding.search->exhaustive);
  CHECK(has_flag(finding, "not_exhaustive"));
  CHECK(finding.model->model.has(3));
  CHECK(finding.search->considered > 20);
}
