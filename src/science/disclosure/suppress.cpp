#include "science/disclosure/suppress.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

namespace zicht::disclosure {
namespace {

constexpr auto endless = std::numeric_limits<std::int64_t>::max();

/// A way for one cell to move, with what must be hidden for it.
struct Move {
  std::array<const Path*, 3> along = {};
  std::int64_t room = 0;  ///< How far, before a count gets impossible.
  std::int64_t cost = 0;  ///< Of what is still shown.
  /// What it costs to go `need` far, as if every part of the way costs the same.
  std::int64_t score(std::int64_t need) const { return cost * ((need - 1) / room + 1); }
};

class Hider {
 public:
  Hider(const Layout& layout, const std::vector<std::int64_t>& values, const Rules& rules);

  void hide_company();
  void show_what_is_not_needed();
  Suppression take() { return std::move(found_); }

 private:
  enum class Hiding { allowed, refused };

  std::optional<Other> reach(std::size_t cell, std::int64_t by, Hiding hiding);
  std::optional<Move> cheapest(const std::array<std::vector<Path>, 3>& paths,
                               std::int64_t need,
                               int direction,
                               Hiding hiding) const;
  bool measure(Move& move, int direction, Hiding hiding, std::int64_t dearest) const;
  void go(const Move& move, std::int64_t by);
  bool without(std::size_t cell);
  void remember(std::size_t need);

