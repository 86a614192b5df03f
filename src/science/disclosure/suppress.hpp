// Which cells to hide, so that no small one can be worked out. Inside this room only.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "science/disclosure/layout.hpp"
#include "science/disclosure/rules.hpp"

namespace zicht::disclosure {

/// By how much a cell differs in another table.
struct Shift {
  std::size_t cell = 0;
  std::int64_t by = 0;
};
/// Another table that shows the same: every published cell is equal, and no count is impossible.
/// Only the cells that differ are named, sums included.
using Other = std::vector<Shift>;

/// What must stay possible for a small cell, and two tables which show that it is.
struct Need {
  std::size_t cell = 0;
  std::int64_t least = 0;  ///< At most this must be possible.
  std::int64_t most = 0;   ///< And at least this.
  Other with_least = {};
  Other with_most = {};
};

/// What is hidden, and the tables that show that it is enough.
struct Suppression {
  std::vector<bool> hidden = {};  ///< For each cell.
  std::vector<bool> small = {};   ///< For each cell: hidden because its own count is small.
  std::vector<Need> needs = {};   ///< One for each small cell.
  std::vector<Other> others() const;
};

/// Hides the small cells, then whatever else it takes. `values` are the counts of all cells.
/// Greedy: each small cell in turn gets the cheapest company that keeps its bounds apart, and at
/// the end what turned out not to be needed is shown again. It always ends, because a cell can
/// always move together with all sums that it is in, once those are hidden.
Suppression suppress(const Layout& layout,
                     const std::vector<std::int64_t>& values,
                     const Rules& rules);

}  // namespace zicht::disclosure
