// The files of a backup: their names, which tables lie in which, and what is written about them.
// For `backup` and `restore` alike.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/store.hpp"

namespace zicht::app {

inline constexpr auto data_ending = ".gegevens";
inline constexpr auto keys_ending = ".sleutels";
inline constexpr auto manifest_ending = ".toml";

/// "zicht-20261126T143000Z"
std::string backup_name(Instant made_at);

/// Keys of records, of people and of desks: without them nothing that was told can be read.
bool is_key_table(std::string_view table);
/// All else, but what only a running program needs: after putting back everyone signs in anew, and
/// links from letters do not work any more.
bool is_data_table(std::string_view table);

/// What is known about a backup; the files must be what it says.
struct Manifest {
  Instant made_at = {};
  std::string version = {};  ///< Of the program.
  std::string data_sha256 = {};
  std::string keys_sha256 = {};
  std::int64_t log_size = 0;  ///< Lines of the log under its newest head; 0 without one.
  std::string log_root = {};
  store::Counts rows = {};
};
/// Written last: a backup without one was not finished.
Result<> write_manifest(const std::filesystem::path& file, const Manifest& manifest);
/// Fails with `invalid` where it is none, and `not_found` where it is not there.
Result<Manifest> read_manifest(const std::filesystem::path& file);

/// Removes files of backups that are older than this, by their names; nothing else. Gives how many.
int throw_away_old(const std::filesystem::path& folder, Instant now, std::chrono::days keep);

/// `place` itself where it is a file; where it is a folder the newest with this ending in it.
Result<std::filesystem::path> newest_in(const std::filesystem::path& place,
                                        std::string_view ending);

}  // namespace zicht::app
