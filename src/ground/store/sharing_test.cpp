// Many threads, and several nodes, with one database.
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "ground/store/store.hpp"
#include "ground/store/test_database.hpp"

using namespace zicht;
using namespace zicht::store;
using namespace std::chrono_literals;

namespace {

Database with_counters(const TestDatabase& place, Limits limits = {}) {
  auto database = place.open(limits);
  auto transaction = database.begin();
  REQUIRE(transaction);
  REQUIRE(
      transaction->run("CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, "
                       "value BIGINT NOT NULL)"));
  REQUIRE(transaction->run("CREATE TABLE visits (id BIGINT NOT NULL PRIMARY KEY)"));
  REQUIRE(transaction->run("INSERT INTO counters (name, value) VALUES ('one', 0), ('other', 0)"));
  REQUIRE(transaction->commit());
  return database;
}

constexpr auto add_to_counter = "UPDATE counters SET value = value + 1 WHERE name = $1";
constexpr auto read_counter = "SELECT value FROM counters WHERE name = $1";
constexpr auto insert_visit = "INSERT INTO visits (id) VALUES ($1)";

std::int64_t value_of(Database& database, const char* name) {
  auto transaction = database.read();
  REQUIRE(transaction);
  return (*transaction->one(read_counter, name))->integer(0);
}

/// What `work(number)` gave in each of `count` threads at once.
template <class Work>
auto in_threads(int count, Work work) {
  std::vector<decltype(work(0))> answers(static_cast<std::size_t>(count));
  std::vector<std::thread> threads;
  for (int number = 0; number < count; ++number)
    threads.emplace_back([&, number] { answers[static_cast<std::size_t>(number)] = work(number); });
  for (auto& thread : threads) thread.join();
  return answers;
}

Kind either() {
  return GENERATE(Kind::sqlite, Kind::postgres);
}

}  // namespace

TEST_CASE("many threads write and read, and nothing is lost") {
  const TestDatabase place(either());
  auto database = with_counters(place, {.connections = 4, .patience = 60s});
  constexpr int threads = 8;
  constexpr int rounds = 25;

  const auto errors = in_threads(threads, [&](int number) {
    std::vector<std::string> said;
    for (int round = 0; round < rounds; ++round) {
      const auto written = database.write([&](Transaction& transaction) -> Result<> {
        TRY(transaction.run(insert_visit, number * rounds + round));
        return {};
      });
      if (!written) said.push_back(written.error().detail);
      auto reader = database.read();
      const auto seen = reader ? reader->one("SELECT COUNT(*) FROM visits")
                               : Result<std::optional<Row>>(tl::make_unexpected(reader.error()));
      if (!seen) said.push_back(seen.error().detail);
    }
    return said;
  });

  for (const auto& said : errors) CHECK(said == std::vector<std::string>{});
  auto reader = database.read();
  REQUIRE(reader);
  CHECK((*reader->one("SELECT COUNT(*) FROM visits"))->integer(0) == threads * rounds);
}

TEST_CASE("who reads and then writes is not overtaken") {
  const TestDatabase place(either());
  auto database = with_counters(place, {.connections = 4, .patience = 60s});
  constexpr int threads = 4;
  constexpr int rounds = 10;

  const auto succeeded = in_threads(threads, [&](int) {
    int done = 0;
    for (int round = 0; round < rounds; ++round) {
      const auto written = database.write([&](Transaction& transaction) -> Result<> {
        const auto row = TRY(transaction.one(read_counter, "one"));
        TRY(transaction.run("UPDATE counters SET value = $1 WHERE name = 'one'",
                            row->integer(0) + 1));
        return {};
      });
      if (written) ++done;
    }
    return done;
  });

  int total = 0;
  for (const int done : succeeded) total += done;
  CHECK(total > 0);
  CHECK(value_of(database, "one") == total);
}

TEST_CASE("one of two that collide is told so, and succeeds when it is done again") {
  const TestDatabase place(Kind::postgres);
  auto database = with_counters(place);
  bool first_time = true;
  const auto written = database.write([&](Transaction& transaction) -> Result<> {
    TRY(transaction.one(read_counter, "one"));
    if (first_time) {
      first_time = false;
      auto other = TRY(database.begin());
      TRY(other.run(add_to_counter, "one"));
      TRY(other.commit());
      auto collided = transaction.run(add_to_counter, "one");
      CHECK(collided.error().fault == Fault::unavailable);
      CHECK(transaction.collided());
      return tl::make_unexpected(collided.error());
    }
    TRY(transaction.run(add_to_counter, "one"));
    return {};
  });
  REQUIRE(written);
  CHECK(value_of(database, "one") == 2);
}

