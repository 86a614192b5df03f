#include <catch2/catch.hpp>

#include "work/accounts/attempts.hpp"
#include "work/accounts/test_desk.hpp"

using namespace zicht;
using namespace zicht::accounts;
using namespace zicht::accounts::test;
using store::Kind;

namespace {

constexpr auto email = "fenna@kroonstad.example";

store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

/// Half a minute on, so that the app shows another code.
void next_code(TestDesk& desk) {
  desk.clock.at += std::chrono::seconds{30};
}

}  // namespace

TEST_CASE("who has a second factor signs in with passphrase and code") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  next_code(desk);
  const auto half = desk.sessions.sign_in(" Fenna@Kroonstad.example", passphrase, {});
  REQUIRE(half->answer == Answer::code);
  CHECK_FALSE(desk.actor_of(half->session));

  const auto whole = desk.sessions.give_code(desk.code(), {.session = half->session});
  REQUIRE(whole->answer == Answer::open);
  CHECK(whole->session != half->session);
  const auto signed_in = desk.actor_of(whole->session);
  REQUIRE(signed_in);
  CHECK(signed_in->person == actor.person);
  CHECK(signed_in->organisation_name == "Gemeente Kroonstad");
  CHECK(signed_in->roles == Roles{Role::administrator});
  CHECK_FALSE(desk.actor_of(half->session));
}

TEST_CASE("a code works once") {
  TestDesk desk(either());
  desk.administrator();
  next_code(desk);
  const auto code = desk.code();
  const auto first = desk.sessions.sign_in(email, passphrase, {});
  const auto second = desk.sessions.sign_in(email, passphrase, {});
  CHECK(desk.sessions.give_code(code, {.session = first->session})->answer == Answer::open);
  CHECK(desk.sessions.give_code(code, {.session = second->session})->answer == Answer::wrong);
}

TEST_CASE("a recovery code works once") {
  TestDesk desk(either());
  desk.administrator();
  const auto first = desk.sessions.sign_in(email, passphrase, {});
  const auto& code = desk.recovery_codes.at(3);
  CHECK(desk.sessions.give_code(code, {.session = first->session})->answer == Answer::open);
  const auto second = desk.sessions.sign_in(email, passphrase, {});
  CHECK(desk.sessions.give_code(code, {.session = second->session})->answer == Answer::wrong);
}

TEST_CASE("the second step needs the first, and not too long ago") {
  TestDesk desk(either());
  desk.administrator();
  next_code(desk);
  CHECK(desk.sessions.give_code(desk.code(), {})->answer == Answer::over);
  CHECK(desk.sessions.give_code(desk.code(), {.session = "verzonnen"})->answer == Answer::over);
  const auto half = desk.sessions.sign_in(email, passphrase, {});
  desk.clock.at += code_limit;
  CHECK(desk.sessions.give_code(desk.code(), {.session = half->session})->answer == Answer::over);
}

TEST_CASE("a wrong passphrase, an unknown address and a strange one get the same answer") {
  TestDesk desk(either());
  desk.administrator();
  for (const auto* address : {email, "niemand@kroonstad.example", "geen adres", ""})
    CHECK(desk.sessions.sign_in(address, "mosterd vlieger tandarts zolder", {})->answer ==
          Answer::wrong);
  CHECK(desk.sessions.sign_in(email, "", {})->answer == Answer::wrong);
}

TEST_CASE("a secret from before signing in is worth nothing after it") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  const auto reader = desk.reader(actor);
  const auto done =
      desk.sessions.sign_in("bram@kroonstad.example", passphrase, {.session = "van een ander"});
  REQUIRE(done->answer == Answer::open);
  CHECK(done->session != "van een ander");
  CHECK_FALSE(desk.actor_of("van een ander"));
  CHECK(desk.actor_of(done->session)->person == reader);
  // Signing in again ends the session that this browser had.
  const auto again =
      desk.sessions.sign_in("bram@kroonstad.example", passphrase, {.session = done->session});
  CHECK_FALSE(desk.actor_of(done->session));
  CHECK(desk.actor_of(again->session));
}

