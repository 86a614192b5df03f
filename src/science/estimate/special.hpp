// Functions of mathematics that <cmath> does not have, or not safely for threads. Inside this room
// only.
#pragma once

namespace zicht::estimate {

/// log Gamma(x) for x > 0. std::lgamma writes a global sign, which two threads may not do at once.
double log_gamma(double x);

/// The distribution function of the standard normal.
double normal_below(double z);

/// Its inverse, for 0 < p < 1; -infinity at 0 and infinity at 1. To 1e-15 relative or so: Acklam's
/// rational approximation and one step of Halley's method.
double normal_quantile(double p);

/// log P(X = k) for X ~ Poisson(mean); k >= 0 whole, mean > 0. Keeps its precision for large
/// counts.
/// @source Loader (2000), Fast and accurate computation of binomial probabilities.
double log_poisson(double k, double mean);

/// min(P(X <= k), P(X >= k)) for X ~ Poisson(mean): how odd an overlap of k persons is where `mean`
/// were expected. It reaches exactly 0 where a double does, which stepwise selection relies on.
double poisson_tail(double k, double mean);

}  // namespace zicht::estimate
