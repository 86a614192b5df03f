#include "science/estimate/fit.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "science/estimate/profile.hpp"

using namespace zicht::estimate;

namespace {

Sample sample(int lists, std::vector<double> counts) {
  return sample_of(lists, counts);
}

double persons(const Sample& sample, const Model& model) {
  Fitter fitter(sample.lists);
  const auto fit = fitter.fit(sample, model);
  REQUIRE(fit);
  return sample.observed() + fit->dark();
}

}  // namespace

TEST_CASE("two lists give what Lincoln and Petersen gave: n1 n2 / m") {
  const auto two = sample(2, {0, 70, 40, 30});
  CHECK(persons(two, {}) == Approx(100.0 * 70.0 / 30.0).epsilon(1e-12));
}

TEST_CASE("the standard error of two lists is that of the log of a product") {
  const auto two = sample(2, {0, 70, 40, 30});
  Fitter fitter(2);
  const auto fit = fitter.fit(two, {});
  REQUIRE(fit);
  CHECK(fit->standard_error == Approx(std::sqrt(1.0 / 70 + 1.0 / 40 + 1.0 / 30)).epsilon(1e-10));
}

TEST_CASE("three independent lists leave the share that all of them miss") {
  const auto three = sample(3, {0, 60, 50, 30, 40, 20, 15, 10});
  const double n = persons(three, {});
  const double missed = (1 - three.sums[1] / n) * (1 - three.sums[2] / n) * (1 - three.sums[4] / n);
  CHECK(n - three.observed() == Approx(n * missed).epsilon(1e-10));
}

TEST_CASE("three lists with all pairs give the closed form of the odds ratios") {
  const auto three = sample(3, {0, 60, 50, 30, 40, 20, 15, 10});
  Model all;
  for (const Mask pair : pairs(3)) all.add(pair);
  const double dark = 10.0 * 60 * 50 * 40 / (30.0 * 20 * 15);
  CHECK(persons(three, all) == Approx(three.observed() + dark).epsilon(1e-10));
}

TEST_CASE("a pair that nobody shares is at minus infinity, which is not a model without the pair") {
  const auto three = sample(3, {0, 60, 50, 0, 40, 20, 15, 0});
  Model pair;
  pair.add(3);
  Fitter fitter(3);
  const auto with = fitter.fit(three, pair);
  REQUIRE(with);
  CHECK(with->minus_infinity == std::vector<Mask>{3});
  CHECK(persons(three, pair) != Approx(persons(three, {})).epsilon(0.01));
  // The pair counts as a parameter.
  CHECK(measure(three, *with).df == 7 - 5);
}

TEST_CASE("a list with nobody on it is a main effect at minus infinity") {
  const auto three = sample(3, {0, 70, 40, 30, 0, 0, 0, 0});
  Fitter fitter(3);
  const auto fit = fitter.fit(three, {});
  REQUIRE(fit);
  CHECK(fit->minus_infinity == std::vector<Mask>{4});
  CHECK(three.observed() + fit->dark() == Approx(100.0 * 70.0 / 30.0).epsilon(1e-12));
}

TEST_CASE("a saturated model has no deviance left") {
  const auto three = sample(3, {0, 60, 50, 30, 40, 20, 15, 10});
  Model all;
  for (const Mask pair : pairs(3)) all.add(pair);
  Fitter fitter(3);
  const auto fit = fitter.fit(three, all);
  REQUIRE(fit);
  const auto measures = measure(three, *fit);
  CHECK(measures.df == 0);
  CHECK(measures.deviance == Approx(0).margin(1e-8));
}

TEST_CASE("a thousand times as many people give a thousand times the estimate") {
  std::vector<double> counts{0, 60, 50, 30, 40, 20, 15, 10};
  const auto small = sample(3, counts);
  for (auto& count : counts) count *= 1000;
  const auto large = sample(3, counts);
  CHECK(persons(large, {}) == Approx(1000 * persons(small, {})).epsilon(1e-10));
}

TEST_CASE("counts near the largest that a double can tell apart are fitted all the same") {
  const double many = 1e14;
  const auto two = sample(2, {0, 7 * many, 4 * many, 3 * many});
  CHECK(persons(two, {}) == Approx(many * 70 / 3).epsilon(1e-9));
}

TEST_CASE("a profile interval lies around the estimate and grows with its level") {
  const auto three = sample(3, {0, 60, 50, 30, 40, 20, 15, 10});
  Fitter fitter(3);
  const double n = persons(three, {});
  const auto narrow = profile(fitter, three, {}, 0.8);
  const auto wide = profile(fitter, three, {}, 0.95);
  REQUIRE(narrow);
  REQUIRE(wide);
  CHECK(wide->low < narrow->low);
  CHECK(narrow->low < n);
  CHECK(n < narrow->high);
  CHECK(narrow->high < wide->high);
  CHECK(wide->low > three.observed());
}

TEST_CASE("a profile is near the Wald interval where there are many people") {
  const auto three = sample(3, {0, 6000, 5000, 3000, 4000, 2000, 1500, 1000});
  Fitter fitter(3);
  const auto fit = fitter.fit(three, {});
  REQUIRE(fit);
  const auto by_fit = wald(three.observed(), fit->values[0], fit->standard_error, 0.95);
  const auto by_profile = profile(fitter, three, {}, 0.95);
  REQUIRE(by_profile);
  CHECK(by_profile->low == Approx(by_fit.low).epsilon(0.002));
  CHECK(by_profile->high == Approx(by_fit.high).epsilon(0.002));
}
