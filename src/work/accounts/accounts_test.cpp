#include "work/accounts/accounts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "work/accounts/attempts.hpp"
#include "work/accounts/test_desk.hpp"

using namespace zicht;
using namespace zicht::accounts;
using namespace zicht::accounts::test;

namespace {

store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

Invitation bram(Roles roles = {Role::reader}) {
  return {.name = "Bram Veldhuis", .email = "bram@kroonstad.example", .roles = roles};
}

}  // namespace

TEST_CASE("an invited colleague chooses a passphrase with a link that works once") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.forget_letters();
  REQUIRE(desk.accounts.invite(actor, bram()));
  const auto letter = desk.letters();
  CHECK(letter.find("Aan: bram@kroonstad.example") != std::string::npos);
  CHECK(letter.find("Gemeente Kroonstad") != std::string::npos);
  const auto token = desk.token_in_letter("https://zicht.example/uitnodiging/");
  CHECK((*desk.accounts.invited(token))->name == "Bram Veldhuis");

  CHECK(desk.accounts.accept(token, "te kort").error().fault == Fault::invalid);
  CHECK(desk.accounts.accept(token, "bramveldhuis2026").error().fault == Fault::invalid);
  REQUIRE(desk.accounts.accept(token, passphrase));
  CHECK(desk.accounts.accept(token, passphrase).error().fault == Fault::not_found);
  CHECK_FALSE(desk.accounts.invited(token)->has_value());
  CHECK(desk.accounts.colleagues(actor)->size() == 2);
}

TEST_CASE("an invitation ends after seven days, and a next one replaces it") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.forget_letters();
  REQUIRE(desk.accounts.invite(actor, bram()));
  const auto first = desk.token_in_letter("/uitnodiging/");
  const auto person = (*desk.accounts.invited(first))->id;
  desk.forget_letters();
  REQUIRE(desk.accounts.invite_again(actor, person));
  const auto second = desk.token_in_letter("/uitnodiging/");
  CHECK_FALSE(desk.accounts.invited(first)->has_value());
  CHECK(desk.accounts.invited(second)->has_value());
  desk.clock.at += invitation_limit;
  CHECK_FALSE(desk.accounts.invited(second)->has_value());
  CHECK(desk.accounts.accept(second, passphrase).error().fault == Fault::not_found);
}

TEST_CASE("an invitation that cannot be is refused") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  CHECK(desk.accounts.invite(actor, bram({})).error().fault == Fault::invalid);
  CHECK(desk.accounts.invite(actor, bram({Role::registrar})).error().fault == Fault::invalid);
  CHECK(desk.accounts.invite(actor, bram({Role::editor})).error().fault == Fault::invalid);
  auto nameless = bram();
  nameless.name = " ";
  CHECK(desk.accounts.invite(actor, nameless).error().fault == Fault::invalid);
  auto two = bram();
  two.email = "bram@kroonstad.example, x@y.example";
  CHECK(desk.accounts.invite(actor, two).error().fault == Fault::invalid);
  REQUIRE(desk.accounts.invite(actor, bram()));
  CHECK(desk.accounts.invite(actor, bram()).error().fault == Fault::conflict);
}

TEST_CASE("only an administrator manages people, and only those of the own organisation") {
  TestDesk desk(either());
  const auto kroonstad = desk.administrator();
  const auto reader = desk.reader(kroonstad);
  const auto elders = desk.administrator("Gemeente Duinrand", "ivo@duinrand.example");

  auto lesser = kroonstad;
  lesser.roles = {Role::reader, Role::privacy_officer};
  CHECK(desk.accounts.invite(lesser, bram()).error().fault == Fault::forbidden);
  CHECK(desk.accounts.colleagues(lesser).error().fault == Fault::forbidden);
  CHECK(desk.accounts.stop_access(lesser, reader).error().fault == Fault::forbidden);

  CHECK(desk.accounts.colleague(elders, reader).error().fault == Fault::not_found);
  CHECK(desk.accounts.set_roles(elders, reader, {Role::administrator}).error().fault ==
        Fault::not_found);
  CHECK(desk.accounts.stop_access(elders, reader).error().fault == Fault::not_found);
  CHECK(desk.accounts.forget_second_factor(elders, kroonstad.person).error().fault ==
        Fault::not_found);
  CHECK(desk.accounts.invite_again(elders, reader).error().fault == Fault::not_found);
}

