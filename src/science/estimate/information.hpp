// Choosing among all hierarchical models, or averaging over them, by the information criterion BIC.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "science/estimate/bootstrap.hpp"
#include "science/estimate/labour.hpp"

namespace zicht::estimate {

/// One model of the search.
struct Ranked {
  Model model = {};
  double estimate = 0;  ///< Persons, seen and unseen.
  double bic = 0;
  double weight = 0;  ///< exp(-BIC / 2), as a share of all models that exist.
};

/// The interval where each replicate chooses among so many of the best models.
struct AmongBest {
  std::size_t models = 0;
  BootstrapInterval interval = {};
};

/// What a search found.
struct Search {
  std::int64_t considered = 0;
  std::int64_t existing = 0;
  double averaged = 0;            ///< The estimates of the models that exist, by their weights.
  std::vector<Ranked> best = {};  ///< The best first; at most as many as were asked for.
  /// After a bootstrap: how the interval grows with the number of models, up to all of `best`.
  /// Where it still moves at the end, more models would move it further.
  std::vector<AmongBest> cumulative = {};
  bool exhaustive = true;  ///< False for a walk downhill, which may miss the best.
  bool complete = true;    ///< False where it was stopped.
};

/// The highest order that a search takes where nobody says otherwise: all but the saturated one up
/// to 5 lists, pairs for more.
int usual_order(int lists);

/// Whether all models are looked at: up to 5 lists any order, 6 lists pairs.
bool is_exhaustive(int lists, int highest);

/// All hierarchical models up to order `highest` that can be estimated, or for more lists a walk
/// from the main effects and from the stepwise choice to the best neighbour until there is none.
/// BIC = parameters log n - 2 log-likelihood, parameters at minus infinity counted too.
/// @param keep how many of the best to give.
/// @return nothing where no model can be estimated.
/// @source Silverman, Chan and Vincent (2024), Bootstrapping multiple systems estimates to account
///         for model selection, Statistics and Computing 34, 44.
std::optional<Search> search(const Sample& sample,
                             int highest,
                             std::size_t keep,
                             const Labour& labour);

/// How many of the best models a bootstrap chooses from: 20 up to 4 lists, 100 for more.
std::size_t usual_top(int lists);

/// At how many models the growth of the interval is shown: 1, 2, 5, 10, 20, 50, as far as there
/// are, and all of them last.
std::vector<std::size_t> steps_to(std::size_t models);

/// For each of `steps` the estimate of the model of least BIC among so many of the first of these:
/// what a replicate does in place of the whole search. Both live longer than what is given.
SeriesEstimator best_among(const std::vector<Ranked>& top, const std::vector<std::size_t>& steps);

}  // namespace zicht::estimate
