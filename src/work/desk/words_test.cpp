#include "work/desk/words.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::desk;
using signals::Signal;
using signals::State;

namespace {

/// Noon in the Netherlands, on a Thursday in winter.
const Instant noon = *parse_instant("2026-11-26T11:00:00Z");

Signal due_at(Instant acknowledge_by) {
  return {.state = State::received, .acknowledge_by = acknowledge_by};
}

}  // namespace

TEST_CASE("a deadline is told in the words of who looks at the clock") {
  using namespace std::chrono;
  CHECK(due_words(due_at(noon + minutes(90)), noon) == "voor 13.30 uur");
  CHECK(due_words(due_at(noon + hours(11) + minutes(59)), noon) == "vandaag");
  CHECK(due_words(due_at(noon + hours(13)), noon) == "nog 1 dag");
  CHECK(due_words(due_at(noon + days(5)), noon) == "nog 5 dagen");
  CHECK(due_words(due_at(noon - minutes(10)), noon) == "net te laat");
  CHECK(due_words(due_at(noon - hours(7)), noon) == "7 uur te laat");
  CHECK(due_words(due_at(noon - hours(30)), noon) == "1 dag te laat");
  CHECK(is_late(due_at(noon - minutes(1)), noon));
  CHECK_FALSE(is_late(due_at(noon), noon));
}

TEST_CASE("what was decided is not late any more") {
  auto signal = due_at(noon - std::chrono::days(9));
  signal.state = State::to_care;
  CHECK(due_words(signal, noon).empty());
  CHECK_FALSE(is_late(signal, noon));
}

TEST_CASE("of a stranger the day is told, of a colleague the time as well") {
  const Date day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{26}};
  CHECK(when_words(day, std::nullopt) == "26 november 2026");
  CHECK(when_words(day, noon) == "26 november 2026 om 12.00 uur");
}
