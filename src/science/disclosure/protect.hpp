// Small counts point at people. A table goes in, and one that gives nobody away comes out.
//
// A figure of three girls from one town is no figure but three girls. So counts below ten are not
// shown; and because what is left out can be worked out from the totals, other cells go with them,
// until no small count can be told any closer than "from one to ten or more". That is not hoped
// for but shown: for every hidden cell there are other tables with the same published figures.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "science/disclosure/rules.hpp"
#include "science/disclosure/table.hpp"

namespace zicht::disclosure {

struct Protected;

/// A table that may leave the house. Only `protect` makes one. What is hidden is not in it, and
/// neither is why: a reader who knows that a cell was hidden for its own sake knows that it is
/// small.
class SafeTable {
 public:
  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const Rules& rules() const { return rules_; }
  /// The count at a place on each dimension: the number of a category, or the number of categories
  /// for the total. Nothing where it is hidden.
  std::optional<std::int64_t> count(const std::vector<std::size_t>& places) const;
  /// All cells, sums included: each dimension has its categories and then its total, and the last
  /// dimension runs fastest.
  const std::vector<std::optional<std::int64_t>>& cells() const { return cells_; }
  std::size_t hidden() const;
  /// 0, or what the counts were rounded to.
  std::int64_t rounded_to() const { return rounded_to_; }

 private:
  friend Result<Protected> protect(const Table& table, const Rules& rules);
  friend SafeTable rounded(const SafeTable& table, std::int64_t to);
  SafeTable() = default;

  std::vector<Dimension> dimensions_ = {};
  Rules rules_ = {};
  std::vector<std::optional<std::int64_t>> cells_ = {};
  std::int64_t rounded_to_ = 0;
};

/// Why a cell is hidden.
enum class Reason {
  small,    ///< Its own count is below the threshold.
  company,  ///< Otherwise a small one could be worked out.
};

/// By how much a count of Table::counts differs in another table.
struct Difference {
  std::size_t count = 0;  ///< Its place in Table::counts.
  std::int64_t by = 0;
  bool operator==(const Difference&) const = default;
};

/// A hidden cell, and how far apart its count can at least be for who sees only what is published.
struct HiddenCell {
  std::size_t cell = 0;  ///< Its place in SafeTable::cells.
  Reason reason = Reason::small;
  std::int64_t least = 0;  ///< It can be this,
  std::int64_t most = 0;   ///< or this; perhaps less and more.
  /// The proof: tables that differ so from the real one show the same, and have that count.
  std::vector<Difference> with_least = {};
  std::vector<Difference> with_most = {};
};

/// Which cells are hidden and why. For who signs a publication and for the FG, and for nobody else:
/// it tells which cells are small.
struct Proof {
  std::vector<HiddenCell> cells = {};  ///< In the order of SafeTable::cells.
  std::size_t small() const;
  std::size_t company() const { return cells.size() - small(); }
};

struct Protected {
  SafeTable table;
  Proof proof;
};

/// The table without what would give people away.
///
/// Hidden are all counts below the threshold (of zero: see Zeros), sums too. Then as much more as
/// is needed so that of each of those, by everything that is published together, both a count of
/// at most 1 and one of at least the threshold stay possible. Of a sum the least that can be is
/// the number of its cells that are not zero, because zeros are shown; where they are hidden it is
/// 0 for all. A cell that is hidden for company can never be worked out exactly.
///
/// It gives the same for the same counts, in whatever order categories and dimensions stand.
/// @error  invalid as `check` of the table and of the rules.
/// @cost   see docs/method.md; a table of 12 x 20 x 5 takes well under a second.
/// @holds  against who sees this one table and knows these rules. Not against who puts two tables
///         beside each other that count the same people by other characteristics or at another
///         time, and not against who knows that a count has a ceiling, as where few people live.
Result<Protected> protect(const Table& table, const Rules& rules);

/// A table whose shown counts are rounded, each by itself, to the nearest multiple (halves up); for
/// channels where exact counts are not wanted. Only of what is safe already: rounding alone leaves
/// a count of 3 in sight as "about 5". Sums then need not agree with their parts.
/// @param to  at least 1. With 1 nothing changes.
SafeTable rounded(const SafeTable& table, std::int64_t to = 5);

/// What stands in place of a hidden count, in every channel.
inline constexpr std::string_view hidden_mark = "afgeschermd";

/// One row a cell, with the names of its categories and "Aantal"; nothing in it is a formula.
std::string write_csv(const SafeTable& table);

/// {"dimensions":[{"name","total","categories":[{"name","parent"}]}],"threshold","zeros",
/// "rounded_to","hidden","cells":[..., null where hidden]} in the order of SafeTable::cells.
std::string write_json(const SafeTable& table);

}  // namespace zicht::disclosure
