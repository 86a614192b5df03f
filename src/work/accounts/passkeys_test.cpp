#include "work/accounts/passkeys.hpp"

#include <catch2/catch.hpp>

#include "ground/crypto/base64url.hpp"
#include "work/accounts/attempts.hpp"
#include "work/accounts/test_holder.hpp"

using namespace zicht;
using namespace zicht::accounts;
using namespace zicht::accounts::test;

TEST_CASE("a passkey alone signs in, as both factors") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  const auto challenge = desk.passkeys.ask_sign_in(laptop);
  CHECK(challenge->passkeys.empty());
  CHECK(challenge->handle.empty());
  CHECK(challenge->site == "zicht.example");
  CHECK(crypto::from_base64url(challenge->text)->size() == 32);
  desk.clock.at += std::chrono::minutes{1};
  const auto done = desk.passkeys.sign_in(holder.answer(phone, challenge->text), laptop);
  REQUIRE(done->answer == Answer::open);
  CHECK(done->session != laptop.session);
  const auto actor = desk.actor_of(done->session);
  REQUIRE(actor);
  CHECK(actor->person == holder.actor.person);
  CHECK(desk.sessions.is_proved(*actor));
  const auto own = desk.passkeys.own(*actor);
  REQUIRE(own->size() == 1);
  CHECK(own->front().name == "mijn telefoon");
  CHECK(own->front().transports == "usb");
  CHECK(own->front().used_at == desk.clock.at);
}

TEST_CASE("the first second factor comes with recovery codes, and a second one does not") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const auto other = desk.sessions.sign_in(bram, passphrase, {});
  const auto codes = holder.add(Authenticator());
  REQUIRE(codes);
  CHECK(codes->size() == 8);
  CHECK_FALSE(desk.actor_of(other->session));
  CHECK(holder.now().has_second_factor);
  CHECK_FALSE(holder.now().has_app);
  CHECK(desk.letters().find("toegangssleutel") != std::string::npos);

  CHECK(holder.add(Authenticator(crypto::KeyKind::eddsa, "beveiligingssleutel"))->empty());
  desk.secret = crypto::make_totp_secret();
  CHECK(desk.accounts.set_second_factor(holder.now(), desk.secret, desk.code())->empty());
  CHECK(*desk.accounts.count_recovery_codes(holder.now()) == 8);

  // And the codes work as the second step.
  const auto half = desk.sessions.sign_in(bram, passphrase, {});
  REQUIRE(half->answer == Answer::code);
  CHECK(desk.sessions.give_code(codes->front(), {.session = half->session})->answer ==
        Answer::open);
}

TEST_CASE("after the passphrase a passkey is the second step, of that person alone") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  auto other = Holder{desk, *desk.actor_of(desk.session), {.session = desk.session}};
  const Authenticator of_fenna(crypto::KeyKind::rs256, "sleutel van Fenna");
  REQUIRE(other.add(of_fenna));

  CHECK(desk.passkeys.ask_second_step(laptop).error().fault == Fault::unauthorised);
  CHECK_FALSE(desk.passkeys.second_steps(laptop)->has_value());
  const auto half = desk.sessions.sign_in(bram, passphrase, {});
  REQUIRE(half->answer == Answer::code);
  const Browser browser{.session = half->session};
  const auto steps = desk.passkeys.second_steps(browser);
  CHECK_FALSE((*steps)->app);
  CHECK((*steps)->passkey);
  // Six digits are of no app of this person.
  CHECK(desk.sessions.give_code("123456", browser)->answer == Answer::wrong);

  const auto wrong = desk.passkeys.ask_second_step(browser);
  REQUIRE(wrong->passkeys.size() == 1);
  CHECK(wrong->passkeys.front().key.credential == phone.credential());
  CHECK(desk.passkeys.second_step(other.answer(of_fenna, wrong->text), browser)->answer ==
        Answer::wrong);
  CHECK_FALSE(desk.actor_of(half->session));
  // Another key that calls itself by the same name.
  const auto forged = desk.passkeys.ask_second_step(browser);
  CHECK(desk.passkeys.second_step(holder.answer(Authenticator(), forged->text), browser)->answer ==
        Answer::wrong);

  const auto right = desk.passkeys.ask_second_step(browser);
  auto given = holder.answer(phone, right->text);
  given.handle.clear();  // A device that was told which key is meant need not say whose it is.
  const auto done = desk.passkeys.second_step(given, browser);
  REQUIRE(done->answer == Answer::open);
  CHECK(done->session != half->session);
  CHECK(desk.actor_of(done->session)->person == holder.actor.person);
  CHECK_FALSE(desk.actor_of(half->session));
}

