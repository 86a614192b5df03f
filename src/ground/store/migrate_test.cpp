#include "ground/store/migrate.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <thread>

#include "ground/base/sha256.hpp"
#include "ground/store/test_database.hpp"

using namespace zicht;
using namespace zicht::store;
namespace fs = std::filesystem;

namespace {

/// A folder in which a test writes its migrations.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("zicht_migrations_" + std::to_string(getpid()));
  Folder() { fs::create_directory(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name) << text;
  }
};

const FixedClock noon(Instant{std::chrono::milliseconds{1'795'348'800'000}});

std::int64_t number(Database& database, Sql sql) {
  auto transaction = database.read();
  REQUIRE(transaction);
  const auto row = transaction->one(sql);
  REQUIRE(row);
  return (*row)->integer(0);
}

constexpr auto count_applied = "SELECT COUNT(*) FROM schema_migrations";

Kind either() {
  return GENERATE(Kind::sqlite, Kind::postgres);
}

}  // namespace

TEST_CASE("migrations are applied once, in order, each with what its database needs") {
  const TestDatabase place(either());
  const Folder folder;
  folder.write("README.md", "Not a migration.");
  folder.write("0001_birds.sql", "CREATE TABLE birds (name TEXT); -- no line end follows");
  folder.write("0001_birds.sqlite.sql", "INSERT INTO birds VALUES ('SQLite');");
  folder.write("0001_birds.postgres.sql", "INSERT INTO birds VALUES ('PostgreSQL');");
  folder.write("0002_only_here.sqlite.sql", "INSERT INTO birds VALUES ('Mus');");
  auto database = place.open();

  CHECK(*database.migrate(folder.path, noon) == 2);
  CHECK(*database.migrate(folder.path, noon) == 0);
  CHECK(number(database, "SELECT COUNT(*) FROM birds") == (place.kind() == Kind::sqlite ? 2 : 1));

  folder.write("0003_nests.sql", "CREATE TABLE nests (height BIGINT);");
  CHECK(*database.migrate(folder.path, noon) == 1);

  auto transaction = database.read();
  REQUIRE(transaction);
  const auto rows = transaction->all(
      "SELECT version, name, sha256, applied_at FROM schema_migrations ORDER BY version");
  REQUIRE(rows->size() == 3);
  CHECK(rows->at(2).integer(0) == 3);
  CHECK(rows->at(2).text(1) == "0003_nests");
  CHECK(rows->at(2).text(2) == zicht::sha256_hex("CREATE TABLE nests (height BIGINT);\n"));
  CHECK(rows->at(2).instant(3) == noon.now());
}

TEST_CASE("steps that are not kept leave no trace") {
  const TestDatabase place(either());
  const Folder folder;
  folder.write("0001_birds.sql", "CREATE TABLE birds (name TEXT);");
  folder.write("0002_nests.sql", "CREATE TABLE nests (height BIGINT);");
  auto database = place.open();
  REQUIRE(*database.migrate(folder.path, noon, 1) == 1);
  {
    const auto steps = database.begin_migration(folder.path, noon);
    REQUIRE(steps);
    CHECK(steps->count() == 1);
  }
  CHECK(number(database, count_applied) == 1);
  auto steps = database.begin_migration(folder.path, noon);
  REQUIRE(steps);
  REQUIRE(steps->keep());
  CHECK(number(database, count_applied) == 2);
  CHECK(number(database, "SELECT COUNT(*) FROM nests") == 0);
}

TEST_CASE("an applied migration that was changed is refused by name") {
  const TestDatabase place(either());
  const Folder folder;
  folder.write("0001_birds.sql", "CREATE TABLE birds (name TEXT);");
  auto database = place.open();
  REQUIRE(database.migrate(folder.path, noon));

  folder.write("0001_birds.sql", "CREATE TABLE birds (name TEXT, wings BIGINT);");
  const auto again = database.migrate(folder.path, noon);
  REQUIRE_FALSE(again);
  CHECK(again.error().fault == Fault::conflict);
  CHECK(again.error().message.find("0001_birds is veranderd") != std::string::npos);
}

