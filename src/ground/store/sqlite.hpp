// A database in a file. Inside this room only.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "ground/store/connection.hpp"

namespace zicht::store {

/// A connection to the database in `file`, which is made, readable for its owner only, where it is
/// not there. `patience` is how long it waits for the lock of another process. Fails with
/// `unavailable`, and a cure, where the file cannot be used or a setting that keeps data safe does
/// not hold.
Result<std::unique_ptr<Connection>> open_sqlite(const std::filesystem::path& file,
                                                std::chrono::milliseconds patience);

/// What is done with a file that holds rows and no schema: a backup.
enum class Contain {
  write,  ///< A new one, readable for its owner only. Fails with `conflict` where it is there.
  read    ///< As it is: not a byte of it is changed, nor of what lies beside it.
};
Result<std::unique_ptr<Connection>> open_container(const std::filesystem::path& file, Contain how);

}  // namespace zicht::store
