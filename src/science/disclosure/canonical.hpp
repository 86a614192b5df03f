// A table in the order of its names. Inside this room only.
#pragma once

#include <vector>

#include "science/disclosure/layout.hpp"

namespace zicht::disclosure {

/// The same table with dimensions and categories in the order of their names, so that what is
/// hidden depends on the counts and not on how somebody put them down.
struct Canonical {
  Table table = {};
  /// For each cell of the table as it was given, its place in this one; and back.
  std::vector<std::size_t> cell_of = {};
  std::vector<std::size_t> given_cell_of = {};
};

Canonical canonical(const Table& table, const Layout& layout);

}  // namespace zicht::disclosure
