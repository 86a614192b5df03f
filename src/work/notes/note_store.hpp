// The SQL of notes and answers. Inside this room only.
#pragma once

#include <optional>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/crypto/seal.hpp"
#include "ground/store/store.hpp"
#include "work/notes/note.hpp"

namespace zicht::notes {

/// The only place that reads or writes the tables notes and note_answers. It lives for one
/// transaction, which the caller commits. Texts lie there sealed, each for its own row.
class NoteStore {
 public:
  NoteStore(store::Transaction& transaction, const crypto::Sealer& sealer)
      : transaction_(transaction), sealer_(sealer) {}

  Result<> add(const Note& note);
  Result<std::optional<Note>> find(NoteId id);
  /// Writes words, audience, name and moment where the note still has the version before this one;
  /// false, and nothing written, where it has not.
  Result<bool> change(const Note& note);
  Result<> set_anchor(NoteId id, const Anchor& anchor);
  Result<> set_done(NoteId id, std::optional<Instant> at, std::string_view by);
  /// The answers go along.
  Result<> remove(NoteId id);
  Result<std::int64_t> count(accounts::PersonId person, accounts::OrganisationId organisation);

  /// Those of the person and those of the team, on one page, the oldest first.
  Result<std::vector<Note>> on_page(accounts::PersonId person,
                                    accounts::OrganisationId organisation,
                                    std::string_view page);
  /// Those of the person, and what is shared with the team; both with the latest first.
  Result<std::vector<Note>> of_person(accounts::PersonId person,
                                      accounts::OrganisationId organisation);
  Result<std::vector<Note>> of_team(accounts::OrganisationId organisation);

  Result<> add(const Answer& answer);
  Result<std::optional<Answer>> find(AnswerId id);
  Result<> remove(AnswerId id);
  Result<std::int64_t> count_answers(NoteId note);
  /// The answers to the notes that the verbs above give, the oldest first.
  Result<std::vector<Answer>> answers_to(NoteId note);
  Result<std::vector<Answer>> answers_on_page(accounts::OrganisationId organisation,
                                              std::string_view page);
  Result<std::vector<Answer>> answers_of_person(accounts::PersonId author,
                                                accounts::OrganisationId organisation);
  Result<std::vector<Answer>> answers_of_team(accounts::OrganisationId organisation);

 private:
  Result<Note> to_note(const store::Row& row) const;
  Result<Answer> to_answer(const store::Row& row) const;
  Result<std::vector<Note>> to_notes(const std::vector<store::Row>& rows) const;
  Result<std::vector<Answer>> to_answers(const std::vector<store::Row>& rows) const;

  store::Transaction& transaction_;
  const crypto::Sealer& sealer_;
};

}  // namespace zicht::notes
