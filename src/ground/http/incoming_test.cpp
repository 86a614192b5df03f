#include "ground/http/incoming.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace zicht;
using http::Incoming;

namespace {

constexpr std::uint32_t head_limit = 16 * 1024;
constexpr std::uint64_t body_limit = 1000;

/// Gives `bytes` to `incoming` in pieces of `size`, as a network does; what is left over.
std::string feed(Incoming& incoming, std::string_view bytes, std::size_t size) {
  std::string waiting;
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, size);
    waiting += piece;
    bytes.remove_prefix(piece.size());
    waiting.erase(0, incoming.take(waiting));
    if (incoming.whole() || incoming.refused_with() != 0) break;
  }
  return waiting + std::string(bytes);
}

int status_for(std::string_view bytes, std::size_t piece = 100'000) {
  Incoming incoming(head_limit, body_limit);
  feed(incoming, bytes, piece);
  return incoming.whole() ? 200 : incoming.refused_with();
}

const std::string host = "Host: zicht.test\r\n";

std::string chunked(const std::string& body) {
  return "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("a request is the same in whatever pieces it comes") {
  const std::string next = "GET /volgende HTTP/1.1\r\n";
  const auto with_length =
      "POST /f?x=1 HTTP/1.1\r\n" + host + "Content-Length: 11\r\n\r\nnaam=Maria\n";
  const auto in_chunks = chunked("5;a=b\r\nnaam=\r\n6\r\nMaria\n\r\n0\r\nX-Na: 1\r\n\r\n");
  for (const auto& bytes : {with_length, in_chunks}) {
    for (std::size_t size = 1; size <= bytes.size() + next.size(); ++size) {
      INFO("in pieces of " << size);
      Incoming incoming(head_limit, body_limit);
      const auto left = feed(incoming, bytes + next, size);
      REQUIRE(incoming.whole());
      CHECK(incoming.request().method == http::Method::post);
      CHECK(incoming.request().header("host") == "zicht.test");
      CHECK(incoming.request().body == "naam=Maria\n");
      CHECK(left == next);
      CHECK(incoming.keep_alive());
    }
  }
}

TEST_CASE("a whole request takes nothing more and keeps its body") {
  Incoming incoming(head_limit, body_limit);
  CHECK(incoming.take("POST / HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\nabGET") == 58);
  CHECK(incoming.take("GET") == 0);
  CHECK(incoming.request().body == "ab");
}

