#include "ground/store/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ground/store/sqlite_file.hpp"
#include "ground/store/trouble.hpp"

namespace zicht::store {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// A statement that is kept, with the place of each $n. To SQLite "$1" is a name and not a number.
struct Prepared {
  std::unique_ptr<sqlite3_stmt, Finalize> handle = {};
  std::vector<int> places = {};
};

/// Leaves a kept statement clean: no values of a caller, no lock.
class Execution {
 public:
  explicit Execution(sqlite3_stmt* statement) : statement_(statement) {}
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;
  ~Execution() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  int bind(int place, const Param& param) {
    return std::visit([&](const auto& value) { return bind(place, value); }, param.value());
  }
  int step() { return sqlite3_step(statement_); }

  Row row() const {
    std::vector<Row::Cell> cells;
    const int count = sqlite3_column_count(statement_);
    cells.reserve(static_cast<std::size_t>(count));
    for (int column = 0; column < count; ++column) cells.push_back(cell(column));
    return Row(std::move(cells));
  }

 private:
  // The values outlive the execution, so SQLite need not copy them (SQLITE_STATIC). A null pointer
  // would be NULL, also where an empty text or no bytes are meant.
  int bind(int place, std::nullptr_t) { return sqlite3_bind_null(statement_, place); }
  int bind(int place, std::int64_t number) { return sqlite3_bind_int64(statement_, place, number); }
  int bind(int place, double number) { return sqlite3_bind_double(statement_, place, number); }
  int bind(int place, std::string_view text) {
    const char* start = text.empty() ? "" : text.data();
    return sqlite3_bind_text64(statement_, place, start, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int bind(int place, std::span<const std::byte> bytes) {
    if (bytes.empty()) return sqlite3_bind_zeroblob(statement_, place, 0);
    return sqlite3_bind_blob64(statement_, place, bytes.data(), bytes.size(), SQLITE_STATIC);
  }

  Row::Cell cell(int column) const {
    const auto size = [&] {
      return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    };
    switch (sqlite3_column_type(statement_, column)) {
      case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(statement_, column)};
      case SQLITE_FLOAT:
        return sqlite3_column_double(statement_, column);
      case SQLITE_TEXT: {
        const auto* text = sqlite3_column_text(statement_, column);
        return std::string(reinterpret_cast<const char*>(text), size());
      }
      case SQLITE_BLOB: {
        const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
        return bytes == nullptr ? Blob() : Blob(bytes, bytes + size());
      }
      default:
        return nullptr;
    }
  }

  sqlite3_stmt* statement_;
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(SqliteHandle handle, std::chrono::milliseconds patience)
      : handle_(std::move(handle)), patience_(patience) {}

  Result<> begin(Mode mode) override {
    collided_ = false;
    reading_ = mode == Mode::read;
    // A migration of another process may take longer than a caller of a page would wait.
    const auto patience =
        mode == Mode::migrate ? std::max(patience_, migration_patience) : patience_;
    sqlite3_busy_timeout(handle_.get(), static_cast<int>(patience.count()));
    return script(reading_ ? "BEGIN" : "BEGIN IMMEDIATE");
  }

  Result<Answer> execute(Sql sql, std::span<const Param> params) override {
    const auto* prepared = TRY(prepare(sql, params.size()));
    auto* statement = prepared->handle.get();
    if (reading_ && sqlite3_stmt_readonly(statement) == 0)
      return tl::make_unexpected(trouble::mistaken("a write in a transaction that only reads"));

    Execution execution(statement);
    for (std::size_t at = 0; at < params.size(); ++at)
      if (execution.bind(prepared->places[at], params[at]) != SQLITE_OK) return failed();
    Answer answer;
    int step = execution.step();
    for (; step == SQLITE_ROW; step = execution.step()) answer.rows.push_back(execution.row());
    if (step != SQLITE_DONE) return failed();
    answer.changed = sqlite3_changes64(handle_.get());
    return answer;
  }

  Result<> each(const std::string& query,
                const std::function<Result<>(const Row&)>& take) override {
    sqlite3_stmt* statement = nullptr;
    const int done = sqlite3_prepare_v2(handle_.get(), query.c_str(), -1, &statement, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> kept(statement);
    if (done != SQLITE_OK) return failed();
    const Execution execution(statement);
    int step = sqlite3_step(statement);
    for (; step == SQLITE_ROW; step = sqlite3_step(statement)) TRY(take(execution.row()));
    if (step != SQLITE_DONE) return failed();
    return {};
  }

  Result<> script(const std::string& statements) override {
    const int done = sqlite3_exec(handle_.get(), statements.c_str(), nullptr, nullptr, nullptr);
    if (done != SQLITE_OK) return failed();
    return {};
  }

  Result<> commit() override { return script("COMMIT"); }

  void rollback() override {
    if (sqlite3_get_autocommit(handle_.get()) == 0)
      sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }

  bool usable() const override { return sqlite3_get_autocommit(handle_.get()) != 0; }
  bool collided() const override { return collided_; }
  Dialect dialect() const override { return Dialect::sqlite; }

 private:
  Result<const Prepared*> prepare(Sql sql, std::size_t values) {
    auto found = prepared_.find(sql.text());
    if (found == prepared_.end()) {
      auto fresh = TRY(compile(sql));
      found = prepared_.emplace(sql.text(), std::move(fresh)).first;
    }
    const auto& places = found->second.places;
    if (places.size() != values || std::ranges::count(places, 0) != 0)
      return tl::make_unexpected(
          trouble::mistaken(fmt::format("{} values for {} placeholders", values, places.size())));
    return &found->second;
  }

  Result<Prepared> compile(Sql sql) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int done = sqlite3_prepare_v3(
        handle_.get(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    Prepared prepared{.handle = std::unique_ptr<sqlite3_stmt, Finalize>(statement)};
    if (done != SQLITE_OK) return failed();
    // SQLite would leave out what follows the first statement, without a word.
    if (std::string_view(rest).find_first_not_of(" \n\t;") != std::string_view::npos)
      return tl::make_unexpected(trouble::mistaken("more than one statement"));
    const int count = sqlite3_bind_parameter_count(statement);
    for (int number = 1; number <= count; ++number) {
      const auto name = fmt::format("${}", number);
      prepared.places.push_back(sqlite3_bind_parameter_index(statement, name.c_str()));
    }
    return prepared;
  }

  /// What the last failure of SQLite means. Its messages name tables and columns, never values.
  tl::unexpected<Error> failed() {
    const int code = sqlite3_extended_errcode(handle_.get());
    auto detail = fmt::format("sqlite {}: {}", code, sqlite3_errmsg(handle_.get()));
    collided_ = false;
    switch (code & 0xff) {
      case SQLITE_CONSTRAINT:
        return tl::make_unexpected(trouble::refused(std::move(detail)));
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        collided_ = true;
        return tl::make_unexpected(trouble::collided(std::move(detail)));
      case SQLITE_CANTOPEN:
      case SQLITE_CORRUPT:
      case SQLITE_FULL:
      case SQLITE_IOERR:
      case SQLITE_NOMEM:
      case SQLITE_NOTADB:
      case SQLITE_PERM:
      case SQLITE_PROTOCOL:
      case SQLITE_READONLY:
        return tl::make_unexpected(trouble::away(std::move(detail)));
      default:
        return tl::make_unexpected(trouble::mistaken(std::move(detail)));
    }
  }

  static constexpr std::chrono::milliseconds migration_patience{60'000};

  SqliteHandle handle_;  ///< Closed last: the statements below belong to it.
  /// By their text, a constant of the program (see Sql): so it stays, and there are not many.
  std::unordered_map<std::string_view, Prepared> prepared_;
  const std::chrono::milliseconds patience_;
  bool reading_ = false;
  bool collided_ = false;
};

}  // namespace

Result<std::unique_ptr<Connection>> open_sqlite(const std::filesystem::path& file,
                                                std::chrono::milliseconds patience) {
  auto handle = TRY(open_sqlite_file(file, patience));
  return std::make_unique<SqliteConnection>(std::move(handle), patience);
}

Result<std::unique_ptr<Connection>> open_container(const std::filesystem::path& file, Contain how) {
  auto handle = TRY(open_container_file(file, how));
  return std::make_unique<SqliteConnection>(std::move(handle), std::chrono::milliseconds(0));
}

}  // namespace zicht::store
