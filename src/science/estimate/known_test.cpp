// Published answers, from tests/known. The tables themselves are published elsewhere.
#include <catch2/catch.hpp>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>

#include "ground/base/files.hpp"
#include "science/estimate/estimate.hpp"

using namespace zicht;
using namespace zicht::estimate;

namespace {

namespace fs = std::filesystem;

/// One block of a case file.
class Case {
 public:
  void put(const std::string& name, const std::string& value) { values_[name] = value; }
  bool empty() const { return values_.empty(); }
  bool has(const std::string& name) const { return values_.contains(name); }
  const std::string& text(const std::string& name) const { return values_.at(name); }
  std::vector<double> numbers(const std::string& name) const {
    std::istringstream words(text(name));
    std::vector<double> all;
    for (double number = 0; words >> number;) all.push_back(number);
    return all;
  }
  double number(const std::string& name) const { return numbers(name).at(0); }

  /// Holds `value` against the number of that name, within the tolerance that stands behind it.
  void holds(const std::string& name, double value) const {
    if (!has(name)) return;
    const auto all = numbers(name);
    INFO(name);
    CHECK(value == Approx(all.at(0)).margin(all.size() > 1 ? all[1] : 0).epsilon(0));
  }
  /// The same for an interval, whose tolerance comes third.
  void holds(const std::string& name, const Interval& interval) const {
    if (!has(name)) return;
    const auto all = numbers(name);
    INFO(name);
    CHECK(interval.low == Approx(all.at(0)).margin(all.at(2)).epsilon(0));
    CHECK(interval.high == Approx(all.at(1)).margin(all.at(2)).epsilon(0));
  }

 private:
  std::map<std::string, std::string> values_;
};

std::vector<Case> cases(const std::string& file) {
  const auto text = read_file(fs::path(ZICHT_SOURCE_DIR) / "tests/known" / file);
  REQUIRE(text);
  std::vector<Case> all(1);
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    const auto colon = line.find(": ");
    if (colon == std::string::npos) {
      if (!all.back().empty()) all.emplace_back();
      continue;
    }
    all.back().put(line.substr(0, colon), line.substr(colon + 2));
  }
  if (all.back().empty()) all.pop_back();
  return all;
}

/// Where the tables are; nothing where they are not.
std::optional<fs::path> science() {
  const char* named = std::getenv("ZICHT_SHARED");
  const auto shared = named != nullptr ? fs::path(named) : fs::path(ZICHT_SOURCE_DIR) / "../shared";
  const auto folder = shared / "science";
  std::error_code error;
  if (fs::is_directory(folder / "data", error)) return folder;
  WARN("passed over: the published tables are not in " << folder << "; set ZICHT_SHARED");
  return std::nullopt;
}

Input table(const fs::path& folder, const std::string& name) {
  const auto text = read_file(folder / "data" / (name + ".csv"));
  REQUIRE(text);
  auto input = read_table(*text);
  if (!input) FAIL(input.error().message);
  return std::move(*input);
}

Labour two_threads() {
  return {.threads = 2};
}

std::string pairs_of(const Finding& finding) {
  std::string words;
  for (const Mask term : finding.model->model.interactions)
    words += (words.empty() ? "" : " ") + term_digits(term);
  return words.empty() ? "none" : words;
}

Finding answer(const Input& input, Question question) {
  question.compare = false;
  auto finding = estimate::estimate(input, question, two_threads());
  if (!finding) FAIL(finding.error().message);
  REQUIRE(finding->estimate);
  return std::move(*finding);
}

}  // namespace

TEST_CASE("published: stepwise selection") {
  const auto folder = science();
  if (!folder) return;
  for (const auto& known : cases("stepwise.case")) {
    INFO(known.text("data"));
    const auto finding = answer(table(*folder, known.text("data")), {});
    CHECK(pairs_of(finding) == known.text("pairs"));
    known.holds("point", finding.estimate->point);
    known.holds("wald", *finding.estimate->wald95);
    known.holds("aic", finding.model->aic);
    known.holds("deviance", finding.model->deviance);
    CHECK(finding.model->df == known.number("df"));
  }
}

