// Counting entries without weighing them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <span>
#include <string>

#include "ground/search/search.hpp"

namespace zicht::search {

/// How many entries have at least one of the `terms`, and for every name in `facets` one
/// of the values given; exact. Xapian can count too, but weighs every entry for it. Throws
/// Xapian::Error.
std::size_t number_with_any(const Xapian::Database& database,
                            std::span<const std::string> terms,
                            std::span<const Facet> facets);

}  // namespace zicht::search
