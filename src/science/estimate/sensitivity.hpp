// What would have come out had other choices been made? The honest form of an estimate.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "science/estimate/fit.hpp"
#include "science/estimate/interval.hpp"
#include "science/estimate/labour.hpp"
#include "science/estimate/stepwise.hpp"

namespace zicht::estimate {

/// One other way of estimating. `kind` is "threshold", "method", "without", "merged" or "prior".
struct PanelRow {
  std::string kind = {};
  std::string words = {};  ///< Dutch: "zonder lijst LA".
  std::int64_t observed = 0;
  std::optional<double> estimate = {};  ///< Nothing where none exists.
  std::optional<Interval> interval = {};
  std::string model = {};  ///< "[12,13,4]" where there is one.
};

/// The estimate and its Wald interval at several thresholds for taking up a pair.
std::vector<PanelRow> over_thresholds(const Sample& sample);

/// Other methods on the same table: independence, stepwise, the best model by BIC, averaged by BIC,
/// all pairs with small effects left out, and decomposable graphs for 3 to 5 lists.
std::vector<PanelRow> over_methods(const Sample& sample, double threshold, const Labour& labour);

/// All of it, one change at a time: thresholds, `methods` (which over_methods gave), each list
/// dropped, each two merged, and priors for decomposable graphs.
std::vector<PanelRow> sensitivity(const Table& table,
                                  double threshold,
                                  const std::vector<PanelRow>& methods,
                                  const Labour& labour);

/// The largest estimate over the smallest; 1 where there are fewer than two. `kind` empty takes
/// all.
double disagreement(const std::vector<PanelRow>& rows, std::string_view kind = {});

}  // namespace zicht::estimate
