// Sets of lists as bits, and sums over all their subsets or supersets. Inside this room only.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace zicht::estimate {

/// A set of lists: bit i stands for the list in place i. As a history it says on which lists a
/// person stands; as a term of a model, which lists it concerns. 0 is nobody's history, and the
/// term that every model has.
using Mask = std::uint32_t;

inline constexpr int max_lists = 8;

inline constexpr std::size_t histories(int lists) {
  return std::size_t{1} << static_cast<unsigned>(lists);
}

inline constexpr int order(Mask set) {
  return std::popcount(set);
}

inline constexpr bool contains(Mask set, Mask part) {
  return (set & part) == part;
}

/// Replaces f(w) by the sum of f(v) over all v that contain w. 2^t numbers, t 2^(t-1) additions.
inline void sum_over_supersets(std::span<double> f) {
  for (std::size_t bit = 1; bit < f.size(); bit <<= 1U)
    for (std::size_t block = 0; block < f.size(); block += 2 * bit)
      for (std::size_t at = block; at < block + bit; ++at) f[at] += f[at + bit];
}

/// Replaces f(w) by the sum of f(v) over all v within w.
inline void sum_over_subsets(std::span<double> f) {
  for (std::size_t bit = 1; bit < f.size(); bit <<= 1U)
    for (std::size_t block = 0; block < f.size(); block += 2 * bit)
      for (std::size_t at = block; at < block + bit; ++at) f[at + bit] += f[at];
}

}  // namespace zicht::estimate
