// The steps of the schema, with random rows in it, on both databases. Forward is to apply the steps
// that come next. There are no steps back: back is a copy from before, put back (decision 20).
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "ground/store/backup.hpp"
#include "tests/databases/chance.hpp"
#include "tests/databases/contents.hpp"
#include "tests/databases/random_rows.hpp"
#include "tests/databases/schema.hpp"

using namespace zicht;
using namespace zicht::databases;
using store::Database;
using store::Kind;
using store::TestDatabase;

namespace {

constexpr auto folder = ZICHT_SOURCE_DIR "/migrations";
const FixedClock noon(Instant{std::chrono::milliseconds{1'795'348'800'000}});

void bring_to(Database& database, std::size_t step) {
  const auto done = database.migrate(folder, noon, step);
  if (!done) FAIL(done.error().message << " (" << done.error().detail << ")");
}

void bring_to_newest(Database& database) {
  const auto done = database.migrate(folder, noon);
  if (!done) FAIL(done.error().message << " (" << done.error().detail << ")");
}

std::size_t newest_step() {
  std::set<std::string> numbers;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.path().extension() == ".sql")
      numbers.insert(file.path().filename().string().substr(0, 4));
  return numbers.size();
}

/// One database, at one step.
struct Side {
  Side(Kind kind_, std::size_t step) : kind(kind_), place(kind_), database(place.open()) {
    bring_to(database, step);
  }
  std::vector<Table> schema() { return schema_of(database, kind); }
  Contents contents(const std::vector<Table>& tables) { return contents_of(database, tables); }

  Kind kind;
  TestDatabase place;
  Database database;
};

/// The tables of both must have the same columns; SQLite tells more of them.
std::vector<Table> common_schema(Side& sqlite, Side& postgres) {
  auto tables = sqlite.schema();
  auto others = postgres.schema();
  REQUIRE(tables.size() == others.size());
  for (const auto& table : tables) {
    INFO("table " << table.name);
    const auto same = std::ranges::find(others, table.name, &Table::name);
    REQUIRE(same != others.end());
    REQUIRE(columns_of(table) == columns_of(*same));
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
      INFO("column " << table.columns[at].name);
      CHECK(table.columns[at] == same->columns[at]);
    }
  }
  return tables;
}

/// A copy of all of a database, in one file.
class Copy {
 public:
  explicit Copy(Side& side) {
    const auto written =
        store::write_backup(side.database, {{file_, [](std::string_view) { return true; }}});
    if (!written) FAIL(written.error().message << " (" << written.error().detail << ")");
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() { std::filesystem::remove(file_); }

  void put_back(Side& side) const {
    REQUIRE(*store::steps_of_backup(file_) > 0);
    const auto read =
        store::read_backup({{file_, [](std::string_view) { return true; }}}, side.database);
    if (!read) FAIL(read.error().message << " (" << read.error().detail << ")");
  }

 private:
  static std::filesystem::path next_file() {
    static int count = 0;
    return std::filesystem::temp_directory_path() /
           ("zicht_steps_" + std::to_string(getpid()) + "_" + std::to_string(++count) + ".db");
  }
  std::filesystem::path file_ = next_file();
};

void go_there_and_back(std::size_t step, Chance& chance) {
  INFO("from step " << step);
  Side sqlite(Kind::sqlite, step);
  Side postgres(Kind::postgres, step);
  const auto before = common_schema(sqlite, postgres);
  fill_both(before, sqlite.database, postgres.database, chance);
  const auto rows = sqlite.contents(before);
  check_same("SQLite and PostgreSQL before", rows, postgres.contents(before));
  const Copy of_sqlite(sqlite);
  const Copy of_postgres(postgres);

  bring_to_newest(sqlite.database);
  bring_to_newest(postgres.database);
  const auto after = common_schema(sqlite, postgres);
  const auto forward = sqlite.contents(after);
  check_same("SQLite and PostgreSQL after", forward, postgres.contents(after));
  // So far no step changes what was written. One that does is held against its own outcome here.
  check_same("before and after", rows, sqlite.contents(before));

  for (const auto kind : {Kind::sqlite, Kind::postgres}) {
    // Each copy goes into the other kind: so a copy carries an installation over, too.
    Side back(kind, step);
    const auto& copy = kind == Kind::sqlite ? of_postgres : of_sqlite;
    copy.put_back(back);
    check_same("before and put back", rows, back.contents(before));
    bring_to_newest(back.database);
    check_same("after, and put back and brought forward", forward, back.contents(after));
  }
}

}  // namespace

TEST_CASE("whatever lies in it, a database goes forward and back the same on both") {
  Chance chance("migrations");
  const auto newest = newest_step();
  const std::set<std::size_t> steps{1 + chance.below(newest - 2), newest - 1, newest};
  for (const auto step : steps) go_there_and_back(step, chance);
}

// ./dev soak migrations
TEST_CASE("the same from every step", "[.][every-step]") {
  Chance chance("migrations, every step");
  for (std::size_t step = 1; step <= newest_step(); ++step) go_there_and_back(step, chance);
}
