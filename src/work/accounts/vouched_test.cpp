#include <catch2/catch.hpp>

#include "work/accounts/test_desk.hpp"

using namespace zicht;
using namespace zicht::accounts;

namespace {

Vouched vouched(const std::string& subject, const std::string& address) {
  return {.sign_on = "kroonstad",
          .organisation = "Gemeente Kroonstad",
          .issuer = "https://login.kroonstad.example",
          .subject = subject,
          .address = address};
}

constexpr auto bram = "bram@kroonstad.example";

/// What a sign-on is answered that says this.
SignedIn begin(test::TestDesk& desk, const Vouched& what) {
  const auto done = desk.sessions.begin(what, {});
  REQUIRE(done);
  return *done;
}

}  // namespace

TEST_CASE("a sign-on is believed about a colleague by address once, and by subject ever after") {
  test::TestDesk desk(GENERATE(store::Kind::sqlite, store::Kind::postgres));
  const auto admin = desk.administrator();
  const auto person = desk.reader(admin);

  desk.forget_letters();
  const auto first = begin(desk, vouched("u-17", "Bram@Kroonstad.example"));
  const auto letter = desk.letters();
  CHECK(letter.find("Aan: bram@kroonstad.example") != std::string::npos);
  CHECK(letter.find("ook aanmelden via Gemeente Kroonstad") != std::string::npos);
  desk.forget_letters();
  CHECK(first.answer == Answer::open);
  CHECK(first.person == person);
  const auto actor = desk.actor_of(first.session);
  REQUIRE(actor);
  CHECK(actor->sign_on == "kroonstad");
  CHECK(actor->organisation == admin.organisation);

  // The address is another one there by now, or none: it is the same person.
  CHECK(begin(desk, vouched("u-17", "")).person == person);
  CHECK(begin(desk, vouched("u-17", "fenna@kroonstad.example")).person == person);
  CHECK(desk.letters().empty());
  // And the address of Bram is given to somebody else there: that is not Bram.
  const auto other = begin(desk, vouched("u-18", bram));
  CHECK(other.answer == Answer::wrong);
  CHECK(other.session.empty());
  // Another server may not use the subject of the first.
  auto impostor = vouched("u-17", "");
  impostor.issuer = "https://login.duinrand.example";
  CHECK(begin(desk, impostor).answer == Answer::wrong);
}

TEST_CASE("nobody is made, and whoever has no access gets none") {
  test::TestDesk desk(GENERATE(store::Kind::sqlite, store::Kind::postgres));
  const auto admin = desk.administrator();
  const auto person = desk.reader(admin);

  CHECK(begin(desk, vouched("u-1", "niemand@kroonstad.example")).answer == Answer::wrong);
  CHECK(begin(desk, vouched("u-17", "")).answer == Answer::wrong);  // not verified
  CHECK(begin(desk, vouched("u-17", "geen adres")).answer == Answer::wrong);
  auto elsewhere = vouched("u-17", bram);
  elsewhere.organisation = "Gemeente Duinrand";
  CHECK(begin(desk, elsewhere).answer == Answer::wrong);  // not there
  desk.administrator("Gemeente Duinrand", "ivo@duinrand.example");
  CHECK(begin(desk, elsewhere).answer == Answer::wrong);  // there, and Bram has no role in it

  REQUIRE(begin(desk, vouched("u-17", bram)).answer == Answer::open);
  const auto again = desk.administrator("Gemeente Kroonstad", "mia@kroonstad.example");
  REQUIRE(desk.accounts.stop_access(again, person));
  CHECK(begin(desk, vouched("u-17", bram)).answer == Answer::wrong);
}

TEST_CASE("who comes in again by an invitation is recognised anew") {
  test::TestDesk desk(GENERATE(store::Kind::sqlite, store::Kind::postgres));
  const auto admin = desk.administrator();
  desk.reader(admin);
  REQUIRE(begin(desk, vouched("u-17", bram)).answer == Answer::open);
  REQUIRE(desk.accounts.disable(bram));
  CHECK(begin(desk, vouched("u-17", bram)).answer == Answer::wrong);
  REQUIRE(desk.accounts.invite(admin,
                               {.name = "Bram Veldhuis", .email = bram, .roles = {Role::reader}}));
  // The address belongs to a new colleague by now.
  CHECK(begin(desk, vouched("u-17", "")).answer == Answer::wrong);
  CHECK(begin(desk, vouched("u-99", bram)).answer == Answer::open);
}

