#include "work/signals/states.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>

using namespace zicht;
using namespace zicht::signals;

namespace {

// The matrix as the desk drew it, apart from the table of the program. A row for each state, a
// column for each action, in their order; a letter says where it leads and "." that it cannot be.
//   r received  a assessing  q asked  p police  c care  g registration  t table  n none  d
//   duplicate o offered   x closed     z destroyed
constexpr std::array<std::string_view, state_count> matrix{
    // ackn assess ask tell answer work | six decisions | again offer accept refuse back close
    // reopen
    // destroy
    "a...rr"
    "......"
    "........",  // received
    ".aqaaa"
    "pcgtnd"
    ".o......",  // assessing
    ".qqqaq"
    "......"
    "a.......",  // asked
    "...ppp"
    "......"
    "a....x..",  // to_police
    "...ccc"
    "......"
    "a....x..",  // to_care
    "...ggg"
    "......"
    "a....x..",  // registration_due
    "...ttt"
    "......"
    "a....x..",  // to_chain_table
    "...nnn"
    "......"
    "a....x..",  // no_indication
    "...ddd"
    "......"
    "a....x..",  // duplicate
    "....o."
    "......"
    "..raa...",  // offered
    "......"
    "......"
    "......az",  // closed
    "......"
    "......"
    "........"  // destroyed
};
constexpr std::string_view letters = "raqpcgtndoxz";

/// Who may, by the action: the reporter answers, the receiver accepts or refuses, a destruction
/// list destroys; all else is the desk's.
Who who_may(Action action) {
  if (action == Action::answer) return Who::reporter;
  if (action == Action::accept || action == Action::refuse) return Who::receiver;
  return action == Action::destroy ? Who::destroyer : Who::desk;
}

}  // namespace

TEST_CASE("every state, action and role does what the matrix says, and nothing else") {
  int legal = 0;
  for (std::size_t s = 0; s < state_count; ++s)
    for (std::size_t a = 0; a < action_count; ++a)
      for (std::size_t w = 0; w < who_count; ++w) {
        const auto state = static_cast<State>(s);
        const auto action = static_cast<Action>(a);
        const auto who = static_cast<Who>(w);
        INFO(dutch_name(state) << " / " << dutch_name(action) << " / " << w);
        const auto moved = next(state, action, who);
        const char drawn = matrix.at(s)[a];
        if (drawn == '.') {
          REQUIRE_FALSE(moved);
          CHECK(moved.error().fault == Fault::conflict);
        } else if (who != who_may(action)) {
          REQUIRE_FALSE(moved);
          CHECK(moved.error().fault == Fault::forbidden);
        } else {
          REQUIRE(moved);
          CHECK(static_cast<std::size_t>(*moved) == letters.find(drawn));
          ++legal;
        }
        CHECK(can(state, action, who) == moved.has_value());
      }
  // No row of the table is missing from the matrix, and none stands in it twice.
  CHECK(static_cast<std::size_t>(legal) == moves().size());
}

TEST_CASE("a destroyed signal is never acted on again, and only a closed one is destroyed") {
  for (const auto& move : moves()) {
    CHECK(move.from != State::destroyed);
    CHECK((move.to == State::destroyed) ==
          (move.from == State::closed && move.action == Action::destroy));
  }
}

TEST_CASE("a reporter never hears where a signal went") {
  for (const auto state : {State::to_police,
                           State::to_care,
                           State::registration_due,
                           State::to_chain_table,
                           State::no_indication,
                           State::duplicate,
                           State::offered})
    CHECK(told_name(state) == "wordt bekeken");
}

TEST_CASE("only what is in hand or decided as something can be passed on") {
  for (std::size_t at = 0; at < state_count; ++at) {
    const auto state = static_cast<State>(at);
    const bool is_something = state == State::assessing || state == State::asked ||
                              state == State::to_police || state == State::to_care ||
                              state == State::registration_due || state == State::to_chain_table;
    CHECK(can_be_passed_on(state) == is_something);
    if (is_something) CHECK(can(state, Action::work, Who::desk));
  }
}
