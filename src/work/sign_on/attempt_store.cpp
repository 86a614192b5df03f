#include "work/sign_on/attempt_store.hpp"

namespace zicht::sign_on {
namespace {

constexpr auto insert_attempt = R"sql(
  INSERT INTO sign_on_attempts (state_hash, browser_hash, sign_on, sealed, begun_at)
  VALUES ($1, $2, $3, $4, $5))sql";
constexpr auto take_attempt = R"sql(
  DELETE FROM sign_on_attempts WHERE state_hash = $1 AND browser_hash = $2 AND sign_on = $3
  RETURNING state_hash, browser_hash, sign_on, sealed, begun_at)sql";
constexpr auto sweep_attempts = "DELETE FROM sign_on_attempts WHERE begun_at < $1";

}  // namespace

Result<> AttemptStore::add(const Attempt& attempt) {
  TRY(transaction_.run(insert_attempt,
                       attempt.state_hash,
                       attempt.browser_hash,
                       attempt.sign_on,
                       std::span<const std::byte>(attempt.sealed),
                       attempt.begun_at));
  return {};
}

Result<std::optional<Attempt>> AttemptStore::take(std::string_view state_hash,
                                                  std::string_view browser_hash,
                                                  std::string_view sign_on) {
  const auto row = TRY(transaction_.one(take_attempt, state_hash, browser_hash, sign_on));
  if (!row) return std::optional<Attempt>();
  return std::optional(Attempt{.state_hash = row->text(0),
                               .browser_hash = row->text(1),
                               .sign_on = row->text(2),
                               .sealed = row->blob(3),
                               .begun_at = row->instant(4)});
}

Result<> AttemptStore::sweep(Instant moment) {
  TRY(transaction_.run(sweep_attempts, moment));
  return {};
}

}  // namespace zicht::sign_on
