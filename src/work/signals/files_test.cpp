#include "work/signals/files.hpp"

#include <filesystem>

#include "ground/audit/audit.hpp"
#include "ground/base/files.hpp"
#include "ground/media/samples.hpp"
#include "work/signals/file_store.hpp"
#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::signals;
using namespace zicht::signals::test;
namespace samples = media::samples;

namespace {

const std::string photo = samples::jpeg_head(10, 20) + "kanariefoto plek";

template <class T>
void check_refused(const Result<T>& result, Fault fault) {
  REQUIRE_FALSE(result);
  CHECK(result.error().fault == fault);
}

struct Sent : Room {
  explicit Sent(store::Kind kind) : Room(kind) {
    bram.roles.add(accounts::Role::attention_officer);
    auto [seen, receipt] = in_hand();
    at = seen;
    words = receipt;
    REQUIRE(files.add(words, photo, "formulier"));
  }
  File only() {
    const auto list = signals.open(fenna, desk.open, at.id)->files;
    REQUIRE(list.size() == 1);
    return list.front();
  }
  FileId file() { return only().id; }
  std::vector<std::string> logged(const std::string& action) {
    audit::Log log(database);
    const auto page = log.entries({.organisation = fenna.organisation.value,
                                   .object = "signal/" + std::to_string(at.id.value)},
                                  0);
    REQUIRE(page);
    std::vector<std::string> roles;
    for (const auto& noted : page->entries)
      if (noted.entry.action == action) roles.push_back(noted.entry.role);
    return roles;
  }

  Seen at;
  std::string words;
};

}  // namespace

TEST_CASE("a file comes after a report: the desk sees a clean copy, and that there is news") {
  Sent room(either());
  CHECK(room.inbox().front().has_news);
  const auto file = room.only();
  CHECK(file.kind == media::Kind::jpeg);
  CHECK(file.size == SizeClass::small);
  CHECK(file.evidence == Evidence::none);
  const auto looked = room.files.look(room.fenna, room.desk.open, room.at.id, file.id);
  REQUIRE(looked);
  CHECK(looked->kind == media::Kind::jpeg);
  CHECK(looked->bytes == samples::jpeg_head(10, 20) + "kanariefoto ");
  CHECK(room.logged("file.opened") == std::vector<std::string>{"attention_officer"});
  // Whoever has the words sees that it came, and has no key to it.
  const auto dialogue = room.letterbox.open(room.words);
  REQUIRE(dialogue);
  CHECK(dialogue->files.size() == 1);
  auto transaction = room.database.read();
  CHECK(RecordStore(*transaction).keys(room.at.id, {})->size() == 1);
}

TEST_CASE("of who came with nine words a file tells the day, and nothing finer") {
  Sent room(either());
  const auto file = room.only();
  CHECK_FALSE(file.received_at);
  CHECK(file.person.value == 0);
  audit::Log log(room.database);
  const auto page = log.entries({.organisation = room.fenna.organisation.value,
                                 .object = "signal/" + std::to_string(room.at.id.value)},
                                0);
  for (const auto& noted : page->entries)
    if (noted.entry.action == "file.added") {
      CHECK(noted.grain == audit::Grain::day);
      CHECK(noted.entry.actor == 0);
    }
  CHECK(room.logged("file.added") == std::vector<std::string>{"reporter"});
  auto transaction = room.database.read();
  const auto steps = SignalStore(*transaction).steps(room.at.id);
  REQUIRE(steps);
  for (const auto& step : *steps)
    if (step.action == Action::answer) CHECK_FALSE(step.done_at);
}

TEST_CASE("a bad file loses nothing, and says what can be sent") {
  Sent room(either());
  for (const std::string bad : {"<svg><script>alert(1)</script></svg>", "PK\x03\x04 zip", ""})
    check_refused(room.files.add(room.words, bad, "f"), Fault::invalid);
  check_refused(room.files.add(room.words, photo + "virus", "f"), Fault::invalid);
  CHECK(room.letterbox.open(room.words)->files.size() == 1);
}

TEST_CASE("nothing is taken in unscanned") {
  Sent room(either());
  room.scanner_is_away = true;
  check_refused(room.files.add(room.words, photo, "later"), Fault::unavailable);
  CHECK(room.letterbox.open(room.words)->files.size() == 1);
  room.scanner_is_away = false;
  CHECK(room.files.add(room.words, photo, "later"));
}

TEST_CASE("nobody's file is looked at before the words are known") {
  Sent room(either());
  const auto before = room.scanned;
  check_refused(room.files.add(room.words + "x", photo, "f"), Fault::not_found);
  check_refused(room.files.add("", photo, "f"), Fault::not_found);
  CHECK(room.scanned == before);
}

