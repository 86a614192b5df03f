// A selection that somebody shares with a person who has no account, by a link. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/base/result.hpp"
#include "work/accounts/person.hpp"

namespace zicht::notes {

using ShareId = Id<struct ShareTag>;

/// A block of a page, or a whole card.
struct Part {
  std::string page = {};     ///< "/kompas/signaleren/hoe".
  std::string block = {};    ///< Empty for a whole card.
  std::string version = {};  ///< What it said when it was shared; see version_of.
};

/// A note as it was when it was shared: what its author writes in it later is not shown.
struct SharedNote {
  std::string page = {};
  std::string block = {};
  std::string words = {};
};

/// What a receiver sees, and nothing else.
struct Selection {
  std::string message = {};  ///< May be empty.
  std::vector<Part> parts = {};
  std::vector<SharedNote> notes = {};
  bool empty() const { return parts.empty() && notes.empty(); }
};

constexpr std::size_t longest_message = 2'000;  ///< Characters.
constexpr std::size_t most_parts = 100;         ///< And as many notes.

/// How long a link works.
enum class Term { week, month, quarter };
constexpr std::array<std::string_view, 3> names_of(Term) {
  return {"week", "month", "quarter"};
}
std::chrono::days length_of(Term term);  ///< 7, 30 or 90 days.

enum class Standing { open, expired, revoked };

struct Share {
  ShareId id = {};
  accounts::PersonId author = {};
  std::string author_name = {};
  accounts::OrganisationId organisation = {};
  std::string organisation_name = {};
  Selection selection = {};  ///< Empty once the link does not work any more.
  Instant made_at = {};
  Instant expires_at = {};
  std::optional<Instant> revoked_at = {};
};

Standing standing_of(const Share& share, Instant now);

/// Fails with `invalid` for a share of nothing, of too much, or with too long a message.
Result<> check(const Selection& selection);

/// The selection as one text to seal, and back. Fails with `internal` on what it did not write.
std::string to_text(const Selection& selection);
Result<Selection> read_selection(std::string_view text);

}  // namespace zicht::notes
