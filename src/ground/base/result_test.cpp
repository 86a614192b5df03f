#include "ground/base/result.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <stdexcept>

namespace {

zicht::Result<int> half(int number) {
  if (number % 2 != 0) return zicht::fail(zicht::Fault::invalid, "Dit getal is oneven.");
  return number / 2;
}

zicht::Result<int> quarter(int number) {
  const auto first = TRY(half(number));
  const auto second = TRY(half(first));
  return second;
}

zicht::Result<> both_even(int one, int other) {
  TRY(half(one));
  TRY(half(other));
  return {};
}

zicht::Result<std::unique_ptr<int>> owned() {
  auto value = TRY(zicht::Result<std::unique_ptr<int>>(std::make_unique<int>(7)));
  return value;
}

}  // namespace

TEST_CASE("an answer travels up through TRY") {
  CHECK(*quarter(12) == 3);
}

TEST_CASE("the first error is handed to the caller unchanged") {
  const auto answer = quarter(6);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().fault == zicht::Fault::invalid);
  CHECK(answer.error().message == "Dit getal is oneven.");
  CHECK_FALSE(both_even(2, 3));
}

TEST_CASE("a value that can only be moved can be tried") {
  CHECK(**owned() == 7);
}

TEST_CASE("a broken invariant stops the request") {
  CHECK_NOTHROW(ZICHT_CHECK(1 + 1 == 2));
  CHECK_THROWS_AS(ZICHT_CHECK(1 + 1 == 3), std::logic_error);
}
