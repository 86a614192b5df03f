#include "work/accounts/session.hpp"

#include <catch2/catch.hpp>

#include "work/accounts/test_desk.hpp"

using namespace zicht;
using namespace zicht::accounts;
using namespace zicht::accounts::test;

namespace {

store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

constexpr auto bram = "bram@kroonstad.example";

std::string cookie_of(const http::Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers)
    if (key == "Set-Cookie" && value.starts_with(name + "="))
      return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  return {};
}

http::Request note(const std::string& cookies, const std::string& token) {
  return {.method = http::Method::post,
          .target = "/notities",
          .path = "/notities",
          .headers = {{"content-type", "application/x-www-form-urlencoded"}, {"cookie", cookies}},
          .body = "tekst=Bel+Noor+terug+%26+wacht&formulier=" + token};
}

const http::RouteName notes{http::Method::post, "/notities"};
May everyone_signed_in(const http::RouteName&) {
  return May::keep_account;
}

}  // namespace

TEST_CASE("a session ends when it is idle, when it is old, and when it is ended") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const auto done = desk.sessions.sign_in(bram, passphrase, {});
  REQUIRE(desk.actor_of(done->session));

  SECTION("idle for half an hour") {
    desk.clock.at += std::chrono::minutes{29};
    CHECK(desk.actor_of(done->session));
    desk.clock.at += std::chrono::minutes{29};
    CHECK(desk.actor_of(done->session));
    desk.clock.at += std::chrono::minutes{30};
    CHECK_FALSE(desk.actor_of(done->session));
  }
  SECTION("busy for twelve hours") {
    for (int at = 0; at < 12 * 3 - 1; ++at) {
      desk.clock.at += std::chrono::minutes{20};
      CHECK(desk.actor_of(done->session));
    }
    desk.clock.at += std::chrono::minutes{20};
    CHECK_FALSE(desk.actor_of(done->session));
  }
  SECTION("by signing out") {
    REQUIRE(desk.sessions.sign_out(*desk.actor_of(done->session)));
    CHECK_FALSE(desk.actor_of(done->session));
  }
  SECTION("by the administrator, who stops access") {
    REQUIRE(desk.accounts.stop_access(actor, desk.actor_of(done->session)->person));
    CHECK_FALSE(desk.actor_of(done->session));
    CHECK(desk.sessions.sign_in(bram, passphrase, {})->answer == Answer::wrong);
  }
  SECTION("by the operator") {
    REQUIRE(desk.accounts.disable(bram));
    CHECK_FALSE(desk.actor_of(done->session));
    CHECK(desk.sessions.sign_in(bram, passphrase, {})->answer == Answer::wrong);
  }
  SECTION("by a new passphrase") {
    const auto other = desk.sessions.sign_in(bram, passphrase, {});
    const auto me = *desk.actor_of(other->session);
    REQUIRE(desk.accounts.change_passphrase(me, "zeven zachte ezels zwemmen"));
    CHECK_FALSE(desk.actor_of(done->session));
    CHECK(desk.actor_of(other->session));
    CHECK(desk.sessions.sign_in(bram, passphrase, {})->answer == Answer::wrong);
  }
}

TEST_CASE("one sees and ends one's own sessions, and nobody else's") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const auto first = desk.sessions.sign_in(bram, passphrase, {.name = "Firefox op Windows"});
  const auto second = desk.sessions.sign_in(bram, passphrase, {.name = "Safari op een iPhone"});
  const auto me = *desk.actor_of(second->session);
  const auto own = desk.sessions.own(me);
  REQUIRE(own->size() == 2);

  const auto stranger = desk.sessions.end(actor, me.session);
  CHECK(stranger.error().fault == Fault::not_found);
  CHECK(desk.actor_of(second->session));

  REQUIRE(desk.sessions.end_others(me));
  CHECK_FALSE(desk.actor_of(first->session));
  CHECK(desk.actor_of(second->session));
  CHECK(desk.sessions.own(me)->size() == 1);
}

TEST_CASE("a sensitive act asks for the passphrase again after five minutes") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const auto done = desk.sessions.sign_in(bram, passphrase, {});
  CHECK(desk.sessions.is_proved(*desk.actor_of(done->session)));
  desk.clock.at += proof_limit;
  const auto me = *desk.actor_of(done->session);
  CHECK_FALSE(desk.sessions.is_proved(me));
  CHECK(*desk.sessions.prove(me, "iets anders dan dat", "") == Answer::wrong);
  CHECK_FALSE(desk.sessions.is_proved(*desk.actor_of(done->session)));
  CHECK(*desk.sessions.prove(me, passphrase, "") == Answer::open);
  CHECK(desk.sessions.is_proved(*desk.actor_of(done->session)));
}

TEST_CASE("a role without its second factor goes no further than setting it") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  const auto reader = desk.reader(actor);
  REQUIRE(desk.accounts.set_roles(actor, reader, {Role::care_coordinator}));
  const auto done = desk.sessions.sign_in(bram, passphrase, {});
  REQUIRE(done->answer == Answer::open);
  http::Request request{.path = "/account",
                        .headers = {{"cookie", "__Host-zicht=" + done->session}}};
  const auto gate = desk.sessions.gate(everyone_signed_in);
  const auto answer = gate({http::Method::get, "/account"}, request);
  REQUIRE(answer->has_value());
  CHECK((*answer)->headers.front().second == "/account/tweede-stap");
  CHECK_FALSE(request.visitor.has_value());
  CHECK(signed_in(request).error().fault == Fault::unauthorised);
}

