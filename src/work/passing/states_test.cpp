#include "work/passing/states.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <tuple>

using namespace zicht;
using namespace zicht::passing;

namespace {

/// The whole matrix, written down a second time: what is not here is refused.
const std::map<std::tuple<State, Action>, std::pair<State, Who>> allowed{
    {{State::offered, Action::accept}, {State::running, Who::receiver}},
    {{State::offered, Action::refuse}, {State::refused, Who::receiver}},
    {{State::offered, Action::withdraw}, {State::withdrawn, Who::desk}},
    {{State::offered, Action::expire}, {State::expired, Who::program}},
    {{State::handed_over, Action::pack}, {State::handed_over, Who::desk}},
    {{State::handed_over, Action::confirm}, {State::running, Who::desk}},
    {{State::handed_over, Action::withdraw}, {State::withdrawn, Who::desk}},
    {{State::handed_over, Action::expire}, {State::expired, Who::program}},
    {{State::running, Action::read}, {State::running, Who::receiver}},
    {{State::running, Action::withdraw}, {State::withdrawn, Who::desk}},
    {{State::running, Action::expire}, {State::expired, Who::program}},
};

}  // namespace

TEST_CASE("every state, act and person gives what the table of disclosures says") {
  int fine = 0;
  for (std::size_t s = 0; s < state_count; ++s)
    for (std::size_t a = 0; a < action_count; ++a)
      for (std::size_t w = 0; w < who_count; ++w) {
        const auto state = static_cast<State>(s);
        const auto action = static_cast<Action>(a);
        const auto who = static_cast<Who>(w);
        INFO(names_of(state)[s] << " " << names_of(action)[a] << " " << w);
        const auto row = allowed.find({state, action});
        const auto got = next(state, action, who);
        CHECK(can(state, action, who) == got.has_value());
        if (row == allowed.end()) {
          REQUIRE_FALSE(got);
          CHECK(got.error().fault == Fault::conflict);
        } else if (row->second.second != who) {
          REQUIRE_FALSE(got);
          CHECK(got.error().fault == Fault::forbidden);
        } else {
          REQUIRE(got);
          CHECK(*got == row->second.first);
          ++fine;
        }
      }
  CHECK(fine == 11);
  CHECK(moves().size() == 11);
}

TEST_CASE("what is over stays over, and only what is live can expire") {
  for (std::size_t s = 0; s < state_count; ++s) {
    const auto state = static_cast<State>(s);
    bool moves_on = false;
    for (const auto& move : moves()) moves_on = moves_on || move.from == state;
    CHECK(is_live(state) == moves_on);
    CHECK(is_live(state) == can(state, Action::expire, Who::program));
    CHECK_FALSE(dutch_name(state).empty());
  }
}
