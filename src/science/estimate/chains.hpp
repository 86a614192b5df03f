// Did the chains come to rest? And what do they say together?
#pragma once

#include <span>
#include <vector>

namespace zicht::estimate {

/// The same quantity as several chains saw it, sweep after sweep. All chains are equally long.
using Traces = std::vector<std::vector<double>>;

/// How much wider all chains together are than each by itself, each cut in two: 1 where they agree.
/// Infinite where a chain stands still and another stands elsewhere; nothing to say gives 1.
/// @source Gelman, Carlin, Stern, Dunson, Vehtari and Rubin (2013), Bayesian Data Analysis, 11.4.
double split_r_hat(const Traces& traces);

/// As how many independent draws a chain counts: its length over the sum of its autocorrelations,
/// by Geyer's initial positive sequence. A chain longer than 10 000 is thinned first.
double effective_size(std::span<const double> trace);

/// The quantile over all chains together.
double pooled_quantile(const Traces& traces, double p);

}  // namespace zicht::estimate
