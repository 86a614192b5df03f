#include "work/retention/retention.hpp"

#include <catch2/catch.hpp>

#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::retention;
using namespace std::chrono_literals;
using accounts::Role;
using signals::Action;
using signals::SignalId;
using signals::test::either;

namespace {

struct Room : signals::test::Room {
  explicit Room(store::Kind kind) : signals::test::Room(kind) {
    farid = fenna;
    farid.person = bram.person;
    farid.roles = {Role::privacy_officer};
    const auto from = Date{std::chrono::year(2000), std::chrono::month(1), std::chrono::day(1)};
    terms.rules = {{.id = "kort",
                    .went_to = {signals::State::no_indication},
                    .length = {.days = 90},
                    .valid_from = from},
                   {.id = "contact",
                    .part = Part::contact,
                    .begin = Begin::dialogue,
                    .length = {.days = 30},
                    .valid_from = from},
                   {.id = "woorden",
                    .part = Part::words,
                    .begin = Begin::use,
                    .length = {.days = 60},
                    .valid_from = from}};
  }

  /// A signal without the least indication, closed now.
  std::pair<SignalId, std::string> closed() {
    auto told = report();
    told.contact = "06 1234";
    const auto words = dropped(told);
    const auto id = inbox().front().id;
    const auto at = in_hand_now(id);
    const auto decided = signals.decide(fenna, desk.open, at, Action::find_no_indication, "Nee");
    REQUIRE(decided);
    REQUIRE(signals.decide(fenna, desk.open, {id, decided->version}, Action::close, "Klaar"));
    return {id, words};
  }

  accounts::Actor farid;  ///< The privacy officer.
  Terms terms;
  Retention retention{{database, clock, terms, signals}};
};

template <class T>
void check_fault(const Result<T>& result, Fault fault) {
  REQUIRE_FALSE(result);
  CHECK(result.error().fault == fault);
}

}  // namespace

TEST_CASE("the list grows by itself, and nothing goes before the officer approves") {
  Room room(either());
  const auto [id, words] = room.closed();
  CHECK(room.retention.list(room.farid)->due.empty());
  room.clock.at += 31 * 24h;
  auto list = room.retention.list(room.farid);
  REQUIRE(list);
  REQUIRE(list->due.size() == 1);
  CHECK(list->due[0].part == Part::contact);
  room.clock.at += 60 * 24h;
  list = room.retention.list(room.farid);
  REQUIRE(list->due.size() == 1);
  CHECK(list->due[0].part == Part::whole);
  REQUIRE(room.signals.open(room.fenna, room.desk.open, id));
  check_fault(room.retention.list(room.fenna), Fault::forbidden);
  check_fault(room.retention.approve(room.fenna, {{id, Part::whole}}), Fault::forbidden);
  CHECK(*room.retention.approve(room.farid, {{id, Part::whole}}) == 1);
  check_fault(room.signals.open(room.fenna, room.desk.open, id), Fault::unavailable);
  check_fault(room.letterbox.open(words), Fault::not_found);
  CHECK(room.retention.list(room.farid)->due.empty());
  CHECK(*room.retention.approve(room.farid, {{id, Part::whole}}) == 0);
}

TEST_CASE("what is not due is not destroyed, whatever the form says") {
  Room room(either());
  const auto [id, words] = room.closed();
  room.clock.at += 31 * 24h;
  CHECK(*room.retention.approve(room.farid, {{id, Part::whole}, {id, Part::words}}) == 0);
  CHECK(*room.retention.approve(room.farid, {{id, Part::contact}}) == 1);
  REQUIRE(room.letterbox.open(words));
  CHECK(room.signals.open(room.fenna, room.desk.open, id)->contact.empty());
}

