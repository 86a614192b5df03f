// Does another table really show the same? Inside this room only.
#pragma once

#include "science/disclosure/suppress.hpp"

namespace zicht::disclosure {

/// True where every need has two tables in which all that is published is equal, nothing is
/// impossible, and the small cell is far enough up and down. It knows nothing of how those tables
/// were found: it adds up anew, from the counted cells alone.
bool holds(const Layout& layout,
           const std::vector<std::int64_t>& values,
           const Rules& rules,
           const Suppression& suppression);

}  // namespace zicht::disclosure
