#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::signals;
using namespace zicht::signals::test;

namespace {

template <class T>
void check_refused(const Result<T>& result, Fault fault) {
  REQUIRE_FALSE(result);
  CHECK(result.error().fault == fault);
}

}  // namespace

TEST_CASE("a colleague who is asked gives a second opinion, once, and nobody else does") {
  Room room(either());
  room.bram.roles.add(accounts::Role::attention_officer);
  const auto [at, words] = room.in_hand();
  const auto& desk = room.desk.open;
  REQUIRE(room.signals.ask_opinion(room.fenna, desk, at.id, room.bram.person, "Wat denk jij?"));
  const auto asked = room.signals.open(room.fenna, desk, at.id)->notes.back();
  CHECK(asked.addressee == room.bram.person);
  check_refused(room.signals.give_opinion(room.fenna, desk, at.id, asked.id, "Ik"),
                Fault::forbidden);
  REQUIRE(room.signals.give_opinion(room.bram, desk, at.id, asked.id, "Er is dwang."));
  check_refused(room.signals.give_opinion(room.bram, desk, at.id, asked.id, "Weer"),
                Fault::conflict);
  const auto given = room.signals.open(room.fenna, desk, at.id)->notes.back();
  CHECK(given.words == "Er is dwang.");
  CHECK(given.answers == asked.id);
  check_refused(room.signals.ask_opinion(room.fenna, desk, at.id, room.iris.person, "Jij?"),
                Fault::invalid);
  check_refused(room.signals.ask_opinion(room.fenna, desk, at.id, room.fenna.person, "Ik?"),
                Fault::invalid);
}

TEST_CASE("a note stays inside the desk") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  REQUIRE(room.signals.note(room.fenna, room.desk.open, at.id, "Bel de wijkagent."));
  CHECK(room.signals.open(room.fenna, room.desk.open, at.id)->notes.back().words ==
        "Bel de wijkagent.");
  CHECK(room.letterbox.open(words)->texts.empty());
}

TEST_CASE("signals that belong together are linked, and seen from both ends") {
  Room room(either());
  const auto one = room.in_hand().first;
  const auto other = room.in_hand().first;
  REQUIRE(room.signals.link(room.fenna, one.id, other.id));
  check_refused(room.signals.link(room.fenna, other.id, one.id), Fault::conflict);
  check_refused(room.signals.link(room.fenna, one.id, one.id), Fault::conflict);
  check_refused(room.signals.link(room.fenna, one.id, {12345}), Fault::not_found);
  CHECK(room.signals.open(room.fenna, room.desk.open, other.id)->links.front().other == one.id);
  REQUIRE(room.signals.unlink(room.fenna, other.id, one.id));
  CHECK(room.signals.open(room.fenna, room.desk.open, one.id)->links.empty());
  check_refused(room.signals.unlink(room.fenna, other.id, one.id), Fault::not_found);
}

TEST_CASE("the same worry told twice is a duplicate of the first") {
  Room room(either());
  const auto first = room.in_hand().first;
  const auto second = room.in_hand().first;
  REQUIRE(room.signals.link(room.fenna, first.id, second.id));
  const auto marked =
      room.signals.mark_duplicate(room.fenna, room.desk.open, second, first.id, "Dezelfde loods.");
  REQUIRE(marked);
  CHECK(marked->state == State::duplicate);
  const auto links = room.signals.open(room.fenna, room.desk.open, first.id)->links;
  REQUIRE(links.size() == 1);
  CHECK(links.front().kind == LinkKind::duplicate);
  // A mistake is taken back with its link.
  REQUIRE(room.signals.decide(room.fenna,
                              room.desk.open,
                              {second.id, marked->version},
                              Action::weigh_again,
                              "Toch een andere loods."));
  CHECK(room.signals.open(room.fenna, room.desk.open, first.id)->links.empty());
}

