#include "ground/http/wire.hpp"

#include <catch2/catch.hpp>

#include "ground/http/test_wire.hpp"

using namespace zicht;
using http::Method;
using http::Outgoing;
using http::RangeKind;
using http::Response;
using http::test::answer_of;
using http::test::from;
using http::test::Headers;
using http::test::long_text;
using http::test::prepared_file;
using http::test::prepared_page;
using http::test::unbrotli;
using http::test::unzip;

namespace {

http::test::Answer once(Response response, Headers headers = {}, Method method = Method::get) {
  Outgoing out;
  http::answer_once(
      std::move(response), {.method = method, .headers = std::move(headers)}, {}, out);
  return answer_of(out);
}

}  // namespace

TEST_CASE("a range is read as RFC 9110 has it") {
  const auto part = [](std::string_view header, std::size_t first, std::size_t last) {
    const auto asked = http::read_range(header, 1000);
    INFO(header);
    CHECK(asked.kind == RangeKind::part);
    CHECK(asked.range.first == first);
    CHECK(asked.range.last == last);
  };
  part("bytes=0-0", 0, 0);
  part("bytes=0-499", 0, 499);
  part("bytes=500-", 500, 999);
  part("bytes=999-", 999, 999);
  part("bytes=-1", 999, 999);
  part("bytes=-500", 500, 999);
  part("bytes=-5000", 0, 999);
  part("bytes=0-5000", 0, 999);
  for (const auto* beyond : {"bytes=1000-", "bytes=1000-1001", "bytes=-0"}) {
    INFO(beyond);
    CHECK(http::read_range(beyond, 1000).kind == RangeKind::unsatisfiable);
  }
  for (const auto* ignored : {"bytes=0-1,3-4",
                              "bytes=5-2",
                              "bytes=",
                              "bytes=-",
                              "bytes=a-b",
                              "bytes=1",
                              "bytes=+1-2",
                              "bytes=1--2",
                              "bytes=--1",
                              "bytes=0-99999999999999999999999",
                              "bytes=99999999999999999999999-",
                              "lines=1-2",
                              "0-1",
                              ""}) {
    INFO(ignored);
    CHECK(http::read_range(ignored, 1000).kind == RangeKind::none);
  }
  CHECK(http::read_range("bytes=0-", 0).kind == RangeKind::unsatisfiable);
  CHECK(http::read_range("bytes=-1", 0).kind == RangeKind::unsatisfiable);
}

TEST_CASE("an ETag is matched whole") {
  CHECK(http::etag_matches("\"abc\"", "\"abc\""));
  CHECK(http::etag_matches("W/\"abc\"", "\"abc\""));
  CHECK(http::etag_matches("\"x\", W/\"abc\" , \"y\"", "\"abc\""));
  CHECK(http::etag_matches("*", "\"abc\""));
  CHECK_FALSE(http::etag_matches("", "\"abc\""));
  CHECK_FALSE(http::etag_matches("\"abc-br\"", "\"abc\""));
  CHECK_FALSE(http::etag_matches("\"abc\"", "\"abc-br\""));
  CHECK_FALSE(http::etag_matches("\"xabc\"", "\"abc\""));
  CHECK_FALSE(http::etag_matches("abc", "\"abc\""));
  CHECK_FALSE(http::etag_matches("\"abc", "\"abc\""));
}

TEST_CASE("an ETag is the same for the same bytes only") {
  CHECK(http::etag_of("a") == http::etag_of("a"));
  CHECK(http::etag_of("a") != http::etag_of("b"));
  CHECK(http::etag_of("").size() == 16);
}

TEST_CASE("every answer carries all security headers") {
  for (const auto& answer : {once(http::page("x")),
                             once(http::private_page("x", 422)),
                             once(http::json("{}")),
                             once(http::see_other("/elders")),
                             once(http::moved("/elders")),
                             once(http::download("a,b", "text/csv", "x.csv")),
                             from(prepared_page()),
                             from(prepared_file()),
                             from(prepared_file(), {{"range", "bytes=0-9"}}),
                             from(prepared_file(), {{"range", "bytes=99999-"}}),
                             from(prepared_page(), {{"if-none-match", "*"}})}) {
    INFO(answer.head);
    for (const auto* name : {"content-security-policy",
                             "x-frame-options",
                             "x-content-type-options",
                             "referrer-policy",
                             "permissions-policy",
                             "cross-origin-opener-policy",
                             "cross-origin-resource-policy",
                             "cache-control"})
      CHECK_FALSE(answer.header(name).empty());
    CHECK(answer.header("content-security-policy").starts_with("default-src 'none'; "));
    CHECK(answer.header("content-security-policy").find("unsafe") == std::string::npos);
    CHECK(answer.header("strict-transport-security").empty());
  }
}

TEST_CASE("HSTS is promised only where there is TLS") {
  Outgoing out;
  http::answer_once(http::page("x"), {}, {.secure = true}, out);
  CHECK_FALSE(answer_of(out).header("strict-transport-security").empty());
}

TEST_CASE("what may be used by other sites says so itself") {
  auto open = http::json("{}");
  open.headers.emplace_back("Access-Control-Allow-Origin", "*");
  CHECK(once(open).header("cross-origin-resource-policy").empty());
}

TEST_CASE("a line end in a header is a mistake in the program, and is not sent") {
  CHECK_THROWS_AS(once(http::see_other("/x\r\nSet-Cookie: a=b")), std::logic_error);
  CHECK_THROWS_AS(once(http::see_other("/x\nSet-Cookie: a=b")), std::logic_error);
  CHECK_THROWS_AS(once(http::see_other(std::string("/x\0y", 4))), std::logic_error);
}

TEST_CASE("an answer that is made once is compressed, tagged and cut for HEAD") {
  const auto plain = once(http::page(long_text()));
  CHECK(plain.body == long_text());
  CHECK(plain.header("content-encoding").empty());
  CHECK(plain.header("vary") == "Accept-Encoding");
  CHECK(plain.header("content-length") == std::to_string(long_text().size()));
  CHECK(plain.header("cache-control") == "public, no-cache");

  const auto packed = once(http::page(long_text()), {{"accept-encoding", "br"}});
  CHECK(packed.header("content-encoding") == "br");
  CHECK(unbrotli(packed.body) == long_text());
  CHECK(packed.header("etag") != plain.header("etag"));
  CHECK(unzip(once(http::page(long_text()), {{"accept-encoding", "gzip"}}).body) == long_text());

  const auto head = once(http::page(long_text()), {}, Method::head);
  CHECK(head.head == plain.head);
  CHECK(head.body.empty());

  const auto same = once(http::page(long_text()), {{"if-none-match", plain.header("etag")}});
  CHECK(same.status == 304);
  CHECK(same.body.empty());
  CHECK(same.header("etag") == plain.header("etag"));
  CHECK(same.header("vary") == "Accept-Encoding");
  CHECK(same.header("content-length").empty());

  const auto never_kept = once(http::private_page(long_text()), {{"if-none-match", "*"}});
  CHECK(never_kept.status == 200);
  CHECK(never_kept.header("etag").empty());
  CHECK(never_kept.header("cache-control") == "no-store");
}

TEST_CASE("an answer without content has no length either") {
  const auto answer = once({.status = 204});
  CHECK(answer.status == 204);
  CHECK(answer.header("content-length").empty());
  CHECK(answer.header("content-type").empty());
}