  const Layout& layout_;
  const std::vector<std::int64_t>& values_;
  bool zeros_shown_;
  std::vector<bool> leaf_ = {};
  std::vector<std::int64_t> cost_ = {};
  /// The other table in the making: by how much each cell differs, and which do.
  std::vector<std::int64_t> shift_ = {};
  std::vector<std::size_t> shifted_ = {};
  /// Of which needs another table moves a cell; may name some that do no longer.
  std::vector<std::vector<std::size_t>> needed_by_ = {};
  Suppression found_ = {};
};

/// The number of counted cells in each cell that are not empty: as many persons as the zeros that
/// are shown give away.
std::vector<std::int64_t> filled(const Layout& layout, const std::vector<std::int64_t>& values) {
  std::vector<std::int64_t> ones;
  for (const auto leaf : layout.leaves()) ones.push_back(values[leaf] > 0 ? 1 : 0);
  return layout.with_sums(ones);
}

Hider::Hider(const Layout& layout, const std::vector<std::int64_t>& values, const Rules& rules)
    : layout_(layout),
      values_(values),
      zeros_shown_(rules.zeros == Zeros::shown),
      shift_(layout.cells(), 0),
      needed_by_(layout.cells()) {
  const auto cells = layout.cells();
  found_.hidden.assign(cells, false);
  found_.small.assign(cells, false);
  const auto present = filled(layout, values);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const int sums = layout.sums(cell);
    leaf_.push_back(sums == 0);
    // As few cells as can be; rather a counted one than a sum, and rather a small one than a large.
    const auto size = static_cast<std::uint64_t>(values[cell]);
    cost_.push_back(16 + 48 * sums + static_cast<std::int64_t>(std::bit_width(size)));
    if (values[cell] >= rules.threshold || (values[cell] == 0 && zeros_shown_)) continue;
    found_.hidden[cell] = true;
    found_.small[cell] = true;
    const auto least = zeros_shown_ ? present[cell] : 0;
    found_.needs.push_back({.cell = cell, .least = least, .most = rules.threshold});
  }
}

/// False where the move is not possible, or not better than the dearest that is of use.
bool Hider::measure(Move& move, int direction, Hiding hiding, std::int64_t dearest) const {
  move.room = endless;
  move.cost = 0;
  for (const auto& one : *move.along[0])
    for (const auto& two : *move.along[1])
      for (const auto& three : *move.along[2]) {
        const auto cell = one.offset + two.offset + three.offset;
        if (!found_.hidden[cell]) {
          if (hiding == Hiding::refused || values_[cell] == 0) return false;
          move.cost += cost_[cell];
          if (move.cost > dearest) return false;
        }
        if (!leaf_[cell]) continue;  // A sum is possible where all that it sums is.
        if (values_[cell] == 0 && zeros_shown_) return false;
        if (one.sign * two.sign * three.sign * direction > 0) continue;
        // Where zeros are shown, everyone knows of a hidden cell that it is not one.
        const auto left = values_[cell] + shift_[cell] - (zeros_shown_ ? 1 : 0);
        move.room = std::min(move.room, left);
        if (move.room <= 0) return false;
      }
  return true;
}

std::optional<Move> Hider::cheapest(const std::array<std::vector<Path>, 3>& paths,
                                    std::int64_t need,
                                    int direction,
                                    Hiding hiding) const {
  std::optional<Move> best;
  std::int64_t best_score = endless;
  for (const auto& one : paths[0])
    for (const auto& two : paths[1])
      for (const auto& three : paths[2]) {
        Move move{.along = {&one, &two, &three}};
        if (!measure(move, direction, hiding, best_score)) continue;
        const auto score = move.score(need);
        if (best && (score > best_score || (score == best_score && move.room <= best->room)))
          continue;
        best = move;
        best_score = score;
        if (score == 0 && move.room >= need) return best;
      }
  return best;
}

/// The table in the making, moved; what moves in it is hidden from now on.
void Hider::go(const Move& move, std::int64_t by) {
  for (const auto& one : *move.along[0])
    for (const auto& two : *move.along[1])
      for (const auto& three : *move.along[2]) {
        const auto cell = one.offset + two.offset + three.offset;
        found_.hidden[cell] = true;
        if (shift_[cell] == 0) shifted_.push_back(cell);
        shift_[cell] += by * one.sign * two.sign * three.sign;
      }
}

/// Another table in which the cell differs by `by`. Nothing only where hiding is refused.
std::optional<Other> Hider::reach(std::size_t cell, std::int64_t by, Hiding hiding) {
  const auto paths = layout_.paths(cell);
  const int direction = by < 0 ? -1 : 1;
  auto need = by * direction;
  bool possible = true;
  while (need > 0 && possible) {
    const auto move = cheapest(paths, need, direction, hiding);
    possible = move.has_value();
    if (!possible) break;
    const auto far = std::min(need, move->room);
    go(*move, far * direction);
    need -= far;
  }
  Other other;
  for (const auto moved : shifted_) {
    if (shift_[moved] != 0) other.push_back({moved, shift_[moved]});
    shift_[moved] = 0;
  }
  shifted_.clear();
  if (!possible) return std::nullopt;
  return other;
}

void Hider::remember(std::size_t at) {
  const auto& need = found_.needs[at];
  for (const auto* other : {&need.with_least, &need.with_most})
    for (const auto& shift : *other) needed_by_[shift.cell].push_back(at);
}

void Hider::hide_company() {
  for (std::size_t at = 0; at < found_.needs.size(); ++at) {
    auto& need = found_.needs[at];
    const auto value = values_[need.cell];
    auto with_most = reach(need.cell, need.most - value, Hiding::allowed);
    auto with_least = reach(need.cell, need.least - value, Hiding::allowed);
    ZICHT_CHECK(with_most && with_least);
    need.with_most = std::move(*with_most);
    need.with_least = std::move(*with_least);
    remember(at);
  }
}

bool moves(const Other& other, std::size_t cell) {
  return std::any_of(
      other.begin(), other.end(), [&](const Shift& shift) { return shift.cell == cell; });
}

/// Shows a cell again if every need can do without it.
bool Hider::without(std::size_t cell) {
  found_.hidden[cell] = false;
  auto& users = needed_by_[cell];
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  const auto used_by = users;
  std::vector<std::pair<Other*, Other>> instead;
  for (const auto at : used_by) {
    auto& need = found_.needs[at];
    const auto value = values_[need.cell];
    const std::pair<Other*, std::int64_t> both[] = {{&need.with_most, need.most - value},
                                                    {&need.with_least, need.least - value}};
    for (const auto& [other, by] : both) {
      if (!moves(*other, cell)) continue;
      auto found = reach(need.cell, by, Hiding::refused);
      if (!found) {
        found_.hidden[cell] = true;
        return false;
      }
      instead.emplace_back(other, std::move(*found));
    }
  }
  for (auto& [other, found] : instead) *other = std::move(found);
  for (const auto at : used_by) remember(at);
  return true;
}

void Hider::show_what_is_not_needed() {
  std::vector<std::size_t> company;
  for (std::size_t cell = 0; cell < values_.size(); ++cell)
    if (found_.hidden[cell] && !found_.small[cell]) company.push_back(cell);
  std::stable_sort(company.begin(), company.end(), [&](std::size_t one, std::size_t other) {
    return cost_[one] > cost_[other];
  });
  for (const auto cell : company) without(cell);
  // What no need moves any more can be worked out, so hiding it would only pretend.
  std::vector<bool> moved(values_.size(), false);
  for (const auto& other : found_.others())
    for (const auto& shift : other) moved[shift.cell] = true;
  for (const auto cell : company)
    if (!moved[cell]) found_.hidden[cell] = false;
}

}  // namespace

std::vector<Other> Suppression::others() const {
  std::vector<Other> all;
  for (const auto& need : needs) {
    all.push_back(need.with_least);
    all.push_back(need.with_most);
  }
  return all;
}

Suppression suppress(const Layout& layout,
                     const std::vector<std::int64_t>& values,
                     const Rules& rules) {
  Hider hider(layout, values, rules);
  hider.hide_company();
  hider.show_what_is_not_needed();
  return hider.take();
}

}  // namespace zicht::disclosure
