#include "work/signals/doorkeeper.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::signals;

namespace {

class Hands final : public Clock {
 public:
  Instant now() const override { return at; }
  Instant at{std::chrono::milliseconds{1'795'348'800'000}};
};

struct Door {
  Hands clock;
  crypto::Sealer sealer = crypto::Sealer::of_secret("proef");
  Doorkeeper keeper{sealer, clock};
};

std::string worked(const std::string& ticket, int bits) {
  for (int answer = 0;; ++answer)
    if (is_worked(ticket, std::to_string(answer), bits)) return std::to_string(answer);
}

}  // namespace

TEST_CASE("with the work done a form comes in at once, without it after a while") {
  Door door;
  const auto ticket = door.keeper.ticket();
  CHECK(door.keeper.admit(ticket, "") == Entry::early);
  CHECK(door.keeper.admit(ticket, "1e9") == Entry::early);
  CHECK(door.keeper.admit(ticket, worked(ticket, door.keeper.bits())) == Entry::open);
  const auto slow = door.keeper.ticket();
  door.clock.at += slow_way;
  CHECK(door.keeper.admit(slow, "") == Entry::open);
}

TEST_CASE("the work for one ticket is worth nothing for another") {
  Door door;
  const auto one = door.keeper.ticket();
  const auto answer = worked(one, door.keeper.bits());
  int fits = 0;
  for (int other = 0; other < 20; ++other)
    if (is_worked(door.keeper.ticket(), answer, 12)) ++fits;
  CHECK(fits <= 1);
}

TEST_CASE("a ticket of a day ago, of another site or made up is stale") {
  Door door;
  Door elsewhere;
  const auto old = door.keeper.ticket();
  door.clock.at += ticket_limit + std::chrono::seconds{1};
  CHECK(door.keeper.admit(old, "") == Entry::stale);
  CHECK(door.keeper.admit("", "") == Entry::stale);
  CHECK(door.keeper.admit("abc", "") == Entry::stale);
  CHECK(door.keeper.admit(std::string(100'000, 'a'), "") == Entry::stale);
  auto forged = elsewhere.keeper.ticket();
  forged[10] = forged[10] == 'a' ? 'b' : 'a';
  CHECK(elsewhere.keeper.admit(forged, "") == Entry::stale);
}

TEST_CASE("who only waits cannot take the hour from who works") {
  Door door;
  const auto ticket = door.keeper.ticket();
  door.clock.at += slow_way;
  for (int report = 0; report < most_without_work; ++report) {
    REQUIRE(door.keeper.admit(ticket, "") == Entry::open);
    door.keeper.came_in(ticket, "");
  }
  CHECK(door.keeper.admit(ticket, "") == Entry::full);
  CHECK(door.keeper.bits() > bits_needed(0));
  const auto honest = door.keeper.ticket();
  CHECK(door.keeper.admit(honest, worked(honest, door.keeper.bits())) == Entry::open);
  door.clock.at += std::chrono::hours{1};
  CHECK(door.keeper.admit(ticket, "") == Entry::open);
  CHECK(door.keeper.bits() == bits_needed(0));
}

TEST_CASE("a form that is sent again and again takes nobody's place") {
  Door door;
  const auto ticket = door.keeper.ticket();
  door.clock.at += slow_way;
  for (int again = 0; again < 2 * most_without_work; ++again)
    REQUIRE(door.keeper.admit(ticket, "") == Entry::open);
  CHECK(door.keeper.bits() == bits_needed(0));
}

TEST_CASE("the busier the hour, the more work, and never so much that a telephone gives up") {
  CHECK(bits_needed(0) == 16);
  CHECK(bits_needed(100) == 18);
  CHECK(bits_needed(300) == 20);
  CHECK(bits_needed(1'000'000) == 22);
}
