#include "work/notes/notes.hpp"

#include <map>

#include "ground/crypto/token.hpp"
#include "work/notes/note_store.hpp"

namespace zicht::notes {
namespace {

using accounts::Actor;
using accounts::May;

auto no_such_note() {
  return fail(Fault::not_found, "Deze aantekening is er niet.");
}

/// The note, where the actor may read it.
Result<Note> readable(NoteStore& store, const Actor& actor, NoteId id) {
  auto note = TRY(store.find(id));
  if (!note || !may_read(*note, actor.person, actor.organisation)) return no_such_note();
  return std::move(*note);
}

/// The note, where it is the actor's own. Of a colleague's, who shares it, this is said; of any
/// other nothing.
Result<Note> owned(NoteStore& store, const Actor& actor, NoteId id) {
  auto note = TRY(readable(store, actor, id));
  if (note.author != actor.person)
    return fail(Fault::forbidden, "Alleen wie de aantekening schreef, kan haar veranderen.");
  return note;
}

std::vector<Thread> together(std::vector<Note> notes, std::vector<Answer> answers) {
  std::vector<Thread> threads;
  std::map<NoteId, std::size_t> places;
  threads.reserve(notes.size());
  for (auto& note : notes) {
    places[note.id] = threads.size();
    threads.push_back({.note = std::move(note)});
  }
  for (auto& answer : answers)
    if (const auto place = places.find(answer.note); place != places.end())
      threads[place->second].answers.push_back(std::move(answer));
  return threads;
}

}  // namespace

Result<NoteId> Notes::write(const Actor& actor, const Anchor& anchor, const Draft& draft) {
  TRY(accounts::require(actor, May::take_notes));
  auto words = TRY(read_words(draft.words));
  const auto now = ground_.clock.now();
  const Note note{.id = {crypto::random_key()},
                  .author = actor.person,
                  .author_name = actor.name,
                  .organisation = actor.organisation,
                  .anchor = anchor,
                  .words = std::move(words),
                  .audience = draft.audience,
                  .written_at = now,
                  .changed_at = now};
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    NoteStore store(transaction, ground_.sealer);
    const auto count = TRY(store.count(actor.person, actor.organisation));
    if (count >= most_notes)
      return fail(Fault::invalid,
                  "Je hebt het grootste aantal aantekeningen dat bewaard kan worden. Verwijder er "
                  "eerst een paar die je niet meer nodig hebt.");
    return store.add(note);
  });
  TRY(std::move(written));
  return note.id;
}

Result<> Notes::change(const Actor& actor, NoteId id, std::int64_t version, const Draft& draft) {
  TRY(accounts::require(actor, May::take_notes));
  const auto words = TRY(read_words(draft.words));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    NoteStore store(transaction, ground_.sealer);
    auto note = TRY(owned(store, actor, id));
    note.words = words;
    note.audience = draft.audience;
    note.author_name = actor.name;
    note.changed_at = ground_.clock.now();
    note.version = version + 1;
    const bool changed = TRY(store.change(note));
    if (!changed)
      return fail(
          Fault::conflict,
          "Deze aantekening is intussen ergens anders opgeslagen. Je tekst staat hieronder, "
          "naast wat er nu is opgeslagen. Er is niets weg.");
    return {};
  });
}

Result<> Notes::confirm(const Actor& actor, NoteId id, const Passage& passage) {
  TRY(accounts::require(actor, May::take_notes));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    NoteStore store(transaction, ground_.sealer);
    const auto note = TRY(owned(store, actor, id));
    if (passage.block != note.anchor.block)
      return fail(Fault::conflict, "Deze aantekening hoort bij een ander stuk tekst.");
    return store.set_anchor(id, anchor_at(note.anchor.page, passage));
  });
}

Result<> Notes::remove(const Actor& actor, NoteId id) {
  TRY(accounts::require(actor, May::take_notes));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    NoteStore store(transaction, ground_.sealer);
    TRY(owned(store, actor, id));
    return store.remove(id);
  });
}

Result<> Notes::mark(const Actor& actor, NoteId id, bool done) {
  TRY(accounts::require(actor, May::take_notes));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    NoteStore store(transaction, ground_.sealer);
    const auto note = TRY(readable(store, actor, id));
    if (note.done_at.has_value() == done) return {};
    return done ? store.set_done(id, ground_.clock.now(), actor.name)
                : store.set_done(id, std::nullopt, "");
  });
}

Result<> Notes::answer(const Actor& actor, NoteId id, std::string_view typed) {
  TRY(accounts::require(actor, May::take_notes));
  const auto words = TRY(read_words(typed));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    NoteStore store(transaction, ground_.sealer);
    TRY(readable(store, actor, id));
    const auto count = TRY(store.count_answers(id));
    if (count >= most_answers)
      return fail(Fault::invalid,
                  "Bij deze aantekening staan al heel veel antwoorden. Begin een nieuwe.");
    return store.add(Answer{.id = {crypto::random_key()},
                            .note = id,
                            .author = actor.person,
                            .author_name = actor.name,
                            .words = words,
                            .written_at = ground_.clock.now()});
  });
}

Result<NoteId> Notes::take_back(const Actor& actor, AnswerId id) {
  TRY(accounts::require(actor, May::take_notes));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<NoteId> {
    NoteStore store(transaction, ground_.sealer);
    const auto answer = TRY(store.find(id));
    if (!answer || answer->author != actor.person)
      return fail(Fault::not_found, "Dit antwoord is er niet.");
    TRY(readable(store, actor, answer->note));
    TRY(store.remove(id));
    return answer->note;
  });
}

Result<Thread> Notes::find(const Actor& actor, NoteId id) {
  TRY(accounts::require(actor, May::take_notes));
  auto transaction = TRY(ground_.database.read());
  NoteStore store(transaction, ground_.sealer);
  auto note = TRY(readable(store, actor, id));
  auto answers = TRY(store.answers_to(id));
  return Thread{std::move(note), std::move(answers)};
}

Result<std::vector<Thread>> Notes::on_page(const Actor& actor, std::string_view page) {
  TRY(accounts::require(actor, May::take_notes));
  auto transaction = TRY(ground_.database.read());
  NoteStore store(transaction, ground_.sealer);
  auto notes = TRY(store.on_page(actor.person, actor.organisation, page));
  auto answers = TRY(store.answers_on_page(actor.organisation, page));
  return together(std::move(notes), std::move(answers));
}

Result<std::vector<Thread>> Notes::own(const Actor& actor) {
  TRY(accounts::require(actor, May::take_notes));
  auto transaction = TRY(ground_.database.read());
  NoteStore store(transaction, ground_.sealer);
  auto notes = TRY(store.of_person(actor.person, actor.organisation));
  auto answers = TRY(store.answers_of_person(actor.person, actor.organisation));
  return together(std::move(notes), std::move(answers));
}

Result<std::vector<Thread>> Notes::team(const Actor& actor) {
  TRY(accounts::require(actor, May::take_notes));
  auto transaction = TRY(ground_.database.read());
  NoteStore store(transaction, ground_.sealer);
  auto notes = TRY(store.of_team(actor.organisation));
  auto answers = TRY(store.answers_of_team(actor.organisation));
  return together(std::move(notes), std::move(answers));
}

}  // namespace zicht::notes
