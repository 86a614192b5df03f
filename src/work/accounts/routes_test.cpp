// The addresses of this room as a browser meets them, with a clock that can be moved.
#include "work/accounts/routes.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "work/accounts/test_counter.hpp"

using namespace zicht;
using namespace zicht::accounts;
using namespace zicht::accounts::test;

namespace {

store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

std::string page_of(PersonId person) {
  return "/organisatie/mensen/" + std::to_string(person.value);
}

}  // namespace

TEST_CASE("whatever concerns the access of others asks for the passphrase after five minutes") {
  Counter counter(either());
  const auto actor = counter.desk.administrator();
  const auto reader = counter.desk.reader(actor);
  counter.session = counter.desk.session;
  counter.desk.clock.at += proof_limit;
  const auto here = page_of(reader);
  for (const auto& address : {std::string("/organisatie/mensen"),
                              here + "/rollen",
                              here + "/uitnodiging",
                              here + "/tweede-stap-wissen",
                              here + "/toegang-stoppen"}) {
    const auto answer = counter.post(address, "rol=beheerder");
    CHECK(header(answer, "Location") == "/account/bevestigen?naar=/account/tekst");
  }
  CHECK(counter.desk.accounts.colleague(actor, reader)->roles == Roles{Role::reader});
  for (const auto* address : {"/account/herstelcodes", "/account/tweede-stap/weghalen"})
    CHECK(header(counter.post(address), "Location") == "/account/bevestigen?naar=%2Faccount");
  CHECK(header(counter.get("/account/tweede-stap"), "Location") ==
        "/account/bevestigen?naar=%2Faccount%2Ftweede-stap");
}

TEST_CASE("what was asked before the passphrase was, is done after it") {
  Counter counter(either());
  const auto actor = counter.desk.administrator();
  const auto reader = counter.desk.reader(actor);
  counter.session = counter.desk.session;
  counter.desk.clock.at += proof_limit;
  const auto address = page_of(reader) + "/rollen";
  const auto asked = counter.post(address, "rol=lezer&rol=beleidsadviseur");
  counter.extra_cookies = "; __Host-zicht-tekst=" + cookie(asked, "__Host-zicht-tekst");

  CHECK(
      counter.post("/account/bevestigen", "wachtzin=iets+heel+anders&naar=/account/tekst").status ==
      422);
  CHECK(counter.desk.accounts.colleague(actor, reader)->roles == Roles{Role::reader});
  // The administrator has a second factor, so the passphrase alone is half a proof.
  const std::string known = "wachtzin=mosterd+vlieger+tandarts+kelder&naar=/account/tekst";
  CHECK(counter.post("/account/bevestigen", known).status == 422);
  CHECK(counter.post("/account/bevestigen", known + "&code=000000").status == 422);
  const auto proved = counter.post("/account/bevestigen", known + "&code=" + counter.desk.code());
  CHECK(header(proved, "Location") == "/account/tekst");
  CHECK(counter.get("/account/tekst").body.find("beleidsadviseur") != std::string::npos);
  CHECK(header(counter.post(address, "rol=lezer&rol=beleidsadviseur"), "Location") ==
        page_of(reader));
  CHECK(counter.desk.accounts.colleague(actor, reader)->roles ==
        Roles{Role::reader, Role::policy_adviser});
}

TEST_CASE("a session is over after half an hour of idleness, and after twelve hours of work") {
  Counter counter(either());
  counter.desk.administrator();
  counter.session = counter.desk.session;
  SECTION("idle") {
    counter.desk.clock.at += idle_limit - std::chrono::seconds{1};
    CHECK(counter.get("/account").status == 200);
    counter.desk.clock.at += idle_limit;
    CHECK(header(counter.get("/account"), "Location") == "/aanmelden?naar=%2Faccount");
  }
  SECTION("busy") {
    for (auto worked = std::chrono::minutes{0}; worked < session_limit - std::chrono::minutes{20};
         worked += std::chrono::minutes{20}) {
      CHECK(counter.get("/account").status == 200);
      counter.desk.clock.at += std::chrono::minutes{20};
    }
    counter.desk.clock.at += std::chrono::minutes{20};
    CHECK(header(counter.get("/account"), "Location") == "/aanmelden?naar=%2Faccount");
  }
}

