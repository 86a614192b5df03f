#include "science/estimate/stepwise.hpp"

#include <algorithm>

#include "science/estimate/special.hpp"

namespace zicht::estimate {
namespace {

struct Candidate {
  Mask pair = 0;
  double p = 1;
};

/// The pairs that are not in the model and are less likely than the threshold, the least likely
/// first.
std::vector<Candidate> candidates(const Sample& sample,
                                  const Choice& choice,
                                  const std::vector<Mask>& all,
                                  double threshold) {
  std::vector<Candidate> found;
  for (const Mask pair : all) {
    if (choice.model.has(pair)) continue;
    const double p = poisson_tail(sample.sums[pair], choice.fit.expected[pair]);
    if (p < threshold) found.push_back({pair, p});
  }
  std::stable_sort(
      found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.p < b.p; });
  return found;
}

}  // namespace

std::optional<Choice> choose_stepwise(Fitter& fitter,
                                      const Sample& sample,
                                      double threshold,
                                      Effort* effort) {
  const auto fine = [&](const Model& model) {
    const auto existence = fitter.examine(sample, model);
    if (effort != nullptr) {
      ++effort->checks;
      effort->programs += existence.by_program ? 1 : 0;
    }
    return existence.fine();
  };
  Choice choice;
  if (!fine(choice.model)) return std::nullopt;
  auto fit = fitter.fit(sample, choice.model);
  if (!fit) return std::nullopt;
  choice.fit = std::move(*fit);

  const auto all = pairs(sample.lists);
  bool grew = true;
  while (grew) {
    grew = false;
    // Checked from the least likely on, and only until one can be estimated: the others would get
    // p = 1 and so never come before it.
    for (const auto& candidate : candidates(sample, choice, all, threshold)) {
      auto model = choice.model;
      model.add(candidate.pair);
      if (!fine(model)) continue;
      auto larger = fitter.fit(sample, model, &choice.fit);
      if (!larger) continue;
      choice = {std::move(model), std::move(*larger)};
      grew = true;
      break;
    }
  }
  return choice;
}

}  // namespace zicht::estimate
