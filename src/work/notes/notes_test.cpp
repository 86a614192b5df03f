#include "work/notes/notes.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "work/notes/test_room.hpp"

using namespace zicht;
using namespace zicht::notes;
using namespace zicht::notes::test;

TEST_CASE("a note is kept with the words it was written beside") {
  Room room(either());
  const auto id = room.written(room.iris, Audience::myself, "  Bespreken op maandag.\r\n");
  const auto found = room.notes.find(room.iris, id);
  REQUIRE(found);
  CHECK(found->note.words == "Bespreken op maandag.");
  CHECK(found->note.anchor.words == look.words);
  CHECK(found->note.anchor.version == version_of(look.words));
  CHECK(found->note.version == 1);
  CHECK(found->note.written_at == room.clock.at);
  CHECK(found->note.author_name == room.iris.name);
  CHECK(hold_of(found->note.anchor, {look}) == Hold::attached);
}

TEST_CASE("the text of a note lies sealed in the database") {
  Room room(either());
  room.written(room.iris, Audience::myself, "Bespreken op maandag.");
  auto transaction = *room.database.read();
  const auto row = *transaction.one("SELECT words FROM notes");
  const auto bytes = row->blob(0);
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  CHECK(raw.find("maandag") == std::string_view::npos);
}

TEST_CASE("another's note answers as one that does not exist, to every verb") {
  Room room(either());
  const auto id = room.written(room.iris, Audience::myself, "Van mij.");
  const auto shared = room.written(room.iris, Audience::team, "Van ons.");
  const NoteId nobody{4242};
  const auto refusals = [&](const accounts::Actor& actor, NoteId note) {
    auto& notes = room.notes;
    return std::vector<Error>{notes.find(actor, note).error(),
                              notes.change(actor, note, 1, {"Anders"}).error(),
                              notes.confirm(actor, note, look).error(),
                              notes.remove(actor, note).error(),
                              notes.mark(actor, note, true).error(),
                              notes.answer(actor, note, "Nou").error()};
  };
  const auto absent = refusals(room.bram, nobody);
  for (const auto& [actor, note] :
       {std::pair(room.bram, id), std::pair(room.fenna, id), std::pair(room.fenna, shared)}) {
    const auto foreign = refusals(actor, note);
    for (std::size_t at = 0; at < absent.size(); ++at) {
      CAPTURE(at);
      CHECK(foreign[at].fault == Fault::not_found);
      CHECK(foreign[at].message == absent[at].message);
      CHECK(foreign[at].detail == absent[at].detail);
    }
  }
  CHECK(room.notes.find(room.iris, id)->note.words == "Van mij.");
  CHECK(room.notes.own(room.bram)->empty());
  CHECK(room.notes.team(room.fenna)->empty());
  CHECK(room.notes.on_page(room.fenna, "/kompas/signaleren/hoe")->empty());
}

TEST_CASE("of two tabs that save the same note, the second is told and nothing is lost") {
  Room room(either());
  const auto id = room.written(room.iris, Audience::myself, "Eerst.");
  room.clock.at += std::chrono::minutes{1};
  REQUIRE(room.notes.change(room.iris, id, 1, {"Van het ene tabblad.", Audience::team}));
  const auto second = room.notes.change(room.iris, id, 1, {"Van het andere."});
  REQUIRE_FALSE(second);
  CHECK(second.error().fault == Fault::conflict);
  const auto kept = room.notes.find(room.iris, id)->note;
  CHECK(kept.words == "Van het ene tabblad.");
  CHECK(kept.audience == Audience::team);
  CHECK(kept.version == 2);
  CHECK(kept.changed_at == room.clock.at);
  REQUIRE(room.notes.change(room.iris, id, 2, {"Van allebei."}));
  CHECK(room.notes.find(room.iris, id)->note.words == "Van allebei.");
}

TEST_CASE("of many that save at once, one wins each version") {
  Room room(either());
  const auto id = room.written(room.iris, Audience::myself, "Eerst.");
  std::atomic<int> saved = 0;
  std::atomic<int> told = 0;
  std::vector<std::thread> tabs;
  for (int tab = 0; tab < 6; ++tab)
    tabs.emplace_back([&, tab] {
      const auto done = room.notes.change(room.iris, id, 1, {"Tab " + std::to_string(tab)});
      if (done)
        ++saved;
      else if (done.error().fault == Fault::conflict)
        ++told;
    });
  for (auto& tab : tabs) tab.join();
  CHECK(saved == 1);
  CHECK(told == 5);
  CHECK(room.notes.find(room.iris, id)->note.version == 2);
}

