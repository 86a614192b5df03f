#include "work/figures/arrival.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::figures;
using namespace zicht::signals;
using std::chrono::hours;

namespace {

const accounts::OrganisationId kroonstad{1};
const accounts::OrganisationId duinrand{2};
const Date known{std::chrono::year{2026} / 1 / 31};
/// A Monday.
const Date monday{std::chrono::year{2025} / 11 / 17};

Instant at(Date day, int hour = 12) {
  return std::chrono::sys_days{day} + hours{hour};
}
Date after(Date day, int days) {
  return Date{std::chrono::sys_days{day} + std::chrono::days{days}};
}

Step step(
    Action action, State from, State to, Date day, accounts::OrganisationId desk = kroonstad) {
  return {.action = action,
          .from = from,
          .to = to,
          .person = {3},
          .desk = desk,
          .done_on = day,
          .done_at = at(day)};
}

Step taken_up(Date day) {
  return step(Action::acknowledge, State::received, State::assessing, day);
}
Step to_police(Date day) {
  return step(Action::send_to_police, State::assessing, State::to_police, day);
}

Step weighed_as(Exploitation form, Date day, accounts::OrganisationId desk = kroonstad) {
  auto weighing = step(Action::assess, State::assessing, State::assessing, day, desk);
  weighing.form = form;
  return weighing;
}

Course course(std::vector<Step> steps) {
  return {{.id = {9}, .desk = kroonstad, .received_on = monday, .sector = "bouw"},
          std::move(steps)};
}

Arrival here(const Course& course) {
  const auto arrival = arrival_at(kroonstad, course, known);
  REQUIRE(arrival);
  return *arrival;
}

}  // namespace

TEST_CASE("a signal is in time where the desk kept its deadlines") {
  const auto quick = here(course({taken_up(after(monday, 2)), to_police(after(monday, 7))}));
  CHECK(quick.acknowledged_in_time);
  CHECK(quick.decided_in_time);
  CHECK(quick.outcome == Outcome::police);
  const auto slow = here(course({taken_up(after(monday, 3)), to_police(after(monday, 9))}));
  CHECK_FALSE(slow.acknowledged_in_time);
  CHECK_FALSE(slow.decided_in_time);
  const auto untouched = here(course({}));
  CHECK_FALSE(untouched.acknowledged_in_time);
  CHECK(untouched.outcome == Outcome::open);
  CHECK(untouched.came_on == monday);
}

TEST_CASE("what happens after the day that counts changes nothing") {
  const auto late = after(known, 1);
  const auto before = here(course({taken_up(monday)}));
  const auto later = here(course({taken_up(monday), to_police(late)}));
  CHECK(before.outcome == later.outcome);
  CHECK(before.decided_in_time == later.decided_in_time);
  auto gone = course({taken_up(monday),
                      step(Action::offer, State::assessing, State::offered, late),
                      step(Action::accept, State::offered, State::received, late, duinrand)});
  gone.signal.desk = duinrand;
  CHECK(here(gone).outcome == Outcome::open);
  gone.steps = {taken_up(late)};
  gone.signal.desk = duinrand;
  CHECK(here(gone).came_on == monday);
  auto weighed = course({taken_up(monday), weighed_as(Exploitation::labour, late)});
  weighed.signal.form = Exploitation::labour;
  CHECK(here(weighed).form == Exploitation::unknown);
  weighed.steps.insert(weighed.steps.end() - 1, weighed_as(Exploitation::sexual, monday));
  CHECK(here(weighed).form == Exploitation::sexual);
}

TEST_CASE("what is closed or destroyed went where it was sent") {
  const auto closed = course({taken_up(monday),
                              to_police(monday),
                              step(Action::close, State::to_police, State::closed, monday),
                              step(Action::destroy, State::closed, State::destroyed, monday)});
  CHECK(here(closed).outcome == Outcome::police);
  const auto again =
      course({taken_up(monday),
              to_police(monday),
              step(Action::weigh_again, State::to_police, State::assessing, monday)});
  CHECK(here(again).outcome == Outcome::open);
}

TEST_CASE("a signal that was handed over counts at both desks, each with its own part") {
  const auto friday = after(monday, 4);
  auto moved =
      course({taken_up(monday),
              step(Action::offer, State::assessing, State::offered, monday),
              step(Action::accept, State::offered, State::received, friday, duinrand),
              step(Action::acknowledge, State::received, State::assessing, friday, duinrand),
              weighed_as(Exploitation::sexual, friday, duinrand),
              step(Action::send_to_care, State::assessing, State::to_care, friday, duinrand)});
  moved.signal.desk = duinrand;
  const auto first = here(moved);
  CHECK(first.came_on == monday);
  CHECK(first.outcome == Outcome::other_desk);
  CHECK(first.decided_in_time);
  CHECK(first.form == Exploitation::unknown);
  const auto second = arrival_at(duinrand, moved, known);
  REQUIRE(second);
  CHECK(second->came_on == friday);
  CHECK(second->handed_over);
  CHECK(second->acknowledged_in_time);
  CHECK(second->outcome == Outcome::care);
  CHECK(second->form == Exploitation::sexual);
  moved.steps.erase(moved.steps.begin() + 4);
  moved.steps.insert(moved.steps.begin() + 1, weighed_as(Exploitation::labour, monday));
  CHECK(here(moved).form == Exploitation::labour);
  CHECK(arrival_at(duinrand, moved, known)->form == Exploitation::labour);
  CHECK_FALSE(arrival_at({3}, moved, known));
}

TEST_CASE("a signal that was only offered is not one of the other desk") {
  const auto offered =
      course({taken_up(monday),
              step(Action::offer, State::assessing, State::offered, monday),
              step(Action::refuse, State::offered, State::assessing, monday, duinrand)});
  CHECK_FALSE(arrival_at(duinrand, offered, known));
  CHECK(here(offered).outcome == Outcome::open);
}

TEST_CASE("what was cut out of a signal did not come in") {
  auto part = course({});
  part.signal.state = State::assessing;
  CHECK_FALSE(arrival_at(kroonstad, part, known));
  part.steps = {to_police(monday)};
  CHECK_FALSE(arrival_at(kroonstad, part, known));
}
