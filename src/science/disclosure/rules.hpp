// What may be seen of small counts.
#pragma once

#include <cstdint>

#include "ground/base/result.hpp"

namespace zicht::disclosure {

/// Whether a cell with nobody in it is shown as 0.
enum class Zeros {
  /// As 0. A hidden cell then holds at least one person, and everyone can tell: that somebody was
  /// counted there is not hidden, only how many. The choice for figures of a whole country.
  shown,
  /// Hidden as other small counts are: nobody can tell whether anyone was counted. It hides much
  /// more. The choice for figures of one desk, where a count may tell an exploiter that somebody
  /// spoke.
  hidden,
};

/// The rules by which a table is made safe.
struct Rules {
  /// Counts below this are not shown. At least 5, and by default 10.
  std::int64_t threshold = 10;
  Zeros zeros = Zeros::shown;
};

/// Fails with `invalid` where the threshold is below 5 or above 1000.
Result<> check(const Rules& rules);

}  // namespace zicht::disclosure
