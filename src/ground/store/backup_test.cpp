#include "ground/store/backup.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "ground/base/files.hpp"
#include "ground/store/test_database.hpp"

using namespace zicht;
using namespace zicht::store;
namespace fs = std::filesystem;

namespace {

const FixedClock noon(Instant{std::chrono::milliseconds{1'795'348'800'000}});

/// A small schema with what the real one has: keys, bytes, a reference, a trigger that refuses.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("zicht_backup_" + std::to_string(getpid()));
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path / "schema");
    write("0001_birds.sql",
          "CREATE TABLE birds (id BIGINT NOT NULL PRIMARY KEY, name TEXT, weight DOUBLE PRECISION);"
          "CREATE TABLE nests (bird BIGINT NOT NULL REFERENCES birds (id), height BIGINT);"
          "CREATE TABLE nest_keys (bird BIGINT NOT NULL);"
          "CREATE TABLE bird_keys (bird BIGINT NOT NULL REFERENCES birds (id));");
    write("0001_birds.sqlite.sql",
          "ALTER TABLE birds ADD COLUMN song BLOB;"
          "CREATE TRIGGER no_nests BEFORE INSERT ON nests WHEN NEW.height > 9 "
          "BEGIN SELECT RAISE(ABORT, 'too high'); END;");
    write("0001_birds.postgres.sql",
          "ALTER TABLE birds ADD COLUMN song BYTEA;"
          "CREATE FUNCTION no_nests() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
          "IF NEW.height > 9 THEN RAISE EXCEPTION 'too high' "
          "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;"
          "CREATE TRIGGER no_nests BEFORE INSERT ON nests FOR EACH ROW EXECUTE FUNCTION "
          "no_nests();");
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path / "schema" / name) << text;
  }
};

bool is_key(std::string_view table) {
  return table.ends_with("_keys");
}
bool all(std::string_view) {
  return true;
}
bool is_not_key(std::string_view table) {
  return !is_key(table);
}

void fill(Database& database) {
  const std::vector<std::byte> song{std::byte{0}, std::byte{255}};
  const auto done = database.write([&](Transaction& transaction) -> Result<> {
    for (std::int64_t id = 1; id <= 130; ++id)
      TRY(transaction.run("INSERT INTO birds (id, name, weight, song) VALUES ($1, $2, $3, $4)",
                          id,
                          "Mus é",
                          0.1,
                          std::span<const std::byte>(song)));
    TRY(transaction.run("INSERT INTO birds (id, name) VALUES ($1, $2)", 131, nullptr));
    TRY(transaction.run("INSERT INTO nests (bird, height) VALUES (1, 3)"));
    TRY(transaction.run("INSERT INTO nest_keys (bird) VALUES (1)"));
    return {};
  });
  REQUIRE(done);
}

void fill_more(Database& database) {
  const auto done = database.write([&](Transaction& transaction) -> Result<> {
    TRY(transaction.run("INSERT INTO birds (id) VALUES (500)"));
    TRY(transaction.run("INSERT INTO nests (bird, height) VALUES (500, 3)"));
    TRY(transaction.run("INSERT INTO nest_keys (bird) VALUES (500)"));
    return {};
  });
  REQUIRE(done);
}

template <class T>
void check_fault(const Result<T>& result, Fault fault) {
  REQUIRE_FALSE(result);
  INFO(result.error().message + " " + result.error().detail);
  CHECK(result.error().fault == fault);
}

Kind either() {
  return GENERATE(Kind::sqlite, Kind::postgres);
}

}  // namespace

TEST_CASE("a backup of either database goes back into either, with every value as it was") {
  const Folder folder;
  const TestDatabase place(either());
  auto from = place.open();
  REQUIRE(from.migrate(folder.path / "schema", noon));
  fill(from);
  const auto data = folder.path / "data.db";
  const auto keys = folder.path / "keys.db";
  const auto written = write_backup(from, {{data, is_not_key}, {keys, is_key}});
  REQUIRE(written);
  CHECK(written->at("birds") == 131);
  CHECK((fs::status(data).permissions() & fs::perms::others_read) == fs::perms::none);
  CHECK(*steps_of_backup(data) == 1);

  const TestDatabase other(GENERATE(Kind::sqlite, Kind::postgres));
  auto into = other.open();
  REQUIRE(into.migrate(folder.path / "schema", noon));
  const auto before = *read_file(data);
  const auto read = read_backup({{data, all}, {keys, all}}, into);
  REQUIRE(read);
  CHECK(*read == *written);
  CHECK(*read_file(data) == before);

  auto transaction = into.read();
  const auto birds = transaction->all("SELECT id, name, weight, song FROM birds ORDER BY id");
  REQUIRE(birds->size() == 131);
  CHECK(birds->front().text(1) == "Mus é");
  CHECK(birds->front().real(2) == 0.1);
  CHECK(birds->front().blob(3) == Blob{std::byte{0}, std::byte{255}});
  CHECK(birds->back().is_null(1));
  CHECK(birds->back().is_null(3));
}

