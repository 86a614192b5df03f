#include "science/estimate/consistency.hpp"

#include "science/estimate/stepwise.hpp"

namespace zicht::estimate {

std::vector<HeldOut> hold_out(const Table& table, double threshold) {
  std::vector<HeldOut> all;
  if (table.list_count() < 3) return all;
  for (int list = 0; list < table.list_count(); ++list) {
    const Mask own = Mask{1} << static_cast<unsigned>(list);
    Table members{table.lists, table.counts};
    for (Mask history = 0; history < members.counts.size(); ++history)
      if (!contains(history, own)) members.counts[history] = 0;
    HeldOut held{.list = table.lists[static_cast<std::size_t>(list)], .known = members.observed()};
    const auto others = without(members, list);
    held.seen = others.observed();
    if (held.seen > 0) {
      const auto sample = sample_of(others);
      Fitter fitter(sample.lists);
      if (const auto choice = choose_stepwise(fitter, sample, threshold)) {
        held.estimate = sample.observed() + choice->fit.dark();
        held.interval =
            wald(sample.observed(), choice->fit.values[0], choice->fit.standard_error, 0.95);
      }
    }
    all.push_back(std::move(held));
  }
  return all;
}

}  // namespace zicht::estimate
