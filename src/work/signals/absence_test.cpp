#include <catch2/catch.hpp>

#include "ground/base/dutch_time.hpp"
#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::signals;
using namespace std::chrono_literals;
using signals::test::either;
using signals::test::Room;

namespace {

Date in_days(const Room& room, int days) {
  return Date{std::chrono::sys_days(dutch_day(room.clock.now())) + std::chrono::days(days)};
}

template <class T>
void check_fault(const Result<T>& result, Fault fault) {
  REQUIRE_FALSE(result);
  CHECK(result.error().fault == fault);
}

}  // namespace

TEST_CASE("what lies with somebody who goes away lies with nobody, and nothing is given to them") {
  Room room(either());
  auto bram = room.bram;
  bram.roles.add(accounts::Role::attention_officer);
  const auto [at, words] = room.in_hand();
  const auto given = room.signals.assign(room.fenna, at, bram.person);
  REQUIRE(given);
  CHECK(*room.signals.go_away(bram, in_days(room, 3)) == 1);
  const auto signal = room.inbox().front();
  CHECK(signal.assignee.value == 0);
  check_fault(room.signals.assign(room.fenna, {at.id, signal.version}, bram.person),
              Fault::conflict);
  CHECK(room.signals.absences(room.fenna)->at(bram.person) == in_days(room, 3));
  REQUIRE(room.signals.come_back(bram));
  CHECK(room.signals.absences(room.fenna)->empty());
  CHECK(room.signals.assign(room.fenna, {at.id, signal.version}, bram.person));
}

TEST_CASE("an absence ends by itself after its last day") {
  Room room(either());
  REQUIRE(room.signals.go_away(room.fenna, in_days(room, 1)));
  room.clock.at += 24h;
  CHECK(room.signals.absences(room.fenna)->size() == 1);
  room.clock.at += 24h;
  CHECK(room.signals.absences(room.fenna)->empty());
}

TEST_CASE("nobody is away until a day that is over, or for years; and another desk sees nothing") {
  Room room(either());
  check_fault(room.signals.go_away(room.fenna, in_days(room, -1)), Fault::invalid);
  check_fault(room.signals.go_away(room.fenna, in_days(room, 400)), Fault::invalid);
  REQUIRE(room.signals.go_away(room.fenna, in_days(room, 0)));
  CHECK(room.signals.absences(room.iris)->empty());
}