TEST_CASE("who is offered a signal reads the story and why, and no more before it is accepted") {
  Room room(either());
  auto told = room.report();
  told.contact = "06 1234";
  room.dropped(told);
  const auto at = room.in_hand_now(room.inbox().front().id);
  const auto& desk = room.desk.open;
  REQUIRE(room.signals.note(room.fenna, desk, at.id, "Bij ons bekend."));
  const auto asked = room.signals.ask(room.fenna, desk, at, "Hoe laat was het?");
  REQUIRE(asked);
  const auto back = room.signals.decide(
      room.fenna, desk, {at.id, asked->version}, Action::weigh_again, "Wij wachten niet.");
  REQUIRE(back);
  const auto offered =
      room.signals.offer(room.fenna, desk, {at.id, back->version}, duinrand, "Het is daar.");
  REQUIRE(offered);
  const auto looked = room.signals.open(room.iris, room.other.open, at.id);
  REQUIRE(looked);
  CHECK_FALSE(looked->story.empty());
  CHECK(looked->contact.empty());
  CHECK(looked->dialogue.empty());
  REQUIRE(looked->notes.size() == 1);
  CHECK(looked->notes.front().words == "Het is daar.");
  REQUIRE(room.signals.accept(room.iris, {at.id, offered->version}, duinrand));
  const auto taken = room.signals.open(room.iris, room.other.open, at.id);
  CHECK(taken->contact.size() == 1);
  CHECK(taken->dialogue.size() == 1);
  CHECK(taken->notes.size() == 3);
}

TEST_CASE("two worries in one report are split, and the reporter stays with the first") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  const auto part = room.signals.split(room.fenna, room.desk.open, at.id, "In de kelder ook.");
  REQUIRE(part);
  const auto opened = room.signals.open(room.fenna, room.desk.open, *part);
  REQUIRE(opened);
  CHECK(opened->signal.state == State::assessing);
  CHECK(opened->story.front().words == "In de kelder ook.");
  CHECK_FALSE(opened->can_ask);
  CHECK(opened->links.front().kind == LinkKind::split);
  CHECK(room.signals.open(room.fenna, room.desk.open, at.id)->can_ask);
}

TEST_CASE("an offered signal is the receiver's once accepted, and the giver reads it no more") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  const auto offered =
      room.signals.offer(room.fenna, room.desk.open, at, duinrand, "Het is in Duinrand.");
  REQUIRE(offered);
  const Seen seen{at.id, offered->version};
  REQUIRE(room.signals.offered(room.iris)->size() == 1);
  const auto looked = room.signals.open(room.iris, room.other.open, at.id);
  REQUIRE(looked);
  CHECK(looked->story.front().words == "Zij slapen in de loods.");
  CHECK(looked->notes.back().words == "Het is in Duinrand.");
  check_refused(room.signals.accept(room.fenna, seen, ""), Fault::not_found);
  check_refused(room.signals.accept(room.iris, seen, kroonstad), Fault::invalid);
  room.clock.at += std::chrono::days{1};
  const auto accepted = room.signals.accept(room.iris, seen, duinrand);
  REQUIRE(accepted);
  CHECK(accepted->state == State::received);
  CHECK(accepted->municipality == duinrand);
  CHECK(accepted->acknowledge_by > room.clock.at);
  check_refused(room.signals.open(room.fenna, room.desk.open, at.id), Fault::not_found);
  CHECK(room.signals.offered(room.iris)->empty());
  // The reporter's words still work, and the other desk reads what is written.
  REQUIRE(room.letterbox.answer(words, "Ook vannacht.", "f"));
  CHECK(room.signals.open(room.iris, room.other.open, at.id)->dialogue.back().words ==
        "Ook vannacht.");
}

TEST_CASE("a signal that is refused or taken back is its own desk's again, and nobody else's") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  const auto& desk = room.desk.open;
  const auto offered = room.signals.offer(room.fenna, desk, at, duinrand, "Daar");
  const auto refused = room.signals.refuse(
      room.iris, room.other.open, {at.id, offered->version}, "Het is een straat verder.");
  REQUIRE(refused);
  CHECK(refused->state == State::assessing);
  check_refused(room.signals.open(room.iris, room.other.open, at.id), Fault::not_found);
  CHECK(room.signals.open(room.fenna, desk, at.id)->notes.back().words ==
        "Het is een straat verder.");
  const auto again =
      room.signals.offer(room.fenna, desk, {at.id, refused->version}, duinrand, "Toch");
  REQUIRE(again);
  REQUIRE(room.signals.take_back(room.fenna, {at.id, again->version}));
  check_refused(room.signals.open(room.iris, room.other.open, at.id), Fault::not_found);
}

TEST_CASE("a signal is offered to nobody where nobody reads, and not to oneself") {
  Room room(either());
  const auto [at, words] = room.in_hand();
  check_refused(room.signals.offer(room.fenna, room.desk.open, at, nowhere, "Daar"),
                Fault::conflict);
  check_refused(room.signals.offer(room.fenna, room.desk.open, at, kroonstad, "Hier"),
                Fault::conflict);
}
