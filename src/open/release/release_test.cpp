#include "open/release/release.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <thread>

#include "ground/base/sha256.hpp"
#include "ground/store/test_database.hpp"
#include "open/release/figure_json.hpp"

using namespace zicht;
using namespace zicht::release;
using store::Kind;
using store::TestDatabase;

namespace {

const FixedClock noon(Instant{std::chrono::milliseconds{1'795'348'800'123}});

Draft draft_with(double value) {
  const html::Point point{.label = "2024", .value = value};
  const html::Figure figure{.id = "nr-gemeld", .series = {html::Series{.points = {point}}}};
  return {.title = "Cijfers over 2024", .figures = {figure}, .program_version = "0.1.0"};
}

Kind either() {
  return GENERATE(Kind::sqlite, Kind::postgres);
}

}  // namespace

TEST_CASE("an empty shelf has no latest release") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  Shelf shelf(database, noon);
  CHECK_FALSE(shelf.latest()->has_value());
  CHECK(shelf.all()->empty());
  CHECK(shelf.find(1).error().fault == Fault::not_found);
}

TEST_CASE("a release is found back as it was put on the shelf") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  Shelf shelf(database, noon);
  const auto put = shelf.put(draft_with(868));
  REQUIRE(put);
  CHECK(put->number == 1);

  const auto found = shelf.find(1);
  REQUIRE(found);
  CHECK(found->published_at == noon.now());
  CHECK(found->title == "Cijfers over 2024");
  CHECK(found->program_version == "0.1.0");
  CHECK(found->sha256 == zicht::sha256_hex(found->figures));
  CHECK(figures_from_json_text(found->figures)->at(0).series[0].points[0].value == 868.0);
}

TEST_CASE("releases are numbered one after another, and the newest comes first") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  Shelf shelf(database, noon);
  CHECK(shelf.put(draft_with(1))->number == 1);
  CHECK(shelf.put(draft_with(1))->number == 2);
  CHECK(shelf.put(draft_with(2))->number == 3);
  CHECK((*shelf.latest())->number == 3);
  const auto all = shelf.all();
  REQUIRE(all->size() == 3);
  CHECK(all->front().number == 3);
  CHECK(all->back().number == 1);
}

TEST_CASE("figures that are on top of the shelf already are not put there again") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  Shelf shelf(database, noon);
  CHECK(shelf.put_if_new(draft_with(1))->number == 1);
  CHECK(shelf.put_if_new(draft_with(1))->number == 1);
  CHECK(shelf.put_if_new(draft_with(2))->number == 2);
  // What was right before and is so again is news.
  CHECK(shelf.put_if_new(draft_with(1))->number == 3);
}

TEST_CASE("nodes that start at the same time make one release together") {
  const TestDatabase place(either());
  { auto migrated = place.open_migrated(); }
  std::vector<std::int64_t> numbers(6);
  std::vector<std::thread> nodes;
  for (auto& number : numbers)
    nodes.emplace_back([&] {
      auto database = store::Database::open(place.url());
      if (!database) return;
      const auto put = Shelf(*database, noon).put_if_new(draft_with(1));
      if (put) number = put->number;
    });
  for (auto& node : nodes) node.join();
  CHECK(numbers == std::vector<std::int64_t>(6, 1));
}

TEST_CASE("many who publish at the same time get a number each, without a gap") {
  const TestDatabase place(either());
  auto database = place.open_migrated({.patience = std::chrono::seconds(60)});
  std::vector<std::int64_t> numbers(4);
  std::vector<std::thread> desks;
  for (auto& number : numbers)
    desks.emplace_back([&] {
      const auto put = Shelf(database, noon).put(draft_with(1));
      if (put) number = put->number;
    });
  for (auto& desk : desks) desk.join();
  std::ranges::sort(numbers);
  CHECK(numbers == std::vector<std::int64_t>{1, 2, 3, 4});
}

TEST_CASE("nobody changes, removes, replaces or slips in a release") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  Shelf shelf(database, noon);
  REQUIRE(shelf.put(draft_with(1)));
  REQUIRE(shelf.put(draft_with(2)));

  auto transaction = database.begin();
  REQUIRE(transaction);
  const auto refused = [](const auto& answer) {
    return !answer && answer.error().fault == Fault::conflict;
  };
  SECTION("a change") {
    CHECK(refused(transaction->run("UPDATE releases SET figures = '[]' WHERE number = 1")));
  }
  SECTION("a removal") {
    CHECK(refused(transaction->run("DELETE FROM releases")));
  }
  SECTION("the same number again") {
    CHECK(
        refused(transaction->run("INSERT INTO releases SELECT * FROM releases WHERE number = 2")));
  }
  SECTION("a number further on") {
    CHECK(
        refused(transaction->run("INSERT INTO releases SELECT 4, published_at, title, sha256, "
                                 "figures, program_version FROM releases WHERE number = 2")));
  }
  SECTION("emptying the table, as only PostgreSQL can") {
    if (place.kind() == Kind::postgres) CHECK(refused(transaction->run("TRUNCATE releases")));
  }
  SECTION("replacing, as only SQLite can") {
    if (place.kind() == Kind::sqlite)
      CHECK(refused(transaction->run(
          "INSERT OR REPLACE INTO releases SELECT * FROM releases WHERE number = 1")));
  }
  CHECK(shelf.all()->size() == 2);
}

TEST_CASE("a draft that is not complete is refused") {
  auto draft = draft_with(1);
  SECTION("without a title") {
    draft.title.clear();
  }
  SECTION("without the version of the program") {
    draft.program_version.clear();
  }
  SECTION("with a number that is none") {
    draft.figures[0].series[0].points[0].high = std::numeric_limits<double>::infinity();
  }
  CHECK(check(draft).error().fault == Fault::invalid);
}
