#include "science/estimate/chao.hpp"

#include <cmath>

#include "science/estimate/special.hpp"
#include "science/estimate/strata_fit.hpp"

namespace zicht::estimate {

Result<double> chao_lower_bound(std::int64_t seen, std::int64_t once, std::int64_t twice) {
  if (seen < 0 || once < 0 || twice < 0)
    return fail(Fault::invalid, "Een aantal kan niet negatief zijn.");
  if (once > seen || twice > seen - once)
    return fail(Fault::invalid,
                "Er staan meer mensen op één of twee lijsten dan er in totaal zijn.");
  const auto f1 = static_cast<double>(once);
  const auto f2 = static_cast<double>(twice);
  const double hidden = once == 0 ? 0 : f1 * (f1 - 1) / (2 * (f2 + 1));
  return static_cast<double>(seen) + hidden;
}

LowerBound chao_lower_bound(const Table& table) {
  const auto lists = static_cast<std::size_t>(table.list_count());
  const std::size_t larger = lists > 2 ? lists - 2 : 0;
  // A row for each history that was counted, and one for nobody's, as fit_strata wants them.
  Matrix design(table.counts.size(), 1 + lists + larger);
  std::vector<double> counts;
  for (Mask history = 1; history < table.counts.size(); ++history) {
    counts.push_back(static_cast<double>(table.counts[history]));
    const std::size_t row = history - 1;
    design.at(row, 0) = 1;
    for (std::size_t list = 0; list < lists; ++list)
      design.at(row, 1 + list) = (history >> list & 1U) != 0 ? 1 : 0;
    const auto size = static_cast<std::size_t>(order(history));
    if (size > 2) design.at(row, lists + size - 2) = 1;
  }
  design.at(counts.size(), 0) = 1;

  const auto observed = static_cast<double>(table.observed());
  const LowerBound nothing_known{observed, observed};
  if (!examine_strata(design, counts).fine()) return nothing_known;
  const auto fit = fit_strata(design, counts);
  if (!fit) return nothing_known;
  const double unseen = fit->total_unseen();
  const double z = normal_quantile(0.95);
  return {observed + unseen, observed + unseen * std::exp(-z * fit->log_unseen_error)};
}

}  // namespace zicht::estimate
