#include "work/signals/letterbox.hpp"

#include <filesystem>
#include <sstream>

#include "ground/audit/audit.hpp"
#include "ground/base/dutch_time.hpp"
#include "ground/crypto/receipt.hpp"
#include "work/signals/record_keys.hpp"
#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::signals;
using namespace zicht::signals::test;

TEST_CASE("a report is sealed to the desk of its municipality, which reads all of it") {
  Room room(either());
  room.dropped(room.report());
  const auto inbox = room.inbox();
  REQUIRE(inbox.size() == 1);
  const auto& signal = inbox.front();
  CHECK(signal.state == State::received);
  CHECK(signal.channel == Channel::anonymous);
  CHECK(signal.sector == "wonen");

  auto transaction = room.database.read();
  RecordStore records(*transaction);
  const auto keys =
      RecordKeys::open(signal.id, *records.keys(signal.id, room.desk.key.desk), room.desk.open);
  REQUIRE(keys);
  const auto texts = keys->open(*records.texts(signal.id, Group::story));
  REQUIRE(texts);
  REQUIRE(texts->size() == 2);
  CHECK(texts->front().words == "Vijf mensen slapen achter de wasserij.");
  CHECK(texts->back().words == "Bij de haven");
  // No other desk has a key, and the desk's own pair is the only one that fits.
  CHECK(records.keys(signal.id, room.other.key.desk)->empty());
  CHECK_FALSE(
      RecordKeys::open(signal.id, *records.keys(signal.id, room.desk.key.desk), room.other.open));
}

TEST_CASE("of who came through the letterbox no time finer than the day is kept") {
  Room room(either());
  const auto words = room.dropped(room.report());
  room.clock.at += std::chrono::hours{2};
  REQUIRE(room.letterbox.answer(words, "Er was ook een kind bij.", "antwoord"));
  const auto signal = room.inbox().front();
  CHECK_FALSE(signal.received_at);
  const auto day = std::chrono::hours{24};
  const auto midnight = start_of_dutch_day(signal.received_on);
  CHECK((signal.acknowledge_by - midnight) % std::chrono::hours{1} == Instant::duration{0});
  CHECK((signal.assess_by - midnight) % day == Instant::duration{0});
  auto transaction = room.database.read();
  for (const auto group : {Group::story, Group::dialogue}) {
    const auto texts = RecordStore(*transaction).texts(signal.id, group);
    REQUIRE(texts);
    for (const auto& text : *texts) CHECK_FALSE(text.text.written_at);
  }
  const auto steps = SignalStore(*transaction).steps(signal.id);
  REQUIRE(steps);
  for (const auto& step : *steps) CHECK_FALSE(step.done_at);
}

TEST_CASE("the log and the record of a stranger tell the same day, also just after midnight") {
  Room room(either());
  room.clock.at = *parse_instant("2026-11-25T23:30:00Z");
  const auto words = room.dropped(room.report());
  REQUIRE(room.letterbox.open(words));
  const auto signal = room.inbox().front();
  CHECK(to_iso(signal.received_on) == "2026-11-26");
  audit::Log log(room.database);
  const auto page = log.entries(
      {.organisation = signal.desk.value, .object = "signal/" + std::to_string(signal.id.value)},
      0);
  REQUIRE(page);
  REQUIRE(page->entries.size() == 2);
  for (const auto& noted : page->entries) {
    CHECK(to_iso(noted.at) == "2026-11-26T00:00:00Z");
    CHECK(noted.grain == audit::Grain::day);
    CHECK(noted.entry.actor == 0);
    CHECK(noted.entry.role == "reporter");
  }
}

TEST_CASE("danger or somebody under eighteen brings a report to the front") {
  Room room(either());
  room.dropped(room.report("Later"));
  auto told = room.report("Nu");
  told.minor = Known::yes;
  room.dropped(told);
  const auto inbox = room.inbox();
  REQUIRE(inbox.size() == 2);
  CHECK(inbox.front().urgency == Urgency::urgent);
}

TEST_CASE("a form that is sent twice gives one report, and its words are not shown again") {
  Room room(either());
  const auto first = room.letterbox.submit(room.report(), "hetzelfde formulier");
  REQUIRE(first);
  CHECK_FALSE(first->receipt.empty());
  const auto second = room.letterbox.submit(room.report(), "hetzelfde formulier");
  REQUIRE(second);
  CHECK(second->came_before);
  CHECK(second->receipt.empty());
  CHECK(room.inbox().size() == 1);
}

TEST_CASE("what nobody can read is not taken in") {
  Room room(either());
  auto told = room.report();
  told.municipality = nowhere;
  const auto refused = room.letterbox.submit(told, "formulier");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::conflict);
  CHECK(*room.letterbox.can_receive(kroonstad));
  CHECK_FALSE(*room.letterbox.can_receive(nowhere));
}

TEST_CASE("a report without a story, or with one that is too long, is given back") {
  Room room(either());
  for (const auto& story : {std::string(), std::string(longest_story + 1, 'a')}) {
    const auto refused = room.letterbox.submit(room.report(story), "formulier");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::invalid);
  }
  CHECK(room.letterbox.submit(room.report(std::string(longest_story, 'a')), "formulier"));
}

