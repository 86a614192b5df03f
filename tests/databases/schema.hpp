// Which tables a database has at some step, as the database itself tells it.
#pragma once

#include <string>
#include <vector>

#include "ground/store/store.hpp"
#include "ground/store/test_database.hpp"

namespace zicht::databases {

struct Column {
  std::string name = {};
  std::string type = {};  ///< "bigint", "text", "double precision" or "bytes".
  bool required = false;
  bool in_key = false;  ///< A part of the primary key.
  bool operator==(const Column&) const = default;
};

/// Columns that point to those of another table.
struct Reference {
  std::vector<std::string> columns = {};
  std::string table = {};
  std::vector<std::string> theirs = {};
};

struct Table {
  std::string name = {};
  std::vector<Column> columns = {};  ///< In the order of the alphabet.
  // These two only as SQLite tells them.
  std::vector<Reference> references = {};
  std::vector<std::string> conditions = {};  ///< Of each CHECK, and of indexes on a part.
};

/// All of the program's own tables, none before one that it points to.
std::vector<Table> schema_of(store::Database& database, store::Kind kind);

/// The names of the columns, with commas.
std::string columns_of(const Table& table);

/// A statement with a name of the schema in it; such a text outlives every connection.
store::Sql kept(const std::string& text);

}  // namespace zicht::databases
