#include "work/notes/note_store.hpp"

#include <span>

namespace zicht::notes {
namespace {

constexpr auto insert_note = R"sql(
  INSERT INTO notes (id, person, organisation, author_name, page, block, block_version, block_words,
                     words, audience, version, written_at, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))sql";
constexpr auto select_note = R"sql(
  SELECT id, person, organisation, author_name, page, block, block_version, block_words, words,
         audience, version, written_at, changed_at, done_at, done_by
  FROM notes WHERE id = $1)sql";
constexpr auto select_notes_on_page = R"sql(
  SELECT id, person, organisation, author_name, page, block, block_version, block_words, words,
         audience, version, written_at, changed_at, done_at, done_by
  FROM notes WHERE organisation = $1 AND page = $2 AND (person = $3 OR audience = 'team')
  ORDER BY written_at, id)sql";
constexpr auto select_notes_of_person = R"sql(
  SELECT id, person, organisation, author_name, page, block, block_version, block_words, words,
         audience, version, written_at, changed_at, done_at, done_by
  FROM notes WHERE person = $1 AND organisation = $2 ORDER BY changed_at DESC, id)sql";
constexpr auto select_notes_of_team = R"sql(
  SELECT id, person, organisation, author_name, page, block, block_version, block_words, words,
         audience, version, written_at, changed_at, done_at, done_by
  FROM notes WHERE organisation = $1 AND audience = 'team' ORDER BY changed_at DESC, id)sql";
constexpr auto update_note = R"sql(
  UPDATE notes SET words = $2, audience = $3, author_name = $4, changed_at = $5, version = $6
  WHERE id = $1 AND version = $6 - 1)sql";
constexpr auto update_anchor =
    "UPDATE notes SET block_version = $2, block_words = $3 WHERE id = $1";
constexpr auto update_done = "UPDATE notes SET done_at = $2, done_by = $3 WHERE id = $1";
constexpr auto delete_note = "DELETE FROM notes WHERE id = $1";
constexpr auto count_notes = "SELECT COUNT(*) FROM notes WHERE person = $1 AND organisation = $2";

constexpr auto insert_answer = R"sql(
  INSERT INTO note_answers (id, note, person, author_name, words, written_at)
  VALUES ($1, $2, $3, $4, $5, $6))sql";
constexpr auto select_answer = R"sql(
  SELECT id, note, person, author_name, words, written_at FROM note_answers WHERE id = $1)sql";
constexpr auto delete_answer = "DELETE FROM note_answers WHERE id = $1";
constexpr auto count_note_answers = "SELECT COUNT(*) FROM note_answers WHERE note = $1";
constexpr auto select_answers_to = R"sql(
  SELECT id, note, person, author_name, words, written_at
  FROM note_answers WHERE note = $1 ORDER BY written_at, id)sql";
constexpr auto select_answers_on_page = R"sql(
  SELECT id, note, person, author_name, words, written_at FROM note_answers
  WHERE note IN (SELECT id FROM notes WHERE organisation = $1 AND page = $2)
  ORDER BY written_at, id)sql";
constexpr auto select_answers_of_person = R"sql(
  SELECT id, note, person, author_name, words, written_at FROM note_answers
  WHERE note IN (SELECT id FROM notes WHERE person = $1 AND organisation = $2)
  ORDER BY written_at, id)sql";
constexpr auto select_answers_of_team = R"sql(
  SELECT id, note, person, author_name, words, written_at FROM note_answers
  WHERE note IN (SELECT id FROM notes WHERE organisation = $1 AND audience = 'team')
  ORDER BY written_at, id)sql";

/// Where a text lies: sealed for one row, it opens in no other.
std::string place_of(NoteId id) {
  return "notes/" + std::to_string(id.value) + "/words";
}
std::string place_of(AnswerId id) {
  return "note_answers/" + std::to_string(id.value) + "/words";
}

}  // namespace

Result<Note> NoteStore::to_note(const store::Row& row) const {
  const NoteId id{row.integer(0)};
  auto words = TRY(sealer_.open(row.blob(8), place_of(id)));
  const auto audience = TRY(row.named<Audience>(9));
  return Note{.id = id,
              .author = {row.integer(1)},
              .author_name = row.text(3),
              .organisation = {row.integer(2)},
              .anchor = {.page = row.text(4),
                         .block = row.text(5),
                         .version = row.text(6),
                         .words = row.text(7)},
              .words = std::move(words),
              .audience = audience,
              .version = row.integer(10),
              .written_at = row.instant(11),
              .changed_at = row.instant(12),
              .done_at = row.maybe_instant(13),
              .done_by = row.text(14)};
}

Result<Answer> NoteStore::to_answer(const store::Row& row) const {
  const AnswerId id{row.integer(0)};
  auto words = TRY(sealer_.open(row.blob(4), place_of(id)));
  return Answer{.id = id,
                .note = {row.integer(1)},
                .author = {row.integer(2)},
                .author_name = row.text(3),
                .words = std::move(words),
                .written_at = row.instant(5)};
}

