// Having passkeys: naming them, losing them, and being sent away with them.
#include <catch2/catch.hpp>

#include "work/accounts/test_holder.hpp"

using namespace zicht;
using namespace zicht::accounts;
using namespace zicht::accounts::test;

TEST_CASE("a passkey is named, renamed and removed by its own person") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const auto stranger = *desk.actor_of(desk.session);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  const auto id = desk.passkeys.own(holder.actor)->front().id;

  CHECK(desk.passkeys.own(stranger)->empty());
  CHECK(desk.passkeys.own(stranger, id).error().fault == Fault::not_found);
  CHECK(desk.passkeys.rename(stranger, id, "van mij").error().fault == Fault::not_found);
  CHECK(desk.passkeys.remove(stranger, id).error().fault == Fault::not_found);

  CHECK(desk.passkeys.rename(holder.actor, id, "  ").error().fault == Fault::invalid);
  REQUIRE(desk.passkeys.rename(holder.actor, id, " de oude telefoon "));
  CHECK(desk.passkeys.own(holder.actor, id)->name == "de oude telefoon");

  const auto elsewhere = desk.passkeys.ask_sign_in(laptop);
  const auto done = desk.passkeys.sign_in(holder.answer(phone, elsewhere->text), laptop);
  REQUIRE(desk.actor_of(done->session));
  REQUIRE(desk.passkeys.remove(holder.actor, id));
  CHECK_FALSE(desk.actor_of(done->session));
  CHECK(desk.actor_of(holder.browser.session));
  CHECK(holder.sign_in(phone) == Answer::wrong);
  CHECK_FALSE(holder.now().has_second_factor);
  CHECK(*desk.accounts.count_recovery_codes(holder.actor) == 0);
  CHECK(holds(events_of(desk, holder.actor), Event::passkey_removed));
}

TEST_CASE("whose role requires a second factor keeps one") {
  TestDesk desk(either());
  Holder holder{desk, desk.administrator(), {.session = desk.session}};
  const Authenticator phone;
  CHECK(desk.accounts.remove_second_factor(holder.actor).error().fault == Fault::conflict);
  REQUIRE(holder.add(phone));
  // With a passkey the app may go, and the recovery codes stay.
  REQUIRE(desk.accounts.remove_second_factor(holder.actor));
  CHECK(*desk.accounts.count_recovery_codes(holder.actor) == 8);
  const auto id = desk.passkeys.own(holder.actor)->front().id;
  CHECK(desk.passkeys.remove(holder.actor, id).error().fault == Fault::conflict);
  CHECK(desk.passkeys.own(holder.actor)->size() == 1);
  REQUIRE(holder.add(Authenticator(crypto::KeyKind::eddsa, "de tweede")));
  CHECK(desk.passkeys.remove(holder.actor, id));
}

TEST_CASE("a passkey is of one person, and one person has not more than twenty") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  CHECK(holder.add(phone).error().fault == Fault::conflict);
  Holder other{desk, *desk.actor_of(desk.session), {.session = desk.session}};
  CHECK(other.add(phone).error().fault == Fault::conflict);
  CHECK(other.handle != holder.handle);
  for (std::size_t at = 1; at < most_passkeys; ++at)
    REQUIRE(holder.add(Authenticator(crypto::KeyKind::eddsa, "sleutel " + std::to_string(at))));
  CHECK(desk.passkeys.ask_new(holder.actor, holder.browser).error().fault == Fault::conflict);
}

TEST_CASE("who lost everything is helped, and an old passkey then opens nothing") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const auto administrator = *desk.actor_of(desk.session);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  const auto person = holder.actor.person;

  SECTION("by the administrator") {
    CHECK(desk.accounts.colleague(administrator, person)->person.has_second_factor());
    REQUIRE(desk.accounts.forget_second_factor(administrator, person));
    CHECK_FALSE(desk.accounts.colleague(administrator, person)->person.has_second_factor());
  }
  SECTION("by the operator") {
    REQUIRE(desk.accounts.make_link(bram, true));
  }
  SECTION("and neither does one of who was sent away and invited again") {
    REQUIRE(desk.accounts.stop_access(administrator, person));
    CHECK(holder.sign_in(phone) == Answer::wrong);
    REQUIRE(desk.accounts.invite(administrator,
                                 {.name = "Bram", .email = bram, .roles = {Role::reader}}));
  }
  CHECK(holder.sign_in(phone) == Answer::wrong);
}

TEST_CASE("who was sent away does not come in with a passkey") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  REQUIRE(desk.accounts.disable(bram));
  CHECK(holder.sign_in(phone) == Answer::wrong);
}
