// What must be refused, over a real connection: once, and then the connection is closed.
#include <catch2/catch.hpp>

#include "ground/http/test_site.hpp"

using namespace zicht;
using http::test::get;
using http::test::RawClient;
using http::test::request;
using http::test::Site;

namespace {

const std::string host = "Host: zicht.test\r\n";

std::string post_with(const std::string& headers, const std::string& body) {
  return "POST /lengte HTTP/1.1\r\n" + host + headers + "\r\n" + body;
}

/// Sends `bytes` with a second request smuggled behind them, and checks that there is one refusal
/// with `status` and nothing after it.
void check_one_refusal(const Site& site, int status, const std::string& bytes) {
  INFO(bytes.substr(0, 300));
  RawClient attacker(site.port());
  attacker.send(bytes + get("/zoeken?q=gesmokkeld"));
  const auto answer = attacker.answer();
  CHECK(answer.status == status);
  CHECK(answer.header("connection") == "close");
  CHECK_FALSE(answer.header("content-security-policy").empty());
  attacker.say_no_more();
  CHECK(attacker.rest().empty());
  CHECK_FALSE(attacker.was_reset());
  CHECK_FALSE(attacker.timed_out());
}

}  // namespace

TEST_CASE("a request that two programs could read in two ways gets one refusal and no more") {
  const Site site;
  using namespace std::string_literals;
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\n\r\n");
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\nHost:\r\n\r\n");
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
  check_one_refusal(site, 400, post_with("Content-Length: 5\r\n" + chunked, "0\r\n\r\n"));
  check_one_refusal(site, 400, post_with(chunked + "Content-Length: 5\r\n", "0\r\n\r\n"));
  check_one_refusal(site, 400, post_with("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"));
  check_one_refusal(site, 400, post_with("Content-Length: 3\r\nContent-Length: 0\r\n", "abc"));
  check_one_refusal(site, 400, post_with("Content-Length: -3\r\n", "abc"));
  check_one_refusal(site, 400, post_with("Content-Length: +3\r\n", "abc"));
  check_one_refusal(site, 400, post_with("Content-Length: 0x3\r\n", "abc"));
  check_one_refusal(site, 400, post_with("Content-Length: 18446744073709551619\r\n", "abc"));
  check_one_refusal(site, 501, post_with("Transfer-Encoding: gzip\r\n", ""));
  check_one_refusal(site, 501, post_with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"));
  check_one_refusal(site, 501, post_with("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"));
  check_one_refusal(site, 400, post_with("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"));
  check_one_refusal(site, 400, post_with(chunked, "x\r\nabc\r\n0\r\n\r\n"));
  check_one_refusal(site, 400, post_with(chunked, "3\r\nabcd\r\n0\r\n\r\n"));
  check_one_refusal(site, 400, post_with(chunked, "3;a=\"\n\"\r\nabc\r\n0\r\n\r\n"));
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\n" + host + "X: a\r\n b\r\n\r\n");
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\n" + host + "X : a\r\n\r\n");
  check_one_refusal(site, 400, "GET / HTTP/1.1\n" + host + "\n");
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\nHost: a\n\r\n");
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n");
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\n" + host + "X: a\0b\r\n\r\n"s);
  check_one_refusal(site, 400, "GET / HTTP/1.1\r\n" + host + "Content-Length: 1\r\n: x\r\n\r\n");
}

TEST_CASE("a head that is too long is refused, also when it comes line by line") {
  const Site site;
  check_one_refusal(
      site, 431, "GET / HTTP/1.1\r\n" + host + "X: " + std::string(17'000, 'x') + "\r\n\r\n");
  check_one_refusal(site, 431, "GET /" + std::string(17'000, 'x') + " HTTP/1.1\r\n\r\n");

  RawClient patient(site.port());
  patient.send("GET / HTTP/1.1\r\n" + host);
  const auto line = "X-Vulling: " + std::string(1000, 'x') + "\r\n";
  for (int sent = 0; sent < 5000 && !patient.hears_within(std::chrono::milliseconds(0)); ++sent)
    patient.send(line);
  CHECK(patient.answer().status == 431);
}

TEST_CASE("a body that is too long is refused, and the refusal arrives") {
  http::Settings settings;
  settings.body_limit = 1000;
  const Site site(settings);
  check_one_refusal(site, 413, post_with("Content-Length: 1001\r\n", std::string(1001, 'a')));
  check_one_refusal(site, 413, post_with("Content-Length: 500000\r\n", std::string(500'000, 'a')));
  check_one_refusal(site,
                    413,
                    post_with("Transfer-Encoding: chunked\r\n",
                              "fff\r\n" + std::string(0xfff, 'a') + "\r\n0\r\n\r\n"));
  CHECK(site.ask(post_with("Content-Length: 1000\r\n", std::string(1000, 'a'))).body == "1000");
}

TEST_CASE("a sender that asks first is told to go ahead, or is refused before it sends") {
  http::Settings settings;
  settings.body_limit = 1000;
  const Site site(settings);
  RawClient polite(site.port());
  const auto go_ahead = polite.ask(post_with("Content-Length: 4\r\nExpect: 100-continue\r\n", ""));
  CHECK(go_ahead.status == 100);
  const auto answer = polite.ask("abcd");
  CHECK(answer.status == 200);
  CHECK(answer.body == "4");

  check_one_refusal(site, 413, post_with("Content-Length: 4000\r\nExpect: 100-continue\r\n", ""));
  check_one_refusal(
      site, 400, "POST / HTTP/1.1\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
}

TEST_CASE("what is not HTTP at all gets one refusal") {
  const Site site;
  check_one_refusal(site, 400, "hallo\r\n\r\n");
  check_one_refusal(site, 400, std::string("\x16\x03\x01\x02\x00\x01", 6));
  check_one_refusal(site, 400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  check_one_refusal(site, 400, "\r\nGET / HTTP/1.1\r\n" + host + "\r\n");
}

TEST_CASE("a request behind a good one is refused just the same") {
  const Site site;
  RawClient attacker(site.port());
  attacker.send(get("/zoeken?q=goed") + "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + get("/"));
  CHECK(attacker.answer().body == "q=goed");
  CHECK(attacker.answer().status == 400);
  CHECK(attacker.rest().empty());
}

TEST_CASE("a refusal of HEAD has no body") {
  const Site site;
  RawClient client(site.port());
  client.send(request("HEAD /", "Content-Length: x\r\n"));
  const auto all = client.rest();
  CHECK(all.starts_with("HTTP/1.1 400 "));
  CHECK(all.ends_with("\r\n\r\n"));
}

namespace {

std::string file_for(const std::string& path, std::size_t size) {
  return "POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: " + std::to_string(size) +
         "\r\n\r\n" + std::string(size, 'a');
}

}  // namespace

TEST_CASE("a form with a file may be larger, and of one that is too large the start is handled") {
  http::Settings settings;
  settings.body_limit = 1000;
  settings.file_limit = 500'000;
  settings.file_kept = 200'000;
  const Site site(settings);
  CHECK(site.ask(file_for("/bestand", 200'000)).body == "200000");
  CHECK(site.ask(file_for("/bestand", 400'000)).body == "200000 cut");
  check_one_refusal(site, 413, file_for("/bestand", 500'001));
  check_one_refusal(site, 413, file_for("/lengte", 1001));
}

TEST_CASE("files wait for each other, and what waits too long is asked to come back") {
  using namespace std::chrono_literals;
  http::Settings settings;
  settings.max_files = 1;
  settings.file_patience = 300ms;
  Site site(settings);
  RawClient first(site.port());
  first.send(file_for("/traag-bestand", 10'000));
  site.gate.until_waiting(1);
  const auto refused = site.ask(file_for("/bestand", 10'000));
  CHECK(refused.status == 503);
  CHECK_FALSE(refused.header("retry-after").empty());
  CHECK(site.ask(file_for("/lengte", 10)).body == "10");
  site.gate.open();
  CHECK(first.answer().body == "klaar");
  CHECK(site.ask(file_for("/bestand", 10'000)).body == "10000");
}
