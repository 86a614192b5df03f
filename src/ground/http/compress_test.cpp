#include "ground/http/compress.hpp"

#include <catch2/catch.hpp>

#include "ground/http/test_wire.hpp"

using namespace zicht;
using http::Encoding;
using http::test::long_text;
using http::test::unbrotli;
using http::test::unzip;

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