TEST_CASE("a passkey is the second step after a sign-on, and the session stays with that sign-on") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  const auto half = desk.sessions.begin({.sign_on = "kroonstad",
                                         .organisation = "Gemeente Kroonstad",
                                         .issuer = "https://login.kroonstad.example",
                                         .subject = "u-17",
                                         .address = bram},
                                        {});
  REQUIRE(half->answer == Answer::code);
  const Browser browser{.session = half->session};
  const auto challenge = desk.passkeys.ask_second_step(browser);
  REQUIRE(challenge);
  const auto done = desk.passkeys.second_step(holder.answer(phone, challenge->text), browser);
  REQUIRE(done->answer == Answer::open);
  const auto actor = desk.actor_of(done->session);
  REQUIRE(actor);
  CHECK(actor->sign_on == "kroonstad");
  CHECK(actor->organisation == holder.actor.organisation);
  // The device proved just now who this is, whatever the sign-on said of before.
  CHECK(desk.sessions.is_proved(*actor));
  CHECK_FALSE(desk.actor_of(half->session));
}

TEST_CASE("an answer is for one challenge, of one browser, once, within five minutes") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  const auto challenge = desk.passkeys.ask_sign_in(laptop);
  const auto given = holder.answer(phone, challenge->text);

  SECTION("once") {
    CHECK(desk.passkeys.sign_in(given, laptop)->answer == Answer::open);
    CHECK(desk.passkeys.sign_in(given, laptop)->answer == Answer::over);
  }
  SECTION("once, also where it was wrong") {
    auto spoiled = given;
    spoiled.assertion.signature += 'x';
    CHECK(desk.passkeys.sign_in(spoiled, laptop)->answer == Answer::wrong);
    CHECK(desk.passkeys.sign_in(given, laptop)->answer == Answer::over);
  }
  SECTION("within five minutes") {
    desk.clock.at += challenge_limit;
    CHECK(desk.passkeys.sign_in(given, laptop)->answer == Answer::over);
  }
  SECTION("by the browser that was asked") {
    CHECK(desk.passkeys.sign_in(given, {.session = "een ander"})->answer == Answer::over);
    CHECK(desk.passkeys.sign_in(given, laptop)->answer == Answer::open);
  }
  SECTION("to this challenge and no other") {
    CHECK(*desk.passkeys.prove(holder.actor, given, laptop) == Answer::over);
    const auto made = desk.passkeys.add(
        holder.actor,
        laptop,
        {.name = "x",
         .made = Authenticator(crypto::KeyKind::es256, "nieuw").make(challenge->text)});
    CHECK(made.error().fault == Fault::invalid);
  }
  SECTION("to a challenge that was asked") {
    CHECK(
        holder.desk.passkeys.sign_in(holder.answer(phone, std::string(43, 'A')), laptop)->answer ==
        Answer::over);
    CHECK(desk.passkeys.sign_in({}, laptop)->answer == Answer::over);
  }
}

TEST_CASE("what a false site or a stranger's device answers opens nothing") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  CHECK(holder.sign_in(phone, {.origin = "https://boef.example"}) == Answer::wrong);
  CHECK(holder.sign_in(phone, {.site = "boef.example"}) == Answer::wrong);
  CHECK(holder.sign_in(phone, {.verified = false}) == Answer::wrong);
  CHECK(holder.sign_in(Authenticator(crypto::KeyKind::es256, "onbekend")) == Answer::wrong);
  CHECK(holder.sign_in(Authenticator()) == Answer::wrong);
  // The right key, with another person's handle or none.
  const auto handle = holder.handle;
  for (const auto* other : {"", "van een ander"}) {
    holder.handle = other;
    CHECK(holder.sign_in(phone) == Answer::wrong);
  }
  holder.handle = handle;
  CHECK(holder.sign_in(phone) == Answer::open);
}

TEST_CASE("a key whose counter goes back is refused, and its person hears of it") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone, "mijn telefoon", {.counter = 7}));
  CHECK(holder.sign_in(phone, {.counter = 8}) == Answer::open);
  desk.forget_letters();
  CHECK(holder.sign_in(phone, {.counter = 8}) == Answer::wrong);
  CHECK(holds(events_of(desk, holder.actor), Event::passkey_refused));
  CHECK(desk.letters().find("misschien twee van") != std::string::npos);
  CHECK(holder.sign_in(phone, {.counter = 9}) == Answer::open);
}

