#include "work/accounts/person.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::accounts;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant noon{std::chrono::milliseconds{1'795'348'800'000}};

Session open_since(Instant start, Instant seen) {
  return {.stage = Stage::open, .started_at = start, .seen_at = seen, .proved_at = start};
}

}  // namespace

TEST_CASE("a session ends after half an hour of idleness") {
  const auto session = open_since(noon, noon + hours{1});
  CHECK(is_live(session, noon + hours{1} + minutes{30} - seconds{1}));
  CHECK_FALSE(is_live(session, noon + hours{1} + minutes{30}));
}

TEST_CASE("a session ends after twelve hours, however busy it was") {
  const auto session = open_since(noon, noon + hours{12} - minutes{1});
  CHECK(is_live(session, noon + hours{12} - seconds{1}));
  CHECK_FALSE(is_live(session, noon + hours{12}));
}

TEST_CASE("a session that was ended is over") {
  auto session = open_since(noon, noon);
  session.ended_at = noon + seconds{1};
  CHECK_FALSE(is_live(session, noon + seconds{2}));
}

TEST_CASE("the second factor is waited for ten minutes") {
  auto session = open_since(noon, noon);
  session.stage = Stage::code;
  CHECK(is_live(session, noon + minutes{10} - seconds{1}));
  CHECK_FALSE(is_live(session, noon + minutes{10}));
}

TEST_CASE("a proof counts for five minutes") {
  CHECK(accounts::is_proved(noon, noon + minutes{5} - seconds{1}));
  CHECK_FALSE(accounts::is_proved(noon, noon + minutes{5}));
}

TEST_CASE("an address is kept in small letters") {
  CHECK(*read_email(" Fenna@Kroonstad.Example ") == "fenna@kroonstad.example");
  CHECK(read_email("fenna").error().fault == Fault::invalid);
  CHECK(*read_name(" Fenna Grootveld ") == "Fenna Grootveld");
  CHECK(read_name("  ").error().fault == Fault::invalid);
  CHECK(read_name("Fenna\r\nBcc: x").error().fault == Fault::invalid);
  CHECK(read_name(std::string(101, 'x')).error().fault == Fault::invalid);
}

TEST_CASE("a browser is named in a few words") {
  CHECK(device_name("Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0") ==
        "Firefox op Windows");
  CHECK(device_name("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    "Chrome/126.0 Safari/537.36") == "Chrome op Linux");
  CHECK(device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 "
                    "Version/17.5 Mobile Safari/604.1") == "Safari op een iPhone");
  CHECK(device_name("") == "Een browser op een onbekend apparaat");
}

TEST_CASE("after signing in one goes to a page of this site, and nowhere else") {
  CHECK(own_path("/account/wachtzin") == "/account/wachtzin");
  CHECK(own_path("/notities?zoek=caf%C3%A9&team=ja") == "/notities?zoek=caf%C3%A9&team=ja");
  for (const auto* address : {"",
                              "https://boef.example",
                              "//boef.example",
                              "/\\boef.example",
                              "/%2Fboef.example",
                              "javascript:alert(1)",
                              "/a\r\nSet-Cookie: x",
                              "?x=https://boef.example",
                              "/a?x=\r\nSet-Cookie:y",
                              "/a?x=<script>"})
    CHECK(own_path(address) == "/account");
}
