// From many estimates to an interval.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace zicht::estimate {

/// Numbers of persons; `high` may be infinite.
struct Interval {
  double low = 0;
  double high = 0;
};

/// n + exp(a(0) -+ z se): the interval that belongs to one fit, as if its model had been known
/// beforehand. `level` is 0.95 or so.
Interval wald(double observed, double log_dark, double standard_error, double level);

/// The quantile of sorted numbers by type 8 of Hyndman and Fan (1996), American Statistician 50,
/// 361-365: place (B + 1/3) p + 1/3 from 1, with a straight line between neighbours.
double quantile(std::span<const double> sorted, double p);

/// One way of leaving a person out, and how many persons it stands for.
struct LeftOut {
  double weight = 0;    ///< Persons of that history.
  double estimate = 0;  ///< What comes out without one of them.
};

struct BootstrapInterval {
  Interval bca95 = {};
  Interval bca80 = {};
  double acceleration = 0;
  double bias_correction = 0;  ///< z0; infinite where all replicates lie on one side.
  int ties = 0;                ///< Replicates equal to the estimate.
  bool percentile = false;     ///< z0 was infinite: the intervals are plain percentiles.
};

/// The bias-corrected and accelerated interval. A replicate within 1e-9 relative of the estimate is
/// a tie, and a tie does not lie below it.
/// @return nothing where there are no replicates.
/// @source Efron (1987), Journal of the American Statistical Association 82, 171-185; the jackknife
///         acceleration with weights as in Chan, Silverman and Vincent (2021).
std::optional<BootstrapInterval> bca(double estimate,
                                     std::vector<double> replicates,
                                     std::span<const LeftOut> left_out);

}  // namespace zicht::estimate
