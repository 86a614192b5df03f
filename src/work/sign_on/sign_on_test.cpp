#include "work/sign_on/sign_on.hpp"

#include <catch2/catch.hpp>

#include "ground/crypto/token.hpp"
#include "work/accounts/test_desk.hpp"
#include "work/sign_on/attempt_store.hpp"

using namespace zicht;
using namespace zicht::sign_on;
using store::Kind;

namespace {

Attempt attempt(const accounts::test::MovingClock& clock) {
  return {.state_hash = "staat",
          .browser_hash = "browser",
          .sign_on = "kroonstad",
          .sealed = {std::byte{1}, std::byte{0}, std::byte{255}},
          .begun_at = clock.at};
}

}  // namespace

TEST_CASE("who left comes back once, and in the same browser") {
  accounts::test::TestDesk desk(GENERATE(Kind::sqlite, Kind::postgres));
  auto begun = desk.database.begin();
  REQUIRE(begun);
  AttemptStore attempts(*begun);
  REQUIRE(attempts.add(attempt(desk.clock)));

  const auto take = [&](const char* state, const char* browser, const char* sign_on) {
    auto taken = attempts.take(state, browser, sign_on);
    REQUIRE(taken);
    return *taken;
  };
  CHECK_FALSE(take("andere staat", "browser", "kroonstad"));
  CHECK_FALSE(take("staat", "andere browser", "kroonstad"));
  CHECK_FALSE(take("staat", "browser", "duinrand"));
  const auto taken = take("staat", "browser", "kroonstad");
  REQUIRE(taken);
  CHECK(taken->sealed == attempt(desk.clock).sealed);
  CHECK(taken->begun_at == desk.clock.at);
  CHECK_FALSE(take("staat", "browser", "kroonstad"));
}

TEST_CASE("who stays away too long is forgotten") {
  accounts::test::TestDesk desk(GENERATE(Kind::sqlite, Kind::postgres));
  auto begun = desk.database.begin();
  REQUIRE(begun);
  AttemptStore attempts(*begun);
  REQUIRE(attempts.add(attempt(desk.clock)));
  REQUIRE(attempts.sweep(desk.clock.at));
  REQUIRE(attempts.sweep(desk.clock.at + std::chrono::milliseconds{1}));
  const auto taken = attempts.take("staat", "browser", "kroonstad");
  REQUIRE(taken);
  CHECK_FALSE(*taken);
}

TEST_CASE("a sign-on that is not there, or is away, sends nobody anywhere") {
  accounts::test::TestDesk desk(GENERATE(Kind::sqlite, Kind::postgres));
  const fetch::Fetcher fetcher;
  SignOns sign_ons({.database = desk.database,
                    .clock = desk.clock,
                    .sealer = desk.sealer,
                    .fetcher = fetcher,
                    .sessions = desk.sessions,
                    .site = "https://zicht.example"},
                   {{.name = "kroonstad",
                     .label = "Gemeente Kroonstad",
                     .organisation = "Gemeente Kroonstad",
                     .client = {.issuer = "http://127.0.0.1:1", .id = "zicht"}}});
  REQUIRE(sign_ons.names().size() == 1);
  CHECK(sign_ons.names().front().label == "Gemeente Kroonstad");
  CHECK(sign_ons.find("duinrand").error().fault == Fault::not_found);
  CHECK(sign_ons.leave("duinrand", "/account", false).error().fault == Fault::not_found);
  CHECK(sign_ons.leave("kroonstad", "/account", false).error().fault == Fault::unavailable);
  CHECK(sign_ons.arrive("duinrand", {}, {}).error().fault == Fault::not_found);
  const auto lost = sign_ons.arrive("kroonstad", {.state = "x", .code = "y"}, {});
  REQUIRE(lost);
  CHECK(lost->outcome == Outcome::lost);
  CHECK(sign_ons.address_for_leaving("kroonstad")->empty());
}
