#include "work/notes/shares.hpp"

#include <catch2/catch.hpp>

#include "work/notes/test_room.hpp"

using namespace zicht;
using namespace zicht::notes;
using namespace zicht::notes::test;

namespace {

Selection two_parts() {
  return {.message = "Kijk je mee?",
          .parts = {{"/kompas/signaleren/hoe", "kijken", version_of(look.words)},
                    {"/kaarten/bellen", "", "0123456789abcdef"}},
          .notes = {{"/kompas/signaleren/hoe", "kijken", "Bij ons \"anders\"."}}};
}

}  // namespace

TEST_CASE("a selection is read back as it was written") {
  const auto back = read_selection(to_text(two_parts()));
  REQUIRE(back);
  CHECK(back->message == "Kijk je mee?");
  REQUIRE(back->parts.size() == 2);
  CHECK(back->parts[0].block == "kijken");
  CHECK(back->parts[1].block.empty());
  REQUIRE(back->notes.size() == 1);
  CHECK(back->notes[0].words == "Bij ons \"anders\".");
  CHECK(read_selection("geen json").error().fault == Fault::internal);
  CHECK(read_selection("[]").error().fault == Fault::internal);
}

TEST_CASE("a share of nothing, or of too much, is refused") {
  CHECK(check({.message = "Niets"}).error().fault == Fault::invalid);
  CHECK(check(two_parts()));
  auto much = two_parts();
  much.parts.resize(most_parts + 1);
  CHECK(check(much).error().fault == Fault::invalid);
  auto chatty = two_parts();
  chatty.message.assign(longest_message + 1, 'x');
  CHECK(check(chatty).error().message.find("2.001 tekens") != std::string::npos);
}

TEST_CASE("whoever has the link sees what was chosen, until it expires") {
  Room room(either());
  const auto token = room.shares.share(room.iris, two_parts(), Term::month);
  REQUIRE(token);
  CHECK(token->size() == 22);
  const auto opened = room.shares.open(*token, true);
  REQUIRE(opened);
  CHECK(opened->standing == Standing::open);
  CHECK(opened->share.author_name == room.iris.name);
  CHECK(opened->share.selection.notes[0].words == "Bij ons \"anders\".");
  room.clock.at += std::chrono::days{30} - std::chrono::milliseconds{1};
  CHECK(room.shares.open(*token, true)->standing == Standing::open);
  room.clock.at += std::chrono::milliseconds{1};
  const auto late = room.shares.open(*token, true);
  CHECK(late->standing == Standing::expired);
  CHECK(late->share.selection.empty());
  CHECK(late->share.selection.message.empty());
  CHECK(room.shares.open(*token + "x", true).error().fault == Fault::not_found);
  CHECK(room.shares.open("", true).error().fault == Fault::not_found);
}

TEST_CASE("of an opening the time is kept, of one that works and counts") {
  Room room(either());
  const auto token = *room.shares.share(room.iris, two_parts(), Term::week);
  const auto id = room.shares.own(room.iris)->front().id;
  CHECK(room.shares.find(room.iris, id)->openings.empty());
  const auto first = room.clock.at;
  REQUIRE(room.shares.open(token, true));
  room.clock.at += std::chrono::hours{1};
  REQUIRE(room.shares.open(token, false));
  REQUIRE(room.shares.open(token, true));
  CHECK(room.shares.find(room.iris, id)->openings == std::vector{room.clock.at, first});
  room.clock.at += std::chrono::days{7};
  REQUIRE(room.shares.open(token, true));
  CHECK(room.shares.find(room.iris, id)->openings.size() == 2);
}

TEST_CASE("a revoked link shows nothing any more, and what it showed is gone") {
  Room room(either());
  const auto token = *room.shares.share(room.iris, two_parts(), Term::quarter);
  const auto id = room.shares.own(room.iris)->front().id;
  REQUIRE(room.shares.revoke(room.iris, id));
  const auto opened = room.shares.open(token, true);
  CHECK(opened->standing == Standing::revoked);
  CHECK(opened->share.selection.empty());
  const auto watched = room.shares.find(room.iris, id);
  CHECK(watched->share.revoked_at == room.clock.at);
  CHECK(watched->share.selection.empty());
  CHECK(watched->openings.empty());
  auto transaction = *room.database.read();
  CHECK((*transaction.one("SELECT content FROM shares"))->is_null(0));
}

TEST_CASE("what an expired link showed is forgotten at the next share") {
  Room room(either());
  REQUIRE(room.shares.share(room.iris, two_parts(), Term::week));
  room.clock.at += std::chrono::days{8};
  REQUIRE(room.shares.share(room.iris, two_parts(), Term::week));
  const auto shares = room.shares.own(room.iris);
  REQUIRE(shares->size() == 2);
  CHECK_FALSE((*shares)[0].selection.empty());
  CHECK((*shares)[1].selection.empty());
}

TEST_CASE("the link and what it shows do not lie open in the database") {
  Room room(either());
  const auto token = *room.shares.share(room.iris, two_parts(), Term::week);
  auto transaction = *room.database.read();
  const auto row = *transaction.one("SELECT token_hash, content FROM shares");
  CHECK(row->text(0).find(token) == std::string::npos);
  const auto bytes = row->blob(1);
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  CHECK(raw.find("Kijk je mee") == std::string_view::npos);
}

TEST_CASE("another's share answers as one that is not there") {
  Room room(either());
  REQUIRE(room.shares.share(room.iris, two_parts(), Term::week));
  const auto id = room.shares.own(room.iris)->front().id;
  for (const auto& actor : {room.bram, room.fenna}) {
    const auto foreign = room.shares.find(actor, id).error();
    CHECK(foreign.fault == Fault::not_found);
    CHECK(foreign.message == room.shares.find(actor, {4242}).error().message);
    CHECK(room.shares.revoke(actor, id).error().fault == Fault::not_found);
    CHECK(room.shares.own(actor)->empty());
  }
  CHECK(room.shares.share({}, two_parts(), Term::week).error().fault == Fault::forbidden);
}
