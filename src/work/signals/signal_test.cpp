#include "work/signals/signal.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::signals;

namespace {

const Instant noon = *parse_instant("2026-11-26T12:00:00Z");

Signal in(State state) {
  return {.state = state, .acknowledge_by = noon, .assess_by = noon + std::chrono::hours{24}};
}

}  // namespace

TEST_CASE("danger now or somebody under eighteen makes a signal urgent, and nothing else") {
  CHECK(urgency_of(Known::yes, Known::no) == Urgency::urgent);
  CHECK(urgency_of(Known::unknown, Known::yes) == Urgency::urgent);
  CHECK(urgency_of(Known::unknown, Known::unknown) == Urgency::normal);
  CHECK(urgency_of(Known::no, Known::no) == Urgency::normal);
}

TEST_CASE("a new signal is due to be seen, one in hand to be weighed, a decided one not at all") {
  CHECK(due(in(State::received)) == noon);
  CHECK(due(in(State::assessing)) == noon + std::chrono::hours{24});
  CHECK(due(in(State::asked)) == noon + std::chrono::hours{24});
  CHECK_FALSE(due(in(State::to_care)));
  CHECK_FALSE(due(in(State::closed)));
}

TEST_CASE("an act notes when it was done") {
  const auto seen = act(in(State::received), Action::acknowledge, Who::desk, noon);
  REQUIRE(seen);
  CHECK(seen->acknowledged_at == noon);
  const auto decided = act(*seen, Action::send_to_care, Who::desk, noon);
  REQUIRE(decided);
  CHECK(decided->decided_at == noon);
  const auto again = act(*decided, Action::weigh_again, Who::desk, noon);
  REQUIRE(again);
  CHECK_FALSE(again->decided_at);
}

TEST_CASE("a closed signal opens again within thirty days, and not after") {
  auto closed = in(State::closed);
  closed.closed_at = noon;
  const auto in_time = act(closed, Action::reopen, Who::desk, noon + reopen_limit);
  REQUIRE(in_time);
  CHECK(in_time->state == State::assessing);
  CHECK_FALSE(in_time->closed_at);
  const auto late =
      act(closed, Action::reopen, Who::desk, noon + reopen_limit + std::chrono::milliseconds{1});
  REQUIRE_FALSE(late);
  CHECK(late.error().fault == Fault::conflict);
}
