#include "science/disclosure/audit.hpp"

#include <algorithm>
#include <map>

namespace zicht::disclosure {
namespace {

class Auditor {
 public:
  Auditor(const Layout& layout,
          const std::vector<std::int64_t>& values,
          const Rules& rules,
          const std::vector<bool>& hidden)
      : layout_(layout),
        values_(values),
        hidden_(hidden),
        floor_(rules.zeros == Zeros::shown ? 1 : 0) {}

  /// What the other table makes of a cell, or -1 where it is no table that shows the same.
  std::int64_t value_in(const Other& other, std::size_t cell) const {
    std::map<std::size_t, std::int64_t> changes;
    for (const auto& shift : other) {
      if (!layout_.is_leaf(shift.cell)) continue;
      if (values_[shift.cell] + shift.by < floor_) return -1;
      for (const auto above : layout_.up(shift.cell)) changes[above] += shift.by;
    }
    for (const auto& [changed, by] : changes)
      if (by != 0 && !hidden_[changed]) return -1;
    const auto found = changes.find(cell);
    return values_[cell] + (found == changes.end() ? 0 : found->second);
  }

 private:
  const Layout& layout_;
  const std::vector<std::int64_t>& values_;
  const std::vector<bool>& hidden_;
  std::int64_t floor_;
};

}  // namespace

bool holds(const Layout& layout,
           const std::vector<std::int64_t>& values,
           const Rules& rules,
           const Suppression& suppression) {
  const auto& hidden = suppression.hidden;
  std::vector<bool> needed(values.size(), false);
  for (const auto& need : suppression.needs) needed[need.cell] = true;
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    const bool small =
        values[cell] < rules.threshold && (values[cell] > 0 || rules.zeros == Zeros::hidden);
    if (small && !(needed[cell] && hidden[cell])) return false;
  }
  const Auditor auditor(layout, values, rules, hidden);
  return std::all_of(suppression.needs.begin(), suppression.needs.end(), [&](const Need& need) {
    const auto least = auditor.value_in(need.with_least, need.cell);
    const auto most = auditor.value_in(need.with_most, need.cell);
    return least >= 0 && least <= need.least && most >= rules.threshold;
  });
}

}  // namespace zicht::disclosure
