#include "ground/base/clock.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using zicht::Instant;

TEST_CASE("a date is read as it is written") {
  CHECK(zicht::to_iso(*zicht::parse_date("2024-02-29")) == "2024-02-29");
}

TEST_CASE("a day that does not exist is refused") {
  CHECK_FALSE(zicht::parse_date("2023-02-29"));
  CHECK_FALSE(zicht::parse_date("2023-13-01"));
  CHECK_FALSE(zicht::parse_date("22-11-2026"));
  CHECK_FALSE(zicht::parse_date("2026-11-2x"));
  CHECK_FALSE(zicht::parse_date(""));
}

TEST_CASE("an instant is given in UTC, whatever offset it was written in") {
  CHECK(zicht::to_iso(*zicht::parse_instant("2026-11-22T09:30:00Z")) == "2026-11-22T09:30:00Z");
  CHECK(zicht::to_iso(*zicht::parse_instant("2026-11-22T00:30:00.250+01:00")) ==
        "2026-11-21T23:30:00Z");
  CHECK_FALSE(zicht::parse_instant("2026-11-22 09:30"));
  CHECK_FALSE(zicht::parse_instant("2026-11-22T25:00:00Z"));
  CHECK_FALSE(zicht::parse_instant("2026-11-22T10:00:00"));
  CHECK_FALSE(zicht::parse_instant("2026-11-22T10:00:00.5"));
}

TEST_CASE("a fixed clock stands still and knows its day") {
  const zicht::FixedClock clock(*zicht::parse_instant("2026-11-22T23:59:59Z"));
  CHECK(clock.now() == clock.now());
  CHECK(zicht::to_iso(clock.today()) == "2026-11-22");
}
