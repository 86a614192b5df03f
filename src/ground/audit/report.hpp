// What was found when the log was computed again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/audit/head.hpp"
#include "ground/base/clock.hpp"

namespace zicht::audit {

enum class Trouble {
  changed,          ///< An entry is not what it was when it got its place.
  missing,          ///< There is no entry at a place.
  doubled,          ///< There are two.
  behind,           ///< An entry has a place behind the newest head.
  differs,          ///< Between two heads something is not what it was.
  cut,              ///< A head has more entries than there are.
  unsigned_head,    ///< The signature of a head does not belong to it.
  unknown_key,      ///< A head was signed by somebody else.
  witness_differs,  ///< A witness kept another head of this size.
  witness_longer,   ///< A witness kept a head of a longer log.
  edge              ///< The edge that the next entries are laid on is not that of the tree.
};

/// One thing that is wrong.
struct Finding {
  Trouble trouble = {};
  std::int64_t where = 0;  ///< The number of an entry, from 1, or the size of a head.
  std::int64_t since = 0;  ///< The size of the last head that was right.
};

/// In Dutch, for who runs the installation: "regel 12 is veranderd".
std::string words(const Finding& finding);

/// How many findings are told. Where all is wrong, the first ones say enough.
inline constexpr std::size_t most_findings = 20;
/// A merge that waits longer than this says that nothing merges.
inline constexpr std::chrono::minutes longest_wait{10};

struct Report {
  std::int64_t entries = 0;  ///< With a place in the tree.
  std::int64_t heads = 0;    ///< Of the database, that were looked at.
  std::int64_t witnessed = 0;
  std::optional<Head> newest = {};
  std::int64_t waiting = 0;  ///< Without a place yet.
  std::int64_t late = 0;     ///< Of these, how many wait longer than they should.
  std::vector<Finding> findings = {};

  bool is_right() const { return findings.empty(); }
};

}  // namespace zicht::audit
