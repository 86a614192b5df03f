// What stands in the way of a database, said so that someone can mend it.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "ground/store/postgres_address.hpp"
#include "ground/store/sqlite_file.hpp"
#include "ground/store/store.hpp"
#include "ground/store/test_database.hpp"

using namespace zicht;
using namespace zicht::store;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for one test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("zicht_opening_" + std::to_string(getpid()));
  Folder() { fs::create_directory(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
};

Error refusal(const std::string& url) {
  const auto database = Database::open(url);
  REQUIRE_FALSE(database);
  return database.error();
}

bool says(const Error& error, const std::string& words) {
  INFO(error.message << " / " << error.detail);
  return error.message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a server that would lose commits when the power fails is said to be weak") {
  const TestDatabase file(Kind::sqlite);
  CHECK(file.open().weakness()->empty());
  // The server of the tests does not care for a loss of power.
  const TestDatabase server(Kind::postgres);
  CHECK(server.open().weakness()->find("fsync") != std::string::npos);
}

TEST_CASE("a new database can be read by its owner only") {
  const Folder folder;
  const auto file = folder.path / "zicht.db";
  auto database = Database::open("sqlite:" + file.string());
  REQUIRE(database);
  auto transaction = database->begin();
  REQUIRE(transaction);
  REQUIRE(transaction->run("CREATE TABLE secrets (words TEXT)"));
  REQUIRE(transaction->commit());
  constexpr auto owner = fs::perms::owner_read | fs::perms::owner_write;
  CHECK(fs::status(file).permissions() == owner);
  CHECK(fs::status(file.string() + "-wal").permissions() == owner);
}

TEST_CASE("what keeps data safe in SQLite is on, on every connection") {
  const Folder folder;
  auto database = Database::open("sqlite:" + (folder.path / "zicht.db").string());
  REQUIRE(database);
  auto transaction = database->begin();
  REQUIRE(transaction);
  CHECK((*transaction->one("PRAGMA journal_mode"))->text(0) == "wal");
  CHECK((*transaction->one("PRAGMA synchronous"))->integer(0) == 2);
  CHECK((*transaction->one("PRAGMA foreign_keys"))->integer(0) == 1);
  CHECK((*transaction->one("PRAGMA secure_delete"))->integer(0) == 1);
  CHECK((*transaction->one("PRAGMA trusted_schema"))->integer(0) == 0);
  CHECK((*transaction->one("PRAGMA busy_timeout"))->integer(0) == 5000);
}

TEST_CASE("a database that cannot keep its promises is refused") {
  const auto error = refusal("sqlite::memory:");
  CHECK(error.fault == Fault::unavailable);
  CHECK(says(error, "journal_mode is memory en niet wal"));
}

TEST_CASE("a folder that is not there is named") {
  const Folder folder;
  const auto missing = folder.path / "weg";
  const auto error = refusal("sqlite:" + (missing / "zicht.db").string());
  CHECK(error.fault == Fault::unavailable);
  CHECK(says(error, "De map " + missing.string() + " voor de database bestaat niet."));
}

TEST_CASE("a folder is not a database") {
  const Folder folder;
  CHECK(says(refusal("sqlite:" + folder.path.string()), "is een map en geen database"));
}

TEST_CASE("a file that is not a database is left as it is") {
  const Folder folder;
  const auto letter = folder.path / "brief.txt";
  std::ofstream(letter) << std::string(5000, 'x');
  const auto error = refusal("sqlite:" + letter.string());
  CHECK(error.fault == Fault::unavailable);
  CHECK(says(error, letter.string() + " is geen database of is beschadigd."));
  CHECK(fs::file_size(letter) == 5000);
}

TEST_CASE("a file that may not be written is refused, and the right that is missing is named") {
  const Folder folder;
  const auto file = folder.path / "zicht.db";
  REQUIRE(Database::open("sqlite:" + file.string()));
  fs::permissions(folder.path, fs::perms::all);
  fs::permissions(file, fs::perms::owner_read | fs::perms::others_read);
  // To root everything is allowed, so the test puts that off in a process of its own.
  const auto child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    if (getuid() == 0 && setuid(nobody) != 0) _exit(2);
    const auto database = Database::open("sqlite:" + file.string());
    const bool said = !database && database.error().message.find(
                                       "Geef dit programma schrijfrecht") != std::string::npos;
    _exit(said ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

TEST_CASE("an address that is not a database is refused, and never repeated") {
  for (const auto* url : {"mysql://jan:geheim@db/zicht", "geheim", ""}) {
    const auto error = refusal(url);
    CHECK(error.fault == Fault::invalid);
    CHECK((error.message + error.detail).find("geheim") == std::string::npos);
  }
}

TEST_CASE("a server that does not answer is named, and its password is not") {
  const auto error = refusal("postgresql://jan:geheim@127.0.0.1:1/zicht");
  CHECK(error.fault == Fault::unavailable);
  CHECK(says(error, "De database zicht op 127.0.0.1 is niet bereikbaar."));
  CHECK((error.message + error.detail).find("geheim") == std::string::npos);
}

TEST_CASE("a password that is not written as it should be does not end up in a message") {
  for (const auto* url : {"postgresql://jan:ge/heim@db/zicht",
                          "postgresql://jan:ge@heim@db/zicht",
                          "postgresql://jan:%zzgeheim@db/zicht",
                          "postgresql://jan:geheim@[db/zicht",
                          "postgresql://jan:geheim@db/zicht?heim=1"}) {
    const auto error = refusal(url);
    CHECK(error.fault == Fault::invalid);
    CHECK((error.message + error.detail).find("heim") == std::string::npos);
  }
}

TEST_CASE("a database on a server is named by its name and its server") {
  CHECK(*place_of("postgresql://jan:geheim@db.example.nl:5433/zicht?sslmode=verify-full") ==
        "zicht op db.example.nl");
  CHECK(*place_of("postgresql:///zicht") == "zicht op deze computer");
  CHECK(*place_of("postgres://") == "(standaard) op deze computer");
}

TEST_CASE("a database on a server that does not store UTF-8 is refused") {
  const TestDatabase place(Kind::postgres);
  TestCluster::running().create("zicht_latin ENCODING 'LATIN1' TEMPLATE template0");
  const auto error = refusal(TestCluster::running().url_of("zicht_latin"));
  TestCluster::running().drop("zicht_latin");
  CHECK(error.fault == Fault::unavailable);
  CHECK(says(error, "bewaart geen UTF-8"));
}
