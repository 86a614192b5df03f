// The steps that a schema goes through, as they lie in the folder migrations/. Inside this room
// only.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/connection.hpp"

namespace zicht::store {

/// One step, in up to three files: what both databases share, and what each needs besides.
struct MigrationFiles {
  std::string name = {};  ///< "0001_releases"
  std::string common = {};
  std::string sqlite = {};
  std::string postgres = {};
};

/// One step, for one database. Its number is its place in the list, from 1.
struct Migration {
  std::string name = {};
  std::string text = {};
  std::string sha256 = {};
};

/// All steps, in order. Fails with `unavailable` where the folder cannot be read and with `invalid`
/// where a name is odd, a number is missing or a number is used twice.
Result<std::vector<MigrationFiles>> read_migration_files(const std::filesystem::path& folder);

/// What they are for one database: what is shared, then what is its own.
std::vector<Migration> migrations_for(Dialect dialect, const std::vector<MigrationFiles>& files);

}  // namespace zicht::store
