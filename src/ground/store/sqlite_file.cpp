#include "ground/store/sqlite_file.hpp"

#include <fmt/format.h>

#include <string>
#include <thread>
#include <utility>

namespace zicht::store {
namespace {

namespace fs = std::filesystem;

struct Setting {
  std::string name;
  std::string value;
  std::string read_back;
};

/// The first cell of what a PRAGMA gives; empty where it fails.
std::string pragma(sqlite3* handle, const std::string& text) {
  std::string answer;
  const auto keep = [](void* into, int count, char** cells, char**) {
    if (count > 0 && cells[0] != nullptr) *static_cast<std::string*>(into) = cells[0];
    return 0;
  };
  const auto sql = "PRAGMA " + text;
  if (sqlite3_exec(handle, sql.c_str(), keep, &answer, nullptr) != SQLITE_OK) return {};
  return answer;
}

/// Makes a setting, and gives what holds after that; nothing where SQLite fails. To go over to WAL,
/// SQLite wants the file for itself and does not wait for it: of several nodes that open a new file
/// at once, all but one are sent away, and come back here until it is done.
std::string hold(sqlite3* handle, const Setting& setting, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    pragma(handle, setting.name + " = " + setting.value);
    const bool busy = (sqlite3_errcode(handle) & 0xff) == SQLITE_BUSY;
    if (!busy) return pragma(handle, setting.name);
    if (std::chrono::steady_clock::now() >= deadline) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

tl::unexpected<Error> unusable(std::string message, std::string detail) {
  return fail(Fault::unavailable, std::move(message), std::move(detail));
}

/// Why SQLite could not open or read `file`, and what to do.
tl::unexpected<Error> why_not(const fs::path& file, sqlite3* handle) {
  auto detail =
      fmt::format("sqlite {}: {}", sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
  const auto folder = fs::absolute(file).parent_path();
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    return unusable(fmt::format("De map {} voor de database bestaat niet. "
                                "Maak haar aan, of wijs een andere map aan.",
                                folder.string()),
                    std::move(detail));
  if (fs::is_directory(file, ignored))
    return unusable(fmt::format("{} is een map en geen database. "
                                "Noem het bestand, bijvoorbeeld {}.",
                                file.string(),
                                (file / "zicht.db").string()),
                    std::move(detail));
  switch (sqlite3_errcode(handle) & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return unusable(fmt::format("Het bestand {} is geen database of is beschadigd. "
                                  "Wijs een ander bestand aan, of zet een reservekopie terug.",
                                  file.string()),
                      std::move(detail));
    case SQLITE_BUSY:
      return unusable(fmt::format("De database {} is in gebruik door een ander programma. "
                                  "Sluit dat, en probeer het opnieuw.",
                                  file.string()),
                      std::move(detail));
    default:
      return unusable(fmt::format("De database {} kan niet worden geopend om te schrijven. "
                                  "Geef dit programma schrijfrecht op het bestand en de map.",
                                  file.string()),
                      std::move(detail));
  }
}

}  // namespace

Result<SqliteHandle> open_sqlite_file(const fs::path& file, std::chrono::milliseconds patience) {
  std::error_code ignored;
  const bool existed = fs::exists(file, ignored);
  sqlite3* opened = nullptr;
  constexpr int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int done = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  SqliteHandle handle(opened);
  if (done != SQLITE_OK) return why_not(file, handle.get());
  // By name and not through an own descriptor: to close one would drop the locks of every other
  // connection of this process (POSIX). The files beside it take over these rights.
  if (!existed) fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
  // A row of a table without rowids keeps a quarter of a page: so most sealed texts stay in one
  // piece.
  if (!existed) pragma(handle.get(), "page_size = 8192");

  // The first question that touches the file tells whether it is a database, and ours to write.
  sqlite3_busy_timeout(handle.get(), static_cast<int>(patience.count()));
  if (pragma(handle.get(), "schema_version").empty()) return why_not(file, handle.get());
  if (sqlite3_db_readonly(handle.get(), "main") != 0) return why_not(file, handle.get());

  const Setting settings[] = {
      {"busy_timeout", std::to_string(patience.count()), std::to_string(patience.count())},
      {"journal_mode", "WAL", "wal"},  // readers and a writer do not wait for each other
      {"synchronous", "FULL", "2"},    // what was committed survives a loss of power
      {"foreign_keys", "ON", "1"},
      {"secure_delete", "ON", "1"},    // what was removed is overwritten
      {"trusted_schema", "OFF", "0"},  // a file from elsewhere cannot call functions with effects
      // kB for each connection; the system keeps pages for all of them
      {"cache_size", "-500", "-500"},
  };
  for (const auto& setting : settings) {
    const auto held = hold(handle.get(), setting, patience);
    if (held.empty()) return why_not(file, handle.get());
    if (held != setting.read_back)
      return unusable(fmt::format("De database {} kan niet veilig bewaren ({} is {} en niet {}). "
                                  "Kies een bestand op een gewone, eigen schijf.",
                                  file.string(),
                                  setting.name,
                                  held,
                                  setting.read_back),
                      fmt::format("the setting {} does not hold", setting.name));
  }
  return handle;
}

Result<SqliteHandle> open_container_file(const fs::path& file, Contain how) {
  std::error_code ignored;
  const bool fresh = how == Contain::write;
  if (fresh && fs::exists(file, ignored))
    return fail(Fault::conflict, fmt::format("{} bestaat al.", file.string()));
  // A file that never changes needs no lock, and nothing is laid beside it.
  const auto name = fresh ? file.string() : "file:" + fs::absolute(file).string() + "?immutable=1";
  const int flags =
      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
      (fresh ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  sqlite3* opened = nullptr;
  const int done = sqlite3_open_v2(name.c_str(), &opened, flags, nullptr);
  SqliteHandle handle(opened);
  if (done != SQLITE_OK || pragma(handle.get(), "schema_version").empty())
    return why_not(file, handle.get());
  if (fresh) {
    pragma(handle.get(), "journal_mode = DELETE");
    pragma(handle.get(), "synchronous = FULL");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
  }
  pragma(handle.get(), "trusted_schema = OFF");
  return handle;
}

}  // namespace zicht::store
