// When not to believe an estimate. Inside this room only.
#pragma once

#include <vector>

#include "science/estimate/estimate.hpp"

namespace zicht::estimate {

/// All reasons for care that a finding shows, the grave ones first.
std::vector<Flag> flags_of(const Finding& finding, const std::vector<Warning>& warnings);

}  // namespace zicht::estimate
