#include "work/signals/signals.hpp"

#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::signals;
using namespace zicht::signals::test;

namespace {

Seen seen(const Result<Signal>& signal) {
  REQUIRE(signal);
  return {signal->id, signal->version};
}

/// The only signal of the desk, as it is in the list.
Seen only(Room& room) {
  const auto inbox = room.inbox();
  REQUIRE(inbox.size() == 1);
  return {inbox.front().id, inbox.front().version};
}

template <class T>
void check_fault(const Result<T>& result, Fault fault) {
  REQUIRE_FALSE(result);
  CHECK(result.error().fault == fault);
}

}  // namespace

TEST_CASE("a desk takes a worry in hand, weighs it, decides with a reason and closes it") {
  Room room(either());
  room.dropped(room.report());
  const auto taken = room.signals.acknowledge(room.fenna, only(room));
  REQUIRE(taken);
  CHECK(taken->state == State::assessing);
  CHECK(taken->assignee == room.fenna.person);
  const auto weighed = room.signals.assess(room.fenna,
                                           room.desk.open,
                                           seen(taken),
                                           {.indicators = {Indicator::tied_housing},
                                            .least_indication = Known::yes,
                                            .form = Exploitation::labour,
                                            .explanation = "Zij wonen bij de baas."});
  REQUIRE(weighed);
  CHECK(weighed->least_indication == Known::yes);
  const auto decided = room.signals.decide(
      room.fenna, room.desk.open, seen(weighed), Action::send_to_care, "Opvang is nodig.");
  REQUIRE(decided);
  const auto closed =
      room.signals.decide(room.fenna, room.desk.open, seen(decided), Action::close, "Geregeld.");
  REQUIRE(closed);
  CHECK(closed->state == State::closed);
  CHECK(room.inbox().empty());

  const auto opened = room.signals.open(room.fenna, room.desk.open, closed->id);
  REQUIRE(opened);
  CHECK(opened->story.size() == 2);
  REQUIRE(opened->notes.size() == 3);
  const auto read = read_assessment(opened->notes.front().words);
  CHECK(read.indicators == std::vector{Indicator::tied_housing});
  CHECK(read.explanation == "Zij wonen bij de baas.");
  CHECK(opened->notes.back().words == "Geregeld.");
  REQUIRE(opened->steps.size() == 4);
  CHECK(opened->steps.back().to == State::closed);
}

TEST_CASE("desk and reporter ask and answer, without a name") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  const auto asked = room.signals.ask(room.fenna, room.desk.open, at, "Hoe laat was dat?");
  REQUIRE(asked);
  CHECK(asked->state == State::asked);
  const auto read = room.letterbox.open(words);
  REQUIRE(read);
  REQUIRE(read->texts.size() == 1);
  CHECK(read->texts.front().words == "Hoe laat was dat?");
  REQUIRE(room.letterbox.answer(words, "Rond zes uur.", "f"));
  const auto opened = room.signals.open(room.fenna, room.desk.open, at.id);
  REQUIRE(opened);
  CHECK(opened->signal.state == State::assessing);
  CHECK(opened->signal.has_news);
  REQUIRE(opened->dialogue.size() == 2);
  CHECK(opened->dialogue.back().words == "Rond zes uur.");
  CHECK_FALSE(room.signals.open(room.fenna, room.desk.open, at.id)->signal.has_news);
}

TEST_CASE("who took no words along cannot be asked") {
  Room room(either());
  auto told = room.report();
  told.wants_answer = false;
  room.dropped(told);
  const auto at = seen(room.signals.acknowledge(room.fenna, only(room)));
  check_fault(room.signals.ask(room.fenna, room.desk.open, at, "Wie?"), Fault::conflict);
}

