#include "science/disclosure/protect.hpp"

#include <algorithm>
#include <map>

#include "science/disclosure/audit.hpp"
#include "science/disclosure/canonical.hpp"
#include "science/disclosure/suppress.hpp"

namespace zicht::disclosure {
namespace {

/// Turns what was found on the table in the order of its names into the order that was given.
class Given {
 public:
  Given(const Layout& layout, const Canonical& canonical) : canonical_(canonical) {
    const auto leaves = layout.leaves();
    for (std::size_t at = 0; at < leaves.size(); ++at) count_of_[leaves[at]] = at;
  }

  std::size_t cell(std::size_t canonical) const { return canonical_.given_cell_of[canonical]; }

  std::vector<Difference> differences(const Other& other) const {
    std::vector<Difference> all;
    for (const auto& shift : other) {
      const auto count = count_of_.find(cell(shift.cell));
      if (count != count_of_.end()) all.push_back({count->second, shift.by});
    }
    std::sort(all.begin(), all.end(), [](const Difference& one, const Difference& two) {
      return one.count < two.count;
    });
    return all;
  }

 private:
  const Canonical& canonical_;
  std::map<std::size_t, std::size_t> count_of_ = {};
};

/// Of the tables that show the same, those in which a cell is the least and the most.
struct Ends {
  std::int64_t least = 0;
  std::int64_t most = 0;
  const Other* with_least = nullptr;
  const Other* with_most = nullptr;
};

std::vector<Ends> ends_of(const std::vector<std::int64_t>& values,
                          const std::vector<Other>& others) {
  std::vector<Ends> ends;
  for (const auto value : values) ends.push_back({.least = value, .most = value});
  for (const auto& other : others)
    for (const auto& shift : other) {
      auto& end = ends[shift.cell];
      const auto value = values[shift.cell] + shift.by;
      if (value < end.least) {
        end.least = value;
        end.with_least = &other;
      }
      if (value > end.most) {
        end.most = value;
        end.with_most = &other;
      }
    }
  return ends;
}

Proof proof_of(const std::vector<std::int64_t>& values,
               const Suppression& found,
               const Given& given) {
  const auto others = found.others();
  const auto ends = ends_of(values, others);
  Proof proof;
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (!found.hidden[cell]) continue;
    const auto& end = ends[cell];
    HiddenCell hidden{.cell = given.cell(cell),
                      .reason = found.small[cell] ? Reason::small : Reason::company,
                      .least = end.least,
                      .most = end.most};
    if (end.with_least != nullptr) hidden.with_least = given.differences(*end.with_least);
    if (end.with_most != nullptr) hidden.with_most = given.differences(*end.with_most);
    proof.cells.push_back(std::move(hidden));
  }
  std::sort(proof.cells.begin(),
            proof.cells.end(),
            [](const HiddenCell& one, const HiddenCell& other) { return one.cell < other.cell; });
  return proof;
}

}  // namespace

Result<> check(const Rules& rules) {
  if (rules.threshold < 5 || rules.threshold > 1000)
    return fail(Fault::invalid, "De drempel voor kleine aantallen ligt tussen 5 en 1000.");
  return {};
}

Result<Protected> protect(const Table& table, const Rules& rules) {
  TRY(check(rules));
  TRY(check(table));
  const Layout given_layout(table.dimensions);
  const auto sorted = canonical(table, given_layout);
  const Layout layout(sorted.table.dimensions);
  const auto values = layout.with_sums(sorted.table.counts);
  const auto found = suppress(layout, values, rules);
  // Nothing leaves this room on the word of the search alone.
  ZICHT_CHECK(holds(layout, values, rules, found));

  SafeTable safe;
  safe.dimensions_ = table.dimensions;
  safe.rules_ = rules;
  safe.cells_.resize(layout.cells());
  for (std::size_t cell = 0; cell < layout.cells(); ++cell)
    if (!found.hidden[cell]) safe.cells_[sorted.given_cell_of[cell]] = values[cell];
  auto proof = proof_of(values, found, Given(given_layout, sorted));
  return Protected{std::move(safe), std::move(proof)};
}

SafeTable rounded(const SafeTable& table, std::int64_t to) {
  ZICHT_CHECK(to >= 1);
  auto made = table;
  made.rounded_to_ = to;
  for (auto& cell : made.cells_)
    if (cell) cell = (*cell + to / 2) / to * to;
  return made;
}

std::optional<std::int64_t> SafeTable::count(const std::vector<std::size_t>& places) const {
  ZICHT_CHECK(places.size() == dimensions_.size());
  std::size_t cell = 0;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const auto nodes = dimensions_[at].categories.size() + 1;
    ZICHT_CHECK(places[at] < nodes);
    cell = cell * nodes + places[at];
  }
  return cells_[cell];
}

std::size_t SafeTable::hidden() const {
  return static_cast<std::size_t>(
      std::count_if(cells_.begin(), cells_.end(), [](const auto& cell) { return !cell; }));
}

std::size_t Proof::small() const {
  return static_cast<std::size_t>(std::count_if(
      cells.begin(), cells.end(), [](const auto& cell) { return cell.reason == Reason::small; }));
}

}  // namespace zicht::disclosure
