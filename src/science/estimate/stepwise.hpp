// Choosing a model step by step: which pairs of lists overlap oddly much or oddly little.
#pragma once

#include <cstdint>
#include <optional>

#include "science/estimate/fit.hpp"

namespace zicht::estimate {

/// A model that was chosen, and how it fits.
struct Choice {
  Model model = {};
  Fit fit = {};
};

/// How much work a choice was.
struct Effort {
  std::int64_t checks = 0;    ///< Existence checks.
  std::int64_t programs = 0;  ///< Of which needed a linear program.
};

/// The p-value under which a pair is taken up, where nobody says otherwise.
inline constexpr double usual_threshold = 0.02;

/// Starts with the main effects. Each step takes up the pair of lists whose overlap is the least
/// likely under the fit so far, as long as that probability is under `threshold` and the model with
/// the pair can be estimated. Of equal pairs the first in the order 12, 13, ..., 23, ... wins.
/// @param threshold a p-value, 0 to 1. The usual one is 0.02.
/// @return nothing where not even the main effects can be estimated.
/// @source Chan, Silverman and Vincent (2021), Journal of the American Statistical Association 116,
///         1297-1306; Silverman (2020), Journal of the Royal Statistical Society A 183, 691-736.
std::optional<Choice> choose_stepwise(Fitter& fitter,
                                      const Sample& sample,
                                      double threshold,
                                      Effort* effort = nullptr);

}  // namespace zicht::estimate
