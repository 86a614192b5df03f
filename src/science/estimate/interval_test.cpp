#include "science/estimate/interval.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "science/estimate/chains.hpp"
#include "science/estimate/chance.hpp"
#include "science/estimate/special.hpp"

using namespace zicht::estimate;

TEST_CASE("the normal quantile undoes the normal distribution") {
  for (const double p : {1e-12, 1e-6, 0.01, 0.025, 0.3, 0.5, 0.9, 0.975, 0.999999})
    CHECK(normal_below(normal_quantile(p)) == Approx(p).epsilon(1e-12));
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(std::isinf(normal_quantile(0)));
}

TEST_CASE("Poisson probabilities add up, for small means and large") {
  for (const double mean : {0.3, 4.0, 37.5, 900.0}) {
    double sum = 0;
    for (double k = 0; k < mean * 2 + 60; ++k) sum += std::exp(log_poisson(k, mean));
    CHECK(sum == Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("a Poisson tail is the sum of its probabilities") {
  for (const double mean : {0.7, 12.0, 300.0})
    for (const double k : {0.0, 1.0, 9.0, 12.0, 40.0, 290.0, 330.0}) {
      double below = 0;
      for (double j = 0; j <= k; ++j) below += std::exp(log_poisson(j, mean));
      double above = 0;
      for (double j = k; j < 700; ++j) above += std::exp(log_poisson(j, mean));
      CHECK(poisson_tail(k, mean) == Approx(std::min(below, above)).epsilon(1e-9).margin(1e-300));
    }
  CHECK(poisson_tail(5, 0) == 0);
  CHECK(poisson_tail(0, 1e6) == 0);
  CHECK(poisson_tail(1e9, 1e9) == Approx(0.5).epsilon(0.01));
}

TEST_CASE("quantiles lie on the line of type 8") {
  const std::vector<double> four{1, 2, 3, 4};
  CHECK(quantile(four, 0.5) == Approx(2.5));
  CHECK(quantile(four, 0.25) == Approx(1 + (4.0 + 1.0 / 3) * 0.25 + 1.0 / 3 - 1));
  CHECK(quantile(four, 0.001) == 1);
  CHECK(quantile(four, 0.999) == 4);
}

TEST_CASE("without bias and acceleration BCa gives plain percentiles") {
  std::vector<double> replicates;
  for (int at = 0; at < 1000; ++at) replicates.push_back(100 + at);
  const auto interval = bca(600 - 1e-4, replicates, {});
  REQUIRE(interval);
  CHECK(interval->bias_correction == Approx(0).margin(1e-9));
  CHECK(interval->bca95.low == Approx(quantile(replicates, 0.025)));
  CHECK(interval->bca95.high == Approx(quantile(replicates, 0.975)));
  CHECK(interval->bca80.low > interval->bca95.low);
}

TEST_CASE("where no replicate lies below the estimate the interval says that it is a percentile") {
  const auto interval = bca(10, {11, 12, 13, 14, 15}, {});
  REQUIRE(interval);
  CHECK(interval->percentile);
  CHECK(interval->bca95.low >= 11);
  CHECK(interval->bca95.high <= 15);
}

TEST_CASE("a replicate equal to the estimate is a tie and does not lie below it") {
  const auto interval = bca(10, {9, 10, 10 + 1e-9, 11}, {});
  REQUIRE(interval);
  CHECK(interval->ties == 2);
  CHECK(interval->bias_correction == Approx(normal_quantile(0.25)));
}

TEST_CASE("chains that agree have an R-hat of one, and chains apart have not") {
  Traces together(4);
  Traces apart(4);
  for (std::uint64_t chain = 0; chain < 4; ++chain) {
    Stream chance(7, chain);
    for (int at = 0; at < 2000; ++at) {
      const double z = chance.normal();
      together[chain].push_back(z);
      apart[chain].push_back(z + 3 * static_cast<double>(chain));
    }
  }
  CHECK(split_r_hat(together) == Approx(1).margin(0.01));
  CHECK(split_r_hat(apart) > 2);
  CHECK(effective_size(together[0]) > 1500);
}

TEST_CASE("a chain that remembers counts for fewer draws") {
  Stream chance(7, 1);
  std::vector<double> trace{0};
  for (int at = 0; at < 5000; ++at) trace.push_back(0.9 * trace.back() + chance.normal());
  // (1 - 0.9) / (1 + 0.9) of its length.
  CHECK(effective_size(trace) == Approx(5000 * 0.1 / 1.9).epsilon(0.35));
}
