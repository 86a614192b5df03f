#include "science/estimate/information.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "science/estimate/hierarchy.hpp"
#include "science/estimate/stepwise.hpp"

namespace zicht::estimate {
namespace {

struct Tried {
  double estimate = 0;
  double bic = 0;
};

/// Nothing where the model cannot be estimated from this sample.
std::optional<Tried> attempt(Fitter& fitter,
                             const Sample& sample,
                             const Model& model,
                             double constant) {
  if (!fitter.examine(sample, model).fine()) return std::nullopt;
  const auto fit = fitter.fit(sample, model);
  if (!fit) return std::nullopt;
  const double parameters = static_cast<double>(fit->terms.size() + fit->minus_infinity.size());
  return Tried{sample.observed() + fit->dark(),
               parameters * std::log(sample.observed()) - 2 * (fit->kernel + constant)};
}

/// The best first; equal ones as they came. Then the weights, as shares of all.
Search ranked(std::vector<Ranked> all, std::int64_t considered, std::size_t keep) {
  Search found;
  found.considered = considered;
  found.existing = static_cast<std::int64_t>(all.size());
  std::stable_sort(
      all.begin(), all.end(), [](const Ranked& a, const Ranked& b) { return a.bic < b.bic; });
  double sum = 0;
  for (auto& one : all) sum += one.weight = std::exp(-(one.bic - all.front().bic) / 2);
  for (auto& one : all) {
    one.weight /= sum;
    found.averaged += one.weight * one.estimate;
  }
  all.resize(std::min(all.size(), keep));
  found.best = std::move(all);
  return found;
}

std::optional<Search> search_all(const Sample& sample,
                                 int highest,
                                 std::size_t keep,
                                 const Labour& labour) {
  std::vector<Model> models;
  each_hierarchical(sample.lists, highest, [&](const Model& model) {
    models.push_back(model);
    return true;
  });
  const double constant = factorials(sample);
  std::vector<std::optional<Tried>> tried(models.size());
  constexpr std::int64_t batch = 64;
  const auto count = static_cast<std::int64_t>(models.size());
  const auto batches = (count + batch - 1) / batch;
  const auto done = divide(
      labour,
      batches,
      [&] { return Fitter(sample.lists); },
      [&](Fitter& fitter, std::int64_t number) {
        for (auto at = number * batch; at < std::min(count, (number + 1) * batch); ++at) {
          const auto place = static_cast<std::size_t>(at);
          tried[place] = attempt(fitter, sample, models[place], constant);
        }
      });
  std::vector<Ranked> all;
  for (std::size_t at = 0; at < models.size(); ++at)
    if (tried[at]) all.push_back({std::move(models[at]), tried[at]->estimate, tried[at]->bic, 0});
  if (all.empty()) return std::nullopt;
  auto found = ranked(std::move(all), count, keep);
  found.complete = done == batches;
  return found;
}

/// For comparing models in a set.
struct ByTerms {
  bool operator()(const Model& one, const Model& other) const {
    return one.interactions < other.interactions;
  }
};

/// From each start to the best neighbour, again and again. Everything that was tried counts in the
/// average.
std::optional<Search> search_downhill(const Sample& sample,
                                      int highest,
                                      std::size_t keep,
                                      const Labour& labour) {
  const double constant = factorials(sample);
  std::set<Model, ByTerms> seen;
  std::vector<Ranked> all;
  bool complete = true;
  const auto try_all = [&](const std::vector<Model>& models) -> std::optional<Ranked> {
    std::vector<Model> fresh;
    for (const auto& model : models)
      if (seen.insert(model).second) fresh.push_back(model);
    std::vector<std::optional<Tried>> tried(fresh.size());
    Labour quiet{labour.threads, labour.stop, {}};
    const auto count = static_cast<std::int64_t>(fresh.size());
    const auto done = divide(
        quiet,
        count,
        [&] { return Fitter(sample.lists); },
        [&](Fitter& fitter, std::int64_t number) {
          const auto at = static_cast<std::size_t>(number);
          tried[at] = attempt(fitter, sample, fresh[at], constant);
        });
    complete = complete && done == count;
    std::optional<Ranked> best;
    for (std::size_t at = 0; at < fresh.size(); ++at) {
      if (!tried[at]) continue;
      all.push_back({fresh[at], tried[at]->estimate, tried[at]->bic, 0});
      if (!best || all.back().bic < best->bic) best = all.back();
    }
    return best;
  };
  const auto descend = [&](const Model& start) {
    auto here = try_all({start});
    while (here && complete) {
      const auto next = try_all(neighbours(here->model, sample.lists, highest));
      if (!next || next->bic >= here->bic) break;
      here = next;
    }
  };
  descend(Model{});
  Fitter fitter(sample.lists);
  if (const auto choice = choose_stepwise(fitter, sample, usual_threshold)) descend(choice->model);
  if (all.empty()) return std::nullopt;
  auto found = ranked(std::move(all), static_cast<std::int64_t>(seen.size()), keep);
  found.exhaustive = false;
  found.complete = complete;
  return found;
}

}  // namespace

int usual_order(int lists) {
  return lists <= 5 ? std::max(2, lists - 1) : 2;
}

bool is_exhaustive(int lists, int highest) {
  return lists <= 5 || (lists == 6 && highest <= 2);
}

std::size_t usual_top(int lists) {
  return lists <= 4 ? 20 : 100;
}

std::optional<Search> search(const Sample& sample,
                             int highest,
                             std::size_t keep,
                             const Labour& labour) {
  return is_exhaustive(sample.lists, highest) ? search_all(sample, highest, keep, labour)
                                              : search_downhill(sample, highest, keep, labour);
}

std::vector<std::size_t> steps_to(std::size_t models) {
  std::vector<std::size_t> steps;
  for (const std::size_t step : {1U, 2U, 5U, 10U, 20U, 50U})
    if (step < models) steps.push_back(step);
  steps.push_back(models);
  return steps;
}

SeriesEstimator best_among(const std::vector<Ranked>& top, const std::vector<std::size_t>& steps) {
  return [&](Fitter& fitter, const Sample& sample) {
    const double constant = factorials(sample);
    std::vector<std::optional<double>> estimates;
    std::optional<Tried> best;
    for (std::size_t at = 0; at < top.size(); ++at) {
      const auto tried = attempt(fitter, sample, top[at].model, constant);
      if (tried && (!best || tried->bic < best->bic)) best = tried;
      if (at + 1 != steps[estimates.size()]) continue;
      estimates.push_back(best ? std::optional(best->estimate) : std::nullopt);
    }
    return estimates;
  };
}

}  // namespace zicht::estimate
