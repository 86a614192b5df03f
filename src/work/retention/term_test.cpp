#include "work/retention/term.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::retention;
using namespace std::chrono_literals;
using signals::State;

namespace {

Date day(int year, unsigned month, unsigned number) {
  return Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(number)};
}

Terms terms() {
  const auto from = day(2020, 1, 1);
  return {{{.id = "kort",
            .part = Part::whole,
            .went_to = {State::no_indication, State::duplicate},
            .length = {.days = 90},
            .valid_from = from},
           {.id = "lang",
            .part = Part::whole,
            .went_to = {State::to_police, State::to_care},
            .length = {.months = 60},
            .valid_from = from},
           {.id = "contact",
            .part = Part::contact,
            .begin = Begin::dialogue,
            .length = {.months = 12},
            .valid_from = from},
           {.id = "woorden",
            .part = Part::words,
            .begin = Begin::use,
            .length = {.months = 12},
            .valid_from = from}}};
}

signals::Ended closed(State went_to, Date on) {
  return {.id = {7},
          .went_to = went_to,
          .closed_on = on,
          .has_contact = true,
          .last_dialogue_on = on,
          .words_used_on = on};
}

}  // namespace

TEST_CASE("a term is over on the same day of a later month, or on its last day") {
  CHECK(after(day(2026, 1, 15), {.months = 12}) == day(2027, 1, 15));
  CHECK(after(day(2026, 1, 31), {.months = 1}) == day(2026, 2, 28));
  CHECK(after(day(2027, 12, 31), {.months = 2}) == day(2028, 2, 29));
  CHECK(after(day(2026, 12, 1), {.days = 90}) == day(2027, 3, 1));
}

TEST_CASE("a signal may go on the day that its term is over, and not one day before") {
  const auto rules = terms();
  const auto ended = closed(State::no_indication, day(2026, 12, 1));
  CHECK(due_items(rules, ended, day(2027, 2, 28)).empty());
  const auto due = due_items(rules, ended, day(2027, 3, 1));
  REQUIRE(due.size() == 1);
  CHECK(due[0].part == Part::whole);
  CHECK(due[0].due_on == day(2027, 3, 1));
  CHECK(due[0].rule->id == "kort");
}

TEST_CASE("what went on is kept longer, and its contact and words go first") {
  const auto rules = terms();
  auto ended = closed(State::to_care, day(2026, 1, 10));
  CHECK(due_items(rules, ended, day(2027, 1, 9)).empty());
  const auto parts = due_items(rules, ended, day(2027, 1, 10));
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].part == Part::contact);
  CHECK(parts[1].part == Part::words);
  ended.has_contact = false;
  ended.words_used_on = day(2026, 6, 1);
  CHECK(due_items(rules, ended, day(2027, 5, 31)).empty());
  CHECK(due_items(rules, ended, day(2027, 6, 1)).size() == 1);
  const auto whole = due_items(rules, ended, day(2031, 1, 10));
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].part == Part::whole);
}

TEST_CASE("what no rule is about is kept for as long as the longest rule says") {
  const auto rules = terms();
  const auto ended = closed(State::closed, day(2026, 1, 10));
  for (const auto& item : due_items(rules, ended, day(2031, 1, 9))) CHECK(item.part != Part::whole);
  CHECK(due_items(rules, ended, day(2031, 1, 10)).at(0).rule->id == "lang");
}

TEST_CASE("a rule holds from its first day until the day before its end") {
  auto rules = terms();
  rules.rules[0].valid_until = day(2027, 1, 1);
  auto later = rules.rules[0];
  later.id = "korter";
  later.valid_from = day(2027, 1, 1);
  later.valid_until = std::nullopt;
  later.length = {.days = 30};
  CHECK_FALSE(overlap(rules.rules[0], later));
  rules.rules.push_back(later);
  const auto ended = closed(State::duplicate, day(2026, 12, 1));
  CHECK(due_items(rules, ended, day(2026, 12, 31)).empty());
  CHECK(due_items(rules, ended, day(2027, 1, 1)).at(0).rule->id == "korter");
}

TEST_CASE("what was closed too lately for any rule is not looked at") {
  const auto rules = terms();
  const auto today = day(2026, 11, 26);
  const auto first = first_that_cannot_be_due(rules, today);
  const auto last = Date{std::chrono::sys_days(first) - std::chrono::days(1)};
  CHECK_FALSE(due_items(rules, closed(State::no_indication, last), today).empty());
  CHECK(due_items(rules, closed(State::no_indication, first), today).empty());
}

TEST_CASE("two rules about one part, one decision and one day overlap") {
  const auto rules = terms();
  CHECK_FALSE(overlap(rules.rules[0], rules.rules[1]));
  CHECK_FALSE(overlap(rules.rules[0], rules.rules[2]));
  auto other = rules.rules[1];
  other.went_to.push_back(State::duplicate);
  CHECK(overlap(rules.rules[0], other));
  CHECK(overlap(rules.rules[2], rules.rules[2]));
}
