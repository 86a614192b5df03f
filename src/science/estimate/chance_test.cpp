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
  SECTION("normal, as far out as its tails") {
    constexpr int draws = 1'000'000;
    int beyond_2 = 0;
    int beyond_35 = 0;  // Past the outermost layer of the ziggurat.
    int above = 0;
    for (int at = 0; at < draws; ++at) {
      const double z = chance.normal();
      above += z > 0 ? 1 : 0;
      beyond_2 += std::abs(z) > 2 ? 1 : 0;
      beyond_35 += std::abs(z) > 3.5 ? 1 : 0;
    }
    CHECK(above == Approx(draws / 2).epsilon(0.005));
    CHECK(beyond_2 == Approx(draws * 0.0455003).epsilon(0.02));
    CHECK(beyond_35 == Approx(draws * 4.6526e-4).epsilon(0.15));
  }
  SECTION("beta, and its logarithms") {
    for (const auto& [one, other] :
         std::vector<std::pair<double, double>>{{1, 5}, {4, 1}, {3, 7}, {1, 0.03}, {2.5, 0.4}}) {
      const double expected = one / (one + other);
      const double spread = expected * (1 - expected) / (one + other + 1);
      const auto [mean, variance] = moments([&, a = one, b = other] { return chance.beta(a, b); });
      CHECK(mean == Approx(expected).epsilon(0.02));
      CHECK(variance == Approx(spread).epsilon(0.06));
      const auto [log_mean, log_variance] = moments([&, a = one, b = other] {
        const auto drawn = chance.log_beta_variate(a, b);
        CHECK(std::exp(drawn.taken) + std::exp(drawn.left) == Approx(1));
        return std::exp(drawn.taken);
      });
      CHECK(log_mean == Approx(expected).epsilon(0.02));
      CHECK(log_variance == Approx(spread).epsilon(0.06));
    }
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

TEST_CASE("a binomial draw has the whole distribution, in its middle and in its tails") {
  Stream chance(3, 3);
  for (const auto& [trials, p] : std::vector<std::pair<double, double>>{{40, 0.3}, {900, 0.4}}) {
    INFO(trials << " x " << p);
    constexpr int draws = 400'000;
    std::vector<double> seen(static_cast<std::size_t>(trials) + 1, 0.0);
    for (int at = 0; at < draws; ++at) ++seen[static_cast<std::size_t>(chance.binomial(trials, p))];
    // Pearson's chi-squared over the numbers that are expected at least twenty times.
    double distance = 0;
    double cells = 0;
    for (std::size_t k = 0; k < seen.size(); ++k) {
      const double number = static_cast<double>(k);
      const double expected =
          draws * std::exp(std::lgamma(trials + 1) - std::lgamma(number + 1) -
                           std::lgamma(trials - number + 1) + number * std::log(p) +
                           (trials - number) * std::log1p(-p));
      if (expected < 20) continue;
      distance += (seen[k] - expected) * (seen[k] - expected) / expected;
      ++cells;
    }
    CHECK(distance < cells + 4 * std::sqrt(2 * cells));
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
