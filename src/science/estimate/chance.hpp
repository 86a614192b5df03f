// Chance that repeats itself: a stream of numbers for each replicate, whatever thread runs it.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace zicht::estimate {

/// The logarithms of a share and of what it leaves of one.
struct LogBeta {
  double taken = 0;
  double left = 0;
};

/// Random numbers that depend on the seed and the number of the stream alone.
/// @source xoshiro256++ of Blackman and Vigna (2021), ACM Transactions on Mathematical Software 47,
///         started by SplitMix64 from a mix of seed and number.
class Stream {
 public:
  Stream(std::uint64_t seed, std::uint64_t number);

  std::uint64_t bits() {
    const auto result = rotate(state_[0] + state_[3], 23) + state_[0];
    const auto shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
  }
  /// In (0, 1), never at an end.
  double uniform() { return between(bits()); }
  double normal();
  double exponential();
  /// Shape > 0, rate 1.
  double gamma(double shape);
  /// The logarithm of the same, which does not underflow where the shape is small.
  double log_gamma_variate(double shape);
  /// Both shapes > 0.
  double beta(double one, double other);
  /// The same as logarithms, which do not underflow where a shape is small.
  LogBeta log_beta_variate(double one, double other);
  /// Mean >= 0. A whole number, as a double so that it may pass 2^31.
  double poisson(double mean);
  /// Trials >= 0, whole.
  double binomial(double trials, double probability);

 private:
  /// A place in (0, 1), from the upper 52 bits.
  static double between(std::uint64_t drawn) {
    return (static_cast<double>(drawn >> 12U) + 0.5) * 0x1.0p-52;
  }
  static constexpr std::uint64_t rotate(std::uint64_t x, unsigned by) {
    return (x << by) | (x >> (64U - by));
  }
  std::array<std::uint64_t, 4> state_{};
};

/// Divides `trials` over cells with these weights, which are not negative and not all nought.
void multinomial(Stream& chance,
                 double trials,
                 std::span<const double> weights,
                 std::span<double> out);

}  // namespace zicht::estimate
