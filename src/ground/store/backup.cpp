#include "ground/store/backup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <mutex>

#include "ground/store/connection.hpp"
#include "ground/store/pool.hpp"
#include "ground/store/sqlite.hpp"

namespace zicht::store {
namespace {

constexpr auto migrations_table = "schema_migrations";

/// What migrations put in themselves. A copy of it lies in the backup.
constexpr std::array seeded{std::string_view("schema_migrations"),
                            std::string_view("audit_frontier")};

struct Table {
  std::string name = {};
  std::vector<std::string> columns = {};
};

/// The tables in the order in which they were made, so that none comes before one it points to.
Result<std::vector<Table>> tables_of(Connection& connection) {
  const bool is_sqlite = connection.dialect() == Dialect::sqlite;
  std::vector<Table> tables;
  TRY(connection.each(is_sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                                  " AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
                                : "SELECT relname::text FROM pg_class WHERE relkind = 'r'"
                                  " AND relnamespace = current_schema()::regnamespace ORDER BY oid",
                      [&](const Row& row) -> Result<> {
                        tables.push_back({.name = row.text(0)});
                        return {};
                      }));
  for (auto& table : tables) {
    const auto query = is_sqlite
                           ? fmt::format("SELECT name FROM pragma_table_info('{}')", table.name)
                           : fmt::format(
                                 "SELECT attname::text FROM pg_attribute"
                                 " WHERE attrelid = '{}'::regclass AND attnum > 0"
                                 " AND NOT attisdropped ORDER BY attnum",
                                 table.name);
    TRY(connection.each(query, [&](const Row& row) -> Result<> {
      table.columns.push_back(row.text(0));
      return {};
    }));
  }
  return tables;
}

/// The statements of a copy outlive every connection; there is one for each table.
Sql kept(std::string text) {
  static std::mutex mutex;
  static std::deque<std::string> texts;
  const std::lock_guard lock(mutex);
  const auto found = std::ranges::find(texts, text);
  return Sql::of_copy(found == texts.end() ? texts.emplace_back(std::move(text)) : *found);
}

/// In the order of the first columns, which are its key: the order in which rows lie would tell in
/// which they came, and a copy would keep that.
std::string select_from(const Table& table) {
  return fmt::format("SELECT {} FROM {} ORDER BY 1{}",
                     fmt::join(table.columns, ", "),
                     table.name,
                     table.columns.size() > 1 ? ", 2" : "");
}

Sql insert_into(const Table& table) {
  std::string places;
  for (std::size_t at = 1; at <= table.columns.size(); ++at)
    places += fmt::format("{}${}", at == 1 ? "" : ", ", at);
  return kept(fmt::format(
      "INSERT INTO {} ({}) VALUES ({})", table.name, fmt::join(table.columns, ", "), places));
}

/// All rows of a table, from the one into the other. Gives how many.
Result<std::int64_t> copy_rows(
    Connection& from,
    const Table& table,
    const std::function<Result<bool>(Sql, std::span<const Param>)>& put) {
  const auto insert = insert_into(table);
  std::int64_t count = 0;
  const auto copy = [&](const Row& row) -> Result<> {
    std::vector<Param> values;
    values.reserve(row.size());
    for (std::size_t column = 0; column < row.size(); ++column) values.push_back(row.param(column));
    if (TRY(put(insert, values))) ++count;
    return {};
  };
  TRY(from.each(select_from(table), copy));
  return count;
}

Result<std::int64_t> copy_rows(Connection& from, Connection& into, const Table& table) {
  return copy_rows(from, table, [&](Sql insert, std::span<const Param> values) -> Result<bool> {
    TRY(into.execute(insert, values));
    return true;
  });
}

/// The same, but for rows that point to what is not there.
Result<std::int64_t> copy_what_fits(Connection& from, Connection& into, const Table& table) {
  return copy_rows(from, table, [&](Sql insert, std::span<const Param> values) -> Result<bool> {
    TRY(into.script("SAVEPOINT one_row"));
    const auto put = into.execute(insert, values);
    if (!put && put.error().fault != Fault::conflict) return tl::make_unexpected(put.error());
    if (!put) TRY(into.script("ROLLBACK TO SAVEPOINT one_row"));
    TRY(into.script("RELEASE SAVEPOINT one_row"));
    return put.has_value();
  });
}

/// True where a table points to others.
Result<bool> points_elsewhere(Connection& connection, const std::string& table) {
  bool points = false;
  TRY(connection.each(
      fmt::format(connection.dialect() == Dialect::sqlite
                      ? fmt::runtime("SELECT COUNT(*) FROM pragma_foreign_key_list('{}')")
                      : fmt::runtime("SELECT COUNT(*) FROM pg_constraint WHERE contype = 'f' AND "
                                     "conrelid = '{}'::regclass"),
                  table),
      [&](const Row& row) -> Result<> {
        points = row.integer(0) > 0;
        return {};
      }));
  return points;
}

/// What a trigger of the schema would refuse is as it was: so they do not look.
class Triggers {
 public:
  static Result<Triggers> put_aside(Connection& connection, const std::vector<Table>& tables) {
    Triggers triggers(connection);
    if (connection.dialect() == Dialect::postgres) {
      for (const auto& table : tables) {
        TRY(connection.script(fmt::format("ALTER TABLE {} DISABLE TRIGGER USER", table.name)));
        triggers.back_.push_back(fmt::format("ALTER TABLE {} ENABLE TRIGGER USER", table.name));
      }
      return triggers;
    }
    std::vector<std::string> names;
    TRY(connection.each("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
                        [&](const Row& row) -> Result<> {
                          names.push_back(row.text(0));
                          triggers.back_.push_back(row.text(1));
                          return {};
                        }));
    for (const auto& name : names) TRY(connection.script("DROP TRIGGER " + name));
    return triggers;
  }