TEST_CASE("strangers who try cannot keep a person out") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  const auto reader = desk.reader(actor);
  const auto* address = "bram@kroonstad.example";
  const auto known = desk.sessions.sign_in(address, passphrase, {});
  REQUIRE(known->answer == Answer::open);

  for (int at = 0; at < passphrase_attempts; ++at)
    CHECK(desk.sessions.sign_in(address, "geraden en mis dus", {})->answer == Answer::wrong);
  // From here on a stranger is not even listened to, right or wrong.
  CHECK(desk.sessions.sign_in(address, "geraden en mis dus", {})->answer == Answer::too_often);
  CHECK(desk.sessions.sign_in(address, passphrase, {})->answer == Answer::too_often);

  SECTION("in a browser where the person was before, all is as it was") {
    CHECK(desk.sessions.sign_in(address, passphrase, {.device = known->device})->answer ==
          Answer::open);
  }
  SECTION("with a link by mail, any browser will do") {
    desk.forget_letters();
    REQUIRE(desk.accounts.ask_reset(address));
    const auto token = desk.token_in_letter("/wachtwoord/");
    const auto person = desk.accounts.reset(token, "zeven zachte ezels zwemmen");
    REQUIRE(person);
    CHECK(*person == reader);
    const auto begun = desk.sessions.begin(*person, {});
    CHECK(begun->answer == Answer::open);
    CHECK(desk.sessions.sign_in(address, "zeven zachte ezels zwemmen", {.device = begun->device})
              ->answer == Answer::open);
  }
  SECTION("after a quarter of an hour too") {
    desk.clock.at += passphrase_window;
    CHECK(desk.sessions.sign_in(address, passphrase, {})->answer == Answer::open);
  }
  SECTION("others are not concerned") {
    CHECK(desk.sessions.sign_in(email, passphrase, {})->answer == Answer::code);
  }
}

TEST_CASE("a browser is known by a secret of ours, and not by one that somebody put there") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const auto* address = "bram@kroonstad.example";
  const auto first = desk.sessions.sign_in(address, passphrase, {.device = "door een ander"});
  CHECK(first->device != "door een ander");
  const auto again = desk.sessions.sign_in(address, passphrase, {.device = first->device});
  CHECK(again->device == first->device);

  SECTION("a new passphrase makes strangers of all of them") {
    desk.forget_letters();
    REQUIRE(desk.accounts.ask_reset(address));
    REQUIRE(desk.accounts.reset(desk.token_in_letter("/wachtwoord/"), passphrase));
    CHECK(desk.sessions.sign_in(address, passphrase, {.device = first->device})->device !=
          first->device);
  }
  SECTION("half a year without it does too") {
    desk.clock.at += device_limit + std::chrono::hours{1};
    REQUIRE(desk.sessions.sign_in(address, passphrase, {}));
    CHECK(desk.sessions.sign_in(address, passphrase, {.device = first->device})->device !=
          first->device);
  }
}

TEST_CASE("an address that does not exist is refused after as many attempts") {
  TestDesk desk(either());
  for (int at = 0; at < passphrase_attempts; ++at)
    CHECK(desk.sessions.sign_in("niemand@kroonstad.example", "x", {})->answer == Answer::wrong);
  CHECK(desk.sessions.sign_in("niemand@kroonstad.example", "x", {})->answer == Answer::too_often);
}

TEST_CASE("codes cannot be guessed through") {
  TestDesk desk(either());
  desk.administrator();
  next_code(desk);
  const auto half = desk.sessions.sign_in(email, passphrase, {});
  for (int at = 0; at < code_attempts; ++at)
    CHECK(desk.sessions.give_code("abcdef", {.session = half->session})->answer == Answer::wrong);
  CHECK(desk.sessions.give_code(desk.code(), {.session = half->session})->answer ==
        Answer::too_often);
  const auto again = desk.sessions.sign_in(email, passphrase, {});
  CHECK(desk.sessions.give_code(desk.code(), {.session = again->session})->answer ==
        Answer::too_often);
}

TEST_CASE("a weaker hash is made anew when its person signs in") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const crypto::Passphrases stronger(crypto::Cost{.passes = 2, .memory = std::size_t{16} << 10U});
  const Ground ground{
      desk.database, desk.clock, stronger, desk.sealer, desk.mail, "https://zicht.example"};
  Sessions now(ground, true);
  const auto hash = [&] {
    auto transaction = desk.database.read();
    return (*transaction->one(
                "SELECT passphrase FROM people WHERE email = 'bram@kroonstad.example'"))
        ->text(0);
  };
  CHECK(stronger.is_outdated(hash()));
  CHECK(now.sign_in("bram@kroonstad.example", passphrase, {})->answer == Answer::open);
  CHECK_FALSE(stronger.is_outdated(hash()));
  CHECK(now.sign_in("bram@kroonstad.example", passphrase, {})->answer == Answer::open);
}

TEST_CASE("what lies in the database opens nothing") {
  TestDesk desk(either());
  desk.administrator();
  next_code(desk);
  const auto half = desk.sessions.sign_in(email, passphrase, {});
  const auto whole = desk.sessions.give_code(desk.code(), {.session = half->session});
  auto transaction = desk.database.read();
  const auto rows = transaction->all("SELECT token_hash FROM sessions");
  for (const auto& row : *rows) {
    CHECK(row.text(0) != whole->session);
    CHECK_FALSE(desk.actor_of(row.text(0)));
  }
  const auto sealed =
      (*transaction->one("SELECT totp FROM people WHERE email = $1", email))->blob(0);
  const std::string bytes(reinterpret_cast<const char*>(sealed.data()), sealed.size());
  CHECK(bytes.find(desk.secret) == std::string::npos);
}
