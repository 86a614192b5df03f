// An estimate for each kind of people: covariates and years.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "science/estimate/bootstrap.hpp"
#include "science/estimate/design.hpp"
#include "science/estimate/existence.hpp"
#include "science/estimate/labour.hpp"

namespace zicht::estimate {

enum class Criterion { aic, bic };

struct StrataSettings {
  std::vector<CovariateForm> forms = {};  ///< One for each covariate; those missing are levels.
  /// The pairs of variables, where they are chosen beforehand. Nothing lets them be selected.
  std::optional<VariablePairs> fixed = {};
  Criterion criterion = Criterion::bic;
  int replicates = 0;  ///< 0: no intervals per stratum.
  std::uint64_t seed = 1;
  /// False keeps the model that was selected first and draws from its fit, the unseen too: the way
  /// of the Dutch estimates. True draws from the counts and selects anew, which also shows how
  /// unsure the selection is.
  bool reselect = true;
};

/// One group: a level of each covariate, or -1 where all levels are taken together.
struct Group {
  std::vector<int> levels = {};
  std::string words = {};  ///< "jaar 2014, sekse vrouw"; "alle" for everyone.
  double observed = 0;
  double estimate = 0;
  std::optional<Interval> percentile95 = {};
};

/// One step of the selection.
struct Step {
  std::string model = {};  ///< The pairs in words, commas between them.
  double aic = 0;
  double aicc = 0;
  double bic = 0;
  double estimate = 0;
  bool chosen = false;
};

struct StrataFinding {
  double estimate = 0;
  Interval wald95 = {};
  std::vector<std::string> terms = {};  ///< The pairs of the model, "LA:jaar".
  int minus_infinity = 0;
  double aic = 0;
  double bic = 0;
  double deviance = 0;
  int df = 0;
  Existence existence = {};
  /// From the main effects by BIC, and then on by AIC.
  std::vector<Step> path = {};
  /// Everyone, each level of each covariate, each pair of levels of two, and each stratum.
  std::vector<Group> groups = {};
  int replicates = 0;
  int failed = 0;
  bool complete = true;
};

/// Adds and drops pairs of variables one at a time, as long as the criterion falls, among the
/// models that can be estimated.
/// @return a finding of which only `existence` is filled in, where the first model cannot be
/// estimated.
/// @error  invalid where the table is too large or a form does not fit; conflict where the
/// iteration
///         does not settle.
/// @source Cruyff, van Dijk and van der Heijden (2017), The challenge of counting victims of human
///         trafficking, CHANCE 30(3), 41-49, for covariates and years in one log-linear model.
Result<StrataFinding> estimate_strata(const Input& input,
                                      const StrataSettings& settings,
                                      const Labour& labour);

/// Reads "S1:S2,S1:Region" into pairs of variables. Fails with `invalid`, naming the pair.
Result<VariablePairs> read_variable_pairs(std::string_view text, const Input& input);

}  // namespace zicht::estimate
