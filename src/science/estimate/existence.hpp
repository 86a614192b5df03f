// Can this model be estimated from these counts at all?
#pragma once

#include <span>
#include <string>

#include "science/estimate/matrix.hpp"
#include "science/estimate/model.hpp"

namespace zicht::estimate {

/// The answer as two bits: 1, the likelihood has no maximum, not even an extended one; 2, more than
/// one set of parameters fits equally well. 0 is fine.
struct Existence {
  int code = 0;
  bool by_program = false;  ///< A linear program was needed to know.

  bool fine() const { return code == 0; }
};

/// The same in Dutch, for a reader who knows no likelihoods.
std::string existence_words(int code);

/// For a log-linear model of `counts` by a design of one row a cell and one column a parameter.
/// @source Fienberg and Rinaldo (2012), Annals of Statistics 40, 996-1023: there is a maximum where
///         the sufficient statistics lie inside the cone of the design's rows, which is to say,
///         where no direction exists that leaves the cells with persons alone and lowers an empty
///         one without raising another. Most checks end sooner: if the rows with persons have full
///         rank, there is no such direction.
Existence examine(const Matrix& design, std::span<const double> counts);

/// For a model of overlapping lists. `counts` has 2^t numbers. Terms that nobody shares are at
/// minus infinity: they and the cells that hold them are left out first.
Existence examine(std::span<const double> counts, const Model& model, int lists);

/// The same where the superset sums of the counts are at hand already; `scratch` keeps its memory
/// between calls. For the inner loop of a search.
struct ExistenceScratch {
  std::vector<double> persons = {};
  std::vector<double> gram = {};
  std::vector<Mask> finite = {};
};
Existence examine(std::span<const double> counts,
                  std::span<const double> sums,
                  const Model& model,
                  int lists,
                  ExistenceScratch& scratch);

}  // namespace zicht::estimate