TEST_CASE("a request that could be read in two ways is refused") {
  const auto with = [](const std::string& headers, const std::string& body = "") {
    return status_for("POST / HTTP/1.1\r\n" + host + headers + "\r\n" + body);
  };
  SECTION("two lengths, or a length that is not a plain number") {
    CHECK(with("Content-Length: 3\r\nContent-Length: 3\r\n", "abc") == 400);
    CHECK(with("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd") == 400);
    CHECK(with("Content-Length: 3, 3\r\n", "abc") == 400);
    CHECK(with("Content-Length: -1\r\n") == 400);
    CHECK(with("Content-Length: +3\r\n", "abc") == 400);
    CHECK(with("Content-Length: 0x3\r\n", "abc") == 400);
    CHECK(with("Content-Length: 3 4\r\n", "abc") == 400);
    CHECK(with("Content-Length: 3.0\r\n", "abc") == 400);
    CHECK(with("Content-Length: \r\n") == 400);
    CHECK(with("Content-Length: 18446744073709551617\r\n", "a") == 400);
    CHECK(with("Content-Length: 99999999999999999999999999\r\n") == 400);
  }
  SECTION("a length and chunks, in either order") {
    CHECK(with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n") == 400);
    CHECK(with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n") == 400);
  }
  SECTION("an encoding of the transfer that is not exactly chunked, once") {
    CHECK(with("Transfer-Encoding: gzip\r\n") == 501);
    CHECK(with("Transfer-Encoding: identity\r\n") == 501);
    CHECK(with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n") == 501);
    CHECK(with("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n") == 501);
    CHECK(with("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n") == 501);
    CHECK(with("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n") == 501);
    CHECK(with("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n") == 501);
    CHECK(with("Transfer-Encoding: \r\n", "0\r\n\r\n") == 501);
    CHECK(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n") == 400);
    CHECK(with("Transfer-Encoding:\vchunked\r\n", "0\r\n\r\n") == 400);
    CHECK(with("Transfer-Encoding : chunked\r\n", "0\r\n\r\n") == 400);
    CHECK(with("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n") == 200);
  }
  SECTION("chunks from a sender that speaks HTTP/1.0") {
    CHECK(status_for("POST / HTTP/1.0\r\n" + host +
                     "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 400);
  }
}

TEST_CASE("a request says once, and well, for which host it is") {
  const auto with = [](const std::string& headers, const std::string& version = "1.1") {
    return status_for("GET / HTTP/" + version + "\r\n" + headers + "\r\n");
  };
  CHECK(with("") == 400);
  CHECK(with("Host: \r\n") == 400);
  CHECK(with("Host: a\r\nHost: a\r\n") == 400);
  CHECK(with("Host: a\r\nhost: b\r\n") == 400);
  CHECK(with("Host: a/b\r\n") == 400);
  CHECK(with("Host: a@b\r\n") == 400);
  CHECK(with("Host: a b\r\n") == 400);
  CHECK(with("Host: a,b\r\n") == 400);
  CHECK(with("Host: " + std::string(256, 'a') + "\r\n") == 400);
  CHECK(with("Host: [::1]:8080\r\n") == 200);
  CHECK(with("", "1.0") == 200);
  CHECK(with("Host: a\r\nHost: a\r\n", "1.0") == 400);
}

TEST_CASE("only one spelling of lines and headers is understood") {
  using namespace std::string_literals;
  CHECK(status_for("GET / HTTP/1.1\n" + host + "\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\nHost: a\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\nHost: a\n\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\nHost: a\r\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + "X: a\rb\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + "X: a\nb\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + "X: a\0b\r\n\r\n"s) == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + "X\0: a\r\n\r\n"s) == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + "X : a\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + "X\t: a\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + ": a\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + "geen dubbele punt\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n Host: a\r\n\r\n") == 400);
  CHECK(status_for("GET  / HTTP/1.1\r\n" + host + "\r\n") == 400);
  CHECK(status_for("GET /  HTTP/1.1\r\n" + host + "\r\n") == 400);
  CHECK(status_for("GET /\tHTTP/1.1\r\n" + host + "\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1 \r\n" + host + "\r\n") == 400);
  CHECK(status_for("GET /\r\n" + host + "\r\n") == 400);
  CHECK(status_for("GET / HTTP/2.0\r\n" + host + "\r\n") == 400);
  CHECK(status_for("GET / http/1.1\r\n" + host + "\r\n") == 400);
  CHECK(status_for("G\0T / HTTP/1.1\r\n"s + host + "\r\n") == 400);
  CHECK(status_for("GET /\0 HTTP/1.1\r\n"s + host + "\r\n") == 400);
  CHECK(status_for("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello from tls\r\n\r\n") == 400);
  CHECK(status_for("GET / HTTP/1.1\r\n" + host + "X:\ta\tb\t\r\n\r\n") == 200);
}

TEST_CASE("a header that goes on over a line end is refused, in whatever pieces it comes") {
  for (const auto* fold : {"\r\n b", "\r\n\tb", "\r\n \r\n b"}) {
    const auto bytes = "GET / HTTP/1.1\r\n" + host + "X: a" + fold + "\r\n\r\n";
    for (std::size_t size = 1; size <= bytes.size(); ++size) CHECK(status_for(bytes, size) == 400);
  }
  CHECK(status_for("POST / HTTP/1.1\r\n" + host +
                   "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n") == 400);
}

TEST_CASE("a broken chunk is refused") {
  CHECK(status_for(chunked("3\r\nabc\r\n0\r\n\r\n")) == 200);
  CHECK(status_for(chunked("3;naam=\"a;b\"\r\nabc\r\n0\r\n\r\n")) == 200);
  CHECK(status_for(chunked("\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("g\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("-3\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("+3\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("0x3\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("3 \r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked(" 3\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("3\nabc\n0\n\n       ")) != 200);
  CHECK(status_for(chunked("3\r\nabcd\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("4\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("10000000000000003\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("ffffffffffffffff\r\nabc\r\n0\r\n\r\n")) == 413);
  CHECK(status_for(chunked("3;a=\"x\ny\"\r\nabc\r\n0\r\n\r\n")) == 400);
  CHECK(status_for(chunked("0;a=\"x\ny\"\r\n\r\n")) == 400);
  CHECK(status_for(chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n")) == 400);
  CHECK(status_for(chunked("0\r\nContent-Length: 3\r\n\r\n")) == 400);
}

TEST_CASE("the last chunk may come byte by byte") {
  const auto bytes = chunked("0\r\n\r\n");
  Incoming incoming(head_limit, body_limit);
  CHECK(feed(incoming, bytes, 1).empty());
  CHECK(incoming.whole());
}

TEST_CASE("what stands behind a chunked body does not speak for the request") {
  Incoming incoming(head_limit, body_limit);
  feed(incoming,
       chunked("1\r\na\r\n0\r\nCookie: gestolen\r\nHost: elders\r\nAccept: json\r\n\r\n"),
       7);
  REQUIRE(incoming.whole());
  CHECK(incoming.request().header("cookie").empty());
  CHECK(incoming.request().header("accept").empty());
  CHECK(incoming.request().header("host") == "zicht.test");
}

TEST_CASE("a head is at most as long as allowed, in whatever pieces it comes") {
  const auto head_of = [](std::size_t size) {
    std::string head = "GET / HTTP/1.1\r\n" + host;
    while (head.size() + 100 < size) head += "X-Vulling: " + std::string(37, 'x') + "\r\n";
    head += "Y: " + std::string(size - head.size() - 7, 'y') + "\r\n\r\n";
    return head;
  };
  for (const std::size_t piece : {17, 1000, 4096, 100'000}) {
    INFO("in pieces of " << piece);
    REQUIRE(head_of(head_limit).size() == head_limit);
    CHECK(status_for(head_of(head_limit), piece) == 200);
    CHECK(status_for(head_of(head_limit + 1), piece) == 431);
    CHECK(status_for(head_of(10 * head_limit), piece) == 431);
    CHECK(status_for("GET /" + std::string(20'000, 'a'), piece) == 431);
    CHECK(status_for("GET / HTTP/1.1\r\n" + host + "X: " + std::string(20'000, 'a'), piece) == 431);
    CHECK(status_for(std::string(20'000, 'A'), piece) == 431);
  }
}

TEST_CASE("a head that comes line by line is counted as a whole") {
  Incoming incoming(head_limit, body_limit);
  incoming.take("GET / HTTP/1.1\r\n");
  // Each piece ends with the first letter of the next line: then the parser takes the whole line.
  const auto line = "-Vulling: " + std::string(87, 'x') + "\r\nX";
  std::string waiting = host + "X";
  std::size_t sent = 0;
  while (incoming.refused_with() == 0 && sent < 10 * head_limit) {
    waiting += line;
    sent += line.size();
    waiting.erase(0, incoming.take(waiting));
  }
  CHECK(incoming.refused_with() == 431);
  CHECK(sent <= head_limit + line.size());
}

TEST_CASE("a body is at most as long as allowed, however it is sent") {
  const auto of_length = [](const std::string& length) {
    return "POST / HTTP/1.1\r\n" + host + "Content-Length: " + length + "\r\n\r\n";
  };
  CHECK(status_for(of_length("1000") + std::string(1000, 'a')) == 200);
  CHECK(status_for(of_length("1001")) == 413);
  CHECK(status_for(of_length("18446744073709551615")) == 413);
  CHECK(status_for(chunked("3e8\r\n" + std::string(1000, 'a') + "\r\n0\r\n\r\n")) == 200);
  CHECK(status_for(chunked("3e9\r\n")) == 413);
  std::string many;
  for (int chunk = 0; chunk < 101; ++chunk) many += "a\r\n0123456789\r\n";
  CHECK(status_for(chunked(many)) == 413);
  CHECK(status_for(chunked(many), 3) == 413);
}

TEST_CASE("between chunks nobody can go on forever") {
  CHECK(status_for(chunked("1;a=" + std::string(20'000, 'b')), 1000) == 400);
  CHECK(status_for(chunked("1;a=\"" + std::string(20'000, 'b')), 1000) == 400);
  CHECK(status_for(chunked("0\r\nX: " + std::string(20'000, 'b')), 1000) == 400);
  CHECK(status_for(chunked(std::string(20'000, '1')), 1000) == 400);
}

TEST_CASE("a sender that waits for permission is told to go ahead, once") {
  const std::string expect = "Expect: 100-Continue\r\nContent-Length: 2\r\n\r\n";
  SECTION("when the body is still to come") {
    Incoming incoming(head_limit, body_limit);
    incoming.take("POST / HTTP/1.1\r\n" + host + expect);
    CHECK(incoming.awaits_go_ahead());
    CHECK_FALSE(incoming.awaits_go_ahead());
    incoming.take("ab");
    CHECK(incoming.whole());
  }
  SECTION("not when the body is there already") {
    Incoming incoming(head_limit, body_limit);
    incoming.take("POST / HTTP/1.1\r\n" + host + expect + "ab");
    CHECK_FALSE(incoming.awaits_go_ahead());
  }
  SECTION("not in HTTP/1.0, which does not know it") {
    Incoming incoming(head_limit, body_limit);
    incoming.take("POST / HTTP/1.0\r\n" + host + expect);
    CHECK_FALSE(incoming.awaits_go_ahead());
  }
  SECTION("not when it is refused") {
    Incoming incoming(head_limit, body_limit);
    incoming.take("POST / HTTP/1.1\r\n" + host +
                  "Expect: 100-continue\r\nContent-Length: 2000\r\n\r\n");
    CHECK(incoming.refused_with() == 413);
    CHECK_FALSE(incoming.awaits_go_ahead());
  }
}

TEST_CASE("a connection stays open as its version and its sender want") {
  const auto stays = [](const std::string& version, const std::string& headers) {
    Incoming incoming(head_limit, body_limit);
    incoming.take("GET / HTTP/" + version + "\r\n" + host + headers + "\r\n");
    return incoming.keep_alive();
  };
  CHECK(stays("1.1", ""));
  CHECK_FALSE(stays("1.1", "Connection: close\r\n"));
  CHECK_FALSE(stays("1.1", "Connection: Keep-Alive, Close\r\n"));
  CHECK_FALSE(stays("1.0", ""));
  CHECK(stays("1.0", "Connection: keep-alive\r\n"));
}

TEST_CASE("methods are told apart, and case counts") {
  const auto method = [](const std::string& name) {
    Incoming incoming(head_limit, body_limit);
    incoming.take(name + " / HTTP/1.1\r\n" + host + "\r\n");
    REQUIRE(incoming.whole());
    return incoming.request().method;
  };
  CHECK(method("GET") == http::Method::get);
  CHECK(method("HEAD") == http::Method::head);
  CHECK(method("POST") == http::Method::post);
  CHECK(method("PUT") == http::Method::put);
  CHECK(method("PATCH") == http::Method::patch);
  CHECK(method("DELETE") == http::Method::del);
  CHECK(method("OPTIONS") == http::Method::options);
  CHECK(method("TRACE") == http::Method::other);
  CHECK(method("get") == http::Method::other);
  CHECK(method("VERZIN") == http::Method::other);
}

namespace {

zicht::http::FileBodies files() {
  return {.limit = 5000, .kept = 2000, .belongs = [](const zicht::http::Request& head) {
            return head.target == "/bestand";
          }};
}

std::string with_body(const std::string& target, std::size_t length) {
  return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(length) +
         "\r\n\r\n" + std::string(length, 'x');
}

}  // namespace

TEST_CASE("a body with a file waits for room, may be larger, and keeps its start") {
  using zicht::http::Incoming;
  for (const std::size_t length : {1500U, 2000U, 2001U, 5000U}) {
    Incoming incoming(head_limit, body_limit, files());
    const auto sent = with_body("/bestand", length);
    auto taken = incoming.take(sent);
    CHECK(incoming.awaits_room());
    CHECK(taken < sent.size() - length + 1);
    CHECK(incoming.take(std::string_view(sent).substr(taken)) == 0);
    incoming.give_room();
    while (taken < sent.size()) {
      const auto more = incoming.take(std::string_view(sent).substr(taken, 700));
      REQUIRE(more > 0);
      taken += more;
    }
    CHECK(incoming.whole());
    CHECK(incoming.request().body == std::string(std::min<std::size_t>(length, 2000), 'x'));
    CHECK(incoming.request().is_cut == (length > 2000));
  }
}

TEST_CASE("a file is too large at its bound, and another form stays small") {
  using zicht::http::Incoming;
  Incoming large(head_limit, body_limit, files());
  large.take(with_body("/bestand", 5001));
  CHECK(large.refused_with() == 413);
  Incoming other(head_limit, body_limit, files());
  other.take(with_body("/melden", 1001));
  CHECK(other.refused_with() == 413);
  Incoming fits(head_limit, body_limit, files());
  fits.take(with_body("/melden", 1000));
  CHECK_FALSE(fits.awaits_room());
  CHECK(fits.whole());
  // In pieces, where nobody said how long it would be.
  Incoming chunked(head_limit, body_limit, files());
  const std::string head =
      "POST /bestand HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  chunked.take(head);
  CHECK(chunked.awaits_room());
  chunked.give_room();
  chunked.take("1388\r\n" + std::string(5000, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n");
  CHECK(chunked.refused_with() == 413);
}
