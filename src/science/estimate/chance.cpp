#include "science/estimate/chance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "science/estimate/special.hpp"

namespace zicht::estimate {
namespace {

std::uint64_t split_mix(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15U;
  auto z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

/// log k! less log(sqrt(2 pi) ((k + 1) / e)^(k + 1/2)) + ...: the tail of Stirling's series as
/// Hörmann uses it.
double stirling_tail(double k) {
  constexpr std::array small{0.08106146679532726,
                             0.04134069595540929,
                             0.02767792568499834,
                             0.02079067210376509,
                             0.01664469118982119,
                             0.01387612882307075,
                             0.01189670994589177,
                             0.01041126526197209,
                             0.009255462182712733,
                             0.008330563433362871};
  if (k <= 9) return small.at(static_cast<std::size_t>(k));
  const double next = k + 1;
  const double square = next * next;
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / next;
}

/// For few expected successes: walks up the distribution from nought.
double binomial_by_walking(Stream& chance, double trials, double p) {
  double left = chance.uniform();
  // Nought is at least this likely (Bernoulli's inequality), which saves most logarithms.
  if (left < 1 - trials * p) return 0;
  const double odds = p / (1 - p);
  double mass = std::exp(trials * std::log1p(-p));
  double k = 0;
  while (left > mass && k < trials) {
    left -= mass;
    ++k;
    mass *= odds * (trials - k + 1) / k;
  }
  return k;
}

/// For many: the transformed rejection BTRS of Hörmann (1993), Journal of Statistical Computation
/// and Simulation 46, 101-110.
double binomial_by_rejection(Stream& chance, double trials, double p) {
  const double spread = std::sqrt(trials * p * (1 - p));
  const double b = 1.15 + 2.53 * spread;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double c = trials * p + 0.5;
  const double v_accept = 0.92 - 4.2 / b;
  const double odds = p / (1 - p);
  const double alpha = (2.83 + 5.1 / b) * spread;
  const double mode = std::floor((trials + 1) * p);
  while (true) {
    const double u = chance.uniform() - 0.5;
    double v = chance.uniform();
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + c);
    if (us >= 0.07 && v <= v_accept) return k;
    if (k < 0 || k > trials) continue;
    v = std::log(v * alpha / (a / (us * us) + b));
    const double bound = (mode + 0.5) * std::log((mode + 1) / (odds * (trials - mode + 1))) +
                         stirling_tail(mode) + stirling_tail(trials - mode) +
                         (trials + 1) * std::log((trials - mode + 1) / (trials - k + 1)) +
                         (k + 0.5) * std::log(odds * (trials - k + 1) / (k + 1)) -
                         stirling_tail(k) - stirling_tail(trials - k);
    if (v <= bound) return k;
  }
}

}  // namespace

Stream::Stream(std::uint64_t seed, std::uint64_t number) {
  auto mixed = seed;
  auto start = split_mix(mixed) ^ (number * 0xD1342543DE82EF95U);
  for (auto& part : state_) part = split_mix(start);
}

double Stream::normal() {
  // Marsaglia's polar method; the second number is thrown away, so that nothing is kept between
  // calls.
  while (true) {
    const double x = 2 * uniform() - 1;
    const double y = 2 * uniform() - 1;
    const double square = x * x + y * y;
    if (square < 1 && square > 0) return x * std::sqrt(-2 * std::log(square) / square);
  }
}

double Stream::exponential() {
  return -std::log(uniform());
}

double Stream::gamma(double shape) {
  if (shape < 1) return std::exp(log_gamma_variate(shape));
  // Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26, 363-372.
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = normal();
    const double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
    if (v <= 0) continue;
    const double u = uniform();
    const double square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (std::log(u) < 0.5 * square + d * (1 - v + std::log(v))) return d * v;
  }
}

double Stream::log_gamma_variate(double shape) {
  if (shape >= 1) return std::log(gamma(shape));
  return std::log(gamma(shape + 1)) + std::log(uniform()) / shape;
}

double Stream::poisson(double mean) {
  if (!(mean > 0)) return 0;
  if (mean < 10) {
    const double least = std::exp(-mean);
    double product = uniform();
    double k = 0;
    while (product > least) {
      product *= uniform();
      ++k;
    }
    return k;
  }
  // PTRS of Hörmann (1993), Insurance: Mathematics and Economics 12, 39-45.
  const double log_mean = std::log(mean);
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse = 1.1239 + 1.1328 / (b - 3.4);
  const double accept = 0.9277 - 3.6224 / (b - 2);
  while (true) {
    const double u = uniform() - 0.5;
    const double v = uniform();
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= accept) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (std::log(v) + std::log(inverse) - std::log(a / (us * us) + b) <=
        k * log_mean - mean - log_gamma(k + 1))
      return k;
  }
}

double Stream::binomial(double trials, double probability) {
  if (!(trials > 0) || !(probability > 0)) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - binomial(trials, 1 - probability);
  constexpr double few = 10;
  return trials * probability < few ? binomial_by_walking(*this, trials, probability)
                                    : binomial_by_rejection(*this, trials, probability);
}

void multinomial(Stream& chance,
                 double trials,
                 std::span<const double> weights,
                 std::span<double> out) {
  double left = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::size_t last = weights.size();
  while (last > 0 && !(weights[last - 1] > 0)) --last;
  for (std::size_t cell = 0; cell < weights.size(); ++cell) {
    if (!(trials > 0) || !(weights[cell] > 0)) {
      out[cell] = 0;
      continue;
    }
    // The last cell takes what is left, whatever rounding did to the weights.
    const double share = cell + 1 == last ? 1 : std::min(1.0, weights[cell] / left);
    out[cell] = chance.binomial(trials, share);
    trials -= out[cell];
    left -= weights[cell];
  }
}

}  // namespace zicht::estimate