TEST_CASE("what guards the tables stands there again after rows were put back") {
  const Folder folder;
  const TestDatabase place(Kind::sqlite);
  auto from = place.open();
  REQUIRE(from.migrate(folder.path / "schema", noon));
  fill(from);
  const auto data = folder.path / "data.db";
  REQUIRE(write_backup(from, {{data, is_not_key}}));
  const TestDatabase other(either());
  auto into = other.open();
  REQUIRE(into.migrate(folder.path / "schema", noon));
  REQUIRE(read_backup({{data, all}}, into));
  const auto refused = into.write([](Transaction& transaction) {
    return transaction.run("INSERT INTO nests (bird, height) VALUES (1, 10)");
  });
  check_fault(refused, Fault::conflict);
}

TEST_CASE("a backup is never laid over what is there, in a file or in a database") {
  const Folder folder;
  const TestDatabase place(either());
  auto database = place.open();
  REQUIRE(database.migrate(folder.path / "schema", noon));
  fill(database);
  const auto data = folder.path / "data.db";
  REQUIRE(write_backup(database, {{data, is_not_key}}));
  check_fault(write_backup(database, {{data, is_not_key}}), Fault::conflict);
  check_fault(read_backup({{data, all}}, database), Fault::conflict);
}

TEST_CASE("rows that do not fit together are all left out") {
  const Folder folder;
  const TestDatabase place(Kind::sqlite);
  auto from = place.open();
  REQUIRE(from.migrate(folder.path / "schema", noon));
  fill(from);
  const auto data = folder.path / "data.db";
  // Nests without their birds.
  REQUIRE(write_backup(from, {{data, [](std::string_view table) {
                                 return table != "birds" && is_not_key(table);
                               }}}));
  const TestDatabase other(either());
  auto into = other.open();
  REQUIRE(into.migrate(folder.path / "schema", noon));
  check_fault(read_backup({{data, all}}, into), Fault::conflict);
  auto transaction = into.read();
  CHECK(transaction->one("SELECT COUNT(*) FROM nests")->value().integer(0) == 0);
}

TEST_CASE("keys of a later moment go back for what was there, and the others are left out") {
  const Folder folder;
  const TestDatabase place(either());
  auto from = place.open();
  REQUIRE(from.migrate(folder.path / "schema", noon));
  fill(from);
  const auto data = folder.path / "data.db";
  REQUIRE(write_backup(from, {{data, is_not_key}}));
  fill_more(from);
  const auto later = from.write([](Transaction& transaction) -> Result<> {
    TRY(transaction.run("INSERT INTO bird_keys (bird) VALUES (1)"));
    TRY(transaction.run("INSERT INTO bird_keys (bird) VALUES (500)"));
    return {};
  });
  REQUIRE(later);
  const auto keys = folder.path / "keys.db";
  REQUIRE(write_backup(from, {{keys, is_key}}));
  const TestDatabase other(GENERATE(Kind::sqlite, Kind::postgres));
  auto into = other.open();
  REQUIRE(into.migrate(folder.path / "schema", noon));
  const auto read = read_backup({{data, all}, {keys, all, true}}, into);
  REQUIRE(read);
  CHECK(read->at("bird_keys") == 1);
  CHECK(read->at("nest_keys") == 2);
}

TEST_CASE("a table that the schema does not have is no backup of it") {
  const Folder folder;
  const TestDatabase place(Kind::sqlite);
  auto from = place.open();
  REQUIRE(from.migrate(folder.path / "schema", noon));
  const auto made = from.write([](Transaction& transaction) {
    return transaction.run("CREATE TABLE smuggled (id BIGINT)");
  });
  REQUIRE(made);
  const auto data = folder.path / "data.db";
  REQUIRE(write_backup(from, {{data, all}}));
  const TestDatabase other(either());
  auto into = other.open();
  REQUIRE(into.migrate(folder.path / "schema", noon));
  check_fault(read_backup({{data, all}}, into), Fault::invalid);
}

TEST_CASE("a file that is no backup, and a backup of another version, are refused") {
  const Folder folder;
  const TestDatabase place(Kind::sqlite);
  auto from = place.open();
  REQUIRE(from.migrate(folder.path / "schema", noon));
  const auto data = folder.path / "data.db";
  REQUIRE(write_backup(from, {{data, is_not_key}}));

  folder.write("0002_trees.sql", "CREATE TABLE trees (id BIGINT);");
  const TestDatabase other(either());
  auto into = other.open();
  REQUIRE(into.migrate(folder.path / "schema", noon));
  check_fault(read_backup({{data, all}}, into), Fault::conflict);

  const auto nothing = folder.path / "nothing.db";
  std::ofstream(nothing) << "dit is geen database, maar wel een heel gewone tekst";
  check_fault(steps_of_backup(nothing), Fault::invalid);
  check_fault(steps_of_backup(folder.path / "nergens.db"), Fault::invalid);
  check_fault(read_backup({{nothing, all}}, into), Fault::invalid);
}

TEST_CASE("a backup is of one moment, whatever is written meanwhile") {
  const Folder folder;
  const TestDatabase place(either());
  auto from = place.open();
  REQUIRE(from.migrate(folder.path / "schema", noon));
  fill(from);
  // While the table of nests is copied, birds and a nest come in: none of it may be seen, for the
  // first table was read before.
  const auto data = folder.path / "data.db";
  bool written = false;
  const auto counts = write_backup(from, {{data, [&](std::string_view table) {
                                             if (table == "nests" && !written) {
                                               written = true;
                                               fill_more(from);
                                             }
                                             return true;
                                           }}});
  REQUIRE(counts);
  CHECK(written);
  CHECK(counts->at("nests") == 1);
  CHECK(counts->at("nest_keys") == 1);
}
