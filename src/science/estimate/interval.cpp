#include "science/estimate/interval.hpp"

#include <algorithm>
#include <cmath>

#include "science/estimate/special.hpp"

namespace zicht::estimate {
namespace {

constexpr double tie = 1e-9;

double acceleration_of(std::span<const LeftOut> left_out) {
  double persons = 0;
  double sum = 0;
  for (const auto& one : left_out) {
    persons += one.weight;
    sum += one.weight * one.estimate;
  }
  if (!(persons > 0)) return 0;
  double squares = 0;
  double cubes = 0;
  for (const auto& one : left_out) {
    const double difference = sum / persons - one.estimate;
    squares += one.weight * difference * difference;
    cubes += one.weight * difference * difference * difference;
  }
  return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

}  // namespace

Interval wald(double observed, double log_dark, double standard_error, double level) {
  const double z = normal_quantile((1 + level) / 2);
  return {observed + std::exp(log_dark - z * standard_error),
          observed + std::exp(log_dark + z * standard_error)};
}

double quantile(std::span<const double> sorted, double p) {
  const auto count = static_cast<double>(sorted.size());
  const double place = (count + 1.0 / 3) * p + 1.0 / 3;
  const double below = std::floor(place);
  const auto at = [&](double number) {
    return sorted[static_cast<std::size_t>(std::clamp(number, 1.0, count)) - 1];
  };
  const double share = place - below;
  const double low = at(below);
  if (share == 0) return low;
  const double high = at(below + 1);
  return low == high ? low : low + share * (high - low);
}

std::optional<BootstrapInterval> bca(double estimate,
                                     std::vector<double> replicates,
                                     std::span<const LeftOut> left_out) {
  if (replicates.empty()) return std::nullopt;
  std::sort(replicates.begin(), replicates.end());
  BootstrapInterval found;
  int below = 0;
  for (const double replicate : replicates) {
    const bool same = std::abs(replicate - estimate) / estimate < tie;
    found.ties += same ? 1 : 0;
    below += !same && replicate < estimate ? 1 : 0;
  }
  found.acceleration = acceleration_of(left_out);
  found.bias_correction = normal_quantile(below / static_cast<double>(replicates.size()));
  found.percentile = !std::isfinite(found.bias_correction);
  const auto bound = [&](double p) {
    if (found.percentile) return quantile(replicates, p);
    const double z0 = found.bias_correction;
    const double z = z0 + normal_quantile(p);
    const double stretched = 1 - found.acceleration * z;
    // Past its pole the formula turns round; the outermost replicate is all that can be said then.
    if (!(stretched > 0)) return z > 0 ? replicates.back() : replicates.front();
    return quantile(replicates, normal_below(z0 + z / stretched));
  };
  found.bca95 = {bound(0.025), bound(0.975)};
  found.bca80 = {bound(0.1), bound(0.9)};
  return found;
}

}  // namespace zicht::estimate
