#include "ground/base/dutch_time.hpp"

#include <catch2/catch.hpp>

using namespace zicht;

TEST_CASE("a Dutch day begins an hour before that of UTC in winter, and two hours in summer") {
  CHECK(to_iso(start_of_dutch_day(*parse_date("2026-11-26"))) == "2026-11-25T23:00:00Z");
  CHECK(to_iso(start_of_dutch_day(*parse_date("2026-07-01"))) == "2026-06-30T22:00:00Z");
  CHECK(dutch_day(*parse_instant("2026-11-25T23:30:00Z")) == *parse_date("2026-11-26"));
  CHECK(dutch_day(*parse_instant("2026-11-25T22:30:00Z")) == *parse_date("2026-11-25"));
  CHECK(dutch_day(*parse_instant("2026-07-01T22:00:00Z")) == *parse_date("2026-07-02"));
}

TEST_CASE("the days on which the clock changes have 23 and 25 hours") {
  const auto length = [](const char* day, const char* next) {
    return start_of_dutch_day(*parse_date(next)) - start_of_dutch_day(*parse_date(day));
  };
  CHECK(length("2026-03-29", "2026-03-30") == std::chrono::hours{23});
  CHECK(length("2026-10-25", "2026-10-26") == std::chrono::hours{25});
  CHECK(length("2026-10-26", "2026-10-27") == std::chrono::hours{24});
}
