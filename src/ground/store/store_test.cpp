#include "ground/store/store.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "ground/store/test_database.hpp"

using namespace zicht;
using namespace zicht::store;
using namespace std::string_literals;
using std::chrono::milliseconds;

namespace animals {

enum class Mood { calm, hungry };
constexpr std::array<std::string_view, 2> names_of(Mood) {
  return {"calm", "hungry"};
}

}  // namespace animals

namespace {

using animals::Mood;
using AnimalId = Id<struct AnimalTag>;

static_assert(!std::is_convertible_v<std::string, Sql>, "SQL is never put together at run time");

constexpr auto create_animals = R"sql(
  CREATE TABLE animals (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL UNIQUE,
    parent BIGINT REFERENCES animals (id)))sql";

constexpr auto insert_animal = "INSERT INTO animals (id, name) VALUES ($1, $2) RETURNING id";
constexpr auto insert_child = "INSERT INTO animals (id, name, parent) VALUES ($1, $2, $3)";
constexpr auto count_animals = "SELECT COUNT(*) FROM animals";

constexpr Sql create_things_sqlite = R"sql(
  CREATE TABLE things (number BIGINT, real DOUBLE PRECISION, words TEXT, bytes BLOB))sql";
constexpr Sql create_things_postgres = R"sql(
  CREATE TABLE things (number BIGINT, real DOUBLE PRECISION, words TEXT, bytes BYTEA))sql";

/// A database with the table `animals` in it.
Database with_animals(const TestDatabase& place, Limits limits = {}) {
  auto database = place.open(limits);
  auto transaction = database.begin();
  REQUIRE(transaction);
  REQUIRE(transaction->run(create_animals));
  REQUIRE(transaction->commit());
  return database;
}

std::int64_t count(Database& database) {
  auto transaction = database.read();
  REQUIRE(transaction);
  const auto row = transaction->one(count_animals);
  REQUIRE(row);
  return (*row)->integer(0);
}

Kind either() {
  return GENERATE(Kind::sqlite, Kind::postgres);
}

}  // namespace

TEST_CASE("what was committed is there, and what was not is not") {
  const TestDatabase place(either());
  auto database = with_animals(place);
  {
    auto transaction = database.begin();
    REQUIRE(transaction);
    CHECK(*transaction->insert(insert_animal, 1, "Mus") == 1);
    REQUIRE(transaction->commit());
  }
  {
    auto forgotten = database.begin();
    REQUIRE(forgotten);
    REQUIRE(forgotten->insert(insert_animal, 2, "Merel"));
  }
  CHECK(count(database) == 1);
  auto again = place.open();
  CHECK(count(again) == 1);
}