TEST_CASE("a database that is newer than the program is refused") {
  const TestDatabase place(either());
  const Folder folder;
  folder.write("0001_birds.sql", "CREATE TABLE birds (name TEXT);");
  folder.write("0002_nests.sql", "CREATE TABLE nests (height BIGINT);");
  auto database = place.open();
  REQUIRE(database.migrate(folder.path, noon));

  fs::remove(folder.path / "0002_nests.sql");
  const auto older = database.migrate(folder.path, noon);
  REQUIRE_FALSE(older);
  CHECK(older.error().fault == Fault::conflict);
  CHECK(older.error().message.find("0002_nests") != std::string::npos);
}

TEST_CASE("a migration that fails leaves the database as it was, without those before it") {
  const TestDatabase place(either());
  const Folder folder;
  folder.write("0001_birds.sql", "CREATE TABLE birds (name TEXT);");
  auto database = place.open();
  CHECK(*database.migrate(folder.path, noon) == 1);

  folder.write("0002_trees.sql", "CREATE TABLE trees (name TEXT);");
  folder.write("0003_nests.sql",
               "CREATE TABLE nests (height BIGINT); INSERT INTO nowhere VALUES (1);");
  const auto failed = database.migrate(folder.path, noon);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message.find("0003_nests is niet gelukt") != std::string::npos);
  CHECK(failed.error().detail.find("nowhere") != std::string::npos);
  CHECK(number(database, count_applied) == 1);

  folder.write("0003_nests.sql", "CREATE TABLE nests (height BIGINT);");
  CHECK(*database.migrate(folder.path, noon) == 2);
}

TEST_CASE("several nodes may migrate at the same time") {
  const TestDatabase place(either());
  const Folder folder;
  folder.write("0001_birds.sql", "CREATE TABLE birds (name TEXT);");
  folder.write("0002_mus.sql", "INSERT INTO birds VALUES ('Mus');");
  folder.write("0003_merel.sql", "INSERT INTO birds VALUES ('Merel');");

  std::vector<std::string> said(6);
  std::vector<std::thread> nodes;
  for (auto& words : said)
    nodes.emplace_back([&] {
      auto database = Database::open(place.url());
      const auto done = database ? database->migrate(folder.path, noon)
                                 : Result<int>(tl::make_unexpected(database.error()));
      if (!done) words = done.error().message + done.error().detail;
    });
  for (auto& node : nodes) node.join();

  CHECK(said == std::vector<std::string>(6));
  auto database = place.open();
  CHECK(number(database, count_applied) == 3);
  CHECK(number(database, "SELECT COUNT(*) FROM birds") == 2);
}

TEST_CASE("a line of the shared file may be for SQLite alone") {
  const TestDatabase place(either());
  const Folder folder;
  folder.write("0001_birds.sql",
               "CREATE TABLE birds (name TEXT NOT NULL PRIMARY KEY)\n--sqlite: WITHOUT ROWID\n;");
  auto database = place.open();
  CHECK(*database.migrate(folder.path, noon) == 1);
  auto transaction = database.read();
  REQUIRE(transaction);
  CHECK(transaction->all("SELECT name FROM birds"));
  if (place.kind() == Kind::sqlite) CHECK_FALSE(transaction->all("SELECT rowid FROM birds"));
}

TEST_CASE("a folder in which the order is not clear is refused") {
  const Folder folder;
  folder.write("0001_birds.sql", "");
  const auto said = [&] {
    const auto files = read_migration_files(folder.path);
    REQUIRE_FALSE(files);
    CHECK(files.error().fault == Fault::invalid);
    return files.error().message;
  };
  SECTION("a number is missing") {
    folder.write("0003_nests.sql", "");
    CHECK(said().find("0003_nests") != std::string::npos);
  }
  SECTION("a number is used twice") {
    folder.write("0001_nests.sql", "");
    CHECK(said().find("0001_nests") != std::string::npos);
  }
  SECTION("a name is odd") {
    const auto* const name =
        GENERATE("nests.sql", "2_nests.sql", "0002-nests.sql", "0002_nests.mysql.sql", "0002_.sql");
    folder.write(name, "");
    CHECK(said().find(name) != std::string::npos);
  }
}

TEST_CASE("a folder of migrations that is not there is unavailable") {
  CHECK(read_migration_files("/nergens").error().fault == Fault::unavailable);
}

TEST_CASE("the migrations of the program fit the database, and fit again") {
  const TestDatabase place(either());
  auto database = place.open_migrated();
  CHECK(*database.migrate(ZICHT_SOURCE_DIR "/migrations", noon) == 0);
}
