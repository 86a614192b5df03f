// One line of the log: that somebody did something to something. It says which fields, and never
// what stood in them, so that a record can be destroyed without touching the log.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"

namespace zicht::audit {

/// An act. All texts are words of the program: letters a to z and A to Z, digits, and . _ : / -
struct Entry {
  std::int64_t actor = 0;  ///< A person; 0 is a reporter without a name, or the program itself.
  std::string role = {};
  std::string purpose = {};
  std::string action = {};  ///< "signal.submitted". Not empty.
  std::string object = {};  ///< "signal/8123".
  std::string outcome = "done";
  std::vector<std::string> fields = {};  ///< Names, never values.
  std::int64_t organisation = 0;         ///< Whose officer may read it; 0 is nobody's.

  bool operator==(const Entry&) const = default;
};

/// How precisely the time of an entry is kept. `day` is for a reporter without a name: only the day
/// is kept, in UTC, and the entry gets its place in the tree after that day, in an order that is
/// not that in which the entries came.
enum class Grain { moment, day };
constexpr std::array<std::string_view, 2> names_of(Grain) {
  return {"moment", "day"};
}

/// An entry as it stands in the log.
struct Noted {
  std::int64_t id = 0;  ///< Random.
  Instant at = {};      ///< Of an entry for which only the day is kept: the beginning of the day.
  Grain grain = Grain::moment;
  Entry entry = {};
  std::optional<std::int64_t> leaf = {};  ///< Its place in the tree, from 0, once it has one.
};

/// Fails with `internal` where a text is none of the words that may stand in the log: then somebody
/// was about to write a value into it.
Result<> check(const Entry& entry);

/// The bytes that the tree is made of: the words "zicht audit entry v2" and a line end, and then
/// id, time in milliseconds since 1970, grain, actor, role, purpose, action, object, outcome, the
/// names of the fields with commas between them, and the organisation; each as its length in bytes,
/// a colon, itself and a line end. An entry of no organisation is a v1, without the last of these,
/// as all were once. Two different entries never give the same bytes.
std::string canonical(const Noted& noted);

}  // namespace zicht::audit
