// Conversations with a running server, as a browser or a program has them.
#include "ground/http/server.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>

#include "ground/http/test_site.hpp"

using namespace zicht;
using http::Settings;
using http::test::get;
using http::test::post;
using http::test::RawClient;
using http::test::request;
using http::test::Site;

namespace {

/// The figures are for other sites too, whatever is answered; the rest is not.
void check_security_headers(const http::test::Answer& answer, bool is_shared) {
  INFO(answer.head);
  for (const auto* name : {"content-security-policy",
                           "x-frame-options",
                           "x-content-type-options",
                           "referrer-policy",
                           "permissions-policy",
                           "cross-origin-opener-policy",
                           "cache-control",
                           "date"})
    CHECK_FALSE(answer.header(name).empty());
  CHECK(answer.header("cross-origin-resource-policy") == (is_shared ? "" : "same-origin"));
  CHECK(answer.header("access-control-allow-origin") == (is_shared ? "*" : ""));
}

}  // namespace

TEST_CASE("a visitor reads pages over one connection") {
  const Site site;
  RawClient visitor(site.port());
  for (int visit = 0; visit < 3; ++visit) {
    const auto front = visitor.ask(get("/"));
    CHECK(front.status == 200);
    CHECK(front.body == http::test::front_page);
    CHECK(front.header("connection").empty());
    CHECK(visitor.ask(get("/zoeken?q=een+kamer")).body == "q=een kamer");
    CHECK(visitor.ask(get("/kompas/signaleren")).body == "signaleren");
    CHECK(visitor.ask(post("/formulier", "naam=Maria")).body == "naam=Maria");
    CHECK(visitor.ask(get("/nergens")).status == 404);
  }
}

TEST_CASE("every answer, whatever it is, carries the security headers and a date") {
  const Site site;
  for (const auto& bytes : {get("/"),
                            get("/"),
                            get("/lang", "Accept-Encoding: br\r\n"),
                            get("/zoeken"),
                            get("/nergens"),
                            get("/v1/nergens"),
                            get("/kapot"),
                            get("/dicht"),
                            get("/%00"),
                            get("/zoeken/"),
                            get("/leeg"),
                            get("/bestand.txt", "Range: bytes=0-9\r\n"),
                            get("/bestand.txt", "Range: bytes=99999-\r\n"),
                            get("/bestand.txt", "If-None-Match: *\r\n"),
                            request("PUT /zoeken"),
                            request("VERZIN /zoeken"),
                            std::string("GET / HTTP/1.1\r\n\r\n"),
                            std::string("onzin\r\n\r\n")})
    check_security_headers(site.ask(bytes), bytes.find(" /v1/") != std::string::npos);
}

TEST_CASE("a page is drawn once, and then sent from memory") {
  Site site;
  RawClient visitor(site.port());
  for (int visit = 0; visit < 5; ++visit)
    CHECK(visitor.ask(get("/lang?van=" + std::to_string(visit))).body == http::test::long_page);
  CHECK(site.drawn == 1);
}

TEST_CASE("an address that is written in another way is still the same page") {
  Site site;
  RawClient visitor(site.port());
  CHECK(visitor.ask(get("/lang")).status == 200);
  CHECK(visitor.ask(get("/l%61ng")).status == 200);
  CHECK(visitor.ask(get("http://zicht.test/lang")).status == 200);
  CHECK(site.drawn == 1);
  CHECK(visitor.ask(get("/caf%C3%A9")).body == "Koffie");
  CHECK(visitor.ask(get("/caf%c3%a9")).body == "Koffie");
}

TEST_CASE("a broken query is refused, also on a page that is kept in memory") {
  const Site site;
  CHECK(site.ask(get("/?q=%zz")).status == 400);
  CHECK(site.ask(get("/")).status == 200);
  CHECK(site.ask(get("/?q=%zz")).status == 400);
  CHECK(site.ask(get("/?q=%C0%AF")).status == 400);
}

