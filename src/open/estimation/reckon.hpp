// One estimate for a visitor, within limits. Inside this room only.
#pragma once

#include <atomic>
#include <chrono>
#include <string_view>

#include "science/estimate/estimate.hpp"

namespace zicht::estimation {

struct Limits {
  std::size_t bytes = 100'000;           ///< Of a table.
  std::int64_t fewest = 50;              ///< Persons observed.
  std::chrono::milliseconds time{6000};  ///< After which the work is stopped.
  int at_once = 2;                       ///< Visitors who are served; others come back.
};

/// Takes one table at a time for each of a few visitors. Called from many threads. What it is given
/// it forgets: nothing is kept or logged. Memory stays within what eight lists and a hundred
/// thousand numbers of unseen persons take, under 100 MB.
class Reckoner {
 public:
  explicit Reckoner(Limits limits = {}) : limits_(limits) {}

  /// @error invalid, for the reader, where the table cannot be used; unavailable where too many are
  ///        waiting already.
  Result<estimate::Finding> reckon(std::string_view table, std::string_view method);

 private:
  Limits limits_;
  std::atomic<int> busy_{0};
};

}  // namespace zicht::estimation
