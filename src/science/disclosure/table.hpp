// Counts by up to three characteristics, before anything is protected.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::disclosure {

/// One value of a characteristic. Where other categories name it as their parent it is a sum of
/// those, and has no count of its own.
struct Category {
  std::string name = {};
  std::string parent = {};  ///< The sum that it goes into; empty: straight into the total.
};

/// A characteristic by which is counted, such as the form of exploitation.
struct Dimension {
  std::string name = {};
  std::vector<Category> categories = {};
  std::string total = "Totaal";  ///< What the sum of all its categories is called.
};

/// How many there are of each combination of categories. It has no persons and no ids: here the
/// person stops. Everyone who is counted stands in exactly one combination; where somebody may have
/// two values of one characteristic, count each value in a table of its own.
struct Table {
  std::vector<Dimension> dimensions = {};  ///< One to three.
  /// A count for each combination of categories that are not sums, in their order; the last
  /// dimension runs fastest. Sums and totals are not given but made, so that they always agree.
  std::vector<std::int64_t> counts = {};
};

/// The most cells of a table, sums and totals included, that is taken in hand.
inline constexpr std::size_t most_cells = 200'000;
/// The most that is counted in a table, so that no sum overflows.
inline constexpr std::int64_t most_counted = std::int64_t{1} << 50;

/// Fails with `invalid` where a table has no dimension or more than three, a dimension no category,
/// a name is empty, no UTF-8 or used twice in its dimension, a parent does not exist or is its own
/// ancestor, a count is negative, or their number is not that of the combinations.
Result<> check(const Table& table);

}  // namespace zicht::disclosure
