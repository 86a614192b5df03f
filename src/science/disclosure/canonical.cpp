#include "science/disclosure/canonical.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace zicht::disclosure {
namespace {

/// The places of `names`, in the order of the names.
std::vector<std::size_t> by_name(const std::vector<std::string>& names) {
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return names[one] < names[other];
  });
  return order;
}

template <class Named>
std::vector<std::size_t> order_of(const std::vector<Named>& all) {
  std::vector<std::string> names;
  for (const auto& one : all) names.push_back(one.name);
  return by_name(names);
}

/// For each place of the order, where it went.
std::vector<std::size_t> turned(const std::vector<std::size_t>& order) {
  std::vector<std::size_t> places(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) places[order[at]] = at;
  return places;
}

}  // namespace

Canonical canonical(const Table& table, const Layout& layout) {
  Canonical made;
  const auto dimension_order = order_of(table.dimensions);
  std::vector<std::vector<std::size_t>> node_places;
  for (const auto dimension : dimension_order) {
    const auto& given = table.dimensions[dimension];
    const auto order = order_of(given.categories);
    Dimension sorted{given.name, {}, given.total};
    for (const auto category : order) sorted.categories.push_back(given.categories[category]);
    made.table.dimensions.push_back(std::move(sorted));
    node_places.push_back(turned(order));
    node_places.back().push_back(order.size());  // The total stays the last.
  }
  const Layout to(made.table.dimensions);
  made.cell_of.resize(layout.cells());
  made.given_cell_of.resize(layout.cells());
  for (std::size_t cell = 0; cell < layout.cells(); ++cell) {
    const auto from = layout.places(cell);
    Places at{};
    for (std::size_t axis = 0; axis < dimension_order.size(); ++axis)
      at[axis] = node_places[axis][from[dimension_order[axis]]];
    made.cell_of[cell] = to.cell(at);
    made.given_cell_of[made.cell_of[cell]] = cell;
  }
  const auto values = layout.with_sums(table.counts);
  for (const auto leaf : to.leaves()) made.table.counts.push_back(values[made.given_cell_of[leaf]]);
  return made;
}

}  // namespace zicht::disclosure
