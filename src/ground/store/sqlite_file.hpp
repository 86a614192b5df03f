// Opening the file of an SQLite database, and making sure that it keeps what it is given. Inside
// this room only.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <memory>

#include "ground/base/result.hpp"
#include "ground/store/sqlite.hpp"

namespace zicht::store {

struct CloseSqlite {
  void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

/// See open_sqlite. Every setting is read back after it was made.
Result<SqliteHandle> open_sqlite_file(const std::filesystem::path& file,
                                      std::chrono::milliseconds patience);

/// See open_container.
Result<SqliteHandle> open_container_file(const std::filesystem::path& file, Contain how);

}  // namespace zicht::store