TEST_CASE("signing in with a sign-on takes up an invitation") {
  test::TestDesk desk(GENERATE(store::Kind::sqlite, store::Kind::postgres));
  const auto admin = desk.administrator();
  desk.forget_letters();
  REQUIRE(desk.accounts.invite(
      admin, {.name = "Iris van Dam", .email = "iris@kroonstad.example", .roles = {Role::reader}}));
  const auto link = desk.token_in_letter("/uitnodiging/");
  const auto done = begin(desk, vouched("u-20", "iris@kroonstad.example"));
  REQUIRE(done.answer == Answer::open);
  CHECK_FALSE(desk.actor_of(done.session)->has_passphrase);
  CHECK_FALSE(*desk.accounts.invited(link));
  const auto colleague = desk.accounts.colleague(admin, done.person);
  REQUIRE(colleague);
  CHECK(has_joined(colleague->person));
  const auto proved = desk.sessions.prove(*desk.actor_of(done.session), "", "");
  REQUIRE(proved);
  CHECK(*proved == Answer::wrong);
}

TEST_CASE("a role that sees persons asks for a second factor, here or there") {
  test::TestDesk desk(GENERATE(store::Kind::sqlite, store::Kind::postgres));
  const auto admin = desk.administrator();
  const auto email = admin.email;

  SECTION("here, where the sign-on did not ask for one") {
    const auto half = begin(desk, vouched("u-1", email));
    CHECK(half.answer == Answer::code);
    CHECK_FALSE(desk.actor_of(half.session));
    desk.clock.at += std::chrono::seconds{60};
    const auto whole = desk.sessions.give_code(desk.code(), {.session = half.session});
    REQUIRE(whole);
    CHECK(whole->answer == Answer::open);
    const auto actor = desk.actor_of(whole->session);
    REQUIRE(actor);
    CHECK(actor->sign_on == "kroonstad");
    CHECK_FALSE(actor->second_factor_elsewhere);
    CHECK_FALSE(desk.sessions.is_proved(*actor));  // the code is of now, the rest of who knows when
  }
  SECTION("there, where it did") {
    auto strong = vouched("u-1", email);
    strong.has_second_factor = true;
    const auto done = begin(desk, strong);
    CHECK(done.answer == Answer::open);
    CHECK(desk.actor_of(done.session)->second_factor_elsewhere);
  }
  SECTION("and nothing works before there is one") {
    desk.forget_letters();
    REQUIRE(desk.accounts.invite(admin,
                                 {.name = "Iris van Dam",
                                  .email = "iris@kroonstad.example",
                                  .roles = {Role::care_coordinator}}));
    const auto passes = [&](const SignedIn& done) {
      http::Request request{.path = "/account",
                            .headers = {{"cookie", "__Host-zicht=" + done.session}}};
      const auto gate = desk.sessions.gate([](const auto&) { return May::keep_account; });
      const auto passed = gate({http::Method::get, "/account"}, request);
      REQUIRE(passed);
      return !passed->has_value();
    };
    auto iris = vouched("u-20", "iris@kroonstad.example");
    CHECK_FALSE(passes(begin(desk, iris)));
    iris.has_second_factor = true;
    CHECK(passes(begin(desk, iris)));
  }
}

TEST_CASE("a sign-on opens its own organisation and no other") {
  test::TestDesk desk(GENERATE(store::Kind::sqlite, store::Kind::postgres));
  const auto duinrand = desk.administrator("Gemeente Duinrand", "ivo@duinrand.example");
  const auto kroonstad = desk.administrator();
  desk.reader(kroonstad);
  REQUIRE(desk.accounts.invite(duinrand, {.name = "Bram", .email = bram, .roles = {Role::reader}}));
  const auto done = begin(desk, vouched("u-17", bram));
  const auto actor = desk.actor_of(done.session);
  REQUIRE(actor);
  CHECK(actor->organisation == kroonstad.organisation);
  const auto moved = desk.sessions.move(*actor, duinrand.organisation);
  REQUIRE_FALSE(moved);
  CHECK(moved.error().fault == Fault::conflict);
}

TEST_CASE("a proof of long ago at the sign-on is no proof now") {
  test::TestDesk desk(GENERATE(store::Kind::sqlite, store::Kind::postgres));
  const auto admin = desk.administrator();
  desk.reader(admin);
  const auto session = [&](Instant at) {
    auto what = vouched("u-17", bram);
    what.proved_at = at;
    return begin(desk, what).session;
  };
  const auto proved = [&](Instant at) {
    return desk.sessions.is_proved(*desk.actor_of(session(at)));
  };
  CHECK_FALSE(proved({}));
  CHECK_FALSE(proved(desk.clock.at - proof_limit));
  CHECK(proved(desk.clock.at - std::chrono::minutes{1}));
  // A clock that is ahead gives no longer proof than one that is right.
  const auto ahead = session(desk.clock.at + std::chrono::hours{24});
  CHECK(desk.sessions.is_proved(*desk.actor_of(ahead)));
  desk.clock.at += proof_limit;
  CHECK_FALSE(desk.sessions.is_proved(*desk.actor_of(ahead)));
}