  Result<> put_back() {
    for (const auto& statement : back_) TRY(connection_->script(statement));
    return {};
  }

 private:
  explicit Triggers(Connection& connection) : connection_(&connection) {}

  Connection* connection_;
  std::vector<std::string> back_ = {};
};

Result<std::int64_t> count_rows(Connection& connection, const std::string& table) {
  std::int64_t count = 0;
  TRY(connection.each("SELECT COUNT(*) FROM " + table, [&](const Row& row) -> Result<> {
    count = row.integer(0);
    return {};
  }));
  return count;
}

Result<> check_empty(Connection& connection, const std::vector<Table>& tables) {
  for (const auto& table : tables) {
    if (std::ranges::find(seeded, table.name) != seeded.end()) continue;
    const auto count = TRY(count_rows(connection, table.name));
    if (count > 0)
      return fail(Fault::conflict,
                  "In deze database staat al iets. Zet een kopie alleen terug in een nieuwe, lege "
                  "database.",
                  fmt::format("{} has {} rows", table.name, count));
  }
  return {};
}

Result<std::vector<std::string>> migrations_in(Connection& connection) {
  std::vector<std::string> names;
  TRY(connection.each(fmt::format("SELECT name FROM {} ORDER BY version", migrations_table),
                      [&](const Row& row) -> Result<> {
                        names.push_back(row.text(0));
                        return {};
                      }));
  return names;
}

tl::unexpected<Error> no_container(const std::filesystem::path& file, const Error& why) {
  return fail(Fault::invalid,
              fmt::format("{} is geen kopie van Zicht, of is beschadigd.", file.string()),
              why.message + " " + why.detail);
}

/// True where the schema has this table, with these columns.
bool is_of(const std::vector<Table>& schema, const Table& table) {
  const auto found = std::ranges::find(schema, table.name, &Table::name);
  return found != schema.end() &&
         std::ranges::all_of(table.columns, [&](const std::string& column) {
           return std::ranges::find(found->columns, column) != found->columns.end();
         });
}

}  // namespace

Result<Counts> write_backup(Database& from, const std::vector<Container>& containers) {
  const auto reading = TRY(from.readers_->begin(Mode::read));
  const auto tables = TRY(tables_of(*reading));
  Counts counts;
  for (const auto& container : containers) {
    const auto file = TRY(open_container(container.file, Contain::write));
    TRY(file->script("BEGIN"));
    for (const auto& table : tables) {
      if (!container.takes(table.name)) continue;
      TRY(file->script(
          fmt::format("CREATE TABLE {} ({})", table.name, fmt::join(table.columns, ", "))));
      counts[table.name] = TRY(copy_rows(*reading, *file, table));
    }
    TRY(file->commit());
  }
  return counts;
}

Result<std::size_t> steps_of_backup(const std::filesystem::path& file) {
  const auto opened = open_container(file, Contain::read);
  if (!opened) return no_container(file, opened.error());
  const auto names = migrations_in(**opened);
  if (!names) return no_container(file, names.error());
  return names->size();
}

Result<Counts> read_backup(const std::vector<Source>& sources, Database& into) {
  const auto writing = TRY(into.writers_->begin(Mode::migrate));
  const auto target = TRY(tables_of(*writing));
  TRY(check_empty(*writing, target));
  const auto steps = TRY(migrations_in(*writing));
  auto triggers = TRY(Triggers::put_aside(*writing, target));
  Counts counts;
  for (const auto& source : sources) {
    const auto opened = open_container(source.file, Contain::read);
    if (!opened) return no_container(source.file, opened.error());
    auto& container = **opened;
    const auto tables = tables_of(container);
    if (!tables) return no_container(source.file, tables.error());
    if (std::ranges::find(*tables, migrations_table, &Table::name) != tables->end()) {
      const auto of_backup = TRY(migrations_in(container));
      if (of_backup != steps)
        return fail(Fault::conflict,
                    "Deze kopie hoort bij een andere versie van de database.",
                    "the migrations of the backup are not those of the target");
      counts[migrations_table] = static_cast<std::int64_t>(steps.size());
    }
    for (const auto& table : *tables) {
      if (!is_of(target, table))
        return no_container(source.file, {.detail = "a table or column of another schema"});
      if (!source.takes(table.name) || table.name == migrations_table) continue;
      if (std::ranges::find(seeded, table.name) != seeded.end())
        TRY(writing->script("DELETE FROM " + table.name));
      const bool may_lack = source.may_be_later && TRY(points_elsewhere(*writing, table.name));
      counts[table.name] = may_lack ? TRY(copy_what_fits(container, *writing, table))
                                    : TRY(copy_rows(container, *writing, table));
    }
  }
  TRY(triggers.put_back());
  TRY(writing->commit());
  return counts;
}

}  // namespace zicht::store
