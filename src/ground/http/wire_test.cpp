#include "ground/http/wire.hpp"

#include <brotli/decode.h>
#include <zlib.h>

#include <catch2/catch.hpp>

#include "ground/http/prepared_pages.hpp"
#include "ground/http/raw_client.hpp"

using namespace zicht;
using http::Encoding;
using http::Method;
using http::Outgoing;
using http::RangeKind;
using http::Request;
using http::Response;

namespace {

std::string unzip(const std::string& packed) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string in = packed;
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotli(const std::string& packed) {
  std::string out(1 << 20, '\0');
  std::size_t size = out.size();
  CHECK(BrotliDecoderDecompress(packed.size(),
                                reinterpret_cast<const std::uint8_t*>(packed.data()),
                                &size,
                                reinterpret_cast<std::uint8_t*>(out.data())) ==
        BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

std::string long_text() {
  std::string text;
  for (int line = 0; line < 400; ++line)
    text += "regel " + std::to_string(line) + " van de tekst\n";
  return text;
}

http::test::Answer answer_of(const Outgoing& out) {
  auto answer = http::test::read_head(std::string(out.head));
  answer.body = out.body;
  return answer;
}

using Headers = std::vector<std::pair<std::string, std::string>>;

http::test::Answer once(Response response, Headers headers = {}, Method method = Method::get) {
  Outgoing out;
  http::answer_once(
      std::move(response), {.method = method, .headers = std::move(headers)}, {}, out);
  return answer_of(out);
}

http::test::Answer from(const std::shared_ptr<const http::Prepared>& prepared,
                        Headers headers = {},
                        Method method = Method::get) {
  Outgoing out;
  http::answer_from(prepared, {.method = method, .headers = std::move(headers)}, {}, out);
  return answer_of(out);
}

std::shared_ptr<const http::Prepared> prepared_page() {
  return http::prepare(http::page(long_text()), {}, http::Effort::quick);
}

std::shared_ptr<const http::Prepared> prepared_file() {
  return http::prepare({.type = "text/css",
                        .body = long_text(),
                        .headers = {{"X-Herkomst", "de drukker"}},
                        .caching = http::Caching::forever},
                       {},
                       http::Effort::quick);
}

}  // namespace

TEST_CASE("a browser gets the smallest form that it takes") {
  CHECK(http::best_encoding("") == Encoding::identity);
  CHECK(http::best_encoding("gzip, deflate, br") == Encoding::brotli);
  CHECK(http::best_encoding("br;q=1.0, gzip;q=0.8") == Encoding::brotli);
  CHECK(http::best_encoding("gzip") == Encoding::gzip);
  CHECK(http::best_encoding("deflate") == Encoding::identity);
  CHECK(http::best_encoding("br;q=0, gzip") == Encoding::gzip);
  CHECK(http::best_encoding("br; q=0.000 ,gzip ;q=0") == Encoding::identity);
  CHECK(http::best_encoding("br;q=0.001") == Encoding::brotli);
  CHECK(http::best_encoding("BR;Q=0, GZip") == Encoding::gzip);
  CHECK(http::best_encoding("*") == Encoding::identity);
  CHECK(http::best_encoding("identity;q=0, x-br, gzipped") == Encoding::identity);
  CHECK(http::best_encoding(",,;;=,br;,") == Encoding::brotli);
}

TEST_CASE("what is compressed comes back as it was") {
  const auto text = long_text();
  for (const auto effort : {http::Effort::quick, http::Effort::best}) {
    CHECK(unzip(http::gzip(text, effort)) == text);
    CHECK(unbrotli(http::brotli(text, effort)) == text);
    CHECK(http::gzip(text, effort).size() < text.size() / 2);
    CHECK(http::brotli(text, effort).size() < text.size() / 2);
    CHECK(unzip(http::gzip("", effort)).empty());
    CHECK(unbrotli(http::brotli("", effort)).empty());
  }
}

TEST_CASE("text gets smaller, pictures do not") {
  CHECK(http::is_compressible("text/html; charset=utf-8"));
  CHECK(http::is_compressible("application/problem+json"));
  CHECK(http::is_compressible("image/svg+xml"));
  CHECK_FALSE(http::is_compressible("image/png"));
  CHECK_FALSE(http::is_compressible("font/woff2"));
}

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