TEST_CASE("pages that were prepared beforehand are the same pages") {
  Site site;
  site.server->prepare_pages({"/lang", "/", "/nergens", "/zoeken", "/kapot"});
  RawClient visitor(site.port());
  for (int visit = 0; visit < 50; ++visit) {
    CHECK(visitor.ask(get("/lang")).body == http::test::long_page);
    CHECK(visitor.ask(get("/")).body == http::test::front_page);
    CHECK(visitor.ask(get("/zoeken?q=x")).body == "q=x");
  }
  site.server->stop();
  CHECK(site.drawn <= 2);
}

TEST_CASE("requests that come in one go are answered one by one, in order") {
  const Site site;
  RawClient hasty(site.port());
  std::string all;
  for (int at = 0; at < 50; ++at) {
    all += get("/zoeken?q=" + std::to_string(at));
    all += post("/formulier", "naam=" + std::to_string(at));
    all += get("/");
  }
  hasty.send(all);
  for (int at = 0; at < 50; ++at) {
    CHECK(hasty.answer().body == "q=" + std::to_string(at));
    CHECK(hasty.answer().body == "naam=" + std::to_string(at));
    CHECK(hasty.answer().body == http::test::front_page);
  }
}

TEST_CASE("a request that comes byte by byte is answered as any other") {
  const Site site;
  RawClient slow(site.port());
  for (const char byte : post("/formulier", "naam=Maria")) slow.send({&byte, 1});
  CHECK(slow.answer().body == "naam=Maria");
}

TEST_CASE("a chunked body is read as one body") {
  const Site site;
  RawClient client(site.port());
  const std::string head = "Transfer-Encoding: chunked\r\n";
  CHECK(
      client.ask(request("POST /lengte", head) + "5\r\nabcde\r\n3;x=y\r\nfgh\r\n0\r\n\r\n").body ==
      "8");
  CHECK(client.ask(request("POST /lengte", head) + "0\r\n\r\n").body == "0");
}

TEST_CASE("HEAD is answered as GET is, without the body") {
  const Site site;
  RawClient client(site.port());
  for (const auto* path : {"/", "/lang", "/zoeken?q=x", "/nergens", "/bestand.txt", "/kapot"}) {
    INFO(path);
    client.ask(get(path));  // From here on it is prepared, where it can be.
    auto page = client.ask(get(path));
    auto head = client.ask(request(std::string("HEAD ") + path));
    page.headers.erase("date");
    head.headers.erase("date");
    CHECK(head.status == page.status);
    CHECK(head.headers == page.headers);
    CHECK(head.body.empty());
  }
  CHECK(client.ask(get("/")).body == http::test::front_page);
}

TEST_CASE("HTTP/1.0 gets one answer, unless it asks to keep the connection") {
  const Site site;
  RawClient old(site.port());
  const auto only = old.ask("GET / HTTP/1.0\r\n\r\n");
  CHECK(only.status == 200);
  CHECK(only.header("connection") == "close");
  CHECK(old.rest().empty());
  CHECK_FALSE(old.timed_out());

  RawClient patient(site.port());
  const auto first = patient.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(first.header("connection") == "keep-alive");
  CHECK(patient.ask("GET / HTTP/1.0\r\n\r\n").header("connection") == "close");
}

TEST_CASE("whoever asks to close is answered, and then it is closed") {
  const Site site;
  RawClient client(site.port());
  client.send(get("/", "Connection: close\r\n") + get("/zoeken?q=te+laat"));
  const auto answer = client.answer();
  CHECK(answer.status == 200);
  CHECK(answer.header("connection") == "close");
  CHECK(client.rest().empty());
  CHECK_FALSE(client.was_reset());
}

TEST_CASE("whoever has said everything still hears the answer") {
  const Site site;
  RawClient client(site.port());
  client.send(get("/zoeken?q=x"));
  client.say_no_more();
  CHECK(client.answer().body == "q=x");
  CHECK(client.rest().empty());
}

