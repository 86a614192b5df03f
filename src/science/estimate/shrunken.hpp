// A model of all pairs at once, from which small effects are left out again.
#pragma once

#include <cstdint>
#include <vector>

#include "ground/base/result.hpp"
#include "science/estimate/fit.hpp"
#include "science/estimate/labour.hpp"

namespace zicht::estimate {

struct ShrunkenSettings {
  bool triples = false;      ///< Also sets of three lists whose pairs were all kept.
  double pair_variance = 1;  ///< Of the normal prior on an interaction; its mean is nought.
  double least_ratio = 2;    ///< What is kept has a mean of at least so many standard deviations.
  int chains = 4;
  int burn_in = 2000;  ///< Draws of each chain that are thrown away.
  int draws = 10'000;  ///< Draws of each chain that count.
  std::uint64_t seed = 1;
};

/// What the posterior says about one interaction.
struct ShrunkenTerm {
  Mask term = 0;
  double mean = 0;
  double deviation = 0;
  bool kept = false;

  double ratio() const;  ///< |mean| / deviation.
};

struct Shrunken {
  Model model = {};                      ///< The interactions that were kept, and their parts.
  std::vector<ShrunkenTerm> terms = {};  ///< All that were looked at.
  bool complete = true;
};

/// Every pair has a place in the model, and a prior that pulls it to nought: normal with variance 1
/// for interactions, and with precision 1e-4 for the rest. A Markov chain draws from the posterior;
/// pairs whose effect is small beside its spread are left out. The estimate is the extended maximum
/// likelihood of the model that remains, which the caller fits.
/// @cost   a tenth of a second for 6 lists.
/// @error  unavailable where the work was stopped before anything came; conflict where the counts
/// are
///         so far apart that the posterior cannot be computed.
/// @source Silverman (2020), Journal of the Royal Statistical Society A 183, 691-736, and the
///         bayesthresh of its R package modslavmse.
Result<Shrunken> shrink(const Sample& sample,
                        const ShrunkenSettings& settings,
                        const Labour& labour);

}  // namespace zicht::estimate
