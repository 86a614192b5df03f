#include "work/retention/hold.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::retention;

namespace {

constexpr Party fenna{{1}, Side::desk};
constexpr Party farid{{2}, Side::officer};

Hold asked_by(Party party) {
  return {.asked_by = party.person, .asked_as = party.side};
}

}  // namespace

TEST_CASE("it takes the other side to hold a signal, and to let it go") {
  for (const auto& [one, other] : {std::pair{fenna, farid}, std::pair{farid, fenna}}) {
    const auto asked = asked_by(one);
    CHECK(act(asked, HoldAct::agree, one, {}).error().fault == Fault::forbidden);
    const auto held = act(asked, HoldAct::agree, other, {});
    REQUIRE(held);
    CHECK(held->state == HoldState::held);
    const auto end_asked = act(*held, HoldAct::ask_end, one, {});
    REQUIRE(end_asked);
    CHECK(act(*end_asked, HoldAct::agree, one, {}).error().fault == Fault::forbidden);
    CHECK(act(*end_asked, HoldAct::agree, other, {})->state == HoldState::ended);
    CHECK(act(*end_asked, HoldAct::disagree, other, {})->state == HoldState::held);
  }
}

TEST_CASE("one person with both roles cannot agree with oneself") {
  const Party both{fenna.person, Side::officer};
  CHECK(act(asked_by(fenna), HoldAct::agree, both, {}).error().fault == Fault::forbidden);
}

TEST_CASE("every step of a hold is in the table, and no other") {
  // Rows: asked, held, refused, end_asked, ended. Columns: agree, disagree, ask_end.
  constexpr std::array<std::array<bool, 3>, 5> allowed{{{true, true, false},
                                                        {false, false, true},
                                                        {false, false, false},
                                                        {true, true, false},
                                                        {false, false, false}}};
  for (std::size_t state = 0; state < allowed.size(); ++state)
    for (std::size_t what = 0; what < 3; ++what) {
      auto hold = asked_by(fenna);
      hold.state = static_cast<HoldState>(state);
      CHECK(can(hold, static_cast<HoldAct>(what), farid) == allowed[state][what]);
    }
}

TEST_CASE("a signal is safe from the first question until the last answer") {
  CHECK(is_holding(HoldState::asked));
  CHECK(is_holding(HoldState::held));
  CHECK(is_holding(HoldState::end_asked));
  CHECK_FALSE(is_holding(HoldState::refused));
  CHECK_FALSE(is_holding(HoldState::ended));
}
