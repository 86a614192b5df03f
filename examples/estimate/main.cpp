// Estimates from a small invented table, and prints what a careful person would want to know.
#include <cmath>
#include <cstdio>
#include <zicht/estimate.hpp>

namespace estimate = zicht::estimate;

int main() {
  const auto input = estimate::read_table(
      "police,shelter,care,count\n"
      "1,0,0,120\n0,1,0,90\n0,0,1,70\n1,1,0,40\n1,0,1,30\n0,1,1,20\n1,1,1,10\n");
  if (!input) {
    std::fprintf(stderr, "%s\n", input.error().message.c_str());
    return 1;
  }
  const auto finding = estimate::estimate(*input, {.replicates = 1000, .seed = 1}, {.threads = 2});
  if (!finding || !finding->estimate) {
    std::fprintf(stderr, "no estimate: %s\n",
                 finding ? finding->reason.c_str() : finding.error().message.c_str());
    return 3;
  }
  const auto interval = finding->estimate->best95();
  std::printf("Observed: %lld people.\n", static_cast<long long>(finding->observed));
  std::printf("Estimated: %.0f people, 95 %% between %.0f and %.0f.\n",
              finding->estimate->point,
              interval->low,
              interval->high);
  for (const auto& flag : finding->flags)
    std::printf("%s %s: %s\n", flag.grave ? "!" : "-", flag.code.c_str(), flag.text.c_str());
  return 0;
}
