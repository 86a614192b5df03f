#include "open/feedback/feedback.hpp"

#include <catch2/catch.hpp>

#include "ground/store/test_database.hpp"

using namespace zicht;
using namespace zicht::feedback;
using store::Kind;
using store::TestDatabase;

namespace {

/// A clock that a test winds on.
class WoundClock final : public Clock {
 public:
  Instant now() const override { return at_; }
  void wind(std::chrono::milliseconds by) { at_ += by; }

 private:
  Instant at_ = *parse_instant("2026-11-25T09:30:15Z");
};

Kind either() {
  return GENERATE(Kind::sqlite, Kind::postgres);
}

const std::string chapter = "/kompas/signaleren/hoe";

}  // namespace

TEST_CASE("an opinion is kept with its page, its words and its day, and no more") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  const WoundClock clock;
  Feedback feedback(database, clock);
  REQUIRE(feedback.submit({.page = chapter, .answer = Answer::no, .words = "Té moeilijk.\nEcht."}));

  const auto all = feedback.all();
  REQUIRE(all);
  REQUIRE(all->size() == 1);
  CHECK(all->front().page == chapter);
  CHECK(all->front().answer == Answer::no);
  CHECK(all->front().words == "Té moeilijk.\nEcht.");
  CHECK(to_iso(all->front().day) == "2026-11-25");

  auto transaction = database.read();
  REQUIRE(transaction);
  const auto row = transaction->all("SELECT * FROM feedback");
  REQUIRE(row);
  // Page, answer, words, day: a fifth column would say something about who sent it.
  CHECK_THROWS(row->front().is_null(4));
}

TEST_CASE("the page that helped fewest people comes first") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  const WoundClock clock;
  Feedback feedback(database, clock);
  for (const auto answer : {Answer::yes, Answer::yes, Answer::no})
    REQUIRE(feedback.submit({.page = "/over", .answer = answer}));
  for (const auto answer : {Answer::no, Answer::no})
    REQUIRE(feedback.submit({.page = chapter, .answer = answer}));
  const auto tallies = feedback.tallies();
  REQUIRE(tallies);
  REQUIRE(tallies->size() == 2);
  CHECK(tallies->at(0).page == chapter);
  CHECK(tallies->at(0).yes == 0);
  CHECK(tallies->at(0).no == 2);
  CHECK(tallies->at(1).yes == 2);
  CHECK(tallies->at(1).no == 1);
}

TEST_CASE("a thousand characters may be, however many bytes, and one more may not") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  const WoundClock clock;
  Feedback feedback(database, clock);
  std::string words;
  for (int at = 0; at < 1000; ++at) words += "é";
  CHECK(feedback.submit({.page = chapter, .words = words}));
  const auto refused = feedback.submit({.page = chapter, .words = words + "!"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::invalid);
  CHECK(refused.error().message.find("1.001 tekens") != std::string::npos);
  CHECK(feedback.all()->size() == 1);
}

TEST_CASE("an hour holds so many opinions, and the next hour holds them again") {
  const TestDatabase place(Kind::sqlite);
  auto database = place.open_migrated();
  WoundClock clock;
  Feedback feedback(database, clock);
  for (int sent = 0; sent < most_an_hour; ++sent) REQUIRE(feedback.submit({.page = chapter}));
  CHECK(feedback.submit({.page = chapter}).error().fault == Fault::unavailable);
  CHECK(feedback.all()->size() == most_an_hour);
  clock.wind(std::chrono::minutes{30});
  CHECK(feedback.submit({.page = chapter}));
}

TEST_CASE("what is too long does not count for the hour") {
  const TestDatabase place(Kind::sqlite);
  auto database = place.open_migrated();
  const WoundClock clock;
  Feedback feedback(database, clock);
  for (int sent = 0; sent < most_an_hour; ++sent)
    CHECK_FALSE(feedback.submit({.page = chapter, .words = std::string(2000, 'x')}));
  CHECK(feedback.submit({.page = chapter}));
}

TEST_CASE("what is older than a year is thrown away") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  WoundClock clock;
  Feedback feedback(database, clock);
  REQUIRE(feedback.submit({.page = chapter, .words = "oud"}));
  clock.wind(std::chrono::days{365});
  REQUIRE(feedback.submit({.page = chapter, .words = "een jaar later"}));
  CHECK(feedback.all()->size() == 2);
  clock.wind(std::chrono::days{1});
  REQUIRE(feedback.submit({.page = chapter, .words = "nieuw"}));
  const auto all = feedback.all();
  REQUIRE(all->size() == 2);
  CHECK(all->at(0).words == "nieuw");
  CHECK(all->at(1).words == "een jaar later");
}
