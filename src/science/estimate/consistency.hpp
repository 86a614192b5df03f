// Does the method find people of whom we know that they were there?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "science/estimate/interval.hpp"
#include "science/estimate/table.hpp"

namespace zicht::estimate {

/// One list held out: everyone on it is known to exist. The other lists saw a part of them; from
/// their overlap the whole of the held list is estimated, and set beside the truth.
struct HeldOut {
  std::string list = {};
  std::int64_t known = 0;  ///< Persons on the held list: the truth.
  std::int64_t seen = 0;   ///< Of whom on at least one other list.
  std::optional<double> estimate = {};
  std::optional<Interval> interval = {};  ///< Wald, 95 %.

  bool covers() const {
    return interval && interval->low <= static_cast<double>(known) &&
           static_cast<double>(known) <= interval->high;
  }
};

/// Each list in turn, by stepwise selection on the others. Empty for two lists: one that is left
/// overlaps with nothing. A good outcome here proves nothing about people on no list at all, who
/// may be of another kind; a bad one is a reason for doubt.
/// @source Hook and Regal (2000), Accuracy of alternative approaches to capture-recapture estimates
///         of disease frequency: internal validity analysis of data from five sources, American
///         Journal of Epidemiology 152, 771-779.
std::vector<HeldOut> hold_out(const Table& table, double threshold);

}  // namespace zicht::estimate
