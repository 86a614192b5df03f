#include "work/vault/vault.hpp"

#include <catch2/catch.hpp>

#include "work/vault/test_vault.hpp"

using namespace zicht;
using namespace zicht::vault;
using test::either;
using test::kroonstad;
using test::phrase;
using test::Room;

namespace {

/// The desk, founded by Iris.
Parts founded(Room& room) {
  REQUIRE(room.vault.make_own_key(room.iris.actor, room.iris.cookie, phrase));
  const auto parts = room.vault.found(room.iris.actor, room.iris.cookie);
  REQUIRE(parts);
  return *parts;
}

/// Whether what is sealed to the desk now can be read by somebody.
bool can_read(Room& room, const test::Somebody& who) {
  const auto key = room.vault.receiver(kroonstad);
  REQUIRE(key);
  if (!*key) return false;
  const auto sealed = crypto::seal_to((*key)->public_key, "Paspoorten liggen bij de baas.");
  const auto desk = room.vault.open(who.actor, who.cookie);
  if (!desk) return false;
  const auto pair = desk->keys((*key)->version);
  return pair && pair->open(*sealed).value_or("") == "Paspoorten liggen bij de baas.";
}

}  // namespace

TEST_CASE("a desk takes nothing in until one of its members can read it") {
  Room room(either());
  CHECK_FALSE(*room.vault.receiver(kroonstad));
  REQUIRE(room.vault.make_own_key(room.iris.actor, room.iris.cookie, phrase));
  CHECK_FALSE(*room.vault.receiver(kroonstad));
  REQUIRE(room.vault.found(room.iris.actor, room.iris.cookie));
  const auto key = *room.vault.receiver(kroonstad);
  REQUIRE(key);
  CHECK(key->desk_name == "Gemeente Kroonstad");
  CHECK(can_read(room, room.iris));
  CHECK_FALSE(*room.vault.receiver("GM9002"));
  CHECK_FALSE(*room.vault.receiver(""));
  CHECK(room.vault.found(room.iris.actor, room.iris.cookie).error().fault == Fault::conflict);
}

TEST_CASE(
    "what belongs to no municipality goes to the safety net, and the nearest desk goes first") {
  Room room(either());
  REQUIRE(room.vault.add_desk("Gemeente Kroonstad", {kroonstad, "GM9002", ""}));
  founded(room);
  for (const auto* municipality : {kroonstad, "GM9002", "GM9999", ""}) {
    INFO(municipality);
    CHECK(*room.vault.receiver(municipality));
  }
  CHECK(room.vault.add_desk("Gemeente Nergens", {}).error().fault == Fault::not_found);
  const auto desks = room.vault.desks();
  REQUIRE(desks);
  REQUIRE(desks->size() == 1);
  CHECK(desks->front().name == "Gemeente Kroonstad");
  CHECK(desks->front().municipalities == std::vector<std::string>{"", kroonstad, "GM9002"});
}

TEST_CASE("a key is open in one session, and only with the phrase") {
  Room room(either());
  founded(room);
  const auto later = room.signed_in(room.iris.actor.person);
  CHECK_FALSE(room.vault.standing(later.actor)->is_open);
  CHECK(room.vault.open(later.actor, later.cookie).error().fault == Fault::conflict);
  CHECK(room.vault.unlock(later.actor, later.cookie, "waterval kandelaar mossel").error().fault ==
        Fault::invalid);
  CHECK_FALSE(can_read(room, later));
  REQUIRE(room.vault.unlock(later.actor, later.cookie, phrase));
  CHECK(can_read(room, later));

  SECTION("whoever has the row of the session and not its cookie opens nothing") {
    CHECK(room.vault.open(later.actor, room.iris.cookie).error().fault == Fault::unavailable);
  }
  SECTION("it closes when its member says so") {
    REQUIRE(room.vault.close(later.actor));
    CHECK_FALSE(can_read(room, later));
    CHECK(can_read(room, room.iris));
  }
  SECTION("and after the longest time of a session") {
    room.clock.at += accounts::session_limit + std::chrono::minutes(1);
    CHECK(room.vault.own_key(later.actor, later.cookie).error().fault == Fault::conflict);
  }
}

TEST_CASE("a phrase can be guessed ten times an hour") {
  Room room(either());
  founded(room);
  for (int at = 0; at < most_wrong_phrases; ++at)
    CHECK(room.vault.unlock(room.iris.actor, room.iris.cookie, "fout").error().fault ==
          Fault::invalid);
  CHECK(room.vault.unlock(room.iris.actor, room.iris.cookie, phrase).error().fault ==
        Fault::conflict);
  room.clock.at += std::chrono::hours(1);
  CHECK(room.vault.unlock(room.iris.actor, room.iris.cookie, phrase));
}

TEST_CASE("a colleague reads once a member lets the colleague in, and not before") {
  Room room(either());
  founded(room);
  const auto desk = room.vault.open(room.iris.actor, room.iris.cookie);
  REQUIRE(desk);
  const auto let_in = [&] {
    return room.vault.let_in(room.iris.actor, *desk, room.bram.actor.person);
  };
  CHECK(let_in().error().fault == Fault::conflict);
  REQUIRE(room.vault.make_own_key(room.bram.actor, room.bram.cookie, "zeven bruggen in de mist"));
  CHECK(room.vault.open(room.bram.actor, room.bram.cookie).error().fault == Fault::forbidden);
  REQUIRE(let_in());
  CHECK(can_read(room, room.bram));
  CHECK(room.vault.standing(room.bram.actor)->is_member);
  CHECK(room.vault.let_in(room.iris.actor, *desk, {12345}).error().fault == Fault::not_found);

  SECTION("whoever makes a new own key must be let in again, and is shown as waiting") {
    REQUIRE(room.vault.make_own_key(room.bram.actor, room.bram.cookie, "acht bruggen in de mist"));
    CHECK_FALSE(can_read(room, room.bram));
    CHECK_FALSE(room.vault.standing(room.bram.actor)->is_member);
    const auto members = room.vault.members(room.iris.actor);
    REQUIRE(members->size() == 2);
    for (const auto& member : *members)
      CHECK(member.holds_key == (member.person == room.iris.actor.person));
    // Nothing is sealed to the new key by itself, when the desk gets another one.
    REQUIRE(room.vault.renew(room.iris.actor, *desk, std::nullopt));
    CHECK_FALSE(can_read(room, room.bram));
    // And nobody is let in with keys from before that.
    CHECK(let_in().error().fault == Fault::conflict);
  }
}

