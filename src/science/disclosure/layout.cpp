#include "science/disclosure/layout.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace zicht::disclosure {

std::vector<std::size_t> leaves_of(const Dimension& dimension) {
  std::vector<std::string> parents;
  for (const auto& category : dimension.categories) parents.push_back(category.parent);
  std::sort(parents.begin(), parents.end());
  std::vector<std::size_t> leaves;
  for (std::size_t at = 0; at < dimension.categories.size(); ++at)
    if (!std::binary_search(parents.begin(), parents.end(), dimension.categories[at].name))
      leaves.push_back(at);
  return leaves;
}

Axis::Axis(const Dimension& dimension)
    : leaf_(dimension.categories.size() + 1, false), leaves_(leaves_of(dimension)) {
  const auto total = dimension.categories.size();
  std::map<std::string, std::size_t> places;
  for (std::size_t at = 0; at < total; ++at) places[dimension.categories[at].name] = at;
  for (const auto leaf : leaves_) leaf_[leaf] = true;
  for (std::size_t at = 0; at < total; ++at) {
    std::vector<std::size_t> up{at};
    while (!dimension.categories[up.back()].parent.empty())
      up.push_back(places.at(dimension.categories[up.back()].parent));
    up.push_back(total);
    ups_.push_back(std::move(up));
  }
  ups_.push_back({total});
}

bool Axis::under(std::size_t node, std::size_t above) const {
  return std::find(ups_[node].begin(), ups_[node].end(), above) != ups_[node].end();
}

std::vector<Path> Axis::paths(std::size_t node, std::size_t stride) const {
  std::vector<Path> all;
  for (const auto from : leaves_) {
    if (!under(from, node)) continue;
    for (const auto to : leaves_) {
      if (under(to, node)) continue;
      Path path;
      for (const auto step : ups_[from])
        if (!under(to, step)) path.push_back({step * stride, 1});
      for (const auto step : ups_[to])
        if (!under(from, step)) path.push_back({step * stride, -1});
      all.push_back(std::move(path));
    }
    Path in;
    for (const auto step : ups_[from]) in.push_back({step * stride, 1});
    all.push_back(std::move(in));
  }
  return all;
}

Layout::Layout(const std::vector<Dimension>& dimensions) {
  for (std::size_t at = 0; at < dimensions.size(); ++at) axes_[at] = Axis(dimensions[at]);
  for (std::size_t at = axes_.size(); at-- > 0;) {
    strides_[at] = cells_;
    cells_ *= axes_[at].nodes();
  }
}

std::size_t Layout::cell(const Places& places) const {
  std::size_t cell = 0;
  for (std::size_t at = 0; at < axes_.size(); ++at) cell += places[at] * strides_[at];
  return cell;
}

Places Layout::places(std::size_t cell) const {
  Places places{};
  for (std::size_t at = 0; at < axes_.size(); ++at) {
    places[at] = cell / strides_[at];
    cell %= strides_[at];
  }
  return places;
}

bool Layout::is_leaf(std::size_t cell) const {
  return sums(cell) == 0;
}

int Layout::sums(std::size_t cell) const {
  const auto at = places(cell);
  int sums = 0;
  for (std::size_t axis = 0; axis < axes_.size(); ++axis)
    if (!axes_[axis].is_leaf(at[axis])) sums += axes_[axis].up(at[axis]).size() == 1 ? 2 : 1;
  return sums;
}

std::vector<std::size_t> Layout::leaves() const {
  std::vector<std::size_t> leaves;
  for (const auto one : axes_[0].leaves())
    for (const auto two : axes_[1].leaves())
      for (const auto three : axes_[2].leaves()) leaves.push_back(cell({one, two, three}));
  return leaves;
}

std::vector<std::size_t> Layout::up(std::size_t leaf) const {
  const auto at = places(leaf);
  std::vector<std::size_t> up;
  for (const auto one : axes_[0].up(at[0]))
    for (const auto two : axes_[1].up(at[1]))
      for (const auto three : axes_[2].up(at[2])) up.push_back(cell({one, two, three}));
  return up;
}

std::vector<std::int64_t> Layout::with_sums(const std::vector<std::int64_t>& counts) const {
  std::vector<std::int64_t> all(cells_, 0);
  const auto counted = leaves();
  for (std::size_t at = 0; at < counted.size(); ++at)
    for (const auto above : up(counted[at])) all[above] += counts[at];
  return all;
}

std::array<std::vector<Path>, 3> Layout::paths(std::size_t cell) const {
  const auto at = places(cell);
  return {axes_[0].paths(at[0], strides_[0]),
          axes_[1].paths(at[1], strides_[1]),
          axes_[2].paths(at[2], strides_[2])};
}

}  // namespace zicht::disclosure
