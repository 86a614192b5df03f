#include "science/estimate/recession.hpp"

#include <cmath>
#include <limits>

namespace zicht::estimate {
namespace {

constexpr double smallest_pivot = 1e-9;

/// A dictionary: each basic variable as its constant less a row of the others. c is split in two
/// halves that are not negative, so that the start needs no first phase.
class Dictionary {
 public:
  explicit Dictionary(const Matrix& matrix)
      : free_(2 * matrix.columns),
        rows_(matrix.rows + free_),
        cells_(rows_, free_),
        constants_(rows_, 0.0),
        gain_(free_, 0.0) {
    for (std::size_t row = 0; row < matrix.rows; ++row)
      for (std::size_t column = 0; column < matrix.columns; ++column) {
        const double cell = matrix.at(row, column);
        cells_.at(row, column) = cell;
        cells_.at(row, matrix.columns + column) = -cell;
        gain_[column] -= cell;
        gain_[matrix.columns + column] += cell;
      }
    for (std::size_t bound = 0; bound < free_; ++bound) {
      cells_.at(matrix.rows + bound, bound) = 1;
      constants_[matrix.rows + bound] = 1;
    }
    for (std::size_t at = 0; at < free_; ++at) outside_.push_back(at);
    for (std::size_t at = 0; at < rows_; ++at) inside_.push_back(free_ + at);
  }

  bool can_gain() {
    while (true) {
      const auto column = entering();
      if (column == none) return false;
      const auto row = leaving(column);
      if (row == none)
        return true;  // Bounded by construction; kept for arithmetic that is not exact.
      if (gain_[column] * constants_[row] / cells_.at(row, column) > smallest_pivot) return true;
      pivot(row, column);
    }
  }

 private:
  static constexpr auto none = std::numeric_limits<std::size_t>::max();

  std::size_t entering() const {
    std::size_t best = none;
    for (std::size_t column = 0; column < free_; ++column)
      if (gain_[column] > smallest_pivot && (best == none || outside_[column] < outside_[best]))
        best = column;
    return best;
  }

  std::size_t leaving(std::size_t column) const {
    std::size_t best = none;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < rows_; ++row) {
      if (cells_.at(row, column) <= smallest_pivot) continue;
      const double ratio = constants_[row] / cells_.at(row, column);
      if (ratio < least - smallest_pivot ||
          (ratio < least + smallest_pivot && inside_[row] < inside_[best])) {
        least = ratio;
        best = row;
      }
    }
    return best;
  }

  void pivot(std::size_t row, std::size_t column) {
    const double pivot = cells_.at(row, column);
    for (std::size_t at = 0; at < free_; ++at) cells_.at(row, at) /= pivot;
    cells_.at(row, column) = 1 / pivot;
    constants_[row] /= pivot;
    for (std::size_t other = 0; other < rows_; ++other) {
      if (other == row) continue;
      const double times = cells_.at(other, column);
      if (times == 0) continue;
      for (std::size_t at = 0; at < free_; ++at)
        if (at != column) cells_.at(other, at) -= times * cells_.at(row, at);
      cells_.at(other, column) = -times / pivot;
      constants_[other] -= times * constants_[row];
    }
    const double times = gain_[column];
    for (std::size_t at = 0; at < free_; ++at)
      if (at != column) gain_[at] -= times * cells_.at(row, at);
    gain_[column] = -times / pivot;
    std::swap(inside_[row], outside_[column]);
  }

  std::size_t free_;
  std::size_t rows_;
  Matrix cells_;
  std::vector<double> constants_;
  std::vector<double> gain_;
  std::vector<std::size_t> outside_ = {};
  std::vector<std::size_t> inside_ = {};
};

/// With one column there is nothing to search: its sign decides.
bool one_column(const Matrix& matrix) {
  bool up = false;
  bool down = false;
  for (const double cell : matrix.cells) {
    up = up || cell > smallest_pivot;
    down = down || cell < -smallest_pivot;
  }
  return up != down;
}

}  // namespace

bool has_recession(const Matrix& matrix) {
  if (matrix.columns == 0) return false;
  if (matrix.columns == 1) return one_column(matrix);
  return Dictionary(matrix).can_gain();
}

}  // namespace zicht::estimate