TEST_CASE("work that fails for a reason of its own is undone and not done again") {
  const TestDatabase place(either());
  auto database = with_counters(place);
  int times = 0;
  const auto written = database.write([&](Transaction& transaction) -> Result<int> {
    ++times;
    TRY(transaction.run(add_to_counter, "one"));
    return fail(Fault::forbidden, "Dit mag niet.");
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().fault == Fault::forbidden);
  CHECK(times == 1);
  CHECK(value_of(database, "one") == 0);
}

TEST_CASE("a lock that another process holds is waited for, but not forever") {
  const TestDatabase place(either());
  auto database = with_counters(place);
  auto neighbour = place.open({.patience = 50ms});
  auto holder = database.begin();
  REQUIRE(holder);
  REQUIRE(holder->run(add_to_counter, "one"));

  const auto refused = neighbour.write([&](Transaction& transaction) -> Result<> {
    TRY(transaction.run(add_to_counter, "one"));
    return {};
  });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::unavailable);

  REQUIRE(holder->commit());
  CHECK(neighbour.begin()->run(add_to_counter, "one"));
}

TEST_CASE("when all connections are taken the next one is told so, and does not hang") {
  const TestDatabase place(either());
  auto database = with_counters(place, {.connections = 2, .patience = 20ms});
  auto first = database.read();
  auto second = database.read();
  REQUIRE(first);
  REQUIRE(second);

  const auto third = database.read();
  REQUIRE_FALSE(third);
  CHECK(third.error().fault == Fault::unavailable);

  REQUIRE(first->commit());
  CHECK(database.read());
}

TEST_CASE("a transaction inside a transaction of the same thread does not hang either") {
  const TestDatabase place(either());
  auto database = with_counters(place, {.connections = 1, .patience = 20ms});
  auto outer = database.begin();
  REQUIRE(outer);
  const auto inner = database.begin();
  REQUIRE_FALSE(inner);
  CHECK(inner.error().fault == Fault::unavailable);
}

TEST_CASE(
    "where each has one, a thread that asks for a second is stopped, and its neighbours are not") {
  const TestDatabase place(either());
  auto database = with_counters(place, {.connections = 2, .patience = 20ms, .one_each = true});
  auto first = database.read();
  REQUIRE(first);
  CHECK_THROWS_AS(database.read(), std::logic_error);
  CHECK_THROWS_AS(database.begin(), std::logic_error);
  CHECK(in_threads(1, [&](int) {
          const auto neighbours = database.read();
          return neighbours ? std::string() : neighbours.error().detail;
        }) == std::vector<std::string>(1));
  REQUIRE(first->commit());
  CHECK(database.read());
}

TEST_CASE("what one thread began another may end, and both may go on") {
  const TestDatabase place(either());
  auto database = with_counters(place, {.connections = 2, .patience = 20ms, .one_each = true});
  std::optional<Transaction> begun;
  std::thread([&] { begun.emplace(*database.begin()); }).join();
  REQUIRE(begun->commit());
  CHECK(database.begin());
  CHECK(database.read());
}

TEST_CASE("many nodes may open one new database at the same time") {
  const TestDatabase place(either());
  const auto errors = in_threads(8, [&](int) {
    const auto opened = Database::open(place.url());
    return opened ? std::string() : opened.error().detail;
  });
  CHECK(errors == std::vector<std::string>(8));
}

TEST_CASE("a table that another node changed is seen as it is now, at the latest the second time") {
  const TestDatabase place(either());
  auto database = with_counters(place, {.connections = 1});
  constexpr auto everything = "SELECT * FROM visits";
  CHECK(database.read()->all(everything));

  auto neighbour = place.open();
  const auto changed = neighbour.write([](Transaction& transaction) -> Result<> {
    TRY(transaction.run("ALTER TABLE visits ADD COLUMN name TEXT"));
    TRY(transaction.run("INSERT INTO visits (id, name) VALUES (1, 'Maria')"));
    return {};
  });
  REQUIRE(changed);

  auto rows = database.read()->all(everything);
  if (!rows) rows = database.read()->all(everything);
  REQUIRE(rows);
  CHECK(rows->at(0).text(1) == "Maria");
}

TEST_CASE("a file that another program holds on to is said to be in use") {
  const TestDatabase place(Kind::sqlite);
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(place.url().substr(sizeof "sqlite:" - 1).c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "CREATE TABLE mine (a); BEGIN IMMEDIATE", {}, {}, {}) == SQLITE_OK);

  const auto opened = Database::open(place.url(), {.patience = 20ms});
  sqlite3_close(other);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().fault == Fault::unavailable);
  CHECK(opened.error().message.find("in gebruik door een ander programma") != std::string::npos);
}

TEST_CASE("after the server has restarted, the next transaction goes on as if nothing happened") {
  const TestDatabase place(Kind::postgres);
  auto database = with_counters(place);
  auto interrupted = database.begin();
  REQUIRE(interrupted);
  REQUIRE(interrupted->run(add_to_counter, "one"));

  auto neighbour = place.open({.connections = 1});
  auto killer = neighbour.begin();
  REQUIRE(killer);
  REQUIRE(
      killer->all("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                  "WHERE datname = current_database() AND pid <> pg_backend_pid()"));

  const auto lost = interrupted->run(add_to_counter, "one");
  REQUIRE_FALSE(lost);
  CHECK(lost.error().fault == Fault::unavailable);
  CHECK_FALSE(interrupted->collided());
  CHECK(value_of(database, "one") == 0);
  CHECK(database.begin()->run(add_to_counter, "one"));
}
