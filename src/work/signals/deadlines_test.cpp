#include "work/signals/deadlines.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::signals;

namespace {

Date day(const char* text) {
  return *parse_date(text);
}

}  // namespace

TEST_CASE("weekends and public holidays are no working days") {
  for (const auto* off : {"2026-01-01",  // New Year's Day
                          "2026-04-03",  // Good Friday
                          "2026-04-06",  // Easter Monday
                          "2026-04-27",  // King's Day
                          "2026-05-05",
                          "2026-05-14",  // Ascension Day
                          "2026-05-25",  // Whit Monday
                          "2026-12-25",
                          "2026-12-26",
                          "2026-11-28",     // a Saturday
                          "2026-11-29",     // a Sunday
                          "2025-04-26",     // King's Day, since the 27th is a Sunday
                          "2027-03-29"}) {  // Easter Monday of another year
    INFO(off);
    CHECK_FALSE(is_working_day(day(off)));
  }
  for (const auto* on : {"2026-11-26", "2026-04-28", "2026-05-15", "2025-04-28", "2026-12-24"}) {
    INFO(on);
    CHECK(is_working_day(day(on)));
  }
}

TEST_CASE("working days are counted over weekends and Christmas") {
  CHECK(working_days_after(day("2026-11-26"), 2) == day("2026-11-30"));
  CHECK(working_days_after(day("2026-12-23"), 2) == day("2026-12-28"));
  CHECK(working_days_after(day("2026-12-31"), 5) == day("2027-01-08"));
  CHECK(working_days_after(day("2026-11-28"), 1) == day("2026-11-30"));
}

TEST_CASE("an urgent signal is seen within the hour and weighed within a day") {
  const auto at = *parse_instant("2026-11-26T14:05:00Z");
  const auto by = deadlines(at, Urgency::urgent);
  CHECK(to_iso(by.acknowledge) == "2026-11-26T15:05:00Z");
  CHECK(to_iso(by.assess) == "2026-11-27T14:05:00Z");
}

TEST_CASE("another signal is seen in two working days and weighed in five") {
  const auto by = deadlines(*parse_instant("2026-11-26T14:05:00Z"), Urgency::normal);
  CHECK(to_iso(by.acknowledge) == "2026-11-30T23:00:00Z");
  CHECK(to_iso(by.assess) == "2026-12-03T23:00:00Z");
}

TEST_CASE("the deadlines of an anonymous signal tell no more than its day") {
  const auto urgent = deadlines(day("2026-11-26"), Urgency::urgent);
  CHECK(to_iso(urgent.acknowledge) == "2026-11-26T23:00:00Z");
  CHECK(to_iso(urgent.assess) == "2026-11-27T23:00:00Z");
  const auto normal = deadlines(day("2026-03-26"), Urgency::normal);
  CHECK(to_iso(normal.acknowledge) == "2026-03-30T22:00:00Z");
  CHECK(to_iso(normal.assess) == "2026-04-02T22:00:00Z");
}