TEST_CASE("the same file with the same form is one file; ten are the most") {
  Sent room(either());
  REQUIRE(room.files.add(room.words, photo, "formulier"));
  CHECK(room.letterbox.open(room.words)->files.size() == 1);
  for (std::size_t count = 1; count < most_files; ++count)
    REQUIRE(room.files.add(room.words, photo, "formulier " + std::to_string(count)));
  check_refused(room.files.add(room.words, photo, "nog een"), Fault::conflict);
}

TEST_CASE("an hour takes so many files and no more") {
  Room room(store::Kind::sqlite);
  const auto send = [&](const std::string& words, int count) {
    return room.files.add(words, photo, std::to_string(count));
  };
  std::string words;
  for (int count = 0; count < most_files_an_hour; ++count) {
    if (count % static_cast<int>(most_files) == 0) words = room.dropped(room.report());
    REQUIRE(send(words, count));
  }
  words = room.dropped(room.report());
  check_refused(send(words, 0), Fault::unavailable);
  room.clock.at += std::chrono::hours{1};
  CHECK(send(words, 0));
}

TEST_CASE("a signal that was decided and closed takes no file any more") {
  Sent room(either());
  const auto version = [&] {
    return room.signals.open(room.fenna, room.desk.open, room.at.id)->signal.version;
  };
  REQUIRE(room.signals.decide(
      room.fenna, room.desk.open, {room.at.id, version()}, Action::find_no_indication, "Niets"));
  REQUIRE(room.signals.decide(
      room.fenna, room.desk.open, {room.at.id, version()}, Action::close, "Klaar"));
  check_refused(room.files.add(room.words, photo, "f"), Fault::conflict);
}

TEST_CASE("a colleague adds a file to an own report, and to no other") {
  Room room(either());
  REQUIRE(room.letterbox.submit(room.report(), "formulier", room.bram));
  const auto id = room.letterbox.own(room.bram)->front().id;
  REQUIRE(room.files.add(room.bram, id, photo, "f"));
  const auto own = room.files.own(room.bram, id);
  REQUIRE(own);
  REQUIRE(own->files.size() == 1);
  CHECK(own->files.front().person == room.bram.person);
  CHECK(own->files.front().received_at == room.clock.at);
  CHECK(own->can_add);
  check_refused(room.files.add(room.fenna, id, photo, "f"), Fault::not_found);
  check_refused(room.files.own(room.fenna, id), Fault::not_found);
}

TEST_CASE("an original takes four eyes, a reason, and no longer than a day") {
  Sent room(either());
  const auto& desk = room.desk.open;
  const auto id = room.at.id;
  const auto file = room.file();
  check_refused(room.files.fetch(room.fenna, desk, id, file), Fault::forbidden);
  check_refused(room.files.decide(room.bram, desk, id, file, true), Fault::conflict);
  check_refused(room.files.ask(room.fenna, desk, id, file, " "), Fault::invalid);
  REQUIRE(room.files.ask(room.fenna, desk, id, file, "De politie vraagt erom."));
  check_refused(room.files.ask(room.bram, desk, id, file, "Ik ook"), Fault::conflict);
  check_refused(room.files.decide(room.fenna, desk, id, file, true), Fault::forbidden);
  check_refused(room.files.fetch(room.fenna, desk, id, file), Fault::forbidden);
  const auto note = room.signals.open(room.bram, desk, id)->notes.back();
  CHECK(note.words == "De politie vraagt erom.");
  CHECK(note.answers.value == file.value);

  REQUIRE(room.files.decide(room.bram, desk, id, file, true));
  check_refused(room.files.fetch(room.bram, desk, id, file), Fault::forbidden);
  const auto fetched = room.files.fetch(room.fenna, desk, id, file);
  REQUIRE(fetched);
  CHECK(fetched->bytes == photo);
  room.clock.at += evidence_limit;
  check_refused(room.files.fetch(room.fenna, desk, id, file), Fault::forbidden);
  for (const auto* action : {"evidence.asked", "evidence.agreed", "evidence.fetched"})
    CHECK(room.logged(action).size() == 1);

  REQUIRE(room.files.ask(room.bram, desk, id, file, "Nog eens"));
  REQUIRE(room.files.decide(room.fenna, desk, id, file, false));
  check_refused(room.files.fetch(room.bram, desk, id, file), Fault::forbidden);
  CHECK(room.logged("evidence.refused").size() == 1);
}

