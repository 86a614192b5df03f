#include "open/training/question.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace zicht;
using namespace zicht::training;

namespace {

const Question one{.id = "06-geheim-1",
                   .form = Form::one,
                   .answers = {{"Dat beloof ik.", false, ""}, {"Ik zeg eerlijk.", true, ""}}};
const Question several{
    .id = "06-praten-1",
    .form = Form::several,
    .answers = {{"Een folder", false, ""}, {"Alleen", true, ""}, {"Open", true, ""}}};
const Question order{.id = "06-stappen-1",
                     .form = Form::order,
                     .answers = {{"Kijk", false, ""},
                                 {"Schrijf op", false, ""},
                                 {"Overleg", false, ""},
                                 {"Geef door", false, ""}}};

/// The places of someone who knows the order.
std::vector<std::size_t> right_places() {
  std::vector<std::size_t> places;
  for (const auto at : shown(order)) places.push_back(at + 1);
  return places;
}

}  // namespace

TEST_CASE("one answer is right, and the others are not") {
  CHECK(mark(one, {.chosen = {1}}) == Verdict::right);
  CHECK(mark(one, {.chosen = {0}}) == Verdict::wrong);
}

TEST_CASE("nothing chosen is not wrong: it is asked again") {
  const auto marked = mark(one, {});
  REQUIRE_FALSE(marked);
  CHECK(marked.error().fault == Fault::invalid);
  CHECK(marked.error().message == "Kies eerst een antwoord.");
  CHECK_FALSE(mark(one, {.chosen = {0, 1}}));
  CHECK_FALSE(mark(one, {.chosen = {7}}));
}

TEST_CASE("of several, all that fit and none that does not") {
  CHECK(mark(several, {.chosen = {1, 2}}) == Verdict::right);
  CHECK(mark(several, {.chosen = {2, 1, 2}}) == Verdict::right);
  CHECK(mark(several, {.chosen = {1}}) == Verdict::wrong);
  CHECK(mark(several, {.chosen = {0, 1, 2}}) == Verdict::wrong);
}

TEST_CASE("an order is shown mixed, the same each time, and never as it should become") {
  const auto first = shown(order);
  CHECK(first == shown(order));
  CHECK_FALSE(std::is_sorted(first.begin(), first.end()));
  for (int number = 1; number < 200; ++number) {
    auto other = order;
    other.id = "06-stappen-" + std::to_string(number);
    const auto mixed = shown(other);
    CHECK_FALSE(std::is_sorted(mixed.begin(), mixed.end()));
    CHECK(std::is_permutation(mixed.begin(), mixed.end(), first.begin()));
  }
}

TEST_CASE("an order is right when every step has its place") {
  CHECK(mark(order, {.places = right_places()}) == Verdict::right);
  auto places = right_places();
  std::swap(places[0], places[1]);
  CHECK(mark(order, {.places = places}) == Verdict::wrong);
}

TEST_CASE("a place that is missing, given twice or not there is told") {
  auto places = right_places();
  CHECK(mark(order, {}).error().message == "Geef elke stap een plek.");
  places[0] = 0;
  CHECK(mark(order, {.places = places}).error().message == "Geef elke stap een plek.");
  places[0] = places[1];
  CHECK(mark(order, {.places = places}).error().message.starts_with("Een plek staat er twee keer"));
  places[0] = 99;
  CHECK_FALSE(mark(order, {.places = places}));
}

TEST_CASE("a reflection is seen, never right or wrong, and does not count") {
  const Question reflection{.id = "06-zelf-1", .form = Form::reflection};
  CHECK(mark(reflection, {}) == Verdict::seen);
  CHECK_FALSE(counts(reflection));
  CHECK(counts(order));
}
