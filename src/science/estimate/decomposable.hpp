// Averaging over all decomposable graphs of dependence, the Bayesian way.
#pragma once

#include <optional>
#include <vector>

#include "ground/base/result.hpp"
#include "science/estimate/fit.hpp"
#include "science/estimate/graphs.hpp"
#include "science/estimate/labour.hpp"

namespace zicht::estimate {

struct DecomposableSettings {
  /// How many persons each cell of the whole table weighs beforehand. Nothing takes 1 / 2^t, one
  /// person in all. The outcome may depend on it strongly: show more than one.
  std::optional<double> prior_count = {};
  /// The fewest persons on no list that are considered. R's dga is mostly run from 1; 0 is possible
  /// too, and for a small table that makes a difference.
  std::int64_t least_unseen = 0;
  /// The most persons on no list that are considered. Nothing takes ten times what was observed,
  /// and at least 1000.
  std::optional<std::int64_t> most_unseen = {};
};

/// The posterior of the number of persons, seen and unseen.
struct Posterior {
  double mean = 0;
  double low95 = 0;
  double median = 0;
  double high95 = 0;
  double at_end = 0;  ///< The share of the last hundredth of the range: not small means cut off.
  std::vector<Graph> graphs = {};   ///< The likeliest graphs, at most ten.
  std::vector<double> shares = {};  ///< And how likely they are.
};

/// For 3 to 6 lists. The prior on the graphs is flat, on N it is 1 / N. Sums are kept as logarithms
/// throughout.
/// @error  invalid for other numbers of lists, and for a prior count that is not above nought;
///         unavailable where the work was stopped.
/// @cost   about 0.2 s for 5 lists and 40 000 numbers of unseen persons.
/// @source Madigan and York (1997), Bayesian methods for estimation of the size of a closed
///         population, Biometrika 84, 19-31.
Result<Posterior> average_decomposable(const Sample& sample,
                                       const DecomposableSettings& settings,
                                       const Labour& labour);

}  // namespace zicht::estimate
