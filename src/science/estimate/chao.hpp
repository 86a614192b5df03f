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
/// @holds  for people who differ in how easily they are seen; a missed link (one person counted as
///         two) pushes it up.
/// @source Chao (1987), Biometrics 43, 783-791; the bias-corrected form, which needs no f2 > 0.
Result<double> chao_lower_bound(std::int64_t seen, std::int64_t once, std::int64_t twice);

/// The same for a table of lists.
double chao_lower_bound(const Table& table);

}  // namespace zicht::estimate
