// Lists and covariates together in one log-linear model. Inside this room only.
#pragma once

#include <utility>
#include <vector>

#include "science/estimate/intake.hpp"
#include "science/estimate/matrix.hpp"

namespace zicht::estimate {

/// How the levels of a covariate enter: as levels without an order, or as a polynomial of their
/// number in order (the years 2014, 2015, ... as 0, 1, ...).
struct CovariateForm {
  int degree = 0;  ///< 0: a parameter for each level but the first. 1, 2, ...: that polynomial.
};

/// Pairs of variables that depend on each other. Variables are numbered: the lists first, then the
/// covariates. All main effects are always there.
using VariablePairs = std::vector<std::pair<int, int>>;

/// The cells of the full table: every combination of levels, every history. Combinations that the
/// file does not name count nobody.
class CrossTable {
 public:
  /// Fails with `invalid` where the table would have more than 20 000 cells, where a form has no
  /// covariate, or where a polynomial has as many terms as its covariate has levels.
  static Result<CrossTable> make(const Input& input, const std::vector<CovariateForm>& forms);

  int list_count() const { return lists_; }
  int variable_count() const { return lists_ + static_cast<int>(covariates_.size()); }
  const std::vector<Covariate>& covariates() const { return covariates_; }
  std::size_t strata() const { return levels_.size(); }
  /// The level of each covariate in a stratum.
  const std::vector<int>& levels(std::size_t stratum) const { return levels_[stratum]; }

  /// Counts of the observed cells: stratum by stratum, histories 1 to 2^t - 1.
  const std::vector<double>& counts() const { return counts_; }
  std::size_t cells_of_stratum() const { return histories(lists_) - 1; }

  /// The design of a model: first a row for each observed cell, then one for the history "on no
  /// list" of each stratum.
  Matrix design(const VariablePairs& pairs) const;

 private:
  std::vector<double> columns_of(int variable, std::size_t stratum, Mask history) const;
  std::size_t width(int variable) const;

  int lists_ = 0;
  std::vector<Covariate> covariates_ = {};
  std::vector<CovariateForm> forms_ = {};
  std::vector<std::vector<int>> levels_ = {};
  std::vector<double> counts_ = {};
};

}  // namespace zicht::estimate
