// The least that there can have been.
#pragma once

#include <cstdint>

#include "ground/base/result.hpp"
#include "science/estimate/table.hpp"

namespace zicht::estimate {

/// A lower bound for the number of people in the population, seen and unseen.
///
///     N >= n + f1 (f1 - 1) / (2 (f2 + 1))
///
/// @param seen   n, persons on at least one list, after linkage. A count of persons.
/// @param once   f1, persons on exactly one list. 0 <= f1 <= n.
/// @param twice  f2, persons on exactly two lists. 0 <= f2 <= n - f1.
/// @return persons, not rounded. Never below `seen`. A bound and not an estimate: publish it as "at
///         least".
/// @error  invalid if a count is negative, or if f1 + f2 > n.
/// @holds  for people who differ in how easily they are seen, on many lists that see equally well
///         (weeks of one list, say). Of a few lists that differ in size it comes out too high: use
///         the form for a table then. A missed link (one person counted as two) pushes it up.
/// @source Chao (1987), Biometrics 43, 783-791; the bias-corrected form, which needs no f2 > 0.
Result<double> chao_lower_bound(std::int64_t seen, std::int64_t once, std::int64_t twice);

/// The least that there can have been, as far as the table can tell.
struct LowerBound {
  double persons = 0;  ///< The bound itself, estimated: half of the time it is too high.
  double low95 = 0;    ///< The truth is not below this in 95 of 100 tables: publish this one.
};

/// The same for lists of which each sees another share of the people. Persons on one and on two
/// lists tell how large a list is and how people differ; those on three and more get a parameter
/// for their number, so that they say nothing about the unseen:
///
///     log mu(w) = a(0) + sum of a(i) over the lists i of w + e(number of lists of w), e(1) = e(2)
///     = 0
///
/// and the unseen are at least exp(a(0)). Where there is no maximum nothing is known, and the bound
/// is what was seen.
/// @holds  for people who differ in how easily they are seen, by all lists alike. Lists that send
///         people to each other push it down, lists that keep people from each other push it up.
/// @source Rivest and Baillargeon (2007), Applications and extensions of Chao's moment estimator
/// for
///         the size of a closed population, Biometrics 63, 999-1006.
LowerBound chao_lower_bound(const Table& table);

}  // namespace zicht::estimate
