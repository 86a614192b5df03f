// Where each cell of a table lies, sums included, and which cells move together. Inside this room
// only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "science/disclosure/table.hpp"

namespace zicht::disclosure {

/// Which categories of a dimension are nobody's parent, by their place in it.
std::vector<std::size_t> leaves_of(const Dimension& dimension);

/// One step of a walk along a dimension: the cells at this offset grow with the first of the walk
/// (+1), or shrink with it (-1).
struct Step {
  std::size_t offset = 0;
  int sign = 1;
};
/// How a count may move along one dimension while every sum still agrees: from one category to
/// another, with the sums that only one of them is in; or in from outside, with all sums above it.
using Path = std::vector<Step>;

/// A dimension as nodes: its categories in their order, and then the total.
class Axis {
 public:
  /// An axis of one node, for a dimension that is not there.
  Axis() : leaf_{true}, ups_{{0}} {}
  explicit Axis(const Dimension& dimension);

  std::size_t nodes() const { return leaf_.size(); }
  bool is_leaf(std::size_t node) const { return leaf_[node]; }
  const std::vector<std::size_t>& leaves() const { return leaves_; }
  /// The node itself, what it goes into, and so on to the total.
  const std::vector<std::size_t>& up(std::size_t node) const { return ups_[node]; }
  /// True where `node` is `above`, or goes into it.
  bool under(std::size_t node, std::size_t above) const;
  /// All ways in which the count of a node can grow by one, with offsets in steps of `stride`.
  std::vector<Path> paths(std::size_t node, std::size_t stride) const;

 private:
  std::vector<bool> leaf_ = {};
  std::vector<std::size_t> leaves_ = {0};
  std::vector<std::vector<std::size_t>> ups_ = {};
};

/// The place of a cell on each of three axes.
using Places = std::array<std::size_t, 3>;

/// All cells of a table in one row: those that are counted, and those that are sums of them.
class Layout {
 public:
  /// A table that passed `check`.
  explicit Layout(const std::vector<Dimension>& dimensions);

  std::size_t cells() const { return cells_; }
  const Axis& axis(std::size_t dimension) const { return axes_[dimension]; }
  std::size_t cell(const Places& places) const;
  Places places(std::size_t cell) const;
  /// True where a cell is counted, and false where it is a sum.
  bool is_leaf(std::size_t cell) const;
  /// How much a cell sums: along each dimension 1 for a sum, and 2 for the total.
  int sums(std::size_t cell) const;
  /// The counted cells, in the order of Table::counts.
  std::vector<std::size_t> leaves() const;
  /// Every cell that a counted cell goes into, itself first.
  std::vector<std::size_t> up(std::size_t leaf) const;
  /// The counts of all cells.
  std::vector<std::int64_t> with_sums(const std::vector<std::int64_t>& counts) const;
  /// The paths of a cell along each axis.
  std::array<std::vector<Path>, 3> paths(std::size_t cell) const;

 private:
  std::array<Axis, 3> axes_ = {};
  std::array<std::size_t, 3> strides_ = {1, 1, 1};
  std::size_t cells_ = 1;
};

}  // namespace zicht::disclosure
