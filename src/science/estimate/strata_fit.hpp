// The extended maximum likelihood fit of lists and covariates together. Inside this room only.
#pragma once

#include <optional>
#include <vector>

#include "science/estimate/design.hpp"
#include "science/estimate/existence.hpp"
#include "science/estimate/interval.hpp"

namespace zicht::estimate {

struct StrataFit {
  std::vector<double> values = {};  ///< A parameter for each column; -infinity where none fits.
  std::vector<double> means = {};   ///< Of the observed cells.
  std::vector<double> unseen = {};  ///< Persons on no list, by stratum.
  int parameters = 0;               ///< Those at minus infinity counted too.
  int minus_infinity = 0;
  double log_likelihood = 0;
  double deviance = 0;
  double aic = 0;
  double aicc = 0;  ///< AIC with the correction for few cells; infinite where it has no meaning.
  double bic = 0;   ///< With log n, n persons observed.
  int df = 0;
  double log_unseen_error = 0;  ///< The standard error of the logarithm of all unseen.

  double total_unseen() const;
};

/// @param design of CrossTable::design.
/// @param start  parameters of a model whose columns come first in this one.
/// @return nothing where the iteration does not settle.
std::optional<StrataFit> fit_strata(const Matrix& design,
                                    const std::vector<double>& counts,
                                    const std::vector<double>& start = {});

/// For the same design and counts: columns of 0 and 1 that nobody has are at minus infinity, and
/// they and their cells are left out before looking.
Existence examine_strata(const Matrix& design, const std::vector<double>& counts);

}  // namespace zicht::estimate