TEST_CASE("a role that may not is refused, and a stranger is shown where to sign in") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const auto done = desk.sessions.sign_in(bram, passphrase, {});
  const auto gate = desk.sessions.gate([](const auto&) { return May::manage_people; });
  http::Request request{.path = "/organisatie/mensen",
                        .headers = {{"cookie", "__Host-zicht=" + done->session}}};
  CHECK(gate({http::Method::get, "/organisatie/mensen"}, request).error().fault ==
        Fault::forbidden);
  http::Request stranger{.target = "/organisatie/mensen?rol=FG", .path = "/organisatie/mensen"};
  const auto shown = gate({http::Method::get, "/organisatie/mensen"}, stranger);
  CHECK((*shown)->status == 303);
  CHECK((*shown)->headers.front().second == "/aanmelden?naar=%2Forganisatie%2Fmensen%3Frol%3DFG");
  http::Request program{.path = "/organisatie/mensen", .headers = {{"accept", "application/json"}}};
  CHECK(gate({http::Method::get, "/organisatie/mensen"}, program).error().fault ==
        Fault::unauthorised);
}

TEST_CASE("a form of a tab from before one signed in anew is kept, and shown") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const auto before = desk.sessions.sign_in(bram, passphrase, {});
  const auto now = desk.sessions.sign_in(bram, passphrase, {});
  const auto stale = desk.sessions.stale_form();
  const auto typed = note("__Host-zicht=" + now->session, http::form_token(before->session));
  const auto answer = stale(typed);
  REQUIRE(answer->has_value());
  CHECK((*answer)->headers.front().second == "/account/tekst");
  const auto key = cookie_of(**answer, "__Host-zicht-tekst");
  const http::Request asks{.headers = {{"cookie", "__Host-zicht-tekst=" + key}}};
  const auto kept = desk.sessions.kept(*desk.actor_of(now->session), asks);
  REQUIRE(kept->has_value());
  CHECK((*kept)->fields.text("tekst") == "Bel Noor terug & wacht");

  // Nobody's form, and one with a secret in it, are refused as before.
  CHECK_FALSE(stale(note("__Host-zicht=onbekend", "x"))->has_value());
  auto secret = typed;
  secret.body += "&wachtzin=geheim";
  CHECK_FALSE(stale(secret)->has_value());
}

TEST_CASE("what was typed when the session ended comes back to the same person") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const auto done = desk.sessions.sign_in(bram, passphrase, {});
  desk.clock.at += std::chrono::hours{1};
  const auto gate = desk.sessions.gate(everyone_signed_in);
  auto typed = note("__Host-zicht=" + done->session, http::form_token(done->session));
  const auto answer = gate(notes, typed);
  REQUIRE(answer->has_value());
  CHECK((*answer)->headers.front().second == "/aanmelden?tekst=bewaard");
  const auto key = cookie_of(**answer, "__Host-zicht-tekst");
  REQUIRE_FALSE(key.empty());

  const auto again = desk.sessions.sign_in(bram, passphrase, {});
  const auto me = *desk.actor_of(again->session);
  const http::Request asks{.headers = {{"cookie", "__Host-zicht-tekst=" + key}}};
  const auto kept = desk.sessions.kept(me, asks);
  REQUIRE(kept->has_value());
  CHECK((*kept)->path == "/notities");
  CHECK((*kept)->fields.text("tekst") == "Bel Noor terug & wacht");
  CHECK_FALSE((*kept)->fields.has("formulier"));

  // Another person gets nothing, and neither does the same person without this browser's key.
  CHECK_FALSE(desk.sessions.kept(actor, asks)->has_value());
  CHECK_FALSE(desk.sessions.kept(me, http::Request{})->has_value());
  // The database alone does not tell it.
  auto transaction = desk.database.read();
  const auto sealed = (*transaction->one("SELECT sealed FROM kept_forms"))->blob(0);
  const std::string bytes(reinterpret_cast<const char*>(sealed.data()), sealed.size());
  CHECK(bytes.find("Noor") == std::string::npos);

  SECTION("and is forgotten once it is sent again") {
    auto resent = note("__Host-zicht=" + again->session + "; __Host-zicht-tekst=" + key,
                       http::form_token(again->session));
    CHECK_FALSE(gate(notes, resent)->has_value());
    CHECK_FALSE(desk.sessions.kept(me, asks)->has_value());
  }
  SECTION("and is gone after half a day") {
    desk.clock.at += kept_form_limit + std::chrono::minutes{1};
    CHECK_FALSE(desk.sessions.kept(me, asks)->has_value());
  }
}

TEST_CASE("a form with a passphrase in it is never kept") {
  TestDesk desk(either());
  const auto actor = desk.administrator();
  desk.reader(actor);
  const auto done = desk.sessions.sign_in(bram, passphrase, {});
  desk.clock.at += std::chrono::hours{1};
  auto typed = note("__Host-zicht=" + done->session, "x");
  typed.body = "wachtzin-oud=een&wachtzin-nieuw=twee";
  const auto answer = desk.sessions.gate(everyone_signed_in)(notes, typed);
  CHECK((*answer)->headers.front().second == "/aanmelden");
  CHECK(cookie_of(**answer, "__Host-zicht-tekst").empty());
}

TEST_CASE("cookies are for this host, this connection and no script") {
  TestDesk desk(store::Kind::sqlite);
  http::Response response;
  desk.sessions.set_session(response, "x");
  desk.sessions.set_device(response, "y");
  CHECK(response.headers[0].second == "__Host-zicht=x; Path=/; HttpOnly; SameSite=Lax; Secure");
  CHECK(response.headers[1].second ==
        "__Host-zicht-toestel=y; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=15552000");
  Sessions plain(desk.ground(), false);
  http::Response here;
  plain.set_session(here, "x");
  CHECK(here.headers[0].second == "zicht=x; Path=/; HttpOnly; SameSite=Lax");
}
