#include "ground/store/postgres.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ground/store/postgres_address.hpp"
#include "ground/store/postgres_values.hpp"
#include "ground/store/trouble.hpp"

namespace zicht::store {
namespace {

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Handle = std::unique_ptr<PGconn, Finish>;

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answered = std::unique_ptr<PGresult, Clear>;

bool good(const Answered& answered) {
  const auto status = PQresultStatus(answered.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

std::string_view field(const Answered& answered, int which) {
  const char* text = PQresultErrorField(answered.get(), which);
  return text == nullptr ? std::string_view() : text;
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(Handle handle) : handle_(std::move(handle)) {}

  Result<> begin(Mode mode) override {
    collided_ = false;
    switch (mode) {
      case Mode::write:
        return script("BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE");
      case Mode::read:
        return script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      case Mode::migrate:
        // Not SERIALIZABLE: that would go on seeing the schema as it was before the wait for the
        // lock, and so do again what the other node did meanwhile. The number is "zicht".
        return script(
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;"
            "SET LOCAL lock_timeout = '60s';"
            "SELECT pg_advisory_xact_lock(x'7a69636874'::bigint)");
    }
    return tl::make_unexpected(trouble::mistaken("an unknown mode"));
  }

  Result<Answer> execute(Sql sql, std::span<const Param> params) override {
    const auto* name = TRY(prepare(sql));
    const PostgresValues values(params);
    const Answered answered(PQexecPrepared(handle_.get(),
                                           name->c_str(),
                                           values.count(),
                                           values.starts(),
                                           values.sizes(),
                                           values.formats(),
                                           0));
    if (!good(answered)) return failed(answered);
    Answer answer;
    const int count = PQntuples(answered.get());
    answer.rows.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) answer.rows.push_back(postgres_row(answered.get(), row));
    const std::string_view changed = PQcmdTuples(answered.get());
    std::from_chars(changed.data(), changed.data() + changed.size(), answer.changed);
    return answer;
  }

  Result<> each(const std::string& query,
                const std::function<Result<>(const Row&)>& take) override {
    TRY(script("DECLARE zicht_copy NO SCROLL CURSOR FOR " + query));
    for (;;) {
      // So many that asking costs little, and so few that large rows do not fill the memory.
      const Answered answered(PQexec(handle_.get(), "FETCH 50 FROM zicht_copy"));
      if (!good(answered)) return failed(answered);
      const int count = PQntuples(answered.get());
      for (int row = 0; row < count; ++row) TRY(take(postgres_row(answered.get(), row)));
      if (count == 0) return script("CLOSE zicht_copy");
    }
  }

  Result<> script(const std::string& statements) override {
    const Answered answered(PQexec(handle_.get(), statements.c_str()));
    // A migration may have nothing to do in one of the databases.
    const bool nothing = PQresultStatus(answered.get()) == PGRES_EMPTY_QUERY;
    if (!nothing && !good(answered)) return failed(answered);
    return {};
  }

  Result<> commit() override { return script("COMMIT"); }

  void rollback() override {
    if (PQtransactionStatus(handle_.get()) != PQTRANS_IDLE)
      const Answered ignored(PQexec(handle_.get(), "ROLLBACK"));
  }

  bool usable() const override {
    return !stale_ && PQstatus(handle_.get()) == CONNECTION_OK &&
           PQtransactionStatus(handle_.get()) == PQTRANS_IDLE;
  }
  bool collided() const override { return collided_; }
  Dialect dialect() const override { return Dialect::postgres; }

 private:
  /// The types of the values are left to the server, which sees them from their places. So one
  /// prepared statement serves whatever is handed in, NULL among it.
  Result<const std::string*> prepare(Sql sql) {
    auto found = prepared_.find(sql.text());
    if (found == prepared_.end()) {
      auto name = fmt::format("zicht_{}", prepared_.size());
      const Answered answered(PQprepare(handle_.get(), name.c_str(), sql.c_str(), 0, nullptr));
      if (!good(answered)) return failed(answered);
      found = prepared_.emplace(sql.text(), std::move(name)).first;
    }
    return &found->second;
  }

  /// What a failure means, by its SQLSTATE (PostgreSQL 15, appendix A).
  tl::unexpected<Error> failed(const Answered& answered) {
    const auto state = field(answered, PG_DIAG_SQLSTATE);
    const auto kind = state.substr(0, 2);
    auto detail = describe(answered);
    // Serialization failure, deadlock, and a lock that was not had in time.
    collided_ = state == "40001" || state == "40P01" || state == "55P03";
    // "cached plan must not change result type": a migration of another node changed a table.
    if (state == "0A000") stale_ = true;
    if (collided_) return tl::make_unexpected(trouble::collided(std::move(detail)));
    if (kind == "23") return tl::make_unexpected(trouble::refused(std::move(detail)));
    // Connection, resources, intervention of an operator, system; and no answer at all. Of the
    // first class, a protocol violation is ours: too few or too many values.
    const bool lost = kind == "08" && state != "08P01";
    if (lost || kind == "53" || kind == "57" || kind == "58" || state.empty())
      return tl::make_unexpected(trouble::away(std::move(detail)));
    return tl::make_unexpected(trouble::mistaken(std::move(detail)));
  }

  /// For the log, without what was in the row: the DETAIL of the server holds values, and so does
  /// the message of a data exception (class 22).
  std::string describe(const Answered& answered) const {
    const auto state = field(answered, PG_DIAG_SQLSTATE);
    if (state.empty())
      return fmt::format("postgresql: {}", first_line(PQerrorMessage(handle_.get())));
    if (state.starts_with("22")) return fmt::format("postgresql {}: a value does not fit", state);
    return fmt::format("postgresql {}: {}", state, field(answered, PG_DIAG_MESSAGE_PRIMARY));
  }

  Handle handle_;
  /// By their text, a constant of the program (see Sql): so it stays, and there are not many.
  std::unordered_map<std::string_view, std::string> prepared_;
  bool stale_ = false;
  bool collided_ = false;
};

/// Notices ("relation exists, skipping") would end up on standard error.
void ignore_notice(void*, const PGresult*) {}

Handle connect(const std::string& url) {
  // What stands before the address is a default: the address may say otherwise. The limits make
  // that a server which went away without a word is noticed in seconds and not in hours.
  const char* const keywords[] = {"connect_timeout",
                                  "tcp_user_timeout",
                                  "keepalives_idle",
                                  "fallback_application_name",
                                  "dbname",
                                  "client_encoding",
                                  nullptr};
  const char* const values[] = {"10", "20000", "30", "zicht", url.c_str(), "UTF8", nullptr};
  constexpr int expand_url = 1;
  Handle handle(PQconnectdbParams(keywords, values, expand_url));
  PQsetNoticeReceiver(handle.get(), ignore_notice, nullptr);
  return handle;
}

}  // namespace

Result<std::unique_ptr<Connection>> open_postgres(const std::string& url,
                                                  std::chrono::milliseconds patience) {
  const auto place = TRY(place_of(url));
  auto handle = connect(url);
  if (PQstatus(handle.get()) != CONNECTION_OK)
    return fail(Fault::unavailable,
                fmt::format("De database {} is niet bereikbaar. Kijk of PostgreSQL daar draait, of "
                            "het adres klopt en of deze gebruiker erbij mag.",
                            place),
                std::string(first_line(PQerrorMessage(handle.get()))));
  const char* encoding = PQparameterStatus(handle.get(), "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8")
    return fail(Fault::unavailable,
                fmt::format("De database {} bewaart geen UTF-8. "
                            "Maak haar opnieuw met ENCODING 'UTF8'.",
                            place),
                "server_encoding is not UTF8");
  auto connection = std::make_unique<PostgresConnection>(std::move(handle));
  TRY(connection->script(fmt::format("SET lock_timeout = {}", patience.count())));
  return connection;
}

}  // namespace zicht::store
