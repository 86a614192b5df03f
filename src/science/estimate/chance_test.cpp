#include "science/estimate/chance.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace zicht::estimate;

namespace {

/// The mean and the variance of many draws.
template <class Draw>
std::pair<double, double> moments(Draw draw) {
  constexpr int count = 40'000;
  double sum = 0;
  double squares = 0;
  for (int at = 0; at < count; ++at) {
    const double value = draw();
    sum += value;
    squares += value * value;
  }
  const double mean = sum / count;
  return {mean, squares / count - mean * mean};
}

}  // namespace

TEST_CASE("a stream depends on its seed and its number alone") {
  Stream one(5, 9);
  Stream same(5, 9);
  Stream other(5, 10);
  Stream seed(6, 9);
  const auto first = one.bits();
  CHECK(first == same.bits());
  CHECK(first != other.bits());
  CHECK(first != seed.bits());
}

TEST_CASE("draws have the mean and the spread of their distribution") {
  Stream chance(3, 0);
  SECTION("normal") {
    const auto [mean, variance] = moments([&] { return chance.normal(); });
    CHECK(mean == Approx(0).margin(0.02));
    CHECK(variance == Approx(1).epsilon(0.03));
  }
  SECTION("gamma") {
    for (const double shape : {0.2, 1.0, 3.5, 60.0}) {
      const auto [mean, variance] = moments([&] { return chance.gamma(shape); });
      CHECK(mean == Approx(shape).epsilon(0.03));
      CHECK(variance == Approx(shape).epsilon(0.06));
    }
  }
  SECTION("Poisson") {
    for (const double expected : {0.5, 9.0, 11.0, 400.0}) {
      const auto [mean, variance] = moments([&] { return chance.poisson(expected); });
      CHECK(mean == Approx(expected).epsilon(0.02));
      CHECK(variance == Approx(expected).epsilon(0.05));
    }
  }
  SECTION("binomial") {
    for (const double trials : {3.0, 40.0, 5000.0})
      for (const double p : {0.001, 0.2, 0.5, 0.93}) {
        const auto [mean, variance] = moments([&] { return chance.binomial(trials, p); });
        CHECK(mean == Approx(trials * p).epsilon(0.03).margin(0.003));
        CHECK(variance == Approx(trials * p * (1 - p)).epsilon(0.06).margin(0.003));
      }
  }
}

TEST_CASE("a multinomial draw gives everyone one place, and nobody a place that does not exist") {
  Stream chance(3, 1);
  const std::vector<double> weights{0, 5, 0, 1, 14, 0};
  std::vector<double> out(weights.size());
  double third = 0;
  for (int round = 0; round < 2000; ++round) {
    multinomial(chance, 100, weights, out);
    double sum = 0;
    for (const double count : out) sum += count;
    REQUIRE(sum == 100);
    REQUIRE(out[0] + out[2] + out[5] == 0);
    third += out[3];
  }
  CHECK(third / 2000 == Approx(5).epsilon(0.05));
}

TEST_CASE("a draw of more people than can be counted one by one takes no time") {
  Stream chance(3, 2);
  const double many = 9e15;
  CHECK(chance.binomial(many, 0.3) == Approx(many * 0.3).epsilon(1e-6));
}