TEST_CASE("an organisation keeps an administrator") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  CHECK(desk.accounts.stop_access(actor, actor.person).error().fault == Fault::conflict);
  CHECK(desk.accounts.set_roles(actor, actor.person, {Role::reader}).error().fault ==
        Fault::conflict);
  const auto reader = desk.reader(actor);
  REQUIRE(desk.accounts.set_roles(actor, reader, {Role::administrator}));
  CHECK(desk.accounts.set_roles(actor, actor.person, {Role::reader}));
}

TEST_CASE("who works for two organisations loses only the one that stops the access") {
  TestDesk desk(either());
  const auto kroonstad = desk.administrator();
  const auto reader = desk.reader(kroonstad);
  const auto duinrand = desk.administrator("Gemeente Duinrand", "ivo@duinrand.example");
  desk.forget_letters();
  REQUIRE(desk.accounts.invite(duinrand, bram({Role::policy_adviser})));
  // No link: there is a passphrase already.
  CHECK(desk.letters().find("/uitnodiging/") == std::string::npos);

  const auto done = desk.sessions.sign_in("bram@kroonstad.example", passphrase, {});
  auto me = *desk.actor_of(done->session);
  // Who is invited elsewhere goes on where the work was, and does not land there unawares.
  CHECK(me.organisation == kroonstad.organisation);
  CHECK(me.roles == Roles{Role::reader});
  REQUIRE(desk.sessions.move(me, duinrand.organisation));
  me = *desk.actor_of(done->session);
  CHECK(me.roles == Roles{Role::policy_adviser});
  const auto next = desk.sessions.sign_in("bram@kroonstad.example", passphrase, {});
  CHECK(desk.actor_of(next->session)->organisation == duinrand.organisation);
  REQUIRE(desk.sessions.move(me, kroonstad.organisation));
  CHECK(desk.sessions.move(me, OrganisationId{1}).error().fault == Fault::not_found);

  REQUIRE(desk.accounts.stop_access(kroonstad, reader));
  CHECK_FALSE(desk.actor_of(done->session));
  CHECK(desk.sessions.sign_in("bram@kroonstad.example", passphrase, {})->answer == Answer::open);
}

TEST_CASE("whoever the operator stopped comes back only where somebody invites them anew") {
  TestDesk desk(either());
  const auto kroonstad = desk.administrator();
  const auto reader = desk.reader(kroonstad);
  const auto duinrand = desk.administrator("Gemeente Duinrand", "ivo@duinrand.example");
  REQUIRE(desk.accounts.disable("bram@kroonstad.example"));
  CHECK(desk.accounts.colleague(kroonstad, reader).error().fault == Fault::not_found);
  desk.forget_letters();
  REQUIRE(desk.accounts.invite(duinrand, bram()));
  REQUIRE(desk.accounts.accept(desk.token_in_letter("/uitnodiging/"), passphrase));
  const auto done = desk.sessions.sign_in("bram@kroonstad.example", passphrase, {});
  const auto me = *desk.actor_of(done->session);
  CHECK(me.organisation == duinrand.organisation);
  CHECK(desk.sessions.move(me, kroonstad.organisation).error().fault == Fault::not_found);
}

TEST_CASE("one organisation cannot take away the second step of who works for another too") {
  TestDesk desk(either());
  const auto kroonstad = desk.administrator();
  const auto duinrand = desk.administrator("Gemeente Duinrand", "ivo@duinrand.example");
  REQUIRE(desk.accounts.invite(
      duinrand, {.name = "Fenna", .email = "fenna@kroonstad.example", .roles = {Role::reader}}));
  CHECK(desk.accounts.forget_second_factor(duinrand, kroonstad.person).error().fault ==
        Fault::conflict);
  CHECK(desk.sessions.sign_in("fenna@kroonstad.example", passphrase, {})->answer == Answer::code);
}

TEST_CASE("who was out comes back by a new invitation, with a new passphrase") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  const auto reader = desk.reader(actor);
  REQUIRE(desk.accounts.stop_access(actor, reader));
  desk.forget_letters();
  REQUIRE(desk.accounts.invite(actor, bram()));
  CHECK(desk.sessions.sign_in("bram@kroonstad.example", passphrase, {})->answer == Answer::wrong);
  CHECK(*desk.accounts.accept(desk.token_in_letter("/uitnodiging/"),
                              "zeven zachte ezels zwemmen") == reader);
}