Result<std::vector<Note>> NoteStore::to_notes(const std::vector<store::Row>& rows) const {
  std::vector<Note> notes;
  notes.reserve(rows.size());
  for (const auto& row : rows) notes.push_back(TRY(to_note(row)));
  return notes;
}

Result<std::vector<Answer>> NoteStore::to_answers(const std::vector<store::Row>& rows) const {
  std::vector<Answer> answers;
  answers.reserve(rows.size());
  for (const auto& row : rows) answers.push_back(TRY(to_answer(row)));
  return answers;
}

Result<> NoteStore::add(const Note& note) {
  const auto sealed = sealer_.seal(note.words, place_of(note.id));
  TRY(transaction_.run(insert_note,
                       note.id,
                       note.author,
                       note.organisation,
                       note.author_name,
                       note.anchor.page,
                       note.anchor.block,
                       note.anchor.version,
                       note.anchor.words,
                       std::span<const std::byte>(sealed),
                       note.audience,
                       note.version,
                       note.written_at,
                       note.changed_at));
  return {};
}

Result<std::optional<Note>> NoteStore::find(NoteId id) {
  const auto row = TRY(transaction_.one(select_note, id));
  if (!row) return std::optional<Note>();
  auto note = TRY(to_note(*row));
  return std::optional(std::move(note));
}

Result<bool> NoteStore::change(const Note& note) {
  const auto sealed = sealer_.seal(note.words, place_of(note.id));
  const auto changed = TRY(transaction_.run(update_note,
                                            note.id,
                                            std::span<const std::byte>(sealed),
                                            note.audience,
                                            note.author_name,
                                            note.changed_at,
                                            note.version));
  return changed == 1;
}

Result<> NoteStore::set_anchor(NoteId id, const Anchor& anchor) {
  TRY(transaction_.run(update_anchor, id, anchor.version, anchor.words));
  return {};
}

Result<> NoteStore::set_done(NoteId id, std::optional<Instant> at, std::string_view by) {
  TRY(transaction_.run(update_done, id, at, by));
  return {};
}

Result<> NoteStore::remove(NoteId id) {
  TRY(transaction_.run(delete_note, id));
  return {};
}

Result<std::int64_t> NoteStore::count(accounts::PersonId person,
                                      accounts::OrganisationId organisation) {
  const auto row = TRY(transaction_.one(count_notes, person, organisation));
  return row->integer(0);
}

Result<std::vector<Note>> NoteStore::on_page(accounts::PersonId person,
                                             accounts::OrganisationId organisation,
                                             std::string_view page) {
  const auto rows = TRY(transaction_.all(select_notes_on_page, organisation, page, person));
  return to_notes(rows);
}

Result<std::vector<Note>> NoteStore::of_person(accounts::PersonId person,
                                               accounts::OrganisationId organisation) {
  const auto rows = TRY(transaction_.all(select_notes_of_person, person, organisation));
  return to_notes(rows);
}

Result<std::vector<Note>> NoteStore::of_team(accounts::OrganisationId organisation) {
  const auto rows = TRY(transaction_.all(select_notes_of_team, organisation));
  return to_notes(rows);
}

Result<> NoteStore::add(const Answer& answer) {
  const auto sealed = sealer_.seal(answer.words, place_of(answer.id));
  TRY(transaction_.run(insert_answer,
                       answer.id,
                       answer.note,
                       answer.author,
                       answer.author_name,
                       std::span<const std::byte>(sealed),
                       answer.written_at));
  return {};
}

Result<std::optional<Answer>> NoteStore::find(AnswerId id) {
  const auto row = TRY(transaction_.one(select_answer, id));
  if (!row) return std::optional<Answer>();
  auto answer = TRY(to_answer(*row));
  return std::optional(std::move(answer));
}

Result<> NoteStore::remove(AnswerId id) {
  TRY(transaction_.run(delete_answer, id));
  return {};
}

Result<std::int64_t> NoteStore::count_answers(NoteId note) {
  const auto row = TRY(transaction_.one(count_note_answers, note));
  return row->integer(0);
}

Result<std::vector<Answer>> NoteStore::answers_to(NoteId note) {
  const auto rows = TRY(transaction_.all(select_answers_to, note));
  return to_answers(rows);
}

Result<std::vector<Answer>> NoteStore::answers_on_page(accounts::OrganisationId organisation,
                                                       std::string_view page) {
  const auto rows = TRY(transaction_.all(select_answers_on_page, organisation, page));
  return to_answers(rows);
}

Result<std::vector<Answer>> NoteStore::answers_of_person(accounts::PersonId author,
                                                         accounts::OrganisationId organisation) {
  const auto rows = TRY(transaction_.all(select_answers_of_person, author, organisation));
  return to_answers(rows);
}

Result<std::vector<Answer>> NoteStore::answers_of_team(accounts::OrganisationId organisation) {
  const auto rows = TRY(transaction_.all(select_answers_of_team, organisation));
  return to_answers(rows);
}

}  // namespace zicht::notes
