#include "science/estimate/strata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "science/estimate/chance.hpp"
#include "science/estimate/strata_fit.hpp"

namespace zicht::estimate {
namespace {

struct Selected {
  VariablePairs pairs = {};
  StrataFit fit = {};
};

double value_of(const StrataFit& fit, Criterion criterion) {
  return criterion == Criterion::bic ? fit.bic : fit.aic;
}

/// Where two values are nearer than this, the step is not worth it.
constexpr double least_gain = 1e-8;

/// Selects on one table. Keeps the designs that it made, for the next replicate.
class Selector {
 public:
  explicit Selector(const CrossTable& table) : table_(table) {}

  std::optional<Selected> start(const std::vector<double>& counts, const VariablePairs& pairs) {
    const auto& design = design_of(pairs);
    if (!examine_strata(design, counts).fine()) return std::nullopt;
    auto fit = fit_strata(design, counts);
    if (!fit) return std::nullopt;
    return Selected{pairs, std::move(*fit)};
  }

  /// Goes on from `here` until nothing lowers the criterion; tells `note` of every step.
  template <class Note>
  void descend(Selected& here, const std::vector<double>& counts, Criterion criterion, Note note) {
    while (true) {
      auto next = best_neighbour(here, counts, criterion);
      if (!next) return;
      here = std::move(*next);
      note(here);
    }
  }

 private:
  const Matrix& design_of(const VariablePairs& pairs) {
    // Large tables would fill the memory with designs: those are made anew each time.
    constexpr std::size_t most_kept = 2000;
    if (table_.counts().size() > most_kept) designs_.clear();
    auto& kept = designs_[pairs];
    if (kept.rows == 0) kept = table_.design(pairs);
    return kept;
  }

  std::optional<Selected> best_neighbour(const Selected& here,
                                         const std::vector<double>& counts,
                                         Criterion criterion) {
    std::vector<Selected> tried;
    const auto attempt = [&](VariablePairs pairs, const std::vector<double>& start) {
      auto fit = fit_strata(design_of(pairs), counts, start);
      if (fit && value_of(*fit, criterion) < value_of(here.fit, criterion) - least_gain)
        tried.push_back({std::move(pairs), std::move(*fit)});
    };
    for (int one = 0; one < table_.variable_count(); ++one)
      for (int two = one + 1; two < table_.variable_count(); ++two) {
        const std::pair pair{one, two};
        auto pairs = here.pairs;
        const auto place = std::find(pairs.begin(), pairs.end(), pair);
        if (place != pairs.end()) {
          pairs.erase(place);
          attempt(std::move(pairs), {});
        } else {
          // The new columns come last, so that the old parameters keep their places.
          pairs.push_back(pair);
          attempt(std::move(pairs), here.fit.values);
        }
      }
    std::stable_sort(tried.begin(), tried.end(), [&](const Selected& a, const Selected& b) {
      return value_of(a.fit, criterion) < value_of(b.fit, criterion);
    });
    for (auto& candidate : tried)
      if (examine_strata(design_of(candidate.pairs), counts).fine()) return std::move(candidate);
    return std::nullopt;
  }

