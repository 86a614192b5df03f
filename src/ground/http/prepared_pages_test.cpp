// Answers that are prepared once and sent many times.
#include "ground/http/prepared_pages.hpp"

#include <catch2/catch.hpp>

#include "ground/http/test_wire.hpp"

using namespace zicht;
using http::Method;
using http::Outgoing;
using http::test::from;
using http::test::long_text;
using http::test::prepared_file;
using http::test::prepared_page;
using http::test::unbrotli;
using http::test::unzip;

TEST_CASE("a prepared page has a form for each browser, each with its own ETag") {
  const auto page = prepared_page();
  const auto plain = from(page);
  const auto zipped = from(page, {{"accept-encoding", "gzip"}});
  const auto packed = from(page, {{"accept-encoding", "gzip, br"}});
  CHECK(plain.body == long_text());
  CHECK(unzip(zipped.body) == long_text());
  CHECK(unbrotli(packed.body) == long_text());
  CHECK(zipped.header("content-encoding") == "gzip");
  CHECK(packed.header("content-encoding") == "br");
  for (const auto* answer : {&plain, &zipped, &packed}) {
    CHECK(answer->header("vary") == "Accept-Encoding");
    CHECK(answer->header("content-length") == std::to_string(answer->body.size()));
  }
  const auto again = [&](const std::string& accept, const std::string& etag) {
    return from(page, {{"accept-encoding", accept}, {"if-none-match", etag}}).status;
  };
  CHECK(again("", plain.header("etag")) == 304);
  CHECK(again("gzip", zipped.header("etag")) == 304);
  CHECK(again("br", packed.header("etag")) == 304);
  CHECK(again("br", plain.header("etag")) == 200);
  CHECK(again("", packed.header("etag")) == 200);
  CHECK(again("gzip", packed.header("etag")) == 200);
}

TEST_CASE("who is sent a page as it is, shares its bytes with the others and keeps them") {
  auto page = prepared_page();
  const auto send = [&](Outgoing& out) { http::answer_from(page, {}, {}, out); };
  Outgoing first;
  Outgoing second;
  send(first);
  send(second);
  CHECK(first.body.data() == second.body.data());
  CHECK(first.own_body.empty());
  const std::weak_ptr<const std::string> shared = first.keeps_body;
  // The page may be replaced while it is on its way.
  page.reset();
  first.keeps_body.reset();
  CHECK(second.body == long_text());
  second.keeps_body.reset();
  CHECK(shared.expired());
}

TEST_CASE("forms that the front-end build compressed are used as they are") {
  const auto text = long_text();
  const auto file =
      http::prepare({.type = "text/css", .body = text, .caching = http::Caching::forever},
                    {},
                    http::Effort::best,
                    {.gzip = "net-echt-gzip", .brotli = "net-echt-brotli"});
  CHECK(from(file, {{"accept-encoding", "br"}}).body == "net-echt-brotli");
  CHECK(from(file, {{"accept-encoding", "gzip"}}).body == "net-echt-gzip");
}

TEST_CASE("a form that is not smaller is not kept") {
  const auto file = http::prepare(
      {.type = "text/css", .body = std::string(300, 'x'), .caching = http::Caching::forever},
      {},
      http::Effort::best,
      {.gzip = std::string(300, 'g'), .brotli = std::string(301, 'b')});
  const auto answer = from(file, {{"accept-encoding", "gzip, br"}});
  CHECK(answer.header("content-encoding").empty());
  CHECK(answer.body == std::string(300, 'x'));
}

TEST_CASE("a part of a file is sent as a part of its bytes as they are") {
  const auto file = prepared_file();
  const auto part = from(file, {{"range", "bytes=10-19"}, {"accept-encoding", "br"}});
  CHECK(part.status == 206);
  CHECK(part.body == long_text().substr(10, 10));
  CHECK(part.header("content-range") == "bytes 10-19/" + std::to_string(long_text().size()));
  CHECK(part.header("content-length") == "10");
  CHECK(part.header("content-encoding").empty());
  CHECK(part.header("x-herkomst") == "de drukker");
  CHECK(part.header("vary") == "Accept-Encoding");
  CHECK(part.header("etag") == from(file).header("etag"));

  const auto beyond = from(file, {{"range", "bytes=999999-"}});
  CHECK(beyond.status == 416);
  CHECK(beyond.body.empty());
  CHECK(beyond.header("content-length") == "0");
  CHECK(beyond.header("content-range") == "bytes */" + std::to_string(long_text().size()));

  CHECK(from(file, {{"range", "bytes=0-1,5-6"}}).status == 200);
  CHECK(from(prepared_page(), {{"range", "bytes=0-1"}}).status == 200);
}

TEST_CASE("a part is sent only of the file that the client has already") {
  const auto file = prepared_file();
  const auto etag = from(file).header("etag");
  const auto with = [&](const std::string& if_range) {
    return from(file, {{"range", "bytes=0-9"}, {"if-range", if_range}}).status;
  };
  CHECK(with(etag) == 206);
  CHECK(with("\"anders\"") == 200);
  CHECK(with("W/" + etag) == 200);
  CHECK(with("Sun, 22 Nov 2026 10:00:00 GMT") == 200);
}

TEST_CASE("HEAD asks about the whole file, and a file that did not change is not sent in parts") {
  const auto file = prepared_file();
  const auto head = from(file, {{"range", "bytes=0-9"}}, Method::head);
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.header("content-length") == std::to_string(long_text().size()));
  const auto etag = from(file).header("etag");
  CHECK(from(file, {{"range", "bytes=0-9"}, {"if-none-match", etag}}).status == 304);
}

TEST_CASE("a page is kept compressed alone, and unpacked for who takes it plain") {
  const auto page = prepared_page();
  CHECK(page->bytes() < long_text().size());
  for (const auto* takes : {"", "identity", "gzip;q=0, br;q=0"}) {
    INFO(takes);
    const auto answer = from(page, {{"accept-encoding", takes}});
    CHECK(answer.body == long_text());
    CHECK(answer.header("content-length") == std::to_string(long_text().size()));
  }
  CHECK(from(page, {}, Method::head).body.empty());
  CHECK(from(http::prepare(http::page("klein"), {}, http::Effort::quick)).body == "klein");
}

TEST_CASE("prepared pages stay within their memory") {
  const auto big = prepared_page();
  http::PreparedPages pages(2 * big->bytes() + 10);
  CHECK(pages.find("/een") == nullptr);
  CHECK(pages.put("/een", big));
  CHECK(pages.put("/twee", big));
  CHECK_FALSE(pages.put("/drie", big));
  CHECK(pages.find("/drie") == nullptr);
  CHECK(pages.find("/een") == big);
  const auto small = http::prepare(http::page("klein"), {}, http::Effort::quick);
  CHECK(pages.put("/een", small));
  CHECK(pages.put("/drie", small));
  CHECK(pages.find("/drie") == small);
}

TEST_CASE("a page that was prepared with care is not replaced by a hasty one") {
  http::PreparedPages pages;
  const auto hasty = prepared_page();
  const auto careful = prepared_page();
  pages.offer("/", hasty);
  CHECK(pages.find("/") == hasty);
  CHECK(pages.put("/", careful));
  pages.offer("/", hasty);
  CHECK(pages.find("/") == careful);
}
