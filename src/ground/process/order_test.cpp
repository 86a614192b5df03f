#include "ground/process/order.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace std::chrono_literals;

TEST_CASE("a program gets its order and gives what it makes") {
  const auto done = process::run("/bin/cat", "een order", {});
  REQUIRE(done);
  CHECK(done->status == 0);
  CHECK(done->exit_code() == 0);
  CHECK(done->made == "een order");
}

TEST_CASE("a program that is not there, or makes too much, is a failure") {
  CHECK(process::run("/nowhere/program", "", {}).error().fault == Fault::unavailable);
  const auto much = process::run("/usr/bin/yes", "", {.time = 10s, .bytes = 1000});
  REQUIRE_FALSE(much);
  CHECK(much.error().detail == "yes made too much");
}
