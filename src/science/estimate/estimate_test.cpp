#include "science/estimate/estimate.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "science/estimate/test_town.hpp"

using namespace zicht;
using namespace zicht::estimate;
using namespace zicht::estimate::test;

namespace {

/// The same table with its lists in another order.
Input reordered(const Input& input, const std::vector<int>& places) {
  Input made;
  made.table.counts.assign(input.table.counts.size(), 0);
  for (const int place : places)
    made.table.lists.push_back(input.table.lists[static_cast<std::size_t>(place)]);
  for (Mask history = 0; history < input.table.counts.size(); ++history) {
    Mask to = 0;
    for (std::size_t at = 0; at < places.size(); ++at)
      if ((history >> static_cast<unsigned>(places[at]) & 1U) != 0) to |= Mask{1} << at;
    made.table.counts[to] = input.table.counts[history];
  }
  return made;
}

}  // namespace

TEST_CASE("the pair that sends people to each other is found") {
  const auto finding = answer(read(town));
  REQUIRE(finding.model);
  CHECK(finding.model->terms == std::vector<std::string>{"Politie:Opvang"});
  CHECK(finding.model->effects.at(0) > 0);
  CHECK(finding.existence->fine());
  CHECK(finding.estimate->wald95->low < finding.estimate->point);
  CHECK(finding.estimate->point < finding.estimate->wald95->high);
  // Who ignores the referrals thinks that the lists overlap well, and misses people.
  CHECK(answer(read(town), {.threshold = 0}).estimate->point < finding.estimate->point);
}

TEST_CASE("the order of rows and of lists does not matter") {
  const auto input = read(town);
  const auto finding = answer(input);
  std::string text(town);
  const auto body = text.find('\n') + 1;
  const auto half = text.find("0,1,1,0");
  const auto turned = text.substr(0, body) + text.substr(half) + text.substr(body, half - body);
  CHECK(answer(read(turned)).estimate->point == finding.estimate->point);
  const auto other = answer(reordered(input, {3, 1, 0, 2}));
  CHECK(other.estimate->point == Approx(finding.estimate->point).epsilon(1e-9));
  CHECK(other.model->terms == std::vector<std::string>{"Opvang:Politie"});
}

TEST_CASE("merging two lists of the same people takes nothing away") {
  const auto three = read("A,B,C,aantal\n1,0,1,60\n0,1,0,50\n1,1,1,30\n");
  const auto two = read("A,B,aantal\n1,0,60\n0,1,50\n1,1,30\n");
  const auto joined = merged(three, 0, 2);
  CHECK(joined.table.counts == two.table.counts);
  CHECK(answer(joined).estimate->point == answer(two).estimate->point);
  // Before that, the second looks like overlap: a number from it would be far too low.
  const auto before = answer(three);
  CHECK(has_flag(before, "identical_lists"));
  CHECK_FALSE(before.estimate);
  CHECK(before.reason.find("A en C") != std::string::npos);
}

TEST_CASE("counts that are very far apart end in an estimate or a reason") {
  const auto input = read(
      "A,B,C,aantal\n1,0,0,9007199254740000\n0,1,0,40\n1,1,0,30\n0,0,1,50\n1,0,1,20\n0,1,1,9\n");
  for (const auto method : {Method::stepwise,
                            Method::information,
                            Method::shrunken,
                            Method::fixed,
                            Method::decomposable,
                            Method::latent}) {
    INFO(method_name(method));
    const auto finding = answer(input,
                                {.method = method,
                                 .replicates = 5,
                                 .latent = {.burn_in = 5, .sweeps = 20, .chains = 2},
                                 .sensitivity = method == Method::stepwise});
    CHECK(finding.estimate.has_value() == finding.reason.empty());
    if (finding.estimate) CHECK(std::isfinite(finding.estimate->point));
  }
}

TEST_CASE("ten times as many people in the same proportions give ten times the estimate") {
  auto input = read(town);
  Model pair;
  pair.add(3);
  const Question question{.method = Method::fixed, .model = pair};
  const auto small = answer(input, question);
  for (auto& count : input.table.counts) count *= 10;
  const auto large = answer(input, question);
  CHECK(large.estimate->point == Approx(10 * small.estimate->point).epsilon(1e-9));
}