TEST_CASE("a passkey proves again who this is, and so do passphrase and code together") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  const auto codes = *holder.add(phone);
  desk.clock.at += proof_limit;
  REQUIRE_FALSE(desk.sessions.is_proved(holder.now()));

  SECTION("the passphrase alone does not") {
    CHECK(*desk.sessions.prove(holder.now(), passphrase, "") == Answer::code);
    CHECK(*desk.sessions.prove(holder.now(), passphrase, "123456") == Answer::code);
    CHECK(*desk.sessions.prove(holder.now(), "iets anders dan dat", codes[0]) == Answer::wrong);
    CHECK_FALSE(desk.sessions.is_proved(holder.now()));
    CHECK(*desk.sessions.prove(holder.now(), passphrase, codes[0]) == Answer::open);
    CHECK(desk.sessions.is_proved(holder.now()));
    CHECK(*desk.sessions.prove(holder.now(), passphrase, codes[0]) == Answer::code);
  }
  SECTION("the passkey does") {
    const auto challenge = desk.passkeys.ask_proof(holder.now(), holder.browser);
    CHECK(challenge->passkeys.size() == 1);
    CHECK(*desk.passkeys.prove(
              holder.now(), holder.answer(phone, challenge->text), holder.browser) == Answer::open);
    CHECK(desk.sessions.is_proved(holder.now()));
  }
  SECTION("another person's does not") {
    Holder other{desk, *desk.actor_of(desk.session), {.session = desk.session}};
    const Authenticator of_fenna(crypto::KeyKind::es256, "sleutel van Fenna");
    REQUIRE(other.add(of_fenna));
    const auto challenge = desk.passkeys.ask_proof(holder.now(), holder.browser);
    CHECK(*desk.passkeys.prove(holder.now(),
                               other.answer(of_fenna, challenge->text),
                               holder.browser) == Answer::wrong);
    CHECK_FALSE(desk.sessions.is_proved(holder.now()));
  }
  SECTION("codes cannot be guessed through here either") {
    for (int at = 0; at < code_attempts; ++at)
      CHECK(*desk.sessions.prove(holder.now(), passphrase, "123456") == Answer::code);
    CHECK(*desk.sessions.prove(holder.now(), passphrase, codes[0]) == Answer::too_often);
  }
}

TEST_CASE("wrong answers are counted, and a known browser has its own") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const Authenticator phone;
  REQUIRE(holder.add(phone));
  for (int at = 0; at < passphrase_attempts; ++at)
    CHECK(holder.sign_in(Authenticator()) == Answer::wrong);
  CHECK(holder.sign_in(phone) == Answer::too_often);
  const auto known = desk.sessions.begin(holder.actor.person, {});
  const Browser there{.session = "thuis", .device = known->device};
  const auto challenge = desk.passkeys.ask_sign_in(there);
  CHECK(desk.passkeys.sign_in(holder.answer(phone, challenge->text), there)->answer ==
        Answer::open);
  desk.clock.at += passphrase_window;
  CHECK(holder.sign_in(phone) == Answer::open);
}

TEST_CASE("challenges that nobody answers are thrown away") {
  TestDesk desk(either());
  auto holder = reader_at(desk);
  const auto count = [&] {
    auto transaction = desk.database.read();
    return (*transaction->one("SELECT COUNT(*) FROM passkey_challenges"))->integer(0);
  };
  for (int at = 0; at < 5; ++at) REQUIRE(desk.passkeys.ask_sign_in(laptop));
  CHECK(count() == 5);
  desk.clock.at += challenge_limit;
  REQUIRE(desk.sessions.sign_in(bram, passphrase, {}));
  CHECK(count() == 0);
}

TEST_CASE("a site without a name has no passkeys, and says so") {
  TestDesk desk(store::Kind::sqlite);
  auto ground = desk.ground();
  ground.site = "http://127.0.0.1:8080";
  Passkeys here(ground, desk.sessions);
  CHECK_FALSE(here.are_possible());
  CHECK(here.ask_sign_in(laptop).error().fault == Fault::conflict);
  CHECK(here.sign_in({}, laptop)->answer == Answer::wrong);
}
