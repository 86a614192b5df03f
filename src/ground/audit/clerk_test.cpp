#include "ground/audit/clerk.hpp"

#include <catch2/catch.hpp>

#include "ground/audit/test_log.hpp"

using namespace zicht;
using namespace zicht::audit;
using namespace zicht::audit::test;

TEST_CASE("when the clerk goes, nothing waits any more") {
  TestLog test(either());
  const FixedClock clock(noon);
  std::string told;
  Clerk clerk(test.log, test.signer, clock, [&](const Error& error) { told += error.detail; });
  test.note_many(3);
  clerk.stop();
  CHECK(told == "");
  CHECK(test.verify().waiting == 0);
  CHECK(test.head().root.size == 3);
  clerk.stop();  // A second time is no harm.
}

TEST_CASE("the clerk tells what went wrong, and goes on") {
  TestLog test(store::Kind::sqlite);
  test.disarm();
  REQUIRE(test.run("UPDATE audit_frontier SET nodes = 'x'"));
  const FixedClock clock(noon);
  int told = 0;
  {
    const Clerk clerk(test.log, test.signer, clock, [&](const Error& error) {
      told += error.fault == Fault::internal ? 1 : 0;
    });
  }
  CHECK(told >= 1);
}