TEST_CASE("asking for a new passphrase says nothing, and writes only to who is there") {
  TestDesk desk(either());
  desk.administrator();
  desk.forget_letters();
  REQUIRE(desk.accounts.ask_reset("niemand@kroonstad.example"));
  CHECK(desk.letters().empty());
  CHECK(desk.accounts.ask_reset("geen adres").error().fault == Fault::invalid);
  for (int at = 0; at < reset_attempts + 2; ++at)
    REQUIRE(desk.accounts.ask_reset("fenna@kroonstad.example"));
  const auto letters = desk.letters();
  std::size_t count = 0;
  for (auto found = letters.find("/wachtwoord/"); found != std::string::npos;
       found = letters.find("/wachtwoord/", found + 1))
    ++count;
  CHECK(count == reset_attempts);
}

TEST_CASE("a reset keeps the second factor, and ends after an hour") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.forget_letters();
  REQUIRE(desk.accounts.ask_reset("fenna@kroonstad.example"));
  const auto token = desk.token_in_letter("/wachtwoord/");
  SECTION("in time") {
    const auto person = desk.accounts.reset(token, "zeven zachte ezels zwemmen");
    REQUIRE(person);
    CHECK(desk.sessions.begin(*person, {})->answer == Answer::code);
  }
  SECTION("too late") {
    desk.clock.at += reset_limit;
    CHECK(desk.accounts.reset(token, passphrase).error().fault == Fault::not_found);
  }
  SECTION("a link of one kind does not work as the other") {
    CHECK(desk.accounts.accept(token, passphrase).error().fault == Fault::not_found);
  }
}

TEST_CASE("a second factor is set by showing that it works, and taken away only where it may") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  CHECK(actor.has_second_factor);
  CHECK(*desk.accounts.count_recovery_codes(actor) == 8);
  CHECK(desk.accounts.set_second_factor(actor, desk.secret, "000000").error().fault ==
        Fault::invalid);
  CHECK(desk.accounts.set_second_factor(actor, "kort", "000000").error().fault == Fault::invalid);
  CHECK(desk.accounts.remove_second_factor(actor).error().fault == Fault::conflict);
  const auto fresh = desk.accounts.renew_recovery_codes(actor);
  REQUIRE(fresh);
  CHECK(*fresh != desk.recovery_codes);
  CHECK(*desk.accounts.count_recovery_codes(actor) == 8);

  const auto reader = desk.reader(actor);
  const auto begun = desk.sessions.begin(reader, {});
  const auto me = *desk.actor_of(begun->session);
  CHECK(desk.accounts.renew_recovery_codes(me).error().fault == Fault::conflict);
  REQUIRE(desk.accounts.set_second_factor(me, desk.secret, desk.code()));
  REQUIRE(desk.accounts.remove_second_factor(*desk.actor_of(begun->session)));
}

TEST_CASE("who lost telephone and codes is helped by the administrator") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  const auto reader = desk.reader(actor);
  const auto begun = desk.sessions.begin(reader, {});
  REQUIRE(
      desk.accounts.set_second_factor(*desk.actor_of(begun->session), desk.secret, desk.code()));
  desk.forget_letters();
  REQUIRE(desk.accounts.forget_second_factor(actor, reader));
  CHECK_FALSE(desk.actor_of(begun->session));
  CHECK(desk.sessions.sign_in("bram@kroonstad.example", passphrase, {})->answer == Answer::open);
  CHECK(desk.letters().find("tweede stap gewist") != std::string::npos);
}

TEST_CASE("the operator makes a link for who has no mail, and takes a lost second factor away") {
  TestDesk desk(either());
  desk.administrator();
  CHECK(desk.accounts.make_link("niemand@kroonstad.example", false).error().fault ==
        Fault::not_found);
  CHECK(desk.actor_of(desk.session));
  const auto link = desk.accounts.make_link("fenna@kroonstad.example", true);
  REQUIRE(link);
  // Whoever has the lost telephone may sit in a session of it.
  CHECK_FALSE(desk.actor_of(desk.session));
  CHECK(link->starts_with("https://zicht.example/wachtwoord/"));
  const auto person = desk.accounts.reset(token_of(*link), "zeven zachte ezels zwemmen");
  REQUIRE(person);
  CHECK(desk.sessions.begin(*person, {})->answer == Answer::open);
}

TEST_CASE("what happened to an account can be read, the newest first") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  const auto recent = desk.accounts.recent(actor);
  REQUIRE(recent->size() >= 3);
  CHECK(std::any_of(recent->begin(), recent->end(), [](const Happening& happening) {
    return happening.event == Event::second_factor_set && happening.actor_name == "Fenna Grootveld";
  }));
}
