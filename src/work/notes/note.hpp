// A note: what somebody wrote beside a block of the handbook or the story. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/base/result.hpp"
#include "work/accounts/person.hpp"
#include "work/notes/anchor.hpp"

namespace zicht::notes {

using NoteId = Id<struct NoteTag>;
using AnswerId = Id<struct AnswerTag>;

/// Who reads a note.
enum class Audience {
  myself,  ///< The author alone.
  team     ///< Everyone at work in the same organisation.
};
constexpr std::array<std::string_view, 2> names_of(Audience) {
  return {"myself", "team"};
}

/// Characters, counted as a reader counts them.
constexpr std::size_t longest_note = 10'000;
/// Of one person in one organisation: more is not kept by hand.
constexpr std::int64_t most_notes = 5'000;
/// On one note.
constexpr std::int64_t most_answers = 500;

/// What the author decides.
struct Draft {
  std::string words = {};
  Audience audience = Audience::myself;
};

struct Note {
  NoteId id = {};
  accounts::PersonId author = {};
  std::string author_name = {};  ///< As it was when the note was last saved.
  accounts::OrganisationId organisation = {};
  Anchor anchor = {};
  std::string words = {};  ///< Sealed at rest; never in a log or an address.
  Audience audience = Audience::myself;
  std::int64_t version = 1;  ///< One more with each save.
  Instant written_at = {};
  Instant changed_at = {};
  std::optional<Instant> done_at = {};
  std::string done_by = {};  ///< The name of who marked it as done.
};

/// What a colleague says to a note of the team.
struct Answer {
  AnswerId id = {};
  NoteId note = {};
  accounts::PersonId author = {};
  std::string author_name = {};
  std::string words = {};  ///< Sealed at rest.
  Instant written_at = {};
};

/// The words as they are kept: line ends as \n, without white space around them. Fails with
/// `invalid` where there are none, or more than `longest_note`; the message says how many.
Result<std::string> read_words(std::string_view typed);

/// True where this person, at work in this organisation, may read the note.
bool may_read(const Note& note, accounts::PersonId person, accounts::OrganisationId organisation);

}  // namespace zicht::notes
