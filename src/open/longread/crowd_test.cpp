#include "open/longread/crowd.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "ground/base/files.hpp"

using namespace zicht::longread;

namespace {

auto how_many(const std::vector<Circle>& all, Circle::Kind kind) {
  return std::count_if(
      all.begin(), all.end(), [&](const Circle& circle) { return circle.kind == kind; });
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("of the hundred circles twenty-six are filled, and there may be forty more") {
  const auto all = circles(Crowd{});
  CHECK(how_many(all, Circle::Kind::seen) == 26);
  CHECK(how_many(all, Circle::Kind::estimated) == 74);
  CHECK(how_many(all, Circle::Kind::possible) == 40);
}

TEST_CASE("who was seen is among those who are there by the lowest estimate") {
  const Crowd crowd;
  const auto all = circles(crowd);
  const auto certain = all.begin() + crowd.circles(crowd.low);
  CHECK(std::none_of(
      certain, all.end(), [](const Circle& circle) { return circle.kind == Circle::Kind::seen; }));
}

TEST_CASE("the drawing looks scattered and is the same every time") {
  CHECK(drawing(Crowd{}).str() == drawing(Crowd{}).str());
  const auto all = circles(Crowd{});
  CHECK(std::any_of(all.begin(), all.begin() + 10, [&](const Circle& circle) {
    return circle.at.y != all.front().at.y;
  }));
}

TEST_CASE("circles do not lie over each other, nor outside the drawing") {
  const auto all = circles(Crowd{});
  for (const auto& one : all) {
    CHECK((one.at.x >= 9 && one.at.x <= 431 && one.at.y >= 9 && one.at.y <= 441));
    for (const auto& other : all)
      if (&one != &other) CHECK(std::hypot(one.at.x - other.at.x, one.at.y - other.at.y) > 18);
  }
}

TEST_CASE("who cannot see the drawing hears what it shows") {
  const auto drawn = drawing(Crowd{}).str();
  CHECK(contains(drawn, "role=\"img\""));
  CHECK(contains(drawn, "Van ongeveer 5.000 mensen zijn er 1.300 in beeld"));
  CHECK(contains(drawn, "26 cirkels zijn gevuld"));
  CHECK(contains(drawn, "74 cirkels zijn open"));
  const auto rows = table(Crowd{}).str();
  for (const auto* number : {"1.300", "5.000", "4.000", "7.000"}) CHECK(contains(rows, number));
}

TEST_CASE("the drawing carries no colour and no style of its own") {
  const auto drawn = drawing(Crowd{}).str();
  CHECK_FALSE(contains(drawn, "style="));
  CHECK_FALSE(contains(drawn, "fill=\"#"));
}

// The text is written by editors and the drawing by this program: they must tell the same story.
TEST_CASE("the drawing and the text of the scene give the same numbers") {
  const auto text =
      zicht::read_file(std::string(ZICHT_SOURCE_DIR) + "/content/longread/13-wie-we-niet-zien.md");
  REQUIRE(text);
  for (const auto* words : {"1.300 mogelijke slachtoffers",
                            "26 cirkels",
                            "74 open",
                            "ongeveer 5.000 slachtoffers",
                            "4.000 tot 7.000",
                            "1 op 6 (2017)",
                            "1 op 5 (2020)",
                            "1 op 4 (2021)",
                            "1 op 9 (2023)",
                            "1.013",
                            "791",
                            "490",
                            "310"}) {
    INFO(words);
    CHECK(contains(*text, words));
  }
}
