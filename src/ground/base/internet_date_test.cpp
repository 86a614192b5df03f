#include "ground/base/internet_date.hpp"

#include <catch2/catch.hpp>

using namespace zicht;

TEST_CASE("a moment is written as in the examples of the protocols") {
  using std::chrono::milliseconds;
  CHECK(internet_date(Instant{milliseconds{784'111'777'000}}) == "Sun, 06 Nov 1994 08:49:37");
  CHECK(internet_date(Instant{milliseconds{1'709'164'799'999}}) == "Wed, 28 Feb 2024 23:59:59");
}
