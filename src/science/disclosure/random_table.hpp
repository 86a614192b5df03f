// For the tests: tables of any shape.
#pragma once

#include <algorithm>
#include <random>

#include "science/disclosure/table.hpp"

namespace zicht::disclosure {

/// A whole number from `low` to and including `high`, the same on every machine.
inline std::int64_t draw(std::mt19937_64& chance, std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(chance() % static_cast<std::uint64_t>(high - low + 1));
}

/// Values of one characteristic; one in three has sums of some of them.
inline Dimension random_dimension(std::mt19937_64& chance,
                                  const std::string& name,
                                  std::int64_t most) {
  Dimension dimension{.name = name, .categories = {}};
  const auto count = draw(chance, 1, most);
  const bool grouped = draw(chance, 0, 2) == 0;
  for (std::int64_t at = 0; at < count; ++at) {
    const auto group = "som " + std::to_string(at % 2);
    dimension.categories.push_back({"waarde " + std::to_string(at), grouped ? group : ""});
  }
  if (grouped) {
    dimension.categories.push_back({"som 0", ""});
    if (count > 1)
      dimension.categories.push_back({"som 1", draw(chance, 0, 3) == 0 ? "som 0" : ""});
  }
  return dimension;
}

/// The number of counts that a table needs.
inline std::size_t counts_needed(const Table& table) {
  std::size_t needed = 1;
  for (const auto& dimension : table.dimensions)
    needed *= static_cast<std::size_t>(std::count_if(
        dimension.categories.begin(), dimension.categories.end(), [&](const Category& category) {
          return std::none_of(dimension.categories.begin(),
                              dimension.categories.end(),
                              [&](const Category& other) { return other.parent == category.name; });
        }));
  return needed;
}

/// Many zeros and small counts, some large ones; each table leans its own way.
inline Table random_table(std::mt19937_64& chance, std::size_t dimensions, std::int64_t most) {
  Table table;
  for (std::size_t at = 0; at < dimensions; ++at)
    table.dimensions.push_back(
        random_dimension(chance, std::string(1, static_cast<char>('a' + at)), most));
  const auto zeros = draw(chance, 0, 60);
  const auto small = draw(chance, 0, 100 - zeros);
  for (std::size_t at = counts_needed(table); at > 0; --at) {
    const auto kind = draw(chance, 1, 100);
    if (kind <= zeros)
      table.counts.push_back(0);
    else if (kind <= zeros + small)
      table.counts.push_back(draw(chance, 1, 9));
    else
      table.counts.push_back(draw(chance, 10, 400));
  }
  return table;
}

}  // namespace zicht::disclosure