TEST_CASE("what a colleague changed meanwhile is not overwritten") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  REQUIRE(room.signals.assign(room.fenna, at, room.bram.person));
  check_fault(room.signals.assign(room.fenna, at, {}), Fault::conflict);
  check_fault(room.signals.ask(room.fenna, room.desk.open, at, "Hoe laat?"), Fault::conflict);
  check_fault(room.signals.decide(
                  room.fenna, room.desk.open, at, Action::find_no_indication, "Niets gezien."),
              Fault::conflict);
  CHECK(room.letterbox.open(words)->texts.empty());
}

TEST_CASE("what the table of states does not allow answers conflict and leaves nothing behind") {
  Room room(either());
  room.dropped(room.report());
  const auto fresh = only(room);
  const auto& desk = room.desk.open;
  check_fault(room.signals.ask(room.fenna, desk, fresh, "Wie?"), Fault::conflict);
  check_fault(room.signals.decide(room.fenna, desk, fresh, Action::close, "Zo"), Fault::conflict);
  check_fault(room.signals.decide(room.fenna, desk, fresh, Action::offer, "Zo"), Fault::conflict);
  check_fault(room.signals.take_back(room.fenna, fresh), Fault::conflict);
  check_fault(room.signals.offer(room.fenna, desk, fresh, duinrand, "Daar"), Fault::conflict);
  const auto opened = room.signals.open(room.fenna, desk, fresh.id);
  CHECK(opened->notes.empty());
  CHECK(opened->steps.empty());
  CHECK(opened->signal.version == fresh.version);
}

TEST_CASE("another desk, a colleague without the role and an absent one see nothing") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  check_fault(room.signals.open(room.iris, room.other.open, at.id), Fault::not_found);
  check_fault(room.signals.open(room.iris, room.desk.open, at.id), Fault::forbidden);
  check_fault(room.signals.acknowledge(room.iris, at), Fault::not_found);
  check_fault(room.signals.link(room.iris, at.id, at.id), Fault::not_found);
  check_fault(room.signals.list(room.bram, {}, {}, 10), Fault::forbidden);
  check_fault(room.signals.open(room.bram, room.desk.open, at.id), Fault::forbidden);
  CHECK(room.signals.list(room.iris, {}, {}, 10)->empty());
}

TEST_CASE("the list comes in pages, the first deadline first, and can be narrowed") {
  Room room(either());
  for (int report = 0; report < 7; ++report) {
    auto told = room.report();
    if (report % 2 == 0) told.in_danger = Known::yes;
    room.dropped(told);
  }
  const auto first = room.signals.list(room.fenna, {}, {}, 4);
  REQUIRE(first);
  REQUIRE(first->size() == 4);
  for (const auto& signal : *first) CHECK(signal.urgency == Urgency::urgent);
  const auto rest = room.signals.list(room.fenna, {}, place_of(first->back()), 4);
  CHECK(rest->size() == 3);
  CHECK(room.signals.list(room.fenna, {.urgency = Urgency::urgent}, {}, 10)->size() == 4);
  CHECK(room.signals.list(room.fenna, {.municipality = duinrand}, {}, 10)->empty());
  CHECK(room.signals.list(room.fenna, {.assignee = room.fenna.person}, {}, 10)->empty());
  CHECK(room.signals.list(room.fenna, {.open = false}, {}, 10)->empty());
  CHECK(room.signals.counts(room.fenna)->at(State::received) == 7);
}

TEST_CASE("a closed signal opens again within thirty days") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  const auto& desk = room.desk.open;
  const auto decided = room.signals.decide(room.fenna, desk, at, Action::find_no_indication, "Nee");
  const auto closed =
      seen(room.signals.decide(room.fenna, desk, seen(decided), Action::close, "Klaar"));
  check_fault(room.letterbox.answer(words, "Nog iets", "f"), Fault::conflict);
  room.clock.at += std::chrono::days{31};
  check_fault(room.signals.decide(room.fenna, desk, closed, Action::reopen, "Toch"),
              Fault::conflict);
  room.clock.at -= std::chrono::days{2};
  CHECK(room.signals.decide(room.fenna, desk, closed, Action::reopen, "Toch")->state ==
        State::assessing);
}

