// Small dense matrices: just what fitting and checking need. Inside this room only.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace zicht::estimate {

struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> cells = {};  ///< Row by row.

  Matrix() = default;
  Matrix(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), cells(row_count * column_count, 0.0) {}

  double& at(std::size_t row, std::size_t column) { return cells[row * columns + column]; }
  double at(std::size_t row, std::size_t column) const { return cells[row * columns + column]; }
  std::span<const double> row(std::size_t number) const {
    return {cells.data() + number * columns, columns};
  }
};

/// Factors a symmetric matrix of `size` rows, of which only the lower triangle is read, into L L'
/// in that triangle. False where a pivot is not above `smallest`: the matrix is then not positive
/// definite, and what stands in it is of no use.
bool factor(std::span<double> symmetric, std::size_t size, double smallest);

/// Solves L L' x = b in place, after factor().
void solve(std::span<const double> factored, std::size_t size, std::span<double> b);

/// The first diagonal element of the inverse of L L'.
double first_of_inverse(std::span<const double> factored, std::size_t size);

/// Vectors that span the null space of `matrix`, one a column: matrix.columns rows. Pivots under
/// 1e-9 count as nought, so it is for matrices of small whole numbers.
Matrix null_space(Matrix matrix);

/// The rank, by the same rule.
std::size_t rank(Matrix matrix);

}  // namespace zicht::estimate
