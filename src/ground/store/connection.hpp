// One connection to one database: what SQLite and PostgreSQL each do in their own way. Inside this
// room only.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "ground/base/result.hpp"
#include "ground/store/param.hpp"
#include "ground/store/row.hpp"

namespace zicht::store {

enum class Dialect { sqlite, postgres };

/// What a transaction is for.
enum class Mode {
  write,   ///< Reads and writes, as if no other transaction ran at the same time.
  read,    ///< Only reads, and sees one moment.
  migrate  ///< Changes the schema; no other node does so meanwhile.
};

class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  virtual Result<> begin(Mode mode) = 0;
  virtual Result<Answer> execute(Sql sql, std::span<const Param> params) = 0;
  /// The rows of a query that has no values, one by one: they need not all be in memory. Ends with
  /// the first failure of `take`. For copies; `query` may be put together while running.
  virtual Result<> each(const std::string& query,
                        const std::function<Result<>(const Row&)>& take) = 0;
  /// Several statements without values, for migrations.
  virtual Result<> script(const std::string& statements) = 0;
  virtual Result<> commit() = 0;
  /// Does nothing where no transaction is open.
  virtual void rollback() = 0;

  /// False where it was lost, or is in a state from which it cannot begin anew.
  virtual bool usable() const = 0;
  /// True where the last failure was a collision with another transaction: the same work may well
  /// succeed when it is done again.
  virtual bool collided() const = 0;
  virtual Dialect dialect() const = 0;
};

}  // namespace zicht::store
