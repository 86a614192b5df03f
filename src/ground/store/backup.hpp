// A copy of everything, and back again. What comes out is the same for SQLite and PostgreSQL, so it
// also carries an installation from the one to the other. The copy is of one moment, and nobody has
// to stop working for it.
//
// A container is an SQLite file that holds rows and nothing else: no schema but the names of tables
// and columns. To put it back is to lay the schema first and the rows in it, with all its
// constraints: what does not fit is noticed then.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/store/store.hpp"

namespace zicht::store {

/// One file of a backup, and which tables go into it. What none of the files takes is left out.
struct Container {
  std::filesystem::path file = {};
  std::function<bool(std::string_view table)> takes = {};
};

/// Writes new files, with all rows as they were at one moment; gives how many there are of each
/// table that was taken. Fails with `conflict` where a file is there already, and with
/// `unavailable` where the disk is full or the database is away; files may be left behind then.
Result<Counts> write_backup(Database& from, const std::vector<Container>& containers);

/// How many steps of the schema the database of a container had come through. Fails with `invalid`
/// where it is no container of a backup.
Result<std::size_t> steps_of_backup(const std::filesystem::path& file);

/// One file to put back.
struct Source {
  std::filesystem::path file = {};
  std::function<bool(std::string_view table)> takes = {};  ///< What else is in it is left alone.
  /// It may be of a later moment than the others: a row that points to one that was not there yet
  /// is left out.
  bool may_be_later = false;
};

/// Puts the rows of these files into a database with the schema of the same step, and no rows of
/// its own. All of it, or nothing. Gives how many rows each table got. Fails with `conflict` where
/// there are rows, where the schema is of another step, or where a row does not fit; and with
/// `invalid` where a file is no container, or has tables or columns that the schema does not have.
Result<Counts> read_backup(const std::vector<Source>& sources, Database& into);

}  // namespace zicht::store
