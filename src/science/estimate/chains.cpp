#include "science/estimate/chains.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "science/estimate/interval.hpp"

namespace zicht::estimate {
namespace {

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// With n - 1 below the line.
double variance_of(std::span<const double> values, double mean) {
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values.size() - 1);
}

}  // namespace

double split_r_hat(const Traces& traces) {
  std::vector<double> means;
  double within = 0;
  double length = 0;
  for (const auto& trace : traces) {
    const auto half = trace.size() / 2;
    if (half < 2) return 1;
    for (const auto& part : {std::span(trace).first(half), std::span(trace).last(half)}) {
      means.push_back(mean_of(part));
      within += variance_of(part, means.back());
    }
    length = static_cast<double>(half);
  }
  if (means.size() < 2) return 1;
  within /= static_cast<double>(means.size());
  const double between = variance_of(means, mean_of(means));
  if (within == 0) return between == 0 ? 1 : std::numeric_limits<double>::infinity();
  return std::sqrt((length - 1) / length + between / within);
}

double effective_size(std::span<const double> trace) {
  constexpr std::size_t longest = 10'000;
  std::vector<double> thinned;
  const auto step = std::max<std::size_t>(1, (trace.size() + longest - 1) / longest);
  for (std::size_t at = 0; at < trace.size(); at += step) thinned.push_back(trace[at]);
  if (thinned.size() < 4) return static_cast<double>(thinned.size());
  const double mean = mean_of(thinned);
  for (auto& value : thinned) value -= mean;
  const auto covariance = [&](std::size_t lag) {
    double sum = 0;
    for (std::size_t at = lag; at < thinned.size(); ++at) sum += thinned[at] * thinned[at - lag];
    return sum;
  };
  const double own = covariance(0);
  if (own == 0) return 1;
  double sum = -1;
  for (std::size_t lag = 0; lag + 1 < thinned.size(); lag += 2) {
    const double pair = (covariance(lag) + covariance(lag + 1)) / own;
    if (pair <= 0) break;
    sum += 2 * pair;
  }
  return std::min(static_cast<double>(thinned.size()),
                  static_cast<double>(thinned.size()) / std::max(sum, 1e-9));
}

double pooled_quantile(const Traces& traces, double p) {
  std::vector<double> all;
  for (const auto& trace : traces) all.insert(all.end(), trace.begin(), trace.end());
  std::sort(all.begin(), all.end());
  return quantile(all, p);
}

}  // namespace zicht::estimate
