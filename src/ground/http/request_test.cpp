#include "ground/http/request.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using http::parse_fields;
using http::Request;

namespace {

Result<Request> read(std::string target, http::Method method = http::Method::get) {
  Request request{.method = method, .target = std::move(target)};
  TRY(http::read_target(request));
  return request;
}

}  // namespace

TEST_CASE("a query is read as people wrote it") {
  const auto fields =
      parse_fields("q=zorgco%C3%B6rdinatie+nu&vorm=arbeid&vorm=crimineel&leeg=&kaal");
  REQUIRE(fields);
  CHECK(fields->text("q") == "zorgcoördinatie nu");
  CHECK(fields->all("vorm") == std::vector<std::string_view>{"arbeid", "crimineel"});
  CHECK(fields->has("leeg"));
  CHECK(fields->has("kaal"));
  CHECK(fields->text("kaal").empty());
  CHECK_FALSE(fields->has("anders"));
  CHECK(fields->text("anders").empty());
}

TEST_CASE("an empty query has no fields") {
  CHECK(parse_fields("")->empty());
  CHECK(parse_fields("&&&")->empty());
}

TEST_CASE("a text area may hold lines and tabs, and nothing else that cannot be seen") {
  CHECK(parse_fields("t=een%0D%0Atwee%09drie")->text("t") == "een\r\ntwee\tdrie");
  CHECK_FALSE(parse_fields("t=%00"));
  CHECK_FALSE(parse_fields("t=%1B"));
  CHECK_FALSE(parse_fields("t=%7F"));
  CHECK_FALSE(parse_fields("t%08=1"));
}

TEST_CASE("a broken escape or broken UTF-8 is not guessed at") {
  for (const auto* broken : {"a=%",
                             "a=%4",
                             "a=%G1",
                             "a=%1G",
                             "%zz=1",
                             "a=%C3",
                             "a=%FF",
                             "a=%C0%AF",
                             "a=%E0%80%AF",
                             "a=%ED%A0%80",
                             "a=%F4%90%80%80"}) {
    INFO(broken);
    const auto fields = parse_fields(broken);
    REQUIRE_FALSE(fields);
    CHECK(fields.error().fault == Fault::invalid);
  }
}

TEST_CASE("a target is a path and a query") {
  const auto request = read("/kompas/signaleren?q=a%26b&x=1");
  REQUIRE(request);
  CHECK(request->path == "/kompas/signaleren");
  CHECK(request->query.text("q") == "a&b");
  CHECK(read("/caf%C3%A9")->path == "/café");
  CHECK(read("/a+b")->path == "/a+b");
  CHECK(read("/?")->path == "/");
  CHECK(read("//evil")->path == "//evil");
}

TEST_CASE("a target may be a whole address, of which only the path counts") {
  CHECK(read("http://zicht.test/help?x=1")->path == "/help");
  CHECK(read("http://zicht.test/help?x=1")->query.text("x") == "1");
  CHECK(read("https://zicht.test")->path == "/");
  CHECK(read("http://a/b//c")->path == "/b//c");
  CHECK_FALSE(read("ftp://zicht.test/help"));
  CHECK_FALSE(read("zicht.test:443"));
  CHECK_FALSE(read("help"));
  CHECK_FALSE(read(""));
}

TEST_CASE("only OPTIONS may ask about the server as a whole") {
  CHECK(read("*", http::Method::options)->path == "*");
  CHECK_FALSE(read("*"));
}

TEST_CASE("no path climbs out of the site, hides a slash or holds what cannot be seen") {
  for (const auto* path :
       {"/../etc",     "/a/../b",        "/a/..",    "/..",    "/.",     "/a/./b",
        "/%2e%2e/etc", "/%2E%2e",        "/a/%2e",   "/a%2Fb", "/a%2fb", "/a%5Cb",
        "/a\\b",       "/%00",           "/a%00.md", "/a%09b", "/a%0Ab", "/a%0d%0aSet-Cookie:x",
        "/%7F",        "/%C0%AE%C0%AE/", "/%E2%82",  "/%",     "/%4",    "/a?b=%zz",
        "/a?b=%C0%AF"}) {
    INFO(path);
    const auto request = read(path);
    REQUIRE_FALSE(request);
    CHECK(request.error().fault == Fault::invalid);
  }
}

TEST_CASE("points that are part of a name are only points") {
  CHECK(read("/a..b")->path == "/a..b");
  CHECK(read("/.well-known/security.txt")->path == "/.well-known/security.txt");
  CHECK(read("/...")->path == "/...");
  CHECK(read("/%252e%252e/")->path == "/%2e%2e/");
}

TEST_CASE("what is encoded for an address comes back the same") {
  const std::string name = "één & ander/50%?#+ '\"<>\n";
  const auto encoded = http::percent_encode(name);
  CHECK(encoded.find_first_of(" &/?#+'\"<>\n") == std::string::npos);
  CHECK(parse_fields("n=" + encoded)->text("n") == name);
  CHECK(http::percent_encode("aZ09-._~") == "aZ09-._~");
}

TEST_CASE("a form is only a form when the browser says so") {
  Request request{.headers = {{"content-type", "application/x-www-form-urlencoded; charset=UTF-8"}},
                  .body = "naam=Maria"};
  CHECK(request.form()->text("naam") == "Maria");
  request.headers[0].second = "text/plain";
  CHECK_FALSE(request.form());
  request.headers.clear();
  CHECK_FALSE(request.form());
}

TEST_CASE("headers and captures are found by name, and what is not there is empty") {
  const Request request{.headers = {{"accept", "a"}, {"accept", "b"}},
                        .captures = {{"code", "GM0344"}}};
  CHECK(request.header("accept") == "a");
  CHECK(request.header("cookie").empty());
  CHECK(request.capture("code") == "GM0344");
  CHECK(request.capture("naam").empty());
}