TEST_CASE("nine words open the dialogue, and not the report") {
  Room room(either());
  const auto words = room.dropped(room.report());
  const auto dialogue = room.letterbox.open("  " + words + ",\n");
  REQUIRE(dialogue);
  CHECK(dialogue->texts.empty());
  CHECK(dialogue->can_write);

  const auto answered = room.letterbox.answer(words, "Het is elke nacht zo.", "antwoord");
  REQUIRE(answered);
  REQUIRE(answered->texts.size() == 1);
  CHECK(answered->texts.front().words == "Het is elke nacht zo.");
  CHECK(room.inbox().front().has_news);
  // Sent twice, kept once.
  CHECK(room.letterbox.answer(words, "Het is elke nacht zo.", "antwoord")->texts.size() == 1);

  auto transaction = room.database.read();
  RecordStore records(*transaction);
  const auto id = room.inbox().front().id;
  const auto keys = RecordKeys::open(*records.keys(id, {}), crypto::receipt_keys(words));
  REQUIRE(keys);
  CHECK(keys->has(Group::dialogue));
  CHECK_FALSE(keys->has(Group::story));
}

TEST_CASE("wrong words and words with a typing error are told the same") {
  Room room(either());
  const auto words = room.dropped(room.report());
  const auto strange = room.letterbox.open(crypto::make_receipt());
  const auto mistyped = room.letterbox.open(words + "x");
  REQUIRE_FALSE(strange);
  REQUIRE_FALSE(mistyped);
  CHECK(strange.error().fault == Fault::not_found);
  CHECK(strange.error().message == mistyped.error().message);
  CHECK(mistyped.error().fault == Fault::not_found);
  CHECK(room.letterbox.answer(words + "x", "", "a").error().message == strange.error().message);
}

TEST_CASE("who wants no answer gets no words, and there is nothing to find") {
  Room room(either());
  auto told = room.report();
  told.wants_answer = false;
  CHECK(room.dropped(told).empty());
  auto transaction = room.database.read();
  CHECK_FALSE(*RecordStore(*transaction).has_receipt(room.inbox().front().id));
}

TEST_CASE("a colleague with an account finds back what he reported, and the desk knows who he is") {
  Room room(either());
  const auto submitted = room.letterbox.submit(room.report(), "formulier", room.bram);
  REQUIRE(submitted);
  const auto own = room.letterbox.own(room.bram);
  REQUIRE(own);
  REQUIRE(own->size() == 1);
  CHECK(own->front().channel == Channel::professional);
  CHECK(own->front().received_at == room.clock.at);
  CHECK(room.letterbox.own(room.fenna)->empty());

  auto transaction = room.database.read();
  RecordStore records(*transaction);
  const auto id = own->front().id;
  const auto keys = RecordKeys::open(id, *records.keys(id, room.desk.key.desk), room.desk.open);
  const auto contact = keys->open(*records.texts(id, Group::contact));
  REQUIRE(contact->size() == 1);
  CHECK(contact->front().words.find("bram@kroonstad.example") != std::string::npos);
}

TEST_CASE(
    "an attention officer writes down what somebody told by telephone, and nobody else does") {
  Room room(either());
  auto told = room.report();
  told.by_phone = true;
  told.contact = "06 1234";
  REQUIRE_FALSE(room.letterbox.submit(told, "een", room.bram));
  const auto submitted = room.letterbox.submit(told, "twee", room.fenna);
  REQUIRE(submitted);
  CHECK_FALSE(submitted->receipt.empty());
  const auto signal = room.inbox().front();
  CHECK(signal.channel == Channel::phone);
  CHECK(signal.person.value == 0);
  CHECK(signal.received_at == room.clock.at);
  CHECK(room.letterbox.own(room.fenna)->empty());
  const auto opened = room.signals.open(room.fenna, room.desk.open, signal.id);
  REQUIRE(opened->contact.size() == 1);
  CHECK(opened->contact.front().words == "06 1234");
}

TEST_CASE("who steals the database reads nothing of a report, its answer or its words") {
  Room room(store::Kind::sqlite);
  auto told = room.report("kanarieverhaal");
  told.place = "kanarieplek";
  told.moment = "kanariemoment";
  told.contact = "kanariecontact";
  const auto words = room.dropped(told);
  REQUIRE(room.letterbox.answer(words, "kanarieantwoord", "antwoord"));
  std::string all;
  const auto url = room.place.url();
  const std::filesystem::path file(url.substr(url.find(':') + 1));
  for (const auto& part : std::filesystem::directory_iterator(file.parent_path()))
    all += *read_file(part.path());
  REQUIRE(all.find("GM9901") != std::string::npos);
  CHECK(all.find("kanarie") == std::string::npos);
  std::istringstream receipt(words);
  std::string first;
  std::string second;
  receipt >> first >> second;
  CHECK(all.find(first + " " + second) == std::string::npos);
}