TEST_CASE("a search opens the stories of the own desk, and no other") {
  Room room(either());
  room.dropped(room.report("Twee meisjes in een wit busje bij café Zee."));
  room.dropped(room.report("Een man zonder paspoort."));
  const auto hits = room.signals.search(room.fenna, room.desk.open, "CAFE meisjes", 10);
  REQUIRE(hits);
  REQUIRE(hits->size() == 1);
  CHECK(hits->front().excerpt.find("wit busje") != std::string::npos);
  CHECK(room.signals.search(room.fenna, room.desk.open, "haven", 10)->size() == 2);
  CHECK(room.signals.search(room.fenna, room.desk.open, "haven", 1)->size() == 1);
  CHECK(room.signals.search(room.fenna, room.desk.open, "  ", 10)->empty());
  CHECK(room.signals.search(room.iris, room.other.open, "paspoort", 10)->empty());
}

TEST_CASE("a search through many stories finds the same, in the order of the list") {
  Room room(store::Kind::sqlite);
  for (int report = 0; report < 600; ++report)
    room.dropped(room.report(report % 100 == 7 ? "Een rode deur." : "Een blauwe deur."));
  const auto hits = room.signals.search(room.fenna, room.desk.open, "rode", 10);
  REQUIRE(hits);
  REQUIRE(hits->size() == 6);
  for (std::size_t at = 1; at < hits->size(); ++at)
    CHECK((*hits)[at - 1].signal.id < (*hits)[at].signal.id);
  CHECK(room.signals.search(room.fenna, room.desk.open, "deur", 5)->size() == 5);
}

TEST_CASE(
    "a search seals the keys that it opened anew, and each opens beside its own record alone") {
  Room room(either());
  room.dropped(room.report("Een man zonder paspoort."));
  room.dropped(room.report("Twee meisjes in een wit busje."));
  const auto& desk = room.desk.open;
  const auto story_keys = [&] {
    auto transaction = room.database.read();
    std::map<SignalId, WrappedKey> keys;
    for (const auto& signal : room.inbox()) {
      const auto found = RecordStore(*transaction).keys(signal.id, desk.desk());
      REQUIRE(found);
      for (const auto& key : *found)
        if (key.group == Group::story) keys.emplace(signal.id, key);
    }
    return keys;
  };
  for (const auto& [signal, key] : story_keys()) CHECK(key.sealing == Sealing::box);
  CHECK(room.signals.search(room.fenna, desk, "paspoort", 10)->size() == 1);

  const auto keys = story_keys();
  REQUIRE(keys.size() == 2);
  const auto& [one, its_key] = *keys.begin();
  const auto& [other, other_key] = *keys.rbegin();
  CHECK(its_key.sealing == Sealing::desk);
  CHECK(RecordKeys::open(one, {its_key}, desk));
  check_fault(RecordKeys::open(other, {its_key}, desk), Fault::unavailable);
  check_fault(RecordKeys::open(one, {its_key}, test::TestKeys(room.fenna).open),
              Fault::unavailable);

  CHECK(room.signals.search(room.fenna, desk, "paspoort", 10)->size() == 1);
  CHECK(room.signals.search(room.fenna, desk, "busje", 10)->size() == 1);
  CHECK(story_keys().begin()->second.wrapped == its_key.wrapped);
  CHECK(room.signals.open(room.fenna, desk, one)->story.size() == 2);
}

TEST_CASE("a key that is gone when it is sealed anew stays away") {
  Room room(either());
  room.dropped(room.report());
  const auto& desk = room.desk.open;
  const auto id = room.inbox().front().id;
  auto transaction = room.database.begin();
  RecordStore records(*transaction);
  const auto box = records.keys(id, desk.desk())->front();
  const auto keys = RecordKeys::open(id, {box}, desk);
  REQUIRE(keys);
  REQUIRE(records.remove_all_keys(id));
  REQUIRE(records.reseal(id, *keys->reseal(id, box, desk)));
  CHECK(records.keys(id, desk.desk())->empty());
}

