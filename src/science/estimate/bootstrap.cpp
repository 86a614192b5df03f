#include "science/estimate/bootstrap.hpp"

#include <algorithm>

#include "science/estimate/chance.hpp"

namespace zicht::estimate {
namespace {

/// One way, as a series of one.
SeriesEstimator alone(const Estimator& estimator) {
  return [&estimator](Fitter& fitter, const Sample& sample) {
    return std::vector{estimator(fitter, sample)};
  };
}

}  // namespace

std::vector<double> Replicates::found() const {
  std::vector<double> all;
  for (const auto& estimate : estimates)
    if (estimate) all.push_back(*estimate);
  return all;
}

int Replicates::failed() const {
  return static_cast<int>(std::count(estimates.begin(), estimates.end(), std::nullopt));
}

Sample resampled(const Sample& sample, std::uint64_t seed, std::uint64_t number) {
  Stream chance(seed, number);
  Sample drawn{sample.lists, std::vector<double>(sample.counts.size(), 0.0), {}};
  multinomial(chance, sample.observed(), sample.counts, drawn.counts);
  drawn.sums = drawn.counts;
  sum_over_supersets(drawn.sums);
  return drawn;
}

std::vector<Replicates> bootstrap_series(const Sample& sample,
                                         const Resampling& resampling,
                                         std::size_t ways,
                                         const SeriesEstimator& estimator,
                                         const Labour& labour) {
  const bool given = !resampling.given.empty();
  const auto count =
      given ? resampling.given.size() : static_cast<std::size_t>(resampling.replicates);
  std::vector<Replicates> series(ways);
  for (auto& one : series) one.estimates.resize(count);
  std::vector<char> done(count, 0);
  divide(
      labour,
      static_cast<std::int64_t>(count),
      [&] { return Fitter(sample.lists); },
      [&](Fitter& fitter, std::int64_t number) {
        const auto at = static_cast<std::size_t>(number);
        const auto drawn = given ? sample_of(sample.lists, resampling.given[at])
                                 : resampled(sample, resampling.seed, at);
        const auto estimates = estimator(fitter, drawn);
        for (std::size_t way = 0; way < ways; ++way) series[way].estimates[at] = estimates[way];
        done[at] = 1;
      });
  // What was stopped keeps its first replicates, up to the first that is missing.
  const auto end = std::find(done.begin(), done.end(), char{0});
  for (auto& one : series) {
    one.complete = end == done.end();
    one.estimates.resize(static_cast<std::size_t>(end - done.begin()));
  }
  return series;
}

Replicates bootstrap(const Sample& sample,
                     const Resampling& resampling,
                     const Estimator& estimator,
                     const Labour& labour) {
  return bootstrap_series(sample, resampling, 1, alone(estimator), labour).front();
}

std::vector<std::vector<LeftOut>> jackknife_series(const Sample& sample,
                                                   std::size_t ways,
                                                   const SeriesEstimator& estimator) {
  Fitter fitter(sample.lists);
  std::vector<std::vector<LeftOut>> all(ways);
  for (std::size_t history = 1; history < sample.counts.size(); ++history) {
    if (!(sample.counts[history] > 0)) continue;
    auto counts = sample.counts;
    counts[history] -= 1;
    const auto estimates = estimator(fitter, sample_of(sample.lists, counts));
    for (std::size_t way = 0; way < ways; ++way)
      if (estimates[way]) all[way].push_back({sample.counts[history], *estimates[way]});
  }
  return all;
}

std::vector<LeftOut> jackknife(const Sample& sample, const Estimator& estimator) {
  return jackknife_series(sample, 1, alone(estimator)).front();
}

}  // namespace zicht::estimate
