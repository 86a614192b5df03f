#include "ground/media/scanner.hpp"

#include <catch2/catch.hpp>

#include "ground/media/fake_clamd.hpp"

using namespace zicht;
using namespace zicht::media;

namespace {

/// The test file of all virus scanners. In two parts, so that none finds it here.
const std::string eicar =
    "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-"
    "ANTIVIRUS-TEST-FILE!$H+H*";

}  // namespace

TEST_CASE("a scanner that finds something has the file refused, and the rest let through") {
  const test::FakeClamd clamd;
  const Scanner scanner(clamd.socket());
  CHECK(scanner.scan("een foto"));
  CHECK(scanner.scan(std::string(1'000'000, 'x')));
  const auto refused = scanner.scan(std::string(700'000, 'x') + eicar);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::invalid);
  CHECK_THAT(refused.error().message, Catch::Contains("virus"));
}

TEST_CASE("without a scanner nothing is scanned; with one that is away nothing is let through") {
  CHECK(Scanner().scan(eicar));
  const auto refused = Scanner("/nowhere/clamd.ctl").scan("een foto");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::unavailable);
  CHECK_THAT(refused.error().message, Catch::Contains("later"));
}

TEST_CASE("a scanner that says nothing, or something else, lets nothing through") {
  using namespace std::chrono_literals;
  for (const std::string says : {"INSTREAM size limit exceeded. ERROR", "", "stream: OKAY"}) {
    const test::FakeClamd clamd(says);
    CHECK(Scanner(clamd.socket()).scan("een foto").error().fault == Fault::unavailable);
  }
  const test::FakeClamd silent(std::nullopt);
  CHECK(Scanner(silent.socket(), 200ms).scan("een foto").error().fault == Fault::unavailable);
}
