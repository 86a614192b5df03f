#include "science/estimate/existence.hpp"

#include <catch2/catch.hpp>

#include "science/estimate/recession.hpp"

using namespace zicht::estimate;

namespace {

int code(std::vector<double> counts, const char* model, int lists) {
  const std::vector<std::string> names{"A", "B", "C", "D"};
  const auto read = read_model(model, {names.begin(), names.begin() + lists});
  REQUIRE(read);
  return examine(counts, *read, lists).code;
}

}  // namespace

TEST_CASE("two lists that share nobody have no estimate") {
  CHECK(code({0, 70, 40, 0}, "", 2) == 1);
  CHECK(code({0, 70, 40, 1}, "", 2) == 0);
}

TEST_CASE("two lists and their pair are one parameter too many") {
  CHECK(code({0, 70, 40, 30}, "12", 2) == 2);
}

TEST_CASE("a full table of three lists carries all pairs") {
  CHECK(code({0, 6, 5, 3, 4, 2, 1, 1}, "12,13,23", 3) == 0);
}

TEST_CASE("one empty corner takes the maximum of the saturated model away") {
  CHECK(code({0, 6, 5, 3, 4, 2, 1, 0}, "12,13,23", 3) == 1);
}

TEST_CASE("with every pair empty the extended model of all pairs is not identified") {
  // Only the three single histories are left, for four parameters: the dark figure hangs free.
  CHECK(code({0, 6, 5, 0, 4, 0, 0, 0}, "12,13,23", 3) == 2);
}

TEST_CASE("one person on all lists is enough for independence") {
  CHECK(code({0, 6, 5, 0, 4, 0, 0, 1}, "", 3) == 0);
}

TEST_CASE("a direction that leaves the cone is found in more than one dimension") {
  Matrix away(2, 2);
  away.cells = {-1, 1, 0, -1};
  CHECK(has_recession(away));
  Matrix around(3, 2);
  around.cells = {1, 0, 0, 1, -1, -1};
  CHECK_FALSE(has_recession(around));
  Matrix opposite(2, 2);
  opposite.cells = {1, 2, -1, -2};
  CHECK_FALSE(has_recession(opposite));
  CHECK_FALSE(has_recession(Matrix(3, 2)));
}

TEST_CASE("a design that is no table of lists is examined in the same way") {
  Matrix design(3, 2);
  design.cells = {1, 0, 1, 1, 1, 2};
  CHECK(examine(design, std::vector<double>{1, 2, 3}).code == 0);
  CHECK(examine(design, std::vector<double>{0, 0, 3}).code == 1);
  CHECK(examine(design, std::vector<double>{0, 3, 0}).code == 0);
  Matrix twice(3, 2);
  twice.cells = {1, 1, 1, 1, 1, 1};
  CHECK(examine(twice, std::vector<double>{1, 2, 3}).code == 2);
}

TEST_CASE("every code has words of its own") {
  for (int code = 0; code < 4; ++code)
    for (int other = 0; other < code; ++other)
      CHECK(existence_words(code) != existence_words(other));
}