TEST_CASE("published: the bootstrap, replicate by replicate") {
  const auto folder = science();
  if (!folder) return;
  for (const auto& known : cases("bootstrap.case")) {
    const auto name = known.text("data");
    INFO(name);
    const auto input = table(*folder, name);
    const auto text = read_file(*folder / "reference/resamples" / (name + ".txt"));
    REQUIRE(text);
    auto resamples = read_resamples(*text, input);
    REQUIRE(resamples);
    const auto finding = answer(input, {.resamples = std::move(*resamples)});
    REQUIRE(finding.estimate->bootstrap);
    known.holds("bca", finding.estimate->bootstrap->bca95);
    known.holds("acceleration", finding.estimate->bootstrap->acceleration);
    CHECK(finding.bootstrap->failed == 0);

    const auto theirs = read_file(*folder / "reference" / ("replicates_" + name + ".txt"));
    REQUIRE(theirs);
    std::istringstream words(*theirs);
    double worst = 0;
    std::size_t count = 0;
    for (double replicate = 0; words >> replicate; ++count)
      worst =
          std::max(worst, std::abs(finding.bootstrap->estimates.at(count) - replicate) / replicate);
    CHECK(count == finding.bootstrap->estimates.size());
    CHECK(worst < 1e-6);
  }
}

TEST_CASE("published: all models by BIC") {
  const auto folder = science();
  if (!folder) return;
  for (const auto& known : cases("information.case")) {
    INFO(known.text("data"));
    const auto finding = answer(
        table(*folder, known.text("data")),
        {.method = Method::information, .highest_order = static_cast<int>(known.number("order"))});
    REQUIRE(finding.search);
    CHECK(static_cast<double>(finding.search->considered) == known.number("considered"));
    CHECK(static_cast<double>(finding.search->existing) == known.number("existing"));
    CHECK(model_digits(finding.model->model, static_cast<int>(finding.lists.size())) ==
          known.text("best"));
    known.holds("point", finding.estimate->point);
    known.holds("bic", finding.model->bic);
    known.holds("averaged", finding.search->averaged);
  }
}

TEST_CASE("published: averages over decomposable graphs") {
  const auto folder = science();
  if (!folder) return;
  for (const auto& known : cases("decomposable.case")) {
    INFO(known.text("data"));
    const auto finding =
        answer(table(*folder, known.text("data")),
               {.method = Method::decomposable,
                .decomposable = {.prior_count = known.number("prior"),
                                 .least_unseen = static_cast<int>(known.number("least")),
                                 .most_unseen = static_cast<int>(known.number("most"))}});
    const auto& posterior = *finding.posterior;
    known.holds("mean", posterior.mean);
    known.holds("median", posterior.median);
    if (known.has("quantiles"))
      CHECK(std::vector{posterior.low95, posterior.median, posterior.high95} ==
            known.numbers("quantiles"));
  }
}

TEST_CASE("published: lists and covariates") {
  const auto folder = science();
  if (!folder) return;
  for (const auto& known : cases("covariates.case")) {
    const auto finding = answer(table(*folder, known.text("data")),
                                {.method = Method::strata, .strata = {.fixed = VariablePairs{}}});
    known.holds("point", finding.estimate->point);
    known.holds("deviance", finding.model->deviance);
    CHECK(finding.model->df == known.number("df"));
  }
}

TEST_CASE("published: models without a maximum") {
  const auto folder = science();
  if (!folder) return;
  for (const auto& known : cases("existence.case")) {
    INFO(known.text("model"));
    const auto input = table(*folder, known.text("data"));
    const auto model = read_model(known.text("model"), input.table.lists);
    REQUIRE(model);
    const auto sample = sample_of(input.table);
    CHECK(examine(sample.counts, *model, sample.lists).code == known.number("code"));
  }
}

TEST_CASE("published: the lower bound") {
  const auto folder = science();
  if (!folder) return;
  for (const auto& known : cases("lower-bound.case")) {
    INFO(known.text("data"));
    const auto bound = chao_lower_bound(table(*folder, known.text("data")).table);
    known.holds("bound", bound.persons);
    known.holds("low95", bound.low95);
  }
}