TEST_CASE("the keys of a closed signal can be destroyed, and then nobody reads it any more") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  auto privacy_officer = room.fenna;
  privacy_officer.roles = {accounts::Role::privacy_officer};
  const auto& desk = room.desk.open;
  const auto nothing_else = [](store::Transaction&, const Signal&) -> Result<> { return {}; };
  check_fault(room.signals.destroy(room.fenna, at.id, nothing_else), Fault::forbidden);
  check_fault(room.signals.destroy(privacy_officer, at.id, nothing_else), Fault::conflict);
  const auto decided = room.signals.decide(room.fenna, desk, at, Action::find_no_indication, "Nee");
  REQUIRE(room.signals.decide(room.fenna, desk, seen(decided), Action::close, "Klaar"));
  const auto refuses = [](store::Transaction&, const Signal&) -> Result<> {
    return fail(Fault::conflict, "Nog niet.");
  };
  check_fault(room.signals.destroy(privacy_officer, at.id, refuses), Fault::conflict);
  REQUIRE(room.signals.open(room.fenna, desk, at.id));
  REQUIRE(room.signals.destroy(privacy_officer, at.id, nothing_else));
  check_fault(room.signals.open(room.fenna, desk, at.id), Fault::unavailable);
  check_fault(room.letterbox.open(words), Fault::not_found);
}

TEST_CASE("how to reach a reporter can be destroyed before the rest, and so can the nine words") {
  Room room(either());
  auto told = room.report("Zij slapen in de loods.");
  told.contact = "06 1234";
  const auto words = room.dropped(told);
  const auto id = room.inbox().front().id;
  const auto at = room.in_hand_now(id);
  auto privacy_officer = room.fenna;
  privacy_officer.roles = {accounts::Role::privacy_officer};
  const auto nothing_else = [](store::Transaction&, const Signal&) -> Result<> { return {}; };
  REQUIRE(room.signals.open(room.fenna, room.desk.open, at.id)->contact.size() == 1);
  check_fault(room.signals.forget_contact(room.fenna, id, nothing_else), Fault::forbidden);
  REQUIRE(room.signals.forget_contact(privacy_officer, id, nothing_else));
  const auto opened = room.signals.open(room.fenna, room.desk.open, at.id);
  REQUIRE(opened);
  CHECK(opened->contact.empty());
  CHECK_FALSE(opened->story.empty());
  REQUIRE(room.letterbox.open(words));
  REQUIRE(room.signals.forget_words(privacy_officer, id, nothing_else));
  check_fault(room.letterbox.open(words), Fault::not_found);
  CHECK(room.signals.open(room.fenna, room.desk.open, at.id)->story.size() == opened->story.size());
}

TEST_CASE("keys move to the present key of the desk, and the old one opens nothing any more") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  // So that one of the keys is sealed by the desk itself, and the others lie in boxes.
  REQUIRE(room.signals.search(room.fenna, room.desk.open, "loods", 10)->size() == 1);
  const auto pair = crypto::KeyPair::make();
  const vault::OpenDesk both(room.desk.key.desk, {{1, room.desk.pair}, {2, pair}});
  const vault::DeskKey present{room.desk.key.desk, "Kroonstad", 2, pair.public_key()};
  CHECK(*room.signals.rewrap(room.fenna, both, present, 3) == 3);
  CHECK(*room.signals.rewrap(room.fenna, both, present, 100) == 1);
  CHECK(*room.signals.rewrap(room.fenna, both, present, 100) == 0);
  const vault::OpenDesk fresh(room.desk.key.desk, {{2, pair}});
  CHECK(room.signals.open(room.fenna, fresh, at.id)->story.size() == 2);
  check_fault(room.signals.open(room.fenna, room.desk.open, at.id), Fault::unavailable);
}