TEST_CASE("a value comes back as it went in") {
  const TestDatabase place(either());
  auto database = place.open();
  auto transaction = database.begin();
  REQUIRE(transaction);
  const Sql create = place.kind() == Kind::sqlite ? create_things_sqlite : create_things_postgres;
  REQUIRE(transaction->run(create));
  constexpr auto put = "INSERT INTO things (number, real, words, bytes) VALUES ($1, $2, $3, $4)";
  constexpr auto get = "SELECT number, real, words, bytes FROM things";

  SECTION("whole numbers, to the ends of 64 bits") {
    const auto number = GENERATE(std::numeric_limits<std::int64_t>::min(),
                                 std::int64_t{-1},
                                 std::int64_t{0},
                                 std::numeric_limits<std::int64_t>::max());
    REQUIRE(transaction->run(put, number, nullptr, nullptr, nullptr));
    CHECK((*transaction->one(get))->integer(0) == number);
  }
  SECTION("numbers with a fraction, to the last bit") {
    const auto number = GENERATE(0.1, -1e300, 5e-324, 1.0 / 3, 2.0);
    REQUIRE(transaction->run(put, nullptr, number, nullptr, nullptr));
    CHECK((*transaction->one(get))->real(1) == number);
  }
  SECTION("words, with quotes and signs from everywhere, or none at all") {
    const auto* const words = GENERATE("", "'; DROP TABLE things; --", "coördinatie €", "🐦", "$1");
    REQUIRE(transaction->run(put, nullptr, nullptr, words, nullptr));
    CHECK((*transaction->one(get))->text(2) == words);
    CHECK((*transaction->one("SELECT words FROM things WHERE words = $1", words))->text(0) ==
          words);
  }
  SECTION("bytes, zeros among them, or none at all") {
    const auto bytes =
        GENERATE(Blob{}, Blob{std::byte{0}}, Blob{std::byte{'\\'}, std::byte{0}, std::byte{0xff}});
    REQUIRE(transaction->run(put, nullptr, nullptr, nullptr, bytes));
    const auto row = transaction->one(get);
    REQUIRE_FALSE((*row)->is_null(3));
    CHECK((*row)->blob(3) == bytes);
  }
  SECTION("moments, to the millisecond and before 1970") {
    const auto moment =
        GENERATE(Instant{milliseconds{1'795'339'800'123}}, Instant{milliseconds{-1}});
    REQUIRE(transaction->run(put, moment, nullptr, nullptr, nullptr));
    CHECK((*transaction->one(get))->instant(0) == moment);
  }
  SECTION("yes and no, an id, and the word for a member of an enum") {
    REQUIRE(transaction->run(put, true, nullptr, Mood::hungry, nullptr));
    const auto row = *transaction->one(get);
    CHECK(row->boolean(0));
    CHECK(row->text(2) == "hungry");
    CHECK(*row->named<Mood>(2) == Mood::hungry);
    CHECK(transaction->one("SELECT words FROM things WHERE number = $1", AnimalId{1})->has_value());
  }
  SECTION("nothing") {
    REQUIRE(transaction->run(
        put, nullptr, std::optional<double>(), std::optional<std::string>(), std::nullopt));
    const auto row = *transaction->one(get);
    CHECK_FALSE(row->maybe_integer(0));
    CHECK_FALSE(row->maybe_instant(0));
    CHECK_FALSE(row->maybe_real(1));
    CHECK_FALSE(row->maybe_text(2));
    CHECK_FALSE(row->maybe_blob(3));
  }
  SECTION("something that might have been nothing") {
    REQUIRE(
        transaction->run(put, std::optional(7), 2.5, std::optional("Mus"s), Blob{std::byte{7}}));
    const auto row = *transaction->one(get);
    CHECK(row->maybe_integer(0) == 7);
    CHECK(row->maybe_instant(0) == Instant{milliseconds{7}});
    CHECK(row->maybe_real(1) == 2.5);
    CHECK(row->maybe_text(2) == "Mus");
    CHECK(row->maybe_blob(3) == Blob{std::byte{7}});
  }
  SECTION("a sum of whole numbers is a whole number") {
    REQUIRE(transaction->run(put, 40, nullptr, nullptr, nullptr));
    REQUIRE(transaction->run(put, 2, nullptr, nullptr, nullptr));
    CHECK((*transaction->one("SELECT SUM(number) FROM things"))->integer(0) == 42);
  }
}

TEST_CASE("a word that no member of the enum has is a fault and not a guess") {
  const Row row({Row::Cell(std::string("furious"))});
  const auto mood = row.named<Mood>(0);
  REQUIRE_FALSE(mood);
  CHECK(mood.error().fault == Fault::internal);
}

TEST_CASE("to read a column as what it is not is a mistake in the program") {
  const Row row({Row::Cell(std::string("Mus")), Row::Cell(nullptr)});
  CHECK_THROWS_AS(row.integer(0), std::logic_error);
  CHECK_THROWS_AS(row.text(1), std::logic_error);
  CHECK_THROWS_AS(row.text(2), std::logic_error);
}

TEST_CASE("text that the databases would not keep alike is refused") {
  const TestDatabase place(either());
  auto database = with_animals(place);
  const auto words = GENERATE("half\0way"s, "\xff\xfe"s);
  auto transaction = database.begin();
  REQUIRE(transaction);
  const auto put = transaction->insert(insert_animal, 1, words);
  REQUIRE_FALSE(put);
  CHECK(put.error().fault == Fault::invalid);
}

