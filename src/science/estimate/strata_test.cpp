#include "science/estimate/strata.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "science/estimate/stepwise.hpp"
#include "science/estimate/strata_fit.hpp"

using namespace zicht;
using namespace zicht::estimate;

namespace {

/// Invented: three lists, two kinds of people, three years. The second kind is seen half as often
/// by the first list. Expected counts of 4000 and 6000 people a year.
Input people() {
  std::string text = "A,B,C,soort,jaar,aantal\n";
  for (int year = 0; year < 3; ++year)
    for (int kind = 0; kind < 2; ++kind) {
      const double seen[] = {kind == 0 ? 0.4 : 0.2, 0.3, 0.25};
      for (Mask history = 0; history < 8; ++history) {
        double count = (kind == 0 ? 4000.0 : 6000.0) * (1 + 0.1 * year);
        for (std::size_t list = 0; list < 3; ++list) {
          const bool on = (history >> list & 1U) != 0;
          count *= on ? seen[list] : 1 - seen[list];
          text += on ? "1," : "0,";
        }
        text += (kind == 0 ? "jong," : "oud,") + std::to_string(2014 + year) + "," +
                (history == 0 ? "" : std::to_string(std::lround(count))) + "\n";
      }
    }
  auto input = read_table(text);
  if (!input) FAIL(input.error().message);
  return std::move(*input);
}

const Group& group(const StrataFinding& finding, std::string_view words) {
  for (const auto& one : finding.groups)
    if (one.words == words) return one;
  FAIL("no group " << words);
  return finding.groups.front();
}

}  // namespace

TEST_CASE("who is seen by what they are is found, and each group gets its estimate") {
  const auto finding = estimate_strata(people(), {}, {});
  REQUIRE(finding);
  CHECK(std::find(finding->terms.begin(), finding->terms.end(), "A:soort") != finding->terms.end());
  CHECK(finding->estimate == Approx(33'000).epsilon(0.002));
  CHECK(group(*finding, "soort jong").estimate == Approx(13'200).epsilon(0.002));
  CHECK(group(*finding, "jaar 2016").estimate == Approx(12'000).epsilon(0.002));
  CHECK(group(*finding, "soort oud, jaar 2014").estimate == Approx(6000).epsilon(0.003));
  CHECK(group(*finding, "alle").estimate == Approx(finding->estimate));
  CHECK(finding->existence.fine());
  CHECK(finding->wald95.low < finding->estimate);
  CHECK(finding->wald95.high > finding->estimate);
}

TEST_CASE("the path of the selection goes down, and one step of it was chosen") {
  const auto finding = estimate_strata(people(), {}, {});
  REQUIRE(finding);
  int chosen = 0;
  for (const auto& step : finding->path) chosen += step.chosen ? 1 : 0;
  CHECK(chosen == 1);
  for (std::size_t at = 1; at < finding->path.size(); ++at)
    CHECK((finding->path[at].bic < finding->path[at - 1].bic ||
           finding->path[at].aic < finding->path[at - 1].aic));
}

TEST_CASE("strata add up to the groups that hold them") {
  const auto finding = estimate_strata(people(), {}, {});
  REQUIRE(finding);
  CHECK(group(*finding, "jaar 2015").estimate ==
        Approx(group(*finding, "soort jong, jaar 2015").estimate +
               group(*finding, "soort oud, jaar 2015").estimate));
}

TEST_CASE("intervals per stratum hold the estimate, whichever way they are drawn") {
  for (const bool reselect : {true, false}) {
    const auto finding =
        estimate_strata(people(), {.replicates = 40, .reselect = reselect}, {.threads = 2});
    REQUIRE(finding);
    CHECK(finding->failed == 0);
    for (const auto& one : finding->groups) {
      REQUIRE(one.percentile95);
      CHECK(one.percentile95->low < one.estimate * 1.02);
      CHECK(one.percentile95->high > one.estimate * 0.98);
    }
  }
}

TEST_CASE("intervals are the same for one seed whatever the number of threads") {
  const auto one = estimate_strata(people(), {.replicates = 20}, {.threads = 1});
  const auto three = estimate_strata(people(), {.replicates = 20}, {.threads = 3});
  for (std::size_t at = 0; at < one->groups.size(); ++at) {
    CHECK(one->groups[at].percentile95->low == three->groups[at].percentile95->low);
    CHECK(one->groups[at].percentile95->high == three->groups[at].percentile95->high);
  }
}

TEST_CASE("years may enter as a polynomial, which needs fewer parameters") {
  const auto input = people();
  const auto levels = estimate_strata(input, {.fixed = VariablePairs{}}, {});
  const auto line = estimate_strata(input, {.forms = {{}, {1}}, .fixed = VariablePairs{}}, {});
  REQUIRE(line);
  CHECK(line->df == levels->df + 1);
  CHECK(line->estimate == Approx(levels->estimate).epsilon(0.02));
  CHECK_FALSE(estimate_strata(input, {.forms = {{}, {3}}}, {}));
}

TEST_CASE("without covariates the fit is that of the lists alone") {
  const auto input = read_table(
      "A,B,C,aantal\n1,0,0,60\n0,1,0,50\n1,1,0,30\n0,0,1,40\n1,0,1,20\n"
      "0,1,1,15\n1,1,1,10\n");
  const auto table = CrossTable::make(*input, {});
  REQUIRE(table);
  const auto by_design = fit_strata(table->design({{0, 1}}), table->counts());
  const auto sample = sample_of(input->table);
  Model pair;
  pair.add(3);
  Fitter fitter(3);
  const auto by_lists = fitter.fit(sample, pair);
  REQUIRE(by_design);
  REQUIRE(by_lists);
  CHECK(by_design->total_unseen() == Approx(by_lists->dark()).epsilon(1e-9));
  CHECK(by_design->log_unseen_error == Approx(by_lists->standard_error).epsilon(1e-7));
  CHECK(by_design->deviance == Approx(measure(sample, *by_lists).deviance).epsilon(1e-7));
}

TEST_CASE("a level that nobody has is at minus infinity and gets no people") {
  const auto input = read_table(
      "A,B,soort,aantal\n1,0,x,60\n0,1,x,50\n1,1,x,30\n1,0,y,0\n0,1,y,0\n"
      "1,1,y,0\n1,0,z,12\n0,1,z,9\n1,1,z,5\n");
  const auto finding = estimate_strata(*input, {.fixed = VariablePairs{}}, {});
  REQUIRE(finding);
  CHECK(finding->minus_infinity == 1);
  CHECK(group(*finding, "soort y").estimate == 0);
}

TEST_CASE("pairs of variables are read by their names") {
  const auto input = people();
  const auto pairs = read_variable_pairs("A:B, soort:A", input);
  REQUIRE(pairs);
  CHECK(*pairs == VariablePairs{{0, 1}, {0, 3}});
  CHECK_FALSE(read_variable_pairs("A:zon", input));
  CHECK_FALSE(read_variable_pairs("A", input));
}

TEST_CASE("lists that never meet have no estimate in any stratum") {
  const auto input = read_table("A,B,soort,aantal\n1,0,x,60\n0,1,x,50\n1,0,y,40\n0,1,y,30\n");
  REQUIRE(input);
  const auto finding = estimate_strata(*input, {}, {});
  REQUIRE(finding);
  CHECK_FALSE(finding->existence.fine());
  CHECK(finding->groups.empty());
}