TEST_CASE("a page that did not change is not sent again, in none of its forms") {
  const Site site;
  RawClient client(site.port());
  for (const auto* accept : {"", "Accept-Encoding: gzip\r\n", "Accept-Encoding: gzip, br\r\n"}) {
    const auto first = client.ask(get("/lang", accept));
    const auto etag = first.header("etag");
    REQUIRE_FALSE(etag.empty());
    const auto again =
        client.ask(get("/lang", std::string(accept) + "If-None-Match: " + etag + "\r\n"));
    CHECK(again.status == 304);
    CHECK(again.header("etag") == etag);
    CHECK(again.header("vary") == "Accept-Encoding");
    CHECK(again.header("cache-control") == first.header("cache-control"));
  }
  CHECK(client.ask(get("/lang")).body == http::test::long_page);
}

TEST_CASE("a file is sent whole or in part") {
  const Site site;
  RawClient client(site.port());
  const auto ask = [&](const std::string& headers) {
    return client.ask(get("/bestand.txt", headers));
  };
  const auto& text = http::test::file_text;
  CHECK(ask("").body == text);
  CHECK(ask("").header("cache-control").find("immutable") != std::string::npos);
  CHECK(ask("Range: bytes=0-9\r\n").status == 206);
  CHECK(ask("Range: bytes=0-9\r\n").body == text.substr(0, 10));
  CHECK(ask("Range: bytes=4990-\r\n").body == text.substr(4990));
  CHECK(ask("Range: bytes=-10\r\n").body == text.substr(4990));
  CHECK(ask("Range: bytes=5000-\r\n").status == 416);
  CHECK(ask("Range: bytes=0-1,4-5\r\n").body == text);
  CHECK(ask("Range: bytes=0-9\r\nIf-Range: \"anders\"\r\n").body == text);
}

TEST_CASE("a method that a page does not know is refused, and the connection goes on") {
  const Site site;
  RawClient client(site.port());
  const auto put = client.ask(request("PUT /formulier", "Content-Length: 3\r\n") + "abc");
  CHECK(put.status == 405);
  CHECK(put.header("allow") == "POST");
  CHECK(client.ask(request("DELETE /zoeken")).header("allow") == "GET, HEAD");
  CHECK(client.ask(request("OPTIONS /zoeken")).status == 405);
  CHECK(client.ask(request("OPTIONS *")).status == 405);
  CHECK(client.ask(request("TRACE /")).status == 405);
  CHECK(client.ask(request("VERZIN /")).status == 405);
  CHECK(client.ask(request("VERZIN /nergens")).status == 404);
  CHECK(client.ask(get("/formulier")).status == 405);
  CHECK(client.ask(get("/")).status == 200);
  CHECK(site.ask(request("CONNECT elders.nl:443")).status == 400);
}

TEST_CASE("a strange address leads nowhere, and never to another site") {
  const Site site;
  RawClient client(site.port());
  const auto status = [&](const std::string& target) { return client.ask(get(target)).status; };
  CHECK(status("//evil.nl") == 404);
  CHECK(status("//evil.nl/") == 404);
  CHECK(status("//evil.nl/zoeken/") == 404);
  CHECK(status("/../etc/passwd") == 400);
  CHECK(status("/%2e%2e/etc/passwd") == 400);
  CHECK(status("/kompas/..%2f..%2fetc") == 400);
  CHECK(status("/kompas/a%2Fb") == 400);
  CHECK(status("/kompas/a%00b") == 400);
  CHECK(status("/kompas/%C0%AE") == 400);
  CHECK(status("/kompas/%E0%80%AF") == 400);
  CHECK(status("/%zz") == 400);
  CHECK(status("/%") == 400);
  CHECK(status("/kompas/a\\b") == 400);
  CHECK(status("/zoeken?q=%FF") == 400);
  CHECK(client.ask(get("/zoeken/")).header("location") == "/zoeken");
  CHECK(client.ask(get("/zoeken/?q=a%20b")).header("location") == "/zoeken?q=a%20b");
  CHECK(client.ask(get("http://evil.nl/zoeken/")).header("location") == "/zoeken");
  CHECK(client.ask(get("http://evil.nl/zoeken?q=x")).body == "q=x");
  CHECK(client.ask(get("http://evil.nl")).body == http::test::front_page);
}

