// The extended maximum likelihood fit of one model to one table.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "science/estimate/existence.hpp"
#include "science/estimate/model.hpp"

namespace zicht::estimate {

/// Counts as the fit wants them: 2^t numbers, and for each set of lists the persons on all of it.
struct Sample {
  int lists = 0;
  std::vector<double> counts = {};
  std::vector<double> sums = {};  ///< N*: superset sums of the counts. sums[0] is n.

  double observed() const { return sums[0]; }
};

Sample sample_of(const Table& table);
Sample sample_of(int lists, std::span<const double> counts);

/// log mu(w) = the sum of a(s) over the terms s within w. The dark figure is exp(a(0)).
struct Fit {
  std::vector<Mask> terms = {};           ///< With a finite parameter; the first is the intercept.
  std::vector<double> values = {};        ///< Their parameters.
  std::vector<Mask> minus_infinity = {};  ///< Terms that nobody shares. With them go their cells.
  std::vector<double> expected = {};      ///< For each set of lists: fitted persons on all of it.
  double kernel = 0;                      ///< The log-likelihood without the factorials.
  double standard_error = 0;              ///< Of the intercept.

  double dark() const;  ///< Persons on no list.
};

/// Fits model after model, keeping its working memory. One for a thread.
class Fitter {
 public:
  explicit Fitter(int lists);

  /// By Newton's method on the log-likelihood, which is concave, with halved steps where one goes
  /// too far; to 1e-12 relative or so. Nothing where it does not settle: the model has no maximum
  /// or is not identified, which `examine` tells beforehand.
  /// @param start a fit of a smaller model to the same counts, to start from.
  std::optional<Fit> fit(const Sample& sample, const Model& model, const Fit* start = nullptr);

  /// The same where `unseen` persons on no list are taken as counted too: for a profile.
  std::optional<Fit> fit_with_unseen(const Sample& sample, const Model& model, double unseen);

  Existence examine(const Sample& sample, const Model& model) {
    return estimate::examine(sample.counts, sample.sums, model, sample.lists, scratch_);
  }

 private:
  std::optional<Fit> run(const Sample& sample, const Model& model, const Fit* start, double unseen);
  void sort_out(const Sample& sample, const Model& model, Fit& fit);
  bool first_step(const Sample& sample, Fit& fit, double unseen);
  double spread(const Sample& sample, const Fit& fit, double unseen);
  bool factor_information(const Fit& fit, std::span<const double> means);

  int lists_;
  std::vector<double> kept_ = {};   ///< 1 for each cell that is in the fit.
  std::vector<double> means_ = {};  ///< Fitted means, and then their superset sums.
  std::vector<double> work_ = {};
  std::vector<double> matrix_ = {};
  std::vector<double> step_ = {};
  ExistenceScratch scratch_ = {};
};

/// How well a fit fits. All parameters count, those at minus infinity too.
struct Measures {
  double log_likelihood = 0;  ///< Poisson, with the factorials.
  double aic = 0;
  double bic = 0;
  double deviance = 0;
  int df = 0;  ///< Cells less parameters.
};
Measures measure(const Sample& sample, const Fit& fit);

/// -log of the product of the factorials of the counts: what `Fit::kernel` leaves out.
double factorials(const Sample& sample);

}  // namespace zicht::estimate