TEST_CASE("a note that is too long, or empty, is refused and changes nothing") {
  Room room(either());
  const auto id = room.written(room.iris, Audience::myself, "Kort.");
  const std::string megabyte(1U << 20U, 'x');
  const auto anchor = anchor_at("/kompas/signaleren/hoe", look);
  CHECK(room.notes.write(room.iris, anchor, {megabyte}).error().fault == Fault::invalid);
  CHECK(room.notes.change(room.iris, id, 1, {megabyte}).error().fault == Fault::invalid);
  CHECK(room.notes.answer(room.iris, id, megabyte).error().fault == Fault::invalid);
  CHECK(room.notes.change(room.iris, id, 1, {" \n"}).error().fault == Fault::invalid);
  CHECK(room.notes.own(room.iris)->size() == 1);
  CHECK(room.notes.find(room.iris, id)->note.version == 1);
}

TEST_CASE("the team reads what is shared, answers and marks it as done, and changes nothing else") {
  Room room(either());
  const auto id = room.written(room.iris, Audience::team, "Wie belt er?");
  room.clock.at += std::chrono::minutes{1};
  REQUIRE(room.notes.answer(room.bram, id, "Ik bel morgen."));
  REQUIRE(room.notes.mark(room.bram, id, true));
  const auto team = room.notes.team(room.iris);
  REQUIRE(team->size() == 1);
  REQUIRE(team->front().answers.size() == 1);
  CHECK(team->front().answers[0].words == "Ik bel morgen.");
  CHECK(team->front().answers[0].author_name == "Bram Veldhuis");
  CHECK(team->front().note.done_by == "Bram Veldhuis");
  CHECK(team->front().note.done_at == room.clock.at);
  CHECK(room.notes.change(room.bram, id, 1, {"Anders"}).error().fault == Fault::forbidden);
  CHECK(room.notes.remove(room.bram, id).error().fault == Fault::forbidden);

  const auto answer = team->front().answers[0].id;
  CHECK(room.notes.take_back(room.iris, answer).error().fault == Fault::not_found);
  REQUIRE(room.notes.take_back(room.bram, answer));
  REQUIRE(room.notes.mark(room.iris, id, false));
  const auto again = room.notes.find(room.bram, id);
  CHECK(again->answers.empty());
  CHECK_FALSE(again->note.done_at);

  SECTION("until its author keeps it to oneself") {
    REQUIRE(room.notes.change(room.iris, id, 1, {"Wie belt er?", Audience::myself}));
    CHECK(room.notes.find(room.bram, id).error().fault == Fault::not_found);
    CHECK(room.notes.team(room.bram)->empty());
  }
}

TEST_CASE("a page has one's own notes and the team's, in the order in which they were written") {
  Room room(either());
  room.written(room.iris, Audience::myself, "Een");
  room.clock.at += std::chrono::minutes{1};
  const auto two = room.written(room.bram, Audience::team, "Twee");
  room.clock.at += std::chrono::minutes{1};
  room.written(room.bram, Audience::myself, "Drie");
  REQUIRE(room.notes.answer(room.iris, two, "Ja"));
  const auto page = room.notes.on_page(room.iris, "/kompas/signaleren/hoe");
  REQUIRE(page->size() == 2);
  CHECK((*page)[0].note.words == "Een");
  CHECK((*page)[1].note.words == "Twee");
  CHECK((*page)[1].answers.size() == 1);
  CHECK(room.notes.on_page(room.iris, "/kompas/signaleren")->empty());
  CHECK(room.notes.own(room.bram)->front().note.words == "Drie");
}

TEST_CASE("who has read the new text can say that a note still holds, of that block only") {
  Room room(either());
  const auto id = room.written(room.iris, Audience::team, "Klopt dit?");
  const Passage now{"kijken", "Kijk goed om je heen."};
  CHECK(room.notes.confirm(room.bram, id, now).error().fault == Fault::forbidden);
  CHECK(room.notes.confirm(room.iris, id, {"bellen", "Bel."}).error().fault == Fault::conflict);
  REQUIRE(room.notes.confirm(room.iris, id, now));
  const auto anchor = room.notes.find(room.iris, id)->note.anchor;
  CHECK(anchor.words == now.words);
  CHECK(hold_of(anchor, {now}) == Hold::attached);
  CHECK(hold_of(anchor, {look}) == Hold::changed);
}

TEST_CASE("a note that is removed takes its answers along") {
  Room room(either());
  const auto id = room.written(room.iris, Audience::team, "Weg ermee");
  REQUIRE(room.notes.answer(room.bram, id, "Goed"));
  REQUIRE(room.notes.remove(room.iris, id));
  CHECK(room.notes.find(room.iris, id).error().fault == Fault::not_found);
  auto transaction = *room.database.read();
  CHECK((*transaction.one("SELECT COUNT(*) FROM note_answers"))->integer(0) == 0);
}

TEST_CASE("who is not signed in takes no notes") {
  Room room(either());
  CHECK(room.notes.own({}).error().fault == Fault::forbidden);
  CHECK(room.notes.write({}, anchor_at("/kompas", look), {"x"}).error().fault == Fault::forbidden);
}
