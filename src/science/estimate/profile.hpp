// An interval for a model that was chosen beforehand.
#pragma once

#include <optional>

#include "science/estimate/fit.hpp"
#include "science/estimate/interval.hpp"

namespace zicht::estimate {

/// All N at which the multinomial likelihood, the other parameters at their best for that N, stays
/// within the chi-squared bound of its maximum. `high` is infinite where it never leaves it.
/// @param level 0.95 or so.
/// @return nothing where the model cannot be estimated.
/// @source Cormack (1992), Biometrics 48, 567-576.
std::optional<Interval> profile(Fitter& fitter,
                                const Sample& sample,
                                const Model& model,
                                double level);

}  // namespace zicht::estimate
