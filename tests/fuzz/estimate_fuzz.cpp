// Tables to estimate from: whatever is handed in, what is accepted is a sound table, and an
// estimate is never below what was seen and never a number that is none.
#include <cmath>

#include "fuzz.hpp"
#include "science/estimate/estimate.hpp"

using namespace zicht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto input = estimate::read_table(text);
  if (!input) {
    must(!input.error().message.empty(), "a refusal says why");
    return 0;
  }
  must(estimate::check(input->table).has_value(), "what is accepted is a sound table");
  must(input->table.observed() > 0, "somebody is in it");
  must(input->strata.empty() == input->covariates.empty(), "strata come with covariates");
  std::int64_t in_strata = 0;
  for (const auto& stratum : input->strata)
    for (const auto count : stratum.counts) in_strata += count;
  must(input->strata.empty() || in_strata == input->table.observed(), "strata hold everyone");

  // Five lists and more take long; the fuzzer is to be quick.
  if (input->table.list_count() > 4) return 0;
  const auto finding = estimate::estimate(*input, {.replicates = 3, .compare = false});
  must(finding.has_value(), "a sound table is no error");
  must(finding->estimate.has_value() != !finding->reason.empty(), "an estimate, or a reason");
  if (finding->estimate) {
    const double point = finding->estimate->point;
    must(std::isfinite(point), "an estimate is a number");
    must(point >= static_cast<double>(finding->observed) * (1 - 1e-9), "nobody seen is lost");
    must(finding->existence && finding->existence->fine(), "what is estimated exists");
  }
  must(!estimate::to_json(*finding, "0").empty(), "it can be written");
  return 0;
}
