#include "science/estimate/special.hpp"

#include <math.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace zicht::estimate {
namespace {

/// log n! less Stirling's approximation of it.
double stirling_error(double n) {
  constexpr double small = 16;
  const double log_2pi = std::log(2 * std::numbers::pi);
  if (n < small) {
    if (n == 0) return 0;  // Not used: log_poisson answers k = 0 by itself.
    return log_gamma(n + 1) - (n + 0.5) * std::log(n) + n - log_2pi / 2;
  }
  const double square = n * n;
  return (1.0 / 12 -
          (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) /
              square) /
         n;
}

/// k log(k / mean) + mean - k, without cancellation where k is near the mean.
double deviance_part(double k, double mean) {
  constexpr double near = 0.1;
  if (std::abs(k - mean) >= near * (k + mean)) return k * std::log(k / mean) + mean - k;
  const double v = (k - mean) / (k + mean);
  double sum = (k - mean) * v;
  double term = 2 * k * v;
  for (int power = 1;; ++power) {
    term *= v * v;
    const double next = sum + term / (2 * power + 1);
    if (next == sum) return sum;
    sum = next;
  }
}

/// Past this mean the tails are those of a normal to many digits, and summing would take long.
constexpr double very_large = 1e8;

/// The sum of a tail relative to its first term; `ratio(j)` takes term j to the next.
template <class Ratio>
double tail_sum(Ratio ratio) {
  double sum = 1;
  double term = 1;
  for (int at = 0; term > sum * 1e-17; ++at) {
    term *= ratio(at);
    sum += term;
  }
  return sum;
}

}  // namespace

double log_gamma(double x) {
  int sign = 0;
  return ::lgamma_r(x, &sign);
}

double normal_below(double z) {
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

double normal_quantile(double p) {
  if (!(p > 0)) return -std::numeric_limits<double>::infinity();
  if (!(p < 1)) return std::numeric_limits<double>::infinity();
  constexpr std::array a{-3.969683028665376e+01,
                         2.209460984245205e+02,
                         -2.759285104469687e+02,
                         1.383577518672690e+02,
                         -3.066479806614716e+01,
                         2.506628277459239e+00};
  constexpr std::array b{-5.447609879822406e+01,
                         1.615858368580409e+02,
                         -1.556989798598866e+02,
                         6.680131188771972e+01,
                         -1.328068155288572e+01};
  constexpr std::array c{-7.784894002430293e-03,
                         -3.223964580411365e-01,
                         -2.400758277161838e+00,
                         -2.549732539343734e+00,
                         4.374664141464968e+00,
                         2.938163982698783e+00};
  constexpr std::array d{
      7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
  constexpr double low = 0.02425;
  const auto horner = [](const auto& all, double at, double start) {
    double value = start;
    for (const double one : all) value = value * at + one;
    return value;
  };
  double z = 0;
  if (p < low || p > 1 - low) {
    const double q = std::sqrt(-2 * std::log(std::min(p, 1 - p)));
    z = horner(c, q, 0) / (horner(d, q, 0) * q + 1);
    if (p > 1 - low) z = -z;
  } else {
    const double q = p - 0.5;
    z = q * horner(a, q * q, 0) / (horner(b, q * q, 0) * q * q + 1);
  }
  const double error = normal_below(z) - p;
  const double step = error * std::sqrt(2 * std::numbers::pi) * std::exp(z * z / 2);
  return z - step / (1 + z * step / 2);
}

double log_poisson(double k, double mean) {
  if (k == 0) return -mean;
  return -stirling_error(k) - deviance_part(k, mean) - 0.5 * std::log(2 * std::numbers::pi * k);
}

double poisson_tail(double k, double mean) {
  if (!(mean > 0)) return k > 0 ? 0 : 1;
  if (mean > very_large) {
    const double z = (k - mean) / std::sqrt(mean);
    return normal_below(-std::abs(z));
  }
  const double at = std::exp(log_poisson(k, mean));
  if (at == 0) return 0;
  const bool below = k < mean;
  const double here = below ? at * tail_sum([&](int j) { return (k - j) / mean; })
                            : at * tail_sum([&](int j) { return mean / (k + j + 1); });
  return std::min(here, 1 - here + at);
}

}  // namespace zicht::estimate
