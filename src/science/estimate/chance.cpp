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

/// For many: the transformed rejection with squeeze BTRD of Hörmann (1993), Journal of Statistical
/// Computation and Simulation 46, 101-110. Most draws end at the first test, most others near the
/// mode, where a few products tell how likely a number is; logarithms are for the tails.
class BinomialRejection {
 public:
  BinomialRejection(double trials, double p)
      : trials_(trials),
        variance_(trials * p * (1 - p)),
        odds_(p / (1 - p)),
        b_(1.15 + 2.53 * std::sqrt(variance_)),
        a_(-0.0873 + 0.0248 * b_ + 0.01 * p),
        centre_(trials * p + 0.5),
        inner_(0.92 - 4.2 / b_),
        mode_(std::floor((trials + 1) * p)) {}

  double draw(Stream& chance) const {
    while (true) {
      double v = chance.uniform();
      double u = v / inner_ - 0.43;
      if (v <= 0.86 * inner_) return hat(u);
      if (v >= inner_) {
        u = chance.uniform() - 0.5;
      } else {
        u = v / inner_ - 0.93;
        u = (u < 0 ? -0.5 : 0.5) - u;
        v = chance.uniform() * inner_;
      }
      const double k = hat(u);
      if (k < 0 || k > trials_) continue;
      const double us = 0.5 - std::abs(u);
      const double alpha = (2.83 + 5.1 / b_) * std::sqrt(variance_);
      if (accepts(k, v * alpha / (a_ / (us * us) + b_))) return k;
    }
  }

 private:
  double hat(double u) const {
    return std::floor((2 * a_ / (0.5 - std::abs(u)) + b_) * u + centre_);
  }

  /// Whether v is at most the probability of k over that of the mode.
  bool accepts(double k, double v) const {
    constexpr double near = 15;
    const double distance = std::abs(k - mode_);
    if (distance > near) return accepts_far(k, distance, std::log(v));
    double ratio = 1;
    double at = std::min(k, mode_);
    for (int steps = static_cast<int>(distance); steps > 0; --steps) {
      ++at;
      ratio *= odds_ * ((trials_ + 1) / at - 1);
    }
    return k >= mode_ ? v <= ratio : v * ratio <= 1;
  }

  bool accepts_far(double k, double distance, double log_v) const {
    const double normal = -distance * distance / (2 * variance_);
    const double slack =
        distance / variance_ * (((distance / 3 + 0.625) * distance + 1.0 / 6) / variance_ + 0.5);
    if (log_v < normal - slack) return true;
    if (log_v > normal + slack) return false;
    const double mode_left = trials_ - mode_ + 1;
    const double left = trials_ - k + 1;
    return log_v <= (mode_ + 0.5) * std::log((mode_ + 1) / (odds_ * mode_left)) +
                        stirling_tail(mode_) + stirling_tail(trials_ - mode_) +
                        (trials_ + 1) * std::log(mode_left / left) +
                        (k + 0.5) * std::log(odds_ * left / (k + 1)) - stirling_tail(k) -
                        stirling_tail(trials_ - k);
  }

  double trials_;
  double variance_;
  double odds_;
  double b_;
  double a_;
  double centre_;
  double inner_;  ///< The share of draws that need no further look.
  double mode_;
};

/// The layers of the ziggurat under the normal density: 128 of equal area, from the outside in.
class Ziggurat {
 public:
  static constexpr std::size_t layers = 128;
  static constexpr double tail_start = 3.442619855899;

  Ziggurat() {
    constexpr double area = 9.91256303526217e-3;
    double height = std::exp(-tail_start * tail_start / 2);
    edges_[0] = area / height;
    edges_[1] = tail_start;
    for (std::size_t at = 2; at < layers; ++at) {
      edges_[at] = std::sqrt(-2 * std::log(area / edges_[at - 1] + height));
      height = std::exp(-edges_[at] * edges_[at] / 2);
    }
    for (std::size_t at = 0; at < layers; ++at) inner_[at] = edges_[at + 1] / edges_[at];
  }

  double edge(std::size_t layer) const { return edges_[layer]; }
  /// The share of a layer that lies under the density wherever one looks.
  double inner(std::size_t layer) const { return inner_[layer]; }

 private:
  std::array<double, layers + 1> edges_{};
  std::array<double, layers> inner_{};
};

const Ziggurat ziggurat;

}  // namespace

Stream::Stream(std::uint64_t seed, std::uint64_t number) {
  auto mixed = seed;
  auto start = split_mix(mixed) ^ (number * 0xD1342543DE82EF95U);
  for (auto& part : state_) part = split_mix(start);
}

double Stream::normal() {
  // The ziggurat of Marsaglia and Tsang (2000), Journal of Statistical Software 5(8), with the
  // whole number for the place within a layer and its lowest bits, which uniform() drops, for the
  // layer.
  while (true) {
    const auto drawn = bits();
    const auto layer = static_cast<std::size_t>(drawn % Ziggurat::layers);
    const double u = 2 * between(drawn) - 1;
    const double x = u * ziggurat.edge(layer);
    if (std::abs(u) < ziggurat.inner(layer)) return x;
    if (layer == 0) {
      double beyond = 0;
      do beyond = exponential() / Ziggurat::tail_start;
      while (2 * exponential() < beyond * beyond);
      return std::copysign(Ziggurat::tail_start + beyond, u);
    }
    const auto relative = [&](double edge) { return std::exp((x * x - edge * edge) / 2); };
    const double low = relative(ziggurat.edge(layer));
    const double high = relative(ziggurat.edge(layer + 1));
    if (high + uniform() * (low - high) < 1) return x;
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

double Stream::beta(double one, double other) {
  if (one == 1) return -std::expm1(std::log(uniform()) / other);
  if (other == 1) return std::exp(std::log(uniform()) / one);
  const double x = gamma(one);
  const double y = gamma(other);
  return x / (x + y);
}

LogBeta Stream::log_beta_variate(double one, double other) {
  if (one == 1) {
    const double left = std::log(uniform()) / other;
    return {std::log(-std::expm1(left)), left};
  }
  if (one >= 1 && other >= 1) {
    const double x = gamma(one);
    const double y = gamma(other);
    return {std::log(x / (x + y)), std::log(y / (x + y))};
  }
  const double x = log_gamma_variate(one);
  const double y = log_gamma_variate(other);
  const double largest = std::max(x, y);
  const double sum = largest + std::log1p(std::exp(std::min(x, y) - largest));
  return {x - sum, y - sum};
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
                                    : BinomialRejection(trials, probability).draw(*this);
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