TEST_CASE("what a rule of the database refuses is a conflict") {
  const TestDatabase place(either());
  auto database = with_animals(place);
  auto transaction = database.begin();
  REQUIRE(transaction);
  REQUIRE(transaction->insert(insert_animal, 1, "Mus"));

  SECTION("a second one of what must be unique") {
    const auto twice = transaction->insert(insert_animal, 2, "Mus");
    REQUIRE_FALSE(twice);
    CHECK(twice.error().fault == Fault::conflict);
    CHECK(twice.error().detail.find("Mus") == std::string::npos);
  }
  SECTION("a child of nobody") {
    CHECK(transaction->run(insert_child, 2, "Kuiken", 77).error().fault == Fault::conflict);
  }
  SECTION("nothing where there must be something") {
    CHECK(transaction->insert(insert_animal, 2, nullptr).error().fault == Fault::conflict);
  }
  SECTION("a value that a check forbids") {
    CHECK(transaction->insert(insert_animal, -2, "Uil").error().fault == Fault::conflict);
  }
  SECTION("an insert that gave way to what was there") {
    const auto ignored = transaction->insert(
        "INSERT INTO animals (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id",
        1,
        "Mus");
    CHECK(ignored.error().fault == Fault::conflict);
  }
}

TEST_CASE("the first failure ends a transaction and undoes it") {
  const TestDatabase place(either());
  auto database = with_animals(place);
  auto transaction = database.begin();
  REQUIRE(transaction);
  REQUIRE(transaction->insert(insert_animal, 1, "Mus"));
  REQUIRE_FALSE(transaction->insert(insert_animal, 1, "Merel"));

  const auto after = transaction->insert(insert_animal, 2, "Merel");
  REQUIRE_FALSE(after);
  CHECK(after.error().fault == Fault::internal);
  CHECK_FALSE(transaction->commit());
  CHECK(count(database) == 0);
}

TEST_CASE("a statement that is not right is a mistake in the program, and says which") {
  const TestDatabase place(either());
  auto database = with_animals(place);
  auto transaction = database.begin();
  REQUIRE(transaction);
  const auto said = [](const auto& answer) {
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::internal);
    return answer.error().detail;
  };
  SECTION("a table that is not there") {
    CHECK(said(transaction->one("SELECT 1 FROM plants")).find("plants") != std::string::npos);
  }
  SECTION("too few or too many values") {
    said(transaction->insert(insert_animal, 1));
    auto other = database.begin();
    REQUIRE(other);
    said(other->insert(insert_animal, 1, "Mus", "Merel"));
  }
  SECTION("two statements in one") {
    said(transaction->run("DELETE FROM animals; DELETE FROM animals"));
  }
  SECTION("anything after the end") {
    REQUIRE(transaction->commit());
    said(transaction->one(count_animals));
    said(transaction->commit());
  }
}

TEST_CASE("how many rows were touched is told") {
  const TestDatabase place(either());
  auto database = with_animals(place);
  auto transaction = database.begin();
  REQUIRE(transaction);
  CHECK(*transaction->run(insert_child, 1, "Mus", nullptr) == 1);
  CHECK(*transaction->run(insert_child, 2, "Kuiken", 1) == 1);
  CHECK(*transaction->run("UPDATE animals SET name = name || $1", "!") == 2);
  CHECK(*transaction->run("DELETE FROM animals WHERE id > $1", 2) == 0);
  CHECK(transaction->all("SELECT name FROM animals ORDER BY id")->at(1).text(0) == "Kuiken!");
  CHECK_FALSE(transaction->one("SELECT name FROM animals WHERE id = $1", 3)->has_value());
}

TEST_CASE("who only reads sees one moment, and changes nothing") {
  const TestDatabase place(either());
  auto database = with_animals(place);
  auto reader = database.read();
  REQUIRE(reader);
  CHECK((*reader->one(count_animals))->integer(0) == 0);

  auto writer = database.begin();
  REQUIRE(writer);
  REQUIRE(writer->insert(insert_animal, 1, "Mus"));
  REQUIRE(writer->commit());
  CHECK((*reader->one(count_animals))->integer(0) == 0);
  CHECK(count(database) == 1);

  const auto written = reader->insert(insert_animal, 2, "Merel");
  REQUIRE_FALSE(written);
  CHECK(written.error().fault == Fault::internal);
}
