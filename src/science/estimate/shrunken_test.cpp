#include "science/estimate/shrunken.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "science/estimate/estimate.hpp"

using namespace zicht::estimate;

namespace {

/// Expected counts of lists that see so many of `people`, where the first two share `times` as many
/// as by chance.
Sample seen(double people, const std::vector<double>& chances, double times) {
  const auto lists = static_cast<int>(chances.size());
  std::vector<double> counts(histories(lists), 0.0);
  for (Mask history = 1; history < counts.size(); ++history) {
    double count = people;
    for (std::size_t list = 0; list < chances.size(); ++list)
      count *= (history >> list & 1U) != 0 ? chances[list] : 1 - chances[list];
    counts[history] = std::round(contains(history, 3) ? times * count : count);
  }
  return sample_of(lists, counts);
}

const ShrunkenTerm& term(const Shrunken& found, Mask wanted) {
  for (const auto& one : found.terms)
    if (one.term == wanted) return one;
  FAIL("no term " << wanted);
  return found.terms.front();
}

}  // namespace

TEST_CASE("of all pairs only the one that is there is kept") {
  const auto sample = seen(20'000, {0.2, 0.15, 0.25, 0.1}, 3);
  const auto found = shrink(sample, {}, {});
  REQUIRE(found);
  CHECK(found->terms.size() == 6);
  CHECK(found->model.interactions == std::vector<Mask>{3});
  CHECK(term(*found, 3).mean == Approx(std::log(3)).epsilon(0.1));
}

TEST_CASE("with many people the posterior is the likelihood, and the prior does not matter") {
  const auto sample = seen(4'000'000, {0.2, 0.15, 0.25, 0.1}, 1.4);
  Model all;
  for (const Mask pair : pairs(4)) all.add(pair);
  Fitter fitter(4);
  const auto fit = fitter.fit(sample, all);
  REQUIRE(fit);
  const auto found = shrink(sample, {.draws = 40'000}, {.threads = 2});
  REQUIRE(found);
  for (std::size_t at = 0; at < fit->terms.size(); ++at) {
    if (order(fit->terms[at]) < 2) continue;
    const auto& one = term(*found, fit->terms[at]);
    INFO(term_digits(one.term));
    CHECK(std::abs(one.mean - fit->values[at]) < 0.15 * one.deviation);
  }
}

TEST_CASE("one seed keeps the same pairs whatever the number of threads") {
  const auto sample = seen(3000, {0.2, 0.15, 0.25}, 2);
  const auto one = shrink(sample, {.draws = 500, .seed = 4}, {.threads = 1});
  const auto three = shrink(sample, {.draws = 500, .seed = 4}, {.threads = 3});
  REQUIRE(one);
  REQUIRE(three);
  for (std::size_t at = 0; at < one->terms.size(); ++at)
    CHECK(one->terms[at].mean == three->terms[at].mean);
  CHECK(one->terms[0].mean != shrink(sample, {.draws = 500, .seed = 5}, {})->terms[0].mean);
}

TEST_CASE("a set of three lists is looked at where all its pairs were kept, and only then") {
  // Each two of the first three share more than by chance, and all three together more still.
  auto counts = seen(40'000, {0.2, 0.2, 0.2, 0.2}, 1).counts;
  for (Mask history = 1; history < counts.size(); ++history) {
    if (order(history & 7U) == 2) counts[history] *= 3;
    if (order(history & 7U) == 3) counts[history] = std::round(counts[history] * 120);
  }
  const auto sample = sample_of(4, counts);
  const auto found = shrink(sample, {.triples = true}, {});
  REQUIRE(found);
  CHECK(found->model.has(7));
  CHECK(term(*found, 7).mean > 0);
  for (const auto& one : found->terms)
    for (Mask part = one.term; part != 0; part = (part - 1) & one.term)
      if (order(one.term) == 3 && order(part) == 2) CHECK(found->model.has(part));
  CHECK_FALSE(shrink(sample, {}, {})->model.has(7));
}

TEST_CASE("lists that never meet have a posterior all the same, but no estimate") {
  const auto sample = sample_of(2, std::vector<double>{0, 60, 40, 0});
  const auto found = shrink(sample, {}, {});
  REQUIRE(found);
  CHECK(term(*found, 3).mean < 0);
  const auto input = read_table("A,B,aantal\n1,0,60\n0,1,40\n");
  const auto finding = zicht::estimate::estimate(*input, {.method = Method::shrunken});
  REQUIRE(finding);
  CHECK_FALSE(finding->estimate);
  CHECK_FALSE(finding->reason.empty());
}

TEST_CASE("the estimate is that of the model that remains") {
  const auto input = read_table(
      "A,B,C,aantal\n1,0,0,600\n0,1,0,500\n1,1,0,400\n0,0,1,700\n1,0,1,60\n0,1,1,50\n1,1,1,40\n");
  REQUIRE(input);
  const auto finding = zicht::estimate::estimate(*input, {.method = Method::shrunken});
  REQUIRE(finding);
  REQUIRE(finding->estimate);
  const auto fixed = zicht::estimate::estimate(
      *input, {.method = Method::fixed, .model = finding->shrunken->model, .compare = false});
  CHECK(finding->model->terms == std::vector<std::string>{"A:B"});
  CHECK(finding->estimate->point == fixed->estimate->point);
  CHECK(to_json(*finding, "1").find("\"shrunken\":[{\"term\":\"A:B\",\"mean\":") !=
        std::string::npos);
}