TEST_CASE("files go along when a signal is handed over, and the giver reads them no more") {
  Sent room(either());
  const auto id = room.at.id;
  const auto file = room.file();
  const auto version = [&] {
    auto transaction = room.database.read();
    return SignalStore(*transaction).find(id)->value().version;
  };
  const auto look = [&](const accounts::Actor& actor, const TestKeys& keys) {
    return room.files.look(actor, keys.open, id, file);
  };
  check_refused(look(room.iris, room.other), Fault::not_found);
  REQUIRE(room.signals.offer(room.fenna, room.desk.open, {id, version()}, duinrand, "Daar"));
  // Who is offered it judges by the story.
  check_refused(look(room.iris, room.other), Fault::not_found);
  CHECK(room.signals.open(room.iris, room.other.open, id)->files.empty());
  check_refused(room.files.ask(room.iris, room.other.open, id, file, "Bewijs"), Fault::not_found);
  // What comes in meanwhile is for both.
  REQUIRE(room.files.add(room.words, photo, "onderweg"));
  REQUIRE(room.signals.refuse(room.iris, room.other.open, {id, version()}, "Niet hier"));
  check_refused(look(room.iris, room.other), Fault::not_found);
  REQUIRE(room.signals.offer(room.fenna, room.desk.open, {id, version()}, duinrand, "Toch"));
  REQUIRE(room.signals.take_back(room.fenna, {id, version()}));
  check_refused(look(room.iris, room.other), Fault::not_found);
  REQUIRE(room.signals.offer(room.fenna, room.desk.open, {id, version()}, duinrand, "Toch"));
  REQUIRE(room.signals.accept(room.iris, {id, version()}, duinrand));
  check_refused(look(room.fenna, room.desk), Fault::not_found);
  const auto opened = room.signals.open(room.iris, room.other.open, id);
  REQUIRE(opened);
  REQUIRE(opened->files.size() == 2);
  for (const auto& one : opened->files)
    CHECK(room.files.look(room.iris, room.other.open, id, one.id));
}

TEST_CASE("files move to a new key of the desk, and are gone with the record") {
  Sent room(either());
  const auto id = room.at.id;
  const auto file = room.file();
  const auto fresh = crypto::KeyPair::make();
  const vault::DeskKey present{room.desk.key.desk, room.desk.key.desk_name, 2, fresh.public_key()};
  const vault::OpenDesk both(room.desk.key.desk, {{1, room.desk.pair}, {2, fresh}});
  REQUIRE(*room.signals.rewrap(room.fenna, both, present, 100) == 6);
  CHECK(room.files.look(room.fenna, both, id, file));
  const vault::OpenDesk only_new(room.desk.key.desk, {{2, fresh}});
  CHECK(room.files.look(room.fenna, only_new, id, file));
  check_refused(room.files.look(room.fenna, room.desk.open, id, file), Fault::unavailable);

  const auto version = [&] { return room.signals.open(room.fenna, both, id)->signal.version; };
  REQUIRE(
      room.signals.decide(room.fenna, both, {id, version()}, Action::find_no_indication, "Niets"));
  REQUIRE(room.signals.decide(room.fenna, both, {id, version()}, Action::close, "Klaar"));
  auto officer = room.fenna;
  officer.roles.add(accounts::Role::privacy_officer);
  const auto nothing_else = [](store::Transaction&, const Signal&) -> Result<> { return {}; };
  REQUIRE(room.signals.destroy(officer, id, nothing_else));
  CHECK_FALSE(room.files.look(room.fenna, both, id, file));
  check_refused(room.files.add(room.words, photo, "f"), Fault::not_found);
  auto transaction = room.database.read();
  for (const auto part : {FilePart::clean, FilePart::original})
    CHECK_FALSE(*FileStore(*transaction).bytes(file, part));
}

TEST_CASE("a sealed file opens in its own place alone") {
  const auto keys = RecordKeys::make(FileId{7});
  const auto sealed = *keys.seal(FileId{7}, FilePart::original, "bewijs");
  CHECK(*keys.open(FileId{7}, FilePart::original, sealed) == "bewijs");
  CHECK_FALSE(keys.open(FileId{7}, FilePart::clean, sealed));
  CHECK_FALSE(keys.open(FileId{8}, FilePart::original, sealed));
}

TEST_CASE("who steals the database sees nothing of a file") {
  Sent room(store::Kind::sqlite);
  std::string all;
  const auto url = room.place.url();
  const std::filesystem::path file(url.substr(url.find(':') + 1));
  for (const auto& part : std::filesystem::directory_iterator(file.parent_path()))
    all += *read_file(part.path());
  REQUIRE(all.find("GM9901") != std::string::npos);
  CHECK(all.find("kanariefoto") == std::string::npos);
}
