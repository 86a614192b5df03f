#include "science/estimate/existence.hpp"

#include <algorithm>

#include "science/estimate/recession.hpp"

namespace zicht::estimate {
namespace {

/// Below this a pivot of the Gram matrix, which is made of small whole numbers, may be nought.
constexpr double doubtful = 1e-7;

/// What the shortcut could not decide. `full` are the rows of cells with persons, `empty` the rest.
Existence by_program(Matrix full, const Matrix& empty) {
  const auto free = null_space(std::move(full));
  if (free.columns == 0) return {};
  Matrix seen(empty.rows, free.columns);
  for (std::size_t row = 0; row < empty.rows; ++row)
    for (std::size_t column = 0; column < free.columns; ++column)
      for (std::size_t k = 0; k < empty.columns; ++k)
        seen.at(row, column) += empty.at(row, k) * free.at(k, column);
  Existence answer{.by_program = true};
  if (has_recession(seen)) answer.code |= 1;
  if (rank(seen) < free.columns) answer.code |= 2;
  return answer;
}

Matrix rows_where(const Matrix& design, std::span<const double> counts, bool persons) {
  Matrix chosen(0, design.columns);
  for (std::size_t row = 0; row < design.rows; ++row) {
    if ((counts[row] > 0) != persons) continue;
    const auto cells = design.row(row);
    chosen.cells.insert(chosen.cells.end(), cells.begin(), cells.end());
    ++chosen.rows;
  }
  return chosen;
}

/// The design of a model of lists: one row for each cell that holds no term at minus infinity.
Matrix lattice_design(const std::vector<Mask>& finite, const std::vector<Mask>& cells) {
  Matrix design(cells.size(), finite.size());
  for (std::size_t row = 0; row < cells.size(); ++row)
    for (std::size_t column = 0; column < finite.size(); ++column)
      design.at(row, column) = contains(cells[row], finite[column]) ? 1 : 0;
  return design;
}

}  // namespace

std::string existence_words(int code) {
  switch (code) {
    case 0:
      return "Er is één beste schatting bij dit model.";
    case 1:
      return "Bij dit model bestaat geen beste schatting: er is altijd een uitkomst die nog iets "
             "beter past. Kies een eenvoudiger model, of voeg lijsten samen.";
    case 2:
      return "Bij dit model passen meerdere uitkomsten even goed. De lijsten overlappen te weinig "
             "om te kiezen.";
    default:
      return "Bij dit model bestaat geen beste schatting, en ook de overige uitkomsten liggen niet "
             "vast.";
  }
}

Existence examine(const Matrix& design, std::span<const double> counts) {
  std::vector<double> gram(design.columns * design.columns, 0.0);
  for (std::size_t row = 0; row < design.rows; ++row) {
    if (!(counts[row] > 0)) continue;
    const auto cells = design.row(row);
    for (std::size_t one = 0; one < design.columns; ++one)
      if (cells[one] != 0)
        for (std::size_t two = 0; two <= one; ++two)
          gram[one * design.columns + two] += cells[one] * cells[two];
  }
  if (factor(gram, design.columns, doubtful)) return {};
  return by_program(rows_where(design, counts, true), rows_where(design, counts, false));
}

Existence examine(std::span<const double> counts,
                  std::span<const double> sums,
                  const Model& model,
                  int lists,
                  ExistenceScratch& scratch) {
  auto& finite = scratch.finite;
  finite.clear();
  finite.push_back(0);
  std::vector<Mask> gone;
  const auto sort_out = [&](Mask term) {
    if (sums[term] > 0)
      finite.push_back(term);
    else
      gone.push_back(term);
  };
  for (int list = 0; list < lists; ++list) sort_out(Mask{1} << static_cast<unsigned>(list));
  for (const Mask term : model.interactions) sort_out(term);

  // The Gram matrix of the rows with persons: how many such cells hold both terms. A cell with
  // persons never holds a term at minus infinity.
  auto& persons = scratch.persons;
  persons.assign(counts.size(), 0.0);
  for (std::size_t cell = 1; cell < counts.size(); ++cell) persons[cell] = counts[cell] > 0 ? 1 : 0;
  sum_over_supersets(persons);
  const auto size = finite.size();
  scratch.gram.resize(size * size);
  for (std::size_t one = 0; one < size; ++one)
    for (std::size_t two = 0; two <= one; ++two)
      scratch.gram[one * size + two] = persons[finite[one] | finite[two]];
  if (factor(scratch.gram, size, doubtful)) return {};

  std::vector<Mask> full;
  std::vector<Mask> empty;
  for (Mask cell = 1; cell < counts.size(); ++cell) {
    const bool out =
        std::any_of(gone.begin(), gone.end(), [&](Mask term) { return contains(cell, term); });
    if (!out) (counts[cell] > 0 ? full : empty).push_back(cell);
  }
  return by_program(lattice_design(finite, full), lattice_design(finite, empty));
}

Existence examine(std::span<const double> counts, const Model& model, int lists) {
  std::vector<double> sums(counts.begin(), counts.end());
  sum_over_supersets(sums);
  ExistenceScratch scratch;
  return examine(counts, sums, model, lists, scratch);
}

}  // namespace zicht::estimate
