#include "science/estimate/matrix.hpp"

#include <cmath>
#include <utility>

namespace zicht::estimate {
namespace {

constexpr double nought = 1e-9;

/// Gauss-Jordan with full pivoting, in place. Gives the pivot columns; row i then has a 1 in the
/// i-th of them and nothing in the others.
std::vector<std::size_t> reduce(Matrix& matrix) {
  std::vector<std::size_t> pivots;
  std::vector<bool> used(matrix.columns, false);
  for (std::size_t step = 0; step < matrix.rows; ++step) {
    std::size_t best_row = step;
    std::size_t best_column = 0;
    double best = nought;
    for (std::size_t row = step; row < matrix.rows; ++row)
      for (std::size_t column = 0; column < matrix.columns; ++column)
        if (!used[column] && std::abs(matrix.at(row, column)) > best) {
          best = std::abs(matrix.at(row, column));
          best_row = row;
          best_column = column;
        }
    if (best <= nought) break;
    used[best_column] = true;
    pivots.push_back(best_column);
    for (std::size_t column = 0; column < matrix.columns; ++column)
      std::swap(matrix.at(step, column), matrix.at(best_row, column));
    const double pivot = matrix.at(step, best_column);
    for (std::size_t column = 0; column < matrix.columns; ++column)
      matrix.at(step, column) /= pivot;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
      const double times = matrix.at(row, best_column);
      if (row == step || times == 0) continue;
      for (std::size_t column = 0; column < matrix.columns; ++column)
        matrix.at(row, column) -= times * matrix.at(step, column);
    }
  }
  return pivots;
}

}  // namespace

bool factor(std::span<double> symmetric, std::size_t size, double smallest) {
  for (std::size_t column = 0; column < size; ++column) {
    const auto own = symmetric.subspan(column * size, size);
    double pivot = own[column];
    for (std::size_t k = 0; k < column; ++k) pivot -= own[k] * own[k];
    if (!(pivot > smallest)) return false;
    const double root = std::sqrt(pivot);
    own[column] = root;
    for (std::size_t row = column + 1; row < size; ++row) {
      const auto other = symmetric.subspan(row * size, size);
      double sum = other[column];
      for (std::size_t k = 0; k < column; ++k) sum -= other[k] * own[k];
      other[column] = sum / root;
    }
  }
  return true;
}

void solve(std::span<const double> factored, std::size_t size, std::span<double> b) {
  for (std::size_t row = 0; row < size; ++row) {
    double sum = b[row];
    for (std::size_t k = 0; k < row; ++k) sum -= factored[row * size + k] * b[k];
    b[row] = sum / factored[row * size + row];
  }
  for (std::size_t row = size; row-- > 0;) {
    double sum = b[row];
    for (std::size_t k = row + 1; k < size; ++k) sum -= factored[k * size + row] * b[k];
    b[row] = sum / factored[row * size + row];
  }
}

double first_of_inverse(std::span<const double> factored, std::size_t size) {
  std::vector<double> z(size, 0.0);
  double sum = 0;
  for (std::size_t row = 0; row < size; ++row) {
    double value = row == 0 ? 1 : 0;
    for (std::size_t k = 0; k < row; ++k) value -= factored[row * size + k] * z[k];
    z[row] = value / factored[row * size + row];
    sum += z[row] * z[row];
  }
  return sum;
}

Matrix null_space(Matrix matrix) {
  const auto pivots = reduce(matrix);
  std::vector<bool> bound(matrix.columns, false);
  for (const auto column : pivots) bound[column] = true;
  Matrix basis(matrix.columns, matrix.columns - pivots.size());
  std::size_t vector = 0;
  for (std::size_t column = 0; column < matrix.columns; ++column) {
    if (bound[column]) continue;
    basis.at(column, vector) = 1;
    for (std::size_t row = 0; row < pivots.size(); ++row)
      basis.at(pivots[row], vector) = -matrix.at(row, column);
    ++vector;
  }
  return basis;
}

std::size_t rank(Matrix matrix) {
  return reduce(matrix).size();
}

}  // namespace zicht::estimate
