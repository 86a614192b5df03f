// The overlap of lists: how many persons stand on which lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "science/estimate/lattice.hpp"

namespace zicht::estimate {

/// More than this a double does not count exactly.
inline constexpr std::int64_t most_persons = std::int64_t{1} << 53;

/// Persons counted by history: `counts[w]` stand on exactly the lists of w. `counts[0]` is 0: who
/// is on no list was not counted, and is what the estimate is about.
struct Table {
  std::vector<std::string> lists = {};    ///< Names, in their order; 2 to 8 of them.
  std::vector<std::int64_t> counts = {};  ///< 2^t numbers, none negative, together at most 2^53.

  int list_count() const { return static_cast<int>(lists.size()); }
  /// n: all persons on at least one list.
  std::int64_t observed() const;
  /// The persons on every list of `set`, and perhaps on more.
  std::int64_t on_all(Mask set) const;
  /// The persons on more than one list.
  std::int64_t on_more_lists() const;
};

/// Something about the data that its reader must know. `code` is for programs, `text` is Dutch.
struct Warning {
  std::string code = {};
  std::string text = {};
};

/// Fails with `invalid` where a table has fewer than 2 or more than 8 lists, two lists of one name,
/// a negative count, or more than 2^53 persons.
Result<> check(const Table& table);

/// The table without one list. Persons who stand on no other list are no longer counted.
Table without(const Table& table, int list);

/// The table with two lists made into one, which stands in the place of the first.
Table merged(const Table& table, int first, int second);

/// The place of a list by its name (first) or its number from 1. Fails with `invalid`.
Result<int> find_list(const Table& table, std::string_view name);

/// The first two lists with the same persons, if there are such, as a reason to give no estimate:
/// the second says nothing that the first did not, but looks like overlap.
std::optional<Warning> identical_lists(const Table& table);

/// What may trip an estimate: a list with nobody on it, two lists with the same persons, a list
/// that holds everyone, a list that overlaps with no other.
std::vector<Warning> warnings(const Table& table);

}  // namespace zicht::estimate