TEST_CASE("what is another organisation's answers as what does not exist") {
  Counter counter(either());
  const auto kroonstad = counter.desk.administrator();
  const auto reader = counter.desk.reader(kroonstad);
  const auto elsewhere = counter.desk.sessions.sign_in("bram@kroonstad.example", passphrase, {});
  const auto session = counter.desk.actor_of(elsewhere->session)->session;
  counter.desk.administrator("Gemeente Duinrand", "ivo@duinrand.example");
  counter.session = counter.desk.session;
  const PersonId nobody{reader.value == 1 ? 2 : 1};
  const auto same = [](const http::Response& one, const http::Response& other) {
    CHECK(one.status == 404);
    CHECK(one.status == other.status);
    CHECK(one.body == other.body);
    CHECK(one.headers == other.headers);
  };
  same(counter.get(page_of(reader)), counter.get(page_of(nobody)));
  for (const auto* verb : {"/rollen", "/uitnodiging", "/tweede-stap-wissen", "/toegang-stoppen"})
    same(counter.post(page_of(reader) + verb, "rol=lezer"),
         counter.post(page_of(nobody) + verb, "rol=lezer"));
  const auto end = [&](std::int64_t id) {
    return counter.post("/account/sessies/" + std::to_string(id) + "/beeindigen");
  };
  same(end(session.value), end(session.value == 1 ? 2 : 1));
  CHECK(counter.desk.actor_of(elsewhere->session));
}

TEST_CASE("signing in gives a secret that nobody knew before, at both steps") {
  Counter counter(either());
  counter.desk.administrator();
  counter.desk.clock.at += std::chrono::seconds{30};
  counter.session = "door een ander gekozen";
  const auto half = counter.post(
      "/aanmelden", "email=fenna@kroonstad.example&wachtzin=mosterd+vlieger+tandarts+kelder");
  const auto halfway = cookie(half, "__Host-zicht");
  CHECK(halfway.size() == 43);
  counter.session = halfway;
  CHECK(header(counter.get("/account"), "Location") == "/aanmelden?naar=%2Faccount");
  const auto whole = counter.post("/aanmelden/code", "code=" + counter.desk.code());
  counter.session = cookie(whole, "__Host-zicht");
  CHECK(counter.session.size() == 43);
  CHECK(counter.session != halfway);
  CHECK(counter.get("/account").status == 200);
  // No secret stands in an address.
  for (const auto& answer : {half, whole})
    for (const auto& secret : {halfway, counter.session, counter.desk.code()})
      CHECK(header(answer, "Location").find(secret) == std::string::npos);
}

TEST_CASE("the page behind a link is kept by nobody, and says nothing once the link is used") {
  Counter counter(either());
  const auto actor = counter.desk.administrator();
  counter.desk.forget_letters();
  REQUIRE(counter.desk.accounts.invite(
      actor, {.name = "Bram", .email = "bram@kroonstad.example", .roles = {Role::reader}}));
  const auto address = "/uitnodiging/" + counter.desk.token_in_letter("/uitnodiging/");
  counter.session = "gast";
  const auto page = counter.get(address);
  CHECK(page.status == 200);
  CHECK(page.caching == http::Caching::none);
  CHECK(page.body.find("rel=\"canonical\"") == std::string::npos);
  const auto chosen = counter.post(address, "wachtzin=mosterd+vlieger+tandarts+kelder");
  CHECK(header(chosen, "Location") == "/account");
  const auto used = counter.get(address);
  const auto invented = counter.get("/uitnodiging/" + std::string(43, 'x'));
  CHECK(used.status == 404);
  CHECK(used.caching == http::Caching::none);
  CHECK(used.body == invented.body);
  CHECK(used.body.find("Bram") == std::string::npos);
}
