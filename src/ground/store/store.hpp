// The cupboard: everything that must still be there tomorrow lies here. A room writes plain SQL and
// does not know whether it lies in a file (SQLite) or with a server (PostgreSQL).
//
// One promise holds for both: a transaction happens as a whole or not at all, as if it were alone.
// In SQLite writers take turns (BEGIN IMMEDIATE). In PostgreSQL they run side by side at the
// isolation level SERIALIZABLE, and one of two that collide fails with `unavailable`: it may be
// done again, which Database::write does by itself.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/param.hpp"
#include "ground/store/row.hpp"

namespace zicht::store {

class Connection;
class Pool;
struct Container;
struct Source;
/// How many rows a table has, by its name.
using Counts = std::map<std::string, std::int64_t>;

/// How a connection finds its way back to the pool that lent it.
struct GiveBack {
  Pool* pool = nullptr;
  std::thread::id taker = {};
  void operator()(Connection* connection) const;
};
using Lease = std::unique_ptr<Connection, GiveBack>;

/// A piece of work on the database. It is undone where it goes out of scope without commit().
///
/// The first statement that fails ends it and undoes it, whatever the failure was: PostgreSQL works
/// so, and SQLite is held to it, so that a test on one says something about the other.
///
/// Every verb takes the values for $1, $2 ... after the SQL, and fails with
///   conflict     where a constraint or a trigger refuses it;
///   invalid      where a text is not UTF-8 or holds a zero byte: no database keeps those alike;
///   unavailable  where the database is away, or another transaction was in the way;
///   internal     where the SQL or the use is wrong.
/// For one thread at a time, and it must not outlive its Database.
class Transaction {
 public:
  /// How many rows an INSERT, UPDATE or DELETE touched. Of no meaning for other statements.
  template <class... Values>
  Result<std::int64_t> run(Sql sql, const Values&... values);

  /// The row, or nothing where there is none. A query that could find more says LIMIT 1.
  template <class... Values>
  Result<std::optional<Row>> one(Sql sql, const Values&... values);

  /// All rows, in memory.
  template <class... Values>
  Result<std::vector<Row>> all(Sql sql, const Values&... values);

  /// The new id, from INSERT ... RETURNING id. Fails with `conflict` where ON CONFLICT DO NOTHING
  /// let nothing in.
  template <class... Values>
  Result<std::int64_t> insert(Sql sql, const Values&... values);

  /// Makes it last, and ends it. Fails with `unavailable` where it collided; nothing was kept then.
  /// Only where the connection to a server is lost in this very moment, nobody can tell.
  Result<> commit();

  /// True where it failed because another transaction was in the way.
  bool collided() const { return collided_; }

 private:
  friend class Database;
  explicit Transaction(Lease connection) : connection_(std::move(connection)) {}

  template <class... Values>
  Result<Answer> execute(Sql sql, const Values&... values);
  Result<Answer> execute_with(Sql sql, std::span<const Param> params);

  Lease connection_;  ///< None once it has ended, well or badly.
  bool collided_ = false;
};

/// How many may work at once, and how long the next one waits.
struct Limits {
  /// For SQLite: readers, at most; one writer comes on top. For PostgreSQL: all, of this node.
  int connections = 8;
  /// For a free connection, and again for a lock that another process or node holds.
  std::chrono::milliseconds patience{5000};
  /// A thread that has a connection may not ask for a second one: it would hold what others wait
  /// for, and when all do so nobody goes on. Where this is true, that is a mistake in the program,
  /// and stops the request. Tests look into a database while they use it.
  bool one_each = false;
};

/// Steps that the schema took and that are not kept yet. They are undone where this goes out of
/// scope without keep(). It must not outlive its Database.
class SchemaSteps {
 public:
  /// How many there were.
  int count() const { return count_; }
  /// Makes them last. Fails as a transaction does.
  Result<> keep();

 private:
  friend class Database;
  SchemaSteps(Lease connection, int count) : connection_(std::move(connection)), count_(count) {}