TEST_CASE("a list that holds everyone leaves nobody unseen") {
  const auto finding = answer(read("A,B,aantal\n1,0,60\n1,1,40\n0,1,0\n"));
  // All of B is on A, so A misses nobody: the estimate is what was seen, or there is none.
  if (finding.estimate) CHECK(finding.estimate->point == Approx(100).epsilon(1e-6));
  CHECK(has_flag(finding, "list_holds_everyone"));
}

TEST_CASE("an estimate that does not exist is never a number") {
  for (const auto* text : {"A,B,aantal\n1,0,60\n0,1,40\n",
                           "A,B,C,aantal\n1,0,0,60\n0,1,0,40\n0,0,1,30\n",
                           "A,B,aantal\n1,0,60\n"}) {
    const auto finding = answer(read(text), {.replicates = 20});
    CHECK_FALSE(finding.estimate);
    CHECK_FALSE(finding.reason.empty());
    CHECK_FALSE(finding.existence->fine());
    CHECK((has_flag(finding, "no_maximum") || has_flag(finding, "not_identified")));
    CHECK(to_json(finding, "1").find("\"point\"") == std::string::npos);
  }
}

TEST_CASE("where lists are independent every method finds the people") {
  const auto input = independent();
  for (const auto method : {Method::stepwise,
                            Method::information,
                            Method::shrunken,
                            Method::decomposable,
                            Method::latent}) {
    INFO(method_name(method));
    const auto finding = answer(input,
                                {.method = method,
                                 .latent = {.burn_in = 300, .sweeps = 700, .chains = 2},
                                 .compare = false},
                                {.threads = 2});
    CHECK(finding.estimate->point == Approx(10'000).epsilon(0.05));
  }
}

TEST_CASE("decomposable graphs ask for three to six lists and a sensible prior") {
  const auto two = read("A,B,aantal\n1,0,60\n0,1,50\n1,1,30\n");
  CHECK_FALSE(estimate::estimate(two, {.method = Method::decomposable}));
  const auto input = read(town);
  CHECK_FALSE(estimate::estimate(
      input, {.method = Method::decomposable, .decomposable = {.prior_count = 0.0}}));
  CHECK_FALSE(estimate::estimate(
      input, {.method = Method::decomposable, .decomposable = {.most_unseen = 0}}));
}

TEST_CASE("a range that is too short for the posterior is flagged") {
  const auto finding =
      answer(read(town), {.method = Method::decomposable, .decomposable = {.most_unseen = 200}});
  CHECK(has_flag(finding, "cut_off"));
}

TEST_CASE("latent classes repeat themselves for one seed, in any number of threads") {
  const auto input = read(town);
  const Question question{.method = Method::latent,
                          .latent = {.burn_in = 100, .sweeps = 300, .chains = 3},
                          .compare = false};
  const auto one = answer(input, question, {.threads = 1});
  const auto three = answer(input, question, {.threads = 3});
  CHECK(one.latent->persons == three.latent->persons);
  CHECK(one.latent->persons[0] != one.latent->persons[1]);
  CHECK(one.latent->effective_sizes.size() == 3);
}

TEST_CASE("chains that did not come to rest are flagged as such") {
  const auto finding = answer(read(town),
                              {.method = Method::latent,
                               .latent = {.burn_in = 0, .sweeps = 20, .chains = 2},
                               .compare = false});
  CHECK_FALSE(finding.latent->converged);
  CHECK(has_flag(finding, "not_converged"));
}

TEST_CASE("a fixed model has a profile interval") {
  const auto input = read(town);
  const auto model = read_model("Politie:Opvang", input.table.lists);
  const auto finding =
      answer(input, {.method = Method::fixed, .model = *model, .replicates = 50, .compare = false});
  REQUIRE(finding.estimate->profile95);
  CHECK(finding.estimate->profile95->low < finding.estimate->point);
  CHECK(finding.estimate->profile95->high > finding.estimate->point);
  CHECK(finding.bootstrap->failed == 0);
}

TEST_CASE("the panel shows each change, and the proof each list") {
  const auto finding = answer(read(town), {.sensitivity = true});
  const auto count = [&](std::string_view kind) {
    return std::count_if(finding.panel.begin(), finding.panel.end(), [&](const PanelRow& row) {
      return row.kind == kind;
    });
  };
  CHECK(count("threshold") == 8);
  CHECK(count("method") == 6);
  CHECK(count("without") == 4);
  CHECK(count("merged") == 6);
  CHECK(count("prior") == 4);
  REQUIRE(finding.consistency.size() == 4);
  CHECK(finding.consistency[0].known == 309);
  CHECK(finding.consistency[0].seen == 129);
  CHECK(finding.consistency[0].estimate);
}

TEST_CASE("the held list is found where the lists are independent") {
  const auto finding = answer(independent(), {.sensitivity = true});
  for (const auto& held : finding.consistency) {
    INFO(held.list);
    CHECK(*held.estimate == Approx(static_cast<double>(held.known)).epsilon(0.02));
    CHECK(held.covers());
  }
}

TEST_CASE("few people, little overlap and an incredible size are flagged") {
  CHECK(has_flag(answer(read("A,B,aantal\n1,0,20\n0,1,10\n1,1,4\n")), "few_people"));
  CHECK(has_flag(answer(read("A,B,aantal\n1,0,200\n0,1,100\n1,1,4\n")), "little_overlap"));
  CHECK(has_flag(answer(read("A,B,aantal\n1,0,4000\n0,1,3000\n1,1,1\n")), "over_100x"));
}

TEST_CASE("models that disagree by more than two are flagged") {
  // The pair of the first two lists is everything: without it the estimate is far smaller.
  const auto finding = answer(
      read("A,B,C,aantal\n1,0,0,20\n0,1,0,20\n1,1,0,300\n0,0,1,200\n1,0,1,1\n0,1,1,1\n1,1,1,12\n"));
  CHECK(disagreement(finding.comparison) > 2);
}

TEST_CASE("the JSON holds the parts that apply and no others") {
  const auto json = to_json(answer(read(town), {.replicates = 20}), "1.2.3");
  for (const auto* part : {"\"input\":{\"lists\":[\"Politie\"",
                           "\"observed\":615",
                           "\"sha256\":\"",
                           "\"method\":\"stepwise\"",
                           "\"wald95\":[",
                           "\"bca95\":[",
                           "\"bca80\":[",
                           "\"acceleration\":",
                           "\"bias_correction\":",
                           "\"terms\":[\"Politie:Opvang\"]",
                           "\"minus_infinity\":[]",
                           "\"existence\":{\"code\":0",
                           "\"bootstrap\":{\"replicates\":20,\"failed\":0,\"seed\":1,\"ties\":",
                           "\"zicht\":\"1.2.3\"}"})
    CHECK(json.find(part) != std::string::npos);
  for (const auto* part : {"\"chains\"", "\"strata\"", "\"search\""})
    CHECK(json.find(part) == std::string::npos);
}

TEST_CASE("who pools the groups of a table is told so, and who does not gets each group") {
  const auto input =
      read("A,B,groep,aantal\n1,0,x,60\n0,1,x,50\n1,1,x,30\n1,0,y,40\n0,1,y,30\n1,1,y,25\n");
  CHECK(has_flag(answer(input), "pooled"));
  const auto finding = answer(input, {.method = Method::strata, .replicates = 10});
  CHECK_FALSE(has_flag(finding, "pooled"));
  const auto json = to_json(finding, "1");
  CHECK(json.find("\"strata\":[{\"group\":\"alle\"") != std::string::npos);
  CHECK(json.find("\"percentile95\":[") != std::string::npos);
  const auto never =
      answer(read("A,B,groep,aantal\n1,0,x,60\n0,1,x,50\n"), {.method = Method::strata});
  CHECK_FALSE(never.estimate);
  CHECK_FALSE(never.reason.empty());
}

TEST_CASE("a question that is no question is refused") {
  const auto input = read(town);
  CHECK_FALSE(estimate::estimate(input, {.threshold = -1}));
  CHECK_FALSE(estimate::estimate(input, {.method = Method::strata}));
  CHECK(read_method("fixed:12") == Method::fixed);
  CHECK_FALSE(read_method("gokken"));
}
