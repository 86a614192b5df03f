// How many people were there, seen and unseen? Several lists each hold a part of a group of people.
// From how the lists overlap follows how many stand on none of them, with an interval, and with the
// reasons not to believe it. This room counts and knows nobody: numbers in, findings out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "science/estimate/bootstrap.hpp"
#include "science/estimate/chao.hpp"
#include "science/estimate/consistency.hpp"
#include "science/estimate/decomposable.hpp"
#include "science/estimate/information.hpp"
#include "science/estimate/intake.hpp"
#include "science/estimate/labour.hpp"
#include "science/estimate/latent.hpp"
#include "science/estimate/model.hpp"
#include "science/estimate/sensitivity.hpp"
#include "science/estimate/shrunken.hpp"
#include "science/estimate/stepwise.hpp"
#include "science/estimate/strata.hpp"

namespace zicht::estimate {

enum class Method {
  stepwise,      ///< Pairs of lists taken up one by one, by p-value.
  information,   ///< The best of all hierarchical models, by BIC.
  shrunken,      ///< All pairs at once, small effects left out, Bayesian.
  decomposable,  ///< Averaged over decomposable graphs, Bayesian.
  latent,        ///< Latent classes, Bayesian.
  fixed,         ///< A model that was chosen beforehand.
  strata         ///< With covariates, an estimate for each kind of people.
};

/// "stepwise", "bic", "bayesthresh", "dga", "lcmcr", "fixed", "strata".
std::string_view method_name(Method method);
/// The same in Dutch, for a heading.
std::string_view method_words(Method method);
/// Nothing for another name. "fixed:12,13" gives fixed.
std::optional<Method> read_method(std::string_view name);

/// What is asked.
struct Question {
  Method method = Method::stepwise;
  Model model = {};  ///< For a fixed model.
  double threshold = usual_threshold;
  /// The most lists in one term. For BIC, where 0 takes the usual order; for shrunken 3 adds
  /// triples.
  int highest_order = 0;
  int replicates = 0;  ///< Of the bootstrap; 0: no bootstrap.
  std::uint64_t seed = 1;
  std::vector<std::vector<double>> resamples = {};  ///< In place of chance.
  ShrunkenSettings shrunken = {};
  DecomposableSettings decomposable = {};
  LatentSettings latent = {};
  StrataSettings strata = {};
  bool compare = true;       ///< Whether to set other methods beside this one.
  bool sensitivity = false;  ///< Whether to try other choices and data, one at a time.
};

/// A reason to be careful, or not to believe a number at all. `code` is for programs, `text` Dutch.
struct Flag {
  std::string code = {};
  std::string text = {};
  bool grave = false;  ///< The estimate should not be used.
};

struct PointEstimate {
  double point = 0;  ///< Persons, seen and unseen. Of a Bayesian method the median.
  std::optional<double> mean = {};
  std::optional<Interval> wald95 = {};
  std::optional<Interval> profile95 = {};
  std::optional<Interval> credible95 = {};
  std::optional<BootstrapInterval> bootstrap = {};

  /// The interval to show where there is room for one: of the bootstrap if there is one.
  std::optional<Interval> best95() const;
};

struct ModelFound {
  Model model = {};
  std::vector<std::string> terms = {};           ///< Interactions, "LA:NG".
  std::vector<std::string> minus_infinity = {};  ///< Terms that nobody shares.
  /// For each of `terms` its parameter: above nought where the lists overlap more than by chance,
  /// -infinity where nobody is on all. Empty with covariates.
  std::vector<double> effects = {};
  double aic = 0;
  double bic = 0;
  double deviance = 0;
  int df = 0;
};

struct BootstrapFound {
  std::vector<double> estimates = {};  ///< In the order of the replicates; failed ones left out.
  int replicates = 0;
  int failed = 0;
  std::uint64_t seed = 1;
  bool given = false;  ///< From a file of resamples.
  bool complete = true;
};

/// What came out. Parts that do not apply are empty.
struct Finding {
  std::vector<std::string> lists = {};
  Table table = {};
  std::int64_t observed = 0;
  std::string sha256 = {};
  Method method = Method::stepwise;
  std::optional<PointEstimate> estimate = {};  ///< Nothing: no estimate can be given.
  std::string reason = {};                     ///< Why not, in Dutch.
  LowerBound lower_bound = {};                 ///< Chao's: "at least".
  std::optional<ModelFound> model = {};
  std::optional<Existence> existence = {};
  std::vector<Flag> flags = {};
  std::optional<BootstrapFound> bootstrap = {};
  std::optional<Search> search = {};
  std::optional<Shrunken> shrunken = {};
  std::optional<Posterior> posterior = {};
  std::optional<StrataFinding> strata = {};
  std::optional<Latent> latent = {};
  std::vector<PanelRow> comparison = {};
  std::vector<PanelRow> panel = {};
  std::vector<HeldOut> consistency = {};
  bool complete = true;  ///< False where the work was stopped: what is here was finished.
};

/// The answer to a question about one table.
/// @error invalid where the question does not fit the table (a method that needs other lists). A
///        table from which no estimate follows is no error: Finding::reason says why.
/// @cost  UK, 6 lists: under 1 ms for a point, a fifth of a second for 1000 replicates.
Result<Finding> estimate(const Input& input, const Question& question, const Labour& labour = {});

/// The finding as JSON, for programs. `version` is that of the program.
std::string to_json(const Finding& finding, std::string_view version);

}  // namespace zicht::estimate
