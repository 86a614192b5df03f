// What if other people had been counted? Estimates of resampled tables.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "science/estimate/fit.hpp"
#include "science/estimate/interval.hpp"
#include "science/estimate/labour.hpp"

namespace zicht::estimate {

/// The whole way from a table to a number, the choice of a model included. Nothing where no
/// estimate exists. Called from many threads, each with a fitter of its own.
using Estimator = std::function<std::optional<double>(Fitter& fitter, const Sample& sample)>;

/// The same for several ways at once that share their work; always as many numbers.
using SeriesEstimator =
    std::function<std::vector<std::optional<double>>(Fitter& fitter, const Sample& sample)>;

/// Where the resampled tables come from: drawn by chance, or given.
struct Resampling {
  int replicates = 1000;
  std::uint64_t seed = 1;
  /// In place of chance: one table a replicate, 2^t counts each.
  std::vector<std::vector<double>> given = {};
};

struct Replicates {
  /// One for each replicate, in their order; nothing where a replicate has no estimate.
  std::vector<std::optional<double>> estimates = {};
  bool complete = true;  ///< False where the work was stopped: the last ones are then missing.

  std::vector<double> found() const;
  int failed() const;
};

/// The table drawn anew: n persons over its histories, in the proportions of the counts. It depends
/// on the seed and the number of the replicate only.
Sample resampled(const Sample& sample, std::uint64_t seed, std::uint64_t number);

/// Every replicate from its own stream of chance, so that the numbers are the same whatever the
/// number of threads.
Replicates bootstrap(const Sample& sample,
                     const Resampling& resampling,
                     const Estimator& estimator,
                     const Labour& labour);

/// For `ways` ways at once, each with the same resampled tables.
std::vector<Replicates> bootstrap_series(const Sample& sample,
                                         const Resampling& resampling,
                                         std::size_t ways,
                                         const SeriesEstimator& estimator,
                                         const Labour& labour);

/// One person left out, once for each history that someone has. Histories without which there is no
/// estimate are left out of the list.
std::vector<LeftOut> jackknife(const Sample& sample, const Estimator& estimator);
std::vector<std::vector<LeftOut>> jackknife_series(const Sample& sample,
                                                   std::size_t ways,
                                                   const SeriesEstimator& estimator);

}  // namespace zicht::estimate