TEST_CASE("whoever is taken out reads nothing that comes in later") {
  Room room(either());
  founded(room);
  REQUIRE(room.vault.make_own_key(room.bram.actor, room.bram.cookie, "zeven bruggen in de mist"));
  const auto desk = *room.vault.open(room.iris.actor, room.iris.cookie);
  REQUIRE(room.vault.let_in(room.iris.actor, desk, room.bram.actor.person));
  const auto before = **room.vault.receiver(kroonstad);

  REQUIRE(room.vault.renew(room.iris.actor, desk, room.bram.actor.person));
  const auto after = **room.vault.receiver(kroonstad);
  CHECK(after.version == before.version + 1);
  CHECK(after.public_key != before.public_key);
  CHECK(can_read(room, room.iris));
  CHECK(room.vault.open(room.bram.actor, room.bram.cookie).error().fault == Fault::forbidden);
  // What came in before stays readable for who stays.
  CHECK(room.vault.open(room.iris.actor, room.iris.cookie)->keys(before.version));
  CHECK(room.vault.renew(room.iris.actor, desk, room.iris.actor.person).error().fault ==
        Fault::conflict);
}

TEST_CASE("two of three parts bring the key back, and parts of an older key do not") {
  Room room(either());
  const auto parts = founded(room);
  REQUIRE(room.vault.make_own_key(room.bram.actor, room.bram.cookie, "zeven bruggen in de mist"));
  CHECK(room.vault.recover(room.bram.actor, parts[0], parts[0]).error().fault == Fault::invalid);
  CHECK(room.vault.recover(room.bram.actor, parts[0], "ABCD-EFGH").error().fault == Fault::invalid);
  CHECK_FALSE(can_read(room, room.bram));

  SECTION("whichever two") {
    const auto [one, other] = GENERATE(table<int, int>({{0, 1}, {0, 2}, {1, 2}, {2, 0}}));
    REQUIRE(room.vault.recover(room.bram.actor,
                               parts.at(static_cast<std::size_t>(one)),
                               parts.at(static_cast<std::size_t>(other))));
    CHECK(can_read(room, room.bram));
  }
  SECTION("not after the key was renewed") {
    const auto desk = *room.vault.open(room.iris.actor, room.iris.cookie);
    REQUIRE(room.vault.renew(room.iris.actor, desk, std::nullopt));
    CHECK(room.vault.recover(room.bram.actor, parts[0], parts[1]).error().fault == Fault::invalid);
  }
}

TEST_CASE("whoever has no part in it gets nowhere near") {
  Room room(either());
  founded(room);
  const auto& admin = room.admin;
  CHECK(room.vault.standing(admin.actor).error().fault == Fault::forbidden);
  CHECK(room.vault.make_own_key(admin.actor, admin.cookie, phrase).error().fault ==
        Fault::forbidden);
  CHECK(room.vault.open(admin.actor, admin.cookie).error().fault == Fault::forbidden);
  CHECK(room.vault.members(admin.actor).error().fault == Fault::forbidden);
}

TEST_CASE("the newest key opens those before it, also when it came back from paper") {
  Room room(either());
  founded(room);
  const auto before = **room.vault.receiver(kroonstad);
  const auto old = crypto::seal_to(before.public_key, "Van vorig jaar.");
  auto desk = *room.vault.open(room.iris.actor, room.iris.cookie);
  REQUIRE(room.vault.renew(room.iris.actor, desk, std::nullopt));
  desk = *room.vault.open(room.iris.actor, room.iris.cookie);
  const auto parts = room.vault.renew(room.iris.actor, desk, std::nullopt);
  REQUIRE(parts);

  REQUIRE(room.vault.make_own_key(room.bram.actor, room.bram.cookie, "zeven bruggen in de mist"));
  REQUIRE(room.vault.recover(room.bram.actor, (*parts)[1], (*parts)[2]));
  const auto again = room.vault.open(room.bram.actor, room.bram.cookie);
  REQUIRE(again);
  CHECK(again->newest() == 3);
  CHECK(*again->keys(before.version)->open(*old) == "Van vorig jaar.");
}

TEST_CASE("a desk of which nobody is left to read takes nothing in") {
  Room room(either());
  founded(room);
  CHECK(*room.vault.receiver(kroonstad));
  REQUIRE(room.accounts.stop_access(room.admin.actor, room.iris.actor.person));
  CHECK_FALSE(*room.vault.receiver(kroonstad));
}

TEST_CASE("a key that was open does not keep anybody from signing in days later") {
  Room room(either());
  founded(room);
  room.clock.at += std::chrono::days(3);
  const auto signed_in =
      room.sessions.sign_in("bram@kroonstad.example", accounts::test::passphrase, {});
  REQUIRE(signed_in);
  CHECK(signed_in->answer != accounts::Answer::wrong);
}
