#include "tests/databases/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace zicht::databases {
namespace {

using store::Kind;
using store::Row;
using store::Transaction;

/// Keeps the books of the steps themselves, of which each database has files of its own.
constexpr auto migrations = "schema_migrations";

constexpr auto sqlite_tables = R"sql(
  SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
  ORDER BY rowid)sql";
constexpr auto postgres_tables = R"sql(
  SELECT relname::text FROM pg_class
  WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY oid)sql";

constexpr auto sqlite_columns = R"sql(
  SELECT name, lower(type), "notnull", pk > 0 FROM pragma_table_info($1) ORDER BY name)sql";
constexpr auto postgres_columns = R"sql(
  SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull,
         EXISTS (SELECT 1 FROM pg_index i
                 WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey))
  FROM pg_attribute a
  WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attname::text COLLATE "C")sql";

constexpr auto sqlite_references = R"sql(
  SELECT id, "table", "from", "to" FROM pragma_foreign_key_list($1) ORDER BY id, seq)sql";
constexpr auto sqlite_texts = R"sql(
  SELECT sql FROM sqlite_master WHERE tbl_name = $1 AND type IN ('table', 'index')
    AND sql IS NOT NULL)sql";

store::Sql of(Kind kind, store::Sql sqlite, store::Sql postgres) {
  return kind == Kind::sqlite ? sqlite : postgres;
}

std::vector<Row> all(Transaction& transaction, store::Sql sql) {
  auto rows = transaction.all(sql);
  REQUIRE(rows);
  return *rows;
}
std::vector<Row> all(Transaction& transaction, store::Sql sql, const std::string& table) {
  auto rows = transaction.all(sql, table);
  if (!rows) FAIL(rows.error().detail);
  return *rows;
}

std::vector<Column> read_columns(Transaction& transaction, Kind kind, const std::string& table) {
  std::vector<Column> columns;
  for (const auto& row : all(transaction, of(kind, sqlite_columns, postgres_columns), table)) {
    auto type = row.text(1);
    if (type == "blob" || type == "bytea") type = "bytes";
    columns.push_back({row.text(0), type, row.boolean(2), row.boolean(3)});
  }
  return columns;
}

std::vector<Reference> read_references(Transaction& transaction, const std::string& table) {
  std::vector<Reference> references;
  std::int64_t last = -1;
  for (const auto& row : all(transaction, sqlite_references, table)) {
    if (row.integer(0) != last) references.push_back({.table = row.text(1)});
    last = row.integer(0);
    references.back().columns.push_back(row.text(2));
    references.back().theirs.push_back(row.text(3));
  }
  return references;
}

/// What stands in the brackets behind each CHECK, and behind WHERE.
std::vector<std::string> conditions_in(const std::string& text) {
  std::vector<std::string> found;
  for (auto at = text.find("CHECK ("); at != std::string::npos; at = text.find("CHECK (", at + 1)) {
    const auto start = text.find('(', at);
    auto end = start;
    int depth = 0;
    do {
      if (text[end] == '(') ++depth;
      if (text[end] == ')') --depth;
    } while (++end < text.size() && depth > 0);
    found.push_back(text.substr(start, end - start));
  }
  if (const auto at = text.find(" WHERE "); at != std::string::npos)
    found.push_back(text.substr(at));
  return found;
}

}  // namespace

std::vector<Table> schema_of(store::Database& database, Kind kind) {
  auto transaction = database.read();
  REQUIRE(transaction);
  std::vector<Table> tables;
  for (const auto& row : all(*transaction, of(kind, sqlite_tables, postgres_tables))) {
    if (row.text(0) == migrations) continue;
    Table table{.name = row.text(0)};
    table.columns = read_columns(*transaction, kind, table.name);
    if (kind == Kind::sqlite) {
      table.references = read_references(*transaction, table.name);
      for (const auto& part : all(*transaction, sqlite_texts, table.name))
        for (auto& condition : conditions_in(part.text(0)))
          table.conditions.push_back(std::move(condition));
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

std::string columns_of(const Table& table) {
  std::string names;
  for (const auto& column : table.columns) names += (names.empty() ? "" : ", ") + column.name;
  return names;
}

store::Sql kept(const std::string& text) {
  static std::deque<std::string> texts;
  const auto found = std::ranges::find(texts, text);
  return store::Sql::of_copy(found == texts.end() ? texts.emplace_back(text) : *found);
}

}  // namespace zicht::databases