TEST_CASE("a handler that breaks is one page that failed, and tells nobody why") {
  const Site site;
  RawClient client(site.port());
  for (const auto* path : {"/kapot", "/breekt-de-kop"}) {
    const auto broken = client.ask(get(path));
    CHECK(broken.status == 500);
    CHECK(broken.body.find("geheim") == std::string::npos);
    CHECK((broken.head + broken.body).find("gestolen") == std::string::npos);
    CHECK((broken.head + broken.body).find(".cpp") == std::string::npos);
  }
  CHECK(client.ask(get("/kapot")).body.find("Er ging iets mis") != std::string::npos);
  CHECK(client.ask(get("/")).status == 200);
}

TEST_CASE("even a fault page that cannot be drawn is an answer") {
  http::Router router;
  auto server = http::Server::open({.port = 0}, router, [](int, const Error&) -> std::string {
    throw std::logic_error("geheim");
  });
  REQUIRE(server);
  server->start();
  RawClient client(server->port());
  const auto answer = client.ask(get("/nergens"));
  CHECK(answer.status == 500);
  CHECK(answer.body.find("geheim") == std::string::npos);
  check_security_headers(answer, false);
  CHECK(client.ask(get("/nergens")).status == 500);
  CHECK(client.ask(get("/%00")).status == 500);
  CHECK(client.ask("onzin\r\n\r\n").status == 500);
}

TEST_CASE("the detail of a failure is not in the answer") {
  const Site site;
  for (const auto* path : {"/dicht", "/v1/dicht"}) {
    const auto answer = site.ask(get(path));
    CHECK((answer.head + answer.body).find("secret") == std::string::npos);
  }
  CHECK(site.ask(get("/dicht")).status == 403);
  CHECK(site.ask(get("/dicht")).body.find("Dit mag niet.") != std::string::npos);
  CHECK(site.ask(get("/v1/dicht")).status == 400);
}

TEST_CASE("a program gets its failures as problem+json") {
  const Site site;
  for (const auto& bytes : {get("/v1/nergens"),
                            get("/nergens", "Accept: application/json\r\n"),
                            get("/%00", "Accept: application/json\r\n"),
                            request("PUT /v1/lijst"),
                            get("/v1/lijst", "Content-Length: x\r\n"),
                            get("/kapot", "Accept: application/problem+json\r\n")}) {
    const auto answer = site.ask(bytes);
    INFO(answer.body);
    CHECK(answer.header("content-type") == "application/problem+json");
    const auto problem = boost::json::parse(answer.body).as_object();
    CHECK(problem.at("type").as_string() == "about:blank");
    CHECK_FALSE(problem.at("title").as_string().empty());
    CHECK(problem.at("status").as_int64() == answer.status);
    CHECK_FALSE(problem.at("detail").as_string().empty());
  }
}

TEST_CASE("a server that cannot open its port says why and what to do") {
  const http::Router router;
  const auto draw = [](int, const Error&) { return std::string{}; };
  SECTION("because another program listens there") {
    const Site site;
    const auto second = http::Server::open({.port = site.port()}, router, draw);
    REQUIRE_FALSE(second);
    CHECK(second.error().fault == Fault::unavailable);
    CHECK(second.error().message.find("luistert al een ander programma") != std::string::npos);
    CHECK(second.error().message.find(std::to_string(site.port())) != std::string::npos);
    CHECK(site.ask(get("/")).status == 200);
  }
  SECTION("because the address is not an address") {
    const auto server = http::Server::open({.address = "overal", .port = 0}, router, draw);
    REQUIRE_FALSE(server);
    CHECK(server.error().fault == Fault::invalid);
    CHECK(server.error().message.find("overal") != std::string::npos);
  }
  SECTION("because the address belongs to another machine") {
    const auto server = http::Server::open({.address = "192.0.2.1", .port = 0}, router, draw);
    REQUIRE_FALSE(server);
    CHECK(server.error().fault == Fault::unavailable);
    CHECK(server.error().message.find("192.0.2.1") != std::string::npos);
  }
}

TEST_CASE("a port is free again when the server is gone") {
  const http::Router router;
  const auto draw = [](int, const Error&) { return std::string{}; };
  std::uint16_t port = 0;
  {
    Site site;
    port = site.port();
    CHECK(site.ask(get("/")).status == 200);
  }
  CHECK(http::Server::open({.port = port}, router, draw));
}