  Lease connection_;  ///< None once they are kept.
  int count_;
};

/// A database that was found in order. Safe to share between threads.
class Database {
 public:
  /// The database at "sqlite:/path/zicht.db", which is made where it is not there yet, or at
  /// "postgresql://user:password@host/name", with TLS as that address says (sslmode). Fails with
  /// `invalid` where the address is not one of these, and with `unavailable` where it cannot be
  /// used; the message says why and what to do, and never holds the password.
  static Result<Database> open(const std::string& url, Limits limits = {});

  /// Brings the schema up to date: applies, in order, the files of `folder` that were not applied
  /// yet (migrations/README.md says how they are written). Gives how many there were. Several
  /// nodes may do so at once; one that was killed halfway goes on where it was. Fails with
  /// `conflict` where an applied file was changed or the schema is newer than this program.
  Result<int> migrate(const std::filesystem::path& folder, const Clock& clock);
  /// The same, and no further than this many steps in all: for a backup of an older program.
  Result<int> migrate(const std::filesystem::path& folder, const Clock& clock, std::size_t most);
  /// The same, and nothing lasts before the caller says so: for a program that is still finding out
  /// whether it can start. Until then nobody else writes.
  Result<SchemaSteps> begin_migration(const std::filesystem::path& folder,
                                      const Clock& clock,
                                      std::size_t most = std::numeric_limits<std::size_t>::max());

  /// What would lose a transaction that was committed when the power fails, in words for the
  /// operator; empty where nothing would. For PostgreSQL, whose settings are its server's: an
  /// SQLite database that does not hold is not opened at all.
  Result<std::string> weakness();

  /// A transaction that may write.
  Result<Transaction> begin();

  /// A transaction that only reads, and sees the database as it was at its first statement.
  Result<Transaction> read();

  /// What `work(transaction)` gives, a Result, after it has been committed. It is done again, up to
  /// ten times, where it collided, so `work` changes nothing but the database.
  template <class Work>
  std::invoke_result_t<Work&, Transaction&> write(Work work);

 private:
  friend Result<Counts> write_backup(Database&, const std::vector<Container>&);
  friend Result<Counts> read_backup(const std::vector<Source>&, Database&);
  Database(std::shared_ptr<Pool> writers, std::shared_ptr<Pool> readers)
      : writers_(std::move(writers)), readers_(std::move(readers)) {}
  static void stand_back(int attempt);

  std::shared_ptr<Pool> writers_;
  std::shared_ptr<Pool> readers_;  ///< The same one, for PostgreSQL.
};

template <class... Values>
Result<Answer> Transaction::execute(Sql sql, const Values&... values) {
  const std::array<Param, sizeof...(Values)> params{Param(values)...};
  return execute_with(sql, params);
}

template <class... Values>
Result<std::int64_t> Transaction::run(Sql sql, const Values&... values) {
  const auto answer = TRY(execute(sql, values...));
  return answer.changed;
}

template <class... Values>
Result<std::optional<Row>> Transaction::one(Sql sql, const Values&... values) {
  auto answer = TRY(execute(sql, values...));
  ZICHT_CHECK(answer.rows.size() <= 1);
  if (answer.rows.empty()) return std::optional<Row>();
  return std::optional<Row>(std::move(answer.rows.front()));
}

template <class... Values>
Result<std::vector<Row>> Transaction::all(Sql sql, const Values&... values) {
  auto answer = TRY(execute(sql, values...));
  return std::move(answer.rows);
}

template <class... Values>
Result<std::int64_t> Transaction::insert(Sql sql, const Values&... values) {
  const auto row = TRY(one(sql, values...));
  if (!row) return fail(Fault::conflict, "Dit is al vastgelegd.", "nothing was inserted");
  return row->integer(0);
}

template <class Work>
std::invoke_result_t<Work&, Transaction&> Database::write(Work work) {
  constexpr int attempts = 10;
  for (int attempt = 1;; ++attempt) {
    auto transaction = TRY(begin());
    auto answer = work(transaction);
    if (answer) {
      auto committed = transaction.commit();
      if (!committed) answer = tl::make_unexpected(std::move(committed).error());
    }
    if (answer || !transaction.collided() || attempt == attempts) return answer;
    stand_back(attempt);
  }
}

}  // namespace zicht::store
