#include "science/estimate/chao.hpp"

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

double chao_lower_bound(const Table& table) {
  std::int64_t once = 0;
  std::int64_t twice = 0;
  for (Mask history = 1; history < table.counts.size(); ++history) {
    if (order(history) == 1) once += table.counts[history];
    if (order(history) == 2) twice += table.counts[history];
  }
  const auto bound = chao_lower_bound(table.observed(), once, twice);
  ZICHT_CHECK(bound.has_value());
  return *bound;
}

}  // namespace zicht::estimate