TEST_CASE("a hold keeps a signal until both sides let it go") {
  Room room(either());
  const auto [id, words] = room.closed();
  REQUIRE(room.retention.ask_hold(room.fenna, Side::desk, id, Reason::complaint));
  check_fault(room.retention.ask_hold(room.farid, Side::officer, id, Reason::complaint),
              Fault::conflict);
  room.clock.at += 100 * 24h;
  auto list = room.retention.list(room.farid);
  CHECK(list->due.empty());
  CHECK(list->held.size() == 1);
  CHECK(*room.retention.approve(room.farid, {{id, Part::whole}}) == 0);
  const auto hold = room.retention.holds(room.farid)->at(0).id;
  check_fault(room.retention.act_on_hold(room.fenna, Side::desk, hold, HoldAct::agree),
              Fault::forbidden);
  REQUIRE(room.retention.act_on_hold(room.farid, Side::officer, hold, HoldAct::agree));
  REQUIRE(room.retention.act_on_hold(room.farid, Side::officer, hold, HoldAct::ask_end));
  REQUIRE(room.retention.act_on_hold(room.fenna, Side::desk, hold, HoldAct::agree));
  CHECK(room.retention.holds_of(room.fenna, id)->at(0).state == HoldState::ended);
  CHECK(*room.retention.approve(room.farid, {{id, Part::whole}}) == 1);
  check_fault(room.retention.ask_hold(room.fenna, Side::desk, id, Reason::complaint),
              Fault::conflict);
}

TEST_CASE("another desk and its officer see and do nothing") {
  Room room(either());
  const auto [id, words] = room.closed();
  room.clock.at += 100 * 24h;
  auto officer = room.iris;
  officer.roles = {Role::privacy_officer};
  CHECK(room.retention.list(officer)->due.empty());
  CHECK(*room.retention.approve(officer, {{id, Part::whole}}) == 0);
  check_fault(room.retention.ask_hold(room.iris, Side::desk, id, Reason::complaint),
              Fault::not_found);
  check_fault(room.retention.holds_of(room.iris, id), Fault::not_found);
  REQUIRE(room.retention.ask_hold(room.fenna, Side::desk, id, Reason::complaint));
  const auto hold = room.retention.holds(room.fenna)->at(0).id;
  check_fault(room.retention.act_on_hold(officer, Side::officer, hold, HoldAct::agree),
              Fault::not_found);
  CHECK(room.retention.holds(officer)->empty());
}

TEST_CASE("a certificate points to the line of the log") {
  Room room(either());
  const auto [id, words] = room.closed();
  room.clock.at += 100 * 24h;
  check_fault(room.retention.certificate(room.farid, {id, Part::whole}), Fault::not_found);
  REQUIRE(*room.retention.approve(room.farid, {{id, Part::whole}}) == 1);
  const auto certificate = room.retention.certificate(room.farid, {id, Part::whole});
  REQUIRE(certificate);
  CHECK(certificate->destruction.rule == "kort");
  CHECK(certificate->destruction.approved_by == room.farid.person);
  REQUIRE(certificate->line);
  CHECK(certificate->line->entry.actor == room.farid.person.value);
  CHECK(certificate->line->at == certificate->destruction.destroyed_at);
  CHECK(room.retention.destroyed(room.farid, 10)->size() == 1);
}

TEST_CASE("the officer can approve where what another room keeps of it refuses") {
  Room room(either());
  const auto [id, words] = room.closed();
  room.clock.at += 100 * 24h;
  signals::Signals guarded(
      {room.database,
       room.clock,
       room.receiver(),
       room.is_member(),
       {[](store::Transaction&, const accounts::Actor&, SignalId, Instant) -> Result<> {
         return fail(Fault::conflict, "Nee.");
       }}});
  Retention retention({room.database, room.clock, room.terms, guarded});
  CHECK(*retention.approve(room.farid, {{id, Part::whole}}) == 0);
  CHECK(room.signals.open(room.fenna, room.desk.open, id));
  CHECK(room.retention.destroyed(room.farid, 10)->empty());
}
