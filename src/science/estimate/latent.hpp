// People differ in how easily they are seen: a mixture of kinds of people, none of them known.
#pragma once

#include <cstdint>
#include <vector>

#include "ground/base/result.hpp"
#include "science/estimate/chains.hpp"
#include "science/estimate/fit.hpp"
#include "science/estimate/labour.hpp"

namespace zicht::estimate {

struct LatentSettings {
  int classes = 10;     ///< The most kinds of people; 2 to 50.
  double shape = 0.25;  ///< Of the gamma prior on alpha.
  double rate = 0.25;
  int burn_in = 5000;  ///< Sweeps of each chain that are thrown away.
  int sweeps = 20000;  ///< Sweeps of each chain that count.
  int chains = 4;
  double most = 20;  ///< The most persons on no list, as a multiple of those observed.
  std::uint64_t seed = 1;
};

struct Latent {
  Traces persons = {};  ///< N, seen and unseen, by chain and sweep.
  double r_hat = 1;
  std::vector<double> effective_sizes = {};  ///< One for each chain.
  /// Split R-hat at most 1.05 and together at least 400 independent draws.
  bool converged = false;
  bool complete = true;
};

/// Gibbs sampling of a mixture of classes with stick-breaking weights, within each of which the
/// lists are independent. One chain is one piece of work; its numbers depend on the seed and on its
/// place.
/// @error invalid where a setting is out of its range, or the work was stopped before anything
/// came.
/// @source Manrique-Vallier (2016), Bayesian population size estimation using Dirichlet process
///         mixtures, Biometrics 72, 1246-1254.
Result<Latent> sample_latent(const Sample& sample,
                             const LatentSettings& settings,
                             const Labour& labour);

}  // namespace zicht::estimate
