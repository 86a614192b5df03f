// Notes: what people at work write beside a block of Het Kompas, a card or the story. A note is for
// its author alone, or for the team: everyone at work in the same organisation. It keeps the words
// that it was written about, and tells when they have changed. What one writes at work in one
// organisation stays there: in another one, the same person does not see it.
#pragma once

#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/crypto/seal.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"
#include "work/notes/note.hpp"

namespace zicht::notes {

/// What this room stands on. All of it outlives the room.
struct Ground {
  store::Database& database;
  const Clock& clock;
  const crypto::Sealer& sealer;
};

/// A note with what was answered, the oldest first.
struct Thread {
  Note note = {};
  std::vector<Answer> answers = {};
};

/// Everyone's notes. Safe to share between threads. Every verb fails with `unavailable` where the
/// database is away, and with `forbidden` for who may not take notes. A verb about a note that the
/// actor may not read fails with `not_found`, exactly as where there is no such note.
class Notes {
 public:
  explicit Notes(Ground ground) : ground_(ground) {}

  /// Fails with `invalid` as read_words does, and where somebody has more notes than can be kept.
  Result<NoteId> write(const accounts::Actor& actor, const Anchor& anchor, const Draft& draft);
  /// Saves what its author wrote in the note as it was at `version`. Fails with `conflict`, and
  /// changes nothing, where it was saved in between.
  Result<> change(const accounts::Actor& actor,
                  NoteId id,
                  std::int64_t version,
                  const Draft& draft);
  /// The author has read `passage`, the block of the note as it says now: the note is about that
  /// from here on. Fails with `conflict` where it is another block.
  Result<> confirm(const accounts::Actor& actor, NoteId id, const Passage& passage);
  Result<> remove(const accounts::Actor& actor, NoteId id);

  /// Done, or not any more: by its author, or by anyone of the team that it is shared with.
  Result<> mark(const accounts::Actor& actor, NoteId id, bool done);
  /// Fails with `invalid` as read_words does, and where there are too many answers.
  Result<> answer(const accounts::Actor& actor, NoteId id, std::string_view typed);
  /// By who gave it. Gives the note that it was an answer to.
  Result<NoteId> take_back(const accounts::Actor& actor, AnswerId id);

  Result<Thread> find(const accounts::Actor& actor, NoteId id);
  /// The actor's own and the team's, on one page, the oldest first.
  Result<std::vector<Thread>> on_page(const accounts::Actor& actor, std::string_view page);
  /// All of the actor's own, and all that the team shares; both with the latest first.
  Result<std::vector<Thread>> own(const accounts::Actor& actor);
  Result<std::vector<Thread>> team(const accounts::Actor& actor);

 private:
  Ground ground_;
};

}  // namespace zicht::notes