  const CrossTable& table_;
  std::map<VariablePairs, Matrix> designs_ = {};
};

std::string variable_name(const Input& input, int variable) {
  const int lists = input.table.list_count();
  return variable < lists ? input.table.lists[static_cast<std::size_t>(variable)]
                          : input.covariates[static_cast<std::size_t>(variable - lists)].name;
}

std::string pair_words(const Input& input, std::pair<int, int> pair) {
  return variable_name(input, pair.first) + ":" + variable_name(input, pair.second);
}

Step step_of(const Input& input, const Selected& selected, double observed) {
  Step step{.aic = selected.fit.aic,
            .aicc = selected.fit.aicc,
            .bic = selected.fit.bic,
            .estimate = observed + selected.fit.total_unseen()};
  for (const auto& pair : selected.pairs)
    step.model += (step.model.empty() ? "" : ", ") + pair_words(input, pair);
  return step;
}

/// Every group of people that gets an estimate of its own.
std::vector<Group> all_groups(const CrossTable& table) {
  const auto& covariates = table.covariates();
  std::vector<Group> groups;
  const auto add = [&](std::vector<int> levels) {
    Group group{.levels = std::move(levels)};
    for (std::size_t at = 0; at < covariates.size(); ++at) {
      if (group.levels[at] < 0) continue;
      group.words += (group.words.empty() ? "" : ", ") + covariates[at].name + " " +
                     covariates[at].levels[static_cast<std::size_t>(group.levels[at])];
    }
    if (group.words.empty()) group.words = "alle";
    groups.push_back(std::move(group));
  };
  const std::vector<int> everyone(covariates.size(), -1);
  const auto count = [&](std::size_t at) { return static_cast<int>(covariates[at].levels.size()); };
  add(everyone);
  for (std::size_t one = 0; one < covariates.size(); ++one)
    for (int level = 0; level < count(one); ++level) {
      auto levels = everyone;
      levels[one] = level;
      add(levels);
    }
  if (covariates.size() > 2)
    for (std::size_t one = 0; one < covariates.size(); ++one)
      for (std::size_t two = one + 1; two < covariates.size(); ++two)
        for (int first = 0; first < count(one); ++first)
          for (int second = 0; second < count(two); ++second) {
            auto levels = everyone;
            levels[one] = first;
            levels[two] = second;
            add(levels);
          }
  if (covariates.size() > 1)
    for (std::size_t stratum = 0; stratum < table.strata(); ++stratum) add(table.levels(stratum));
  return groups;
}

bool belongs(const Group& group, const std::vector<int>& levels) {
  for (std::size_t at = 0; at < levels.size(); ++at)
    if (group.levels[at] >= 0 && group.levels[at] != levels[at]) return false;
  return true;
}

/// Observed persons by stratum.
std::vector<double> observed_of(const CrossTable& table, const std::vector<double>& counts) {
  std::vector<double> all(table.strata(), 0.0);
  for (std::size_t row = 0; row < counts.size(); ++row)
    all[row / table.cells_of_stratum()] += counts[row];
  return all;
}

double sum_in(const CrossTable& table, const Group& group, const std::vector<double>& by_stratum) {
  double sum = 0;
  for (std::size_t stratum = 0; stratum < table.strata(); ++stratum)
    if (belongs(group, table.levels(stratum))) sum += by_stratum[stratum];
  return sum;
}

/// The counts of one replicate.
std::vector<double> drawn(const CrossTable& table,
                          const Selected& first,
                          const StrataSettings& settings,
                          std::uint64_t number) {
  Stream chance(settings.seed, number);
  double observed = 0;
  for (const double count : table.counts()) observed += count;
  if (settings.reselect) {
    std::vector<double> counts(table.counts().size());
    multinomial(chance, observed, table.counts(), counts);
    return counts;
  }
  auto weights = first.fit.means;
  weights.insert(weights.end(), first.fit.unseen.begin(), first.fit.unseen.end());
  std::vector<double> all(weights.size());
  multinomial(chance, std::round(observed + first.fit.total_unseen()), weights, all);
  all.resize(table.counts().size());
  return all;
}

void add_intervals(StrataFinding& finding,
                   const CrossTable& table,
                   const Selected& first,
                   const StrataSettings& settings,
                   const Labour& labour) {
  const auto count = static_cast<std::size_t>(settings.replicates);
  std::vector<std::vector<double>> totals(
      count);  // By replicate and stratum; empty where it failed.
  std::vector<char> ran(count, 0);
  divide(
      labour,
      settings.replicates,
      [&] { return Selector(table); },
      [&](Selector& selector, std::int64_t number) {
        const auto at = static_cast<std::size_t>(number);
        ran[at] = 1;
        const auto counts = drawn(table, first, settings, at);
        const bool chosen_before = settings.fixed.has_value() || !settings.reselect;
        auto selected = selector.start(counts, chosen_before ? first.pairs : VariablePairs{});
        if (!selected) return;
        if (!chosen_before)
          selector.descend(*selected, counts, settings.criterion, [](const auto&) {});
        totals[at] = observed_of(table, counts);
        for (std::size_t stratum = 0; stratum < totals[at].size(); ++stratum)
          totals[at][stratum] += selected->fit.unseen[stratum];
      });
  const auto end =
      static_cast<std::size_t>(std::find(ran.begin(), ran.end(), char{0}) - ran.begin());
  finding.complete = end == count;
  finding.replicates = static_cast<int>(end);
  totals.resize(end);
  std::erase_if(totals, [](const auto& one) { return one.empty(); });
  finding.failed = finding.replicates - static_cast<int>(totals.size());
  if (totals.empty()) return;
  for (auto& group : finding.groups) {
    std::vector<double> sums;
    for (const auto& replicate : totals) sums.push_back(sum_in(table, group, replicate));
    std::sort(sums.begin(), sums.end());
    group.percentile95 = Interval{quantile(sums, 0.025), quantile(sums, 0.975)};
  }
}

}  // namespace

Result<VariablePairs> read_variable_pairs(std::string_view text, const Input& input) {
  VariablePairs pairs;
  if (text.empty() || text == "none") return pairs;
  const int variables = input.table.list_count() + static_cast<int>(input.covariates.size());
  const auto find = [&](std::string_view name) {
    for (int variable = 0; variable < variables; ++variable)
      if (variable_name(input, variable) == name) return variable;
    return -1;
  };
  while (true) {
    const auto comma = text.find(',');
    auto word = text.substr(0, comma);
    while (word.starts_with(' ')) word.remove_prefix(1);
    const auto colon = word.find(':');
    const int one = colon == std::string_view::npos ? -1 : find(word.substr(0, colon));
    const int two = colon == std::string_view::npos ? -1 : find(word.substr(colon + 1));
    if (one < 0 || two < 0 || one == two)
      return fail(
          Fault::invalid,
          fmt::format("\"{}\" is geen paar. Schrijf twee namen met een dubbele punt ertussen, "
                      "zoals {}:{}.",
                      word,
                      variable_name(input, 0),
                      variable_name(input, variables - 1)));
    const std::pair pair{std::min(one, two), std::max(one, two)};
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
    if (comma == std::string_view::npos) return pairs;
    text.remove_prefix(comma + 1);
  }
}

Result<StrataFinding> estimate_strata(const Input& input,
                                      const StrataSettings& settings,
                                      const Labour& labour) {
  const auto table = TRY(CrossTable::make(input, settings.forms));
  const auto& counts = table.counts();
  const auto observed = static_cast<double>(input.table.observed());
  Selector selector(table);
  const auto begin = settings.fixed.value_or(VariablePairs{});
  StrataFinding finding;
  finding.existence = examine_strata(table.design(begin), counts);
  if (!finding.existence.fine()) return finding;
  auto selected = selector.start(counts, begin);
  if (!selected) return fail(Fault::conflict, "De schatting komt bij dit model niet tot rust.");
  const auto note = [&](const Selected& step) {
    finding.path.push_back(step_of(input, step, observed));
  };
  note(*selected);
  auto chosen = *selected;
  std::size_t chosen_at = 0;
  if (!settings.fixed) {
    for (const auto criterion : {Criterion::bic, Criterion::aic}) {
      selector.descend(*selected, counts, criterion, note);
      if (criterion == settings.criterion) {
        chosen = *selected;
        chosen_at = finding.path.size() - 1;
      }
    }
  }
  finding.path[chosen_at].chosen = true;
  const auto& fit = chosen.fit;
  finding.estimate = observed + fit.total_unseen();
  finding.wald95 = wald(observed, std::log(fit.total_unseen()), fit.log_unseen_error, 0.95);
  for (const auto& pair : chosen.pairs) finding.terms.push_back(pair_words(input, pair));
  finding.minus_infinity = fit.minus_infinity;
  finding.aic = fit.aic;
  finding.bic = fit.bic;
  finding.deviance = fit.deviance;
  finding.df = fit.df;
  finding.groups = all_groups(table);
  const auto seen = observed_of(table, counts);
  for (auto& group : finding.groups) {
    group.observed = sum_in(table, group, seen);
    group.estimate = group.observed + sum_in(table, group, fit.unseen);
  }
  if (settings.replicates > 0) add_intervals(finding, table, chosen, settings, labour);
  return finding;
}

}  // namespace zicht::estimate
