#include "ground/store/migration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "ground/base/files.hpp"
#include "ground/base/sha256.hpp"

namespace zicht::store {
namespace {

namespace fs = std::filesystem;

struct FileName {
  std::string step = {};  ///< "0001_releases"
  std::string MigrationFiles::*part = nullptr;
};

bool all_of(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

/// Reads "0001_releases.sql", "0001_releases.sqlite.sql" or "0001_releases.postgres.sql".
std::optional<FileName> parse(std::string_view file) {
  const auto dot = file.find('.');
  const auto step = file.substr(0, dot);
  const auto ending = file.substr(dot);
  if (step.size() < 6 || !all_of(step.substr(0, 4), "0123456789") || step[4] != '_' ||
      !all_of(step.substr(5), "abcdefghijklmnopqrstuvwxyz0123456789_"))
    return std::nullopt;
  if (ending == ".sql") return FileName{std::string(step), &MigrationFiles::common};
  if (ending == ".sqlite.sql") return FileName{std::string(step), &MigrationFiles::sqlite};
  if (ending == ".postgres.sql") return FileName{std::string(step), &MigrationFiles::postgres};
  return std::nullopt;
}

/// The files of the folder that end in ".sql", in order.
Result<std::vector<fs::path>> sql_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::end(entry);
       entry.increment(error))
    if (entry->path().extension() == ".sql") files.push_back(entry->path());
  if (error)
    return fail(Fault::unavailable,
                fmt::format("De map met migraties {} kan niet gelezen worden.", folder.string()),
                error.message());
  std::ranges::sort(files);
  return files;
}

}  // namespace

Result<std::vector<MigrationFiles>> read_migration_files(const fs::path& folder) {
  const auto files = TRY(sql_files(folder));
  std::vector<MigrationFiles> steps;
  for (const auto& file : files) {
    const auto name = parse(file.filename().string());
    if (!name)
      return fail(Fault::invalid,
                  fmt::format("Het bestand {} heet niet zoals een migratie: "
                              "0001_naam.sql, 0001_naam.sqlite.sql of 0001_naam.postgres.sql.",
                              file.string()));
    if (steps.empty() || steps.back().name != name->step) {
      steps.push_back({.name = name->step});
      const auto number = fmt::format("{:04}_", steps.size());
      if (!name->step.starts_with(number))
        return fail(Fault::invalid,
                    fmt::format("De migraties in {} tellen niet door: na {} stappen komt {}, en "
                                "niet een die begint met {}.",
                                folder.string(),
                                steps.size() - 1,
                                name->step,
                                number));
    }
    steps.back().*(name->part) = TRY(read_file(file));
  }
  return steps;
}

namespace {

/// What a line of the shared file begins with that is meant for SQLite alone. PostgreSQL takes it
/// for a remark.
constexpr std::string_view sqlite_mark = "--sqlite: ";

std::string for_sqlite(std::string text) {
  for (auto at = text.find(sqlite_mark); at != std::string::npos; at = text.find(sqlite_mark, at))
    text.erase(at, sqlite_mark.size());
  return text;
}

}  // namespace

std::vector<Migration> migrations_for(Dialect dialect, const std::vector<MigrationFiles>& files) {
  std::vector<Migration> migrations;
  for (const auto& step : files) {
    const auto& own = dialect == Dialect::sqlite ? step.sqlite : step.postgres;
    auto text = (dialect == Dialect::sqlite ? for_sqlite(step.common) : step.common) + "\n" + own;
    auto sum = sha256_hex(text);
    migrations.push_back({.name = step.name, .text = std::move(text), .sha256 = std::move(sum)});
  }
  return migrations;
}

}  // namespace zicht::store
