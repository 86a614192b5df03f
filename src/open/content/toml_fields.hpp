// The keys of one TOML table, read with a clear word about every mistake.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "open/content/problem.hpp"

namespace zicht::content {

/// Parses TOML. On a syntax mistake: nothing, and a problem with the line (`first_line` is the
/// line of the file on which `text` starts).
std::optional<toml::table> parse_toml(std::string_view text,
                                      const std::filesystem::path& file,
                                      int first_line,
                                      Problems& problems);

/// Reads one table. A key that is missing, of another type, or never asked for is a problem.
class TomlFields {
 public:
  TomlFields(const toml::table& table,
             const std::filesystem::path& file,
             int first_line,
             Problems& problems)
      : table_(table), file_(file), first_line_(first_line), problems_(problems) {}

  /// True where the table has this key: for what may be written in one of two ways.
  bool has(std::string_view key) const { return table_.get(key) != nullptr; }
  std::string required_text(std::string_view key);
  std::string text(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  bool flag(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<Date> date(std::string_view key);
  Date required_date(std::string_view key);
  /// The tables of [[key]].
  std::vector<const toml::table*> tables(std::string_view key);
  /// Calls `read` for the one table [key]; it is a problem where there is none.
  void one(std::string_view key, const std::function<void(TomlFields&)>& read);
  /// Calls `read` for each table of [[key]], and notes what it did not ask for.
  void each(std::string_view key, const std::function<void(TomlFields&)>& read);

  /// Call last: notes every key that was not asked for.
  void refuse_others();

  /// Notes a problem on the line of `key`, or of the table where it has no such key.
  void note(std::string_view key, std::string message);
  int line_of(std::string_view key) const;

 private:
  const toml::node* find(std::string_view key);
  void note_missing(std::string_view key);

  const toml::table& table_;
  const std::filesystem::path& file_;
  int first_line_;
  Problems& problems_;
  std::set<std::string, std::less<>> asked_;
};

/// Calls `read` for a whole TOML file, and notes what it did not ask for. A file that is not there
/// or not TOML is a problem.
void read_toml(const std::filesystem::path& file,
               Problems& problems,
               const std::function<void(TomlFields&)>& read);

}  // namespace zicht::content
