#include "ground/store/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string_view>
#include <thread>

#include "ground/store/connection.hpp"
#include "ground/store/migrate.hpp"
#include "ground/store/migration.hpp"
#include "ground/store/pool.hpp"
#include "ground/store/postgres.hpp"
#include "ground/store/sqlite.hpp"
#include "ground/store/trouble.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::store {
namespace {

/// False for text that the two databases would not keep alike: SQLite takes any bytes, PostgreSQL
/// refuses what is not UTF-8, and a zero byte would end the text for some readers.
bool can_be_kept(const Param& param) {
  const auto* text = std::get_if<std::string_view>(&param.value());
  return text == nullptr || (text::is_utf8(*text) && text->find('\0') == std::string_view::npos);
}

}  // namespace

Result<Answer> Transaction::execute_with(Sql sql, std::span<const Param> params) {
  if (!connection_)
    return tl::make_unexpected(trouble::mistaken("a statement after the end of a transaction"));
  if (!std::ranges::all_of(params, can_be_kept)) {
    connection_.reset();
    return fail(Fault::invalid,
                "Deze tekst bevat tekens die niet bewaard kunnen worden.",
                "a text is not UTF-8 or holds a zero byte");
  }
  auto answer = connection_->execute(sql, params);
  if (!answer) {
    collided_ = connection_->collided();
    connection_.reset();
  }
  return answer;
}

Result<> Transaction::commit() {
  if (!connection_)
    return tl::make_unexpected(trouble::mistaken("a commit after the end of a transaction"));
  auto committed = connection_->commit();
  collided_ = !committed && connection_->collided();
  connection_.reset();
  return committed;
}

Result<Database> Database::open(const std::string& url, Limits limits) {
  constexpr std::string_view file_scheme = "sqlite:";
  const auto holders = std::make_shared<Holders>();
  std::shared_ptr<Pool> writers;
  std::shared_ptr<Pool> readers;
  if (url.starts_with(file_scheme)) {
    const auto connect = [file = url.substr(file_scheme.size()), patience = limits.patience] {
      return open_sqlite(file, patience);
    };
    // One writer at a time is what SQLite can do. To wait for this one seat is fair; to wait for
    // the lock inside SQLite is a lottery.
    auto for_writers = limits;
    for_writers.connections = 1;
    writers = std::make_shared<Pool>(connect, for_writers, holders);
    // Who reads a file reckons more than it waits, and each connection keeps the whole schema in
    // memory: more than the machine can run at once bring nothing.
    const int useful = std::max(4, 2 * static_cast<int>(std::thread::hardware_concurrency()));
    auto for_readers = limits;
    for_readers.connections = std::min(limits.connections, useful);
    readers = std::make_shared<Pool>(connect, for_readers, holders);
  } else if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    writers = std::make_shared<Pool>(
        [url, patience = limits.patience] { return open_postgres(url, patience); },
        limits,
        holders);
    readers = writers;
  } else {
    // The address is not repeated, for it may hold a password.
    return fail(Fault::invalid,
                "Dit adres van een database wordt niet herkend. "
                "Schrijf sqlite:/pad/zicht.db of postgresql://gebruiker@server/naam.",
                "the database url has an unknown scheme");
  }
  TRY(writers->begin(Mode::read));
  return Database(std::move(writers), std::move(readers));
}

Result<int> Database::migrate(const std::filesystem::path& folder, const Clock& clock) {
  return migrate(folder, clock, std::numeric_limits<std::size_t>::max());
}

Result<int> Database::migrate(const std::filesystem::path& folder,
                              const Clock& clock,
                              std::size_t most) {
  auto steps = TRY(begin_migration(folder, clock, most));
  TRY(steps.keep());
  return steps.count();
}

Result<SchemaSteps> Database::begin_migration(const std::filesystem::path& folder,
                                              const Clock& clock,
                                              std::size_t most) {
  auto files = TRY(read_migration_files(folder));
  files.resize(std::min(most, files.size()));
  auto connection = TRY(writers_->begin(Mode::migrate));
  const int count =
      TRY(apply_missing(*connection, migrations_for(connection->dialect(), files), clock.now()));
  return SchemaSteps(std::move(connection), count);
}

Result<> SchemaSteps::keep() {
  TRY(connection_->commit());
  connection_.reset();
  return {};
}

Result<std::string> Database::weakness() {
  const auto connection = TRY(readers_->begin(Mode::read));
  if (connection->dialect() == Dialect::sqlite) return std::string();
  std::string weak;
  for (const std::string setting : {"fsync", "synchronous_commit", "full_page_writes"})
    TRY(connection->each("SELECT current_setting('" + setting + "')",
                         [&](const Row& row) -> Result<> {
                           if (row.text(0) == "off") weak += (weak.empty() ? "" : ", ") + setting;
                           return {};
                         }));
  if (weak.empty()) return weak;
  return fmt::format(
      "PostgreSQL kan bij stroomuitval verliezen wat al bewaard leek: {} staat uit. Zet het aan.",
      weak);
}

Result<Transaction> Database::begin() {
  return Transaction(TRY(writers_->begin(Mode::write)));
}

Result<Transaction> Database::read() {
  return Transaction(TRY(readers_->begin(Mode::read)));
}

void Database::stand_back(int attempt) {
  // By chance, so that two that collided do not do so again in step.
  static thread_local std::minstd_rand chance(std::random_device{}());
  std::uniform_int_distribution<int> milliseconds(0, 1 << attempt);
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(chance)));
}

}  // namespace zicht::store
