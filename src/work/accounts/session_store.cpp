#include "work/accounts/session_store.hpp"

namespace zicht::accounts {
namespace {

constexpr auto insert_session = R"sql(
  INSERT INTO sessions (id, token_hash, person, organisation, stage, device, started_at, seen_at,
                        proved_at, sign_on, second_factor_elsewhere)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))sql";
constexpr auto select_session = R"sql(
  SELECT id, person, organisation, stage, device, started_at, seen_at, proved_at, ended_at, sign_on,
         second_factor_elsewhere
  FROM sessions WHERE token_hash = $1)sql";
constexpr auto select_sessions_of = R"sql(
  SELECT id, person, organisation, stage, device, started_at, seen_at, proved_at, ended_at, sign_on,
         second_factor_elsewhere
  FROM sessions WHERE person = $1 AND ended_at IS NULL ORDER BY started_at DESC)sql";
constexpr auto update_seen = "UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
constexpr auto update_proved = "UPDATE sessions SET proved_at = $2 WHERE id = $1";
constexpr auto update_organisation = "UPDATE sessions SET organisation = $2 WHERE id = $1";
constexpr auto end_one_session =
    "UPDATE sessions SET ended_at = $3 WHERE person = $1 AND id = $2 AND ended_at IS NULL";
constexpr auto end_sessions =
    "UPDATE sessions SET ended_at = $3 WHERE person = $1 AND id <> $2 AND ended_at IS NULL";
constexpr auto end_sessions_in = R"sql(
  UPDATE sessions SET ended_at = $3
  WHERE person = $1 AND organisation = $2 AND ended_at IS NULL)sql";
constexpr auto sweep_sessions = "DELETE FROM sessions WHERE started_at < $1";
constexpr auto sweep_attempts = "DELETE FROM attempts WHERE since < $1";
constexpr auto sweep_kept = "DELETE FROM kept_forms WHERE kept_at < $1";

constexpr auto select_device =
    "SELECT since FROM known_devices WHERE token_hash = $1 AND person = $2";
constexpr auto insert_device = R"sql(
  INSERT INTO known_devices (token_hash, person, since) VALUES ($1, $2, $3)
  ON CONFLICT (token_hash, person) DO UPDATE SET since = $3)sql";
constexpr auto select_any_device = "SELECT person FROM known_devices WHERE token_hash = $1 LIMIT 1";
constexpr auto delete_devices = "DELETE FROM known_devices WHERE person = $1";
constexpr auto sweep_devices = "DELETE FROM known_devices WHERE since < $1";

constexpr auto select_attempts = "SELECT count, since FROM attempts WHERE bucket = $1";
constexpr auto count_attempt = R"sql(
  INSERT INTO attempts (bucket, count, since) VALUES ($1, $2, $3)
  ON CONFLICT (bucket) DO UPDATE SET count = $2, since = $3)sql";
constexpr auto delete_attempts = "DELETE FROM attempts WHERE bucket = $1";

constexpr auto delete_kept_of = "DELETE FROM kept_forms WHERE person = $1 AND path = $2";
constexpr auto insert_kept = R"sql(
  INSERT INTO kept_forms (token_hash, person, path, sealed, kept_at)
  VALUES ($1, $2, $3, $4, $5))sql";
constexpr auto select_kept =
    "SELECT person, path, sealed, kept_at FROM kept_forms WHERE token_hash = $1";
constexpr auto delete_kept = "DELETE FROM kept_forms WHERE token_hash = $1";

Result<Session> to_session(const store::Row& row) {
  const auto stage = TRY(row.named<Stage>(3));
  return Session{.id = {row.integer(0)},
                 .person = {row.integer(1)},
                 .organisation = {row.integer(2)},
                 .stage = stage,
                 .device = row.text(4),
                 .started_at = row.instant(5),
                 .seen_at = row.instant(6),
                 .proved_at = row.instant(7),
                 .ended_at = row.maybe_instant(8),
                 .sign_on = row.text(9),
                 .second_factor_elsewhere = row.integer(10) != 0};
}

}  // namespace

Result<> SessionStore::add(const Session& session, std::string_view token_hash) {
  TRY(transaction_.run(insert_session,
                       session.id,
                       token_hash,
                       session.person,
                       session.organisation,
                       session.stage,
                       session.device,
                       session.started_at,
                       session.seen_at,
                       session.proved_at,
                       session.sign_on,
                       session.second_factor_elsewhere ? 1 : 0));
  return {};
}

Result<std::optional<Session>> SessionStore::find(std::string_view token_hash) {
  const auto row = TRY(transaction_.one(select_session, token_hash));
  if (!row) return std::optional<Session>();
  auto session = TRY(to_session(*row));
  return std::optional(std::move(session));
}

Result<std::vector<Session>> SessionStore::of_person(PersonId person) {
  const auto rows = TRY(transaction_.all(select_sessions_of, person));
  std::vector<Session> sessions;
  for (const auto& row : rows) sessions.push_back(TRY(to_session(row)));
  return sessions;
}

Result<> SessionStore::see(SessionId id, Instant now) {
  TRY(transaction_.run(update_seen, id, now));
  return {};
}

Result<> SessionStore::prove(SessionId id, Instant now) {
  TRY(transaction_.run(update_proved, id, now));
  return {};
}

Result<> SessionStore::move(SessionId id, OrganisationId organisation) {
  TRY(transaction_.run(update_organisation, id, organisation));
  return {};
}

Result<bool> SessionStore::end(PersonId person, SessionId id, Instant now) {
  const auto ended = TRY(transaction_.run(end_one_session, person, id, now));
  return ended == 1;
}

Result<> SessionStore::end_all(PersonId person, SessionId kept, Instant now) {
  TRY(transaction_.run(end_sessions, person, kept, now));
  return {};
}

Result<> SessionStore::end_in(PersonId person, OrganisationId organisation, Instant now) {
  TRY(transaction_.run(end_sessions_in, person, organisation, now));
  return {};
}

Result<> SessionStore::sweep(Instant moment, Instant now) {
  TRY(transaction_.run(sweep_sessions, moment));
  TRY(transaction_.run(sweep_attempts, moment));
  TRY(transaction_.run(sweep_kept, moment));
  TRY(transaction_.run(sweep_devices, now - device_limit));
  return {};
}

Result<bool> SessionStore::knows_device(std::string_view token_hash, PersonId person) {
  const auto row = TRY(transaction_.one(select_device, token_hash, person));
  return row.has_value();
}

Result<bool> SessionStore::knows_device(std::string_view token_hash) {
  const auto row = TRY(transaction_.one(select_any_device, token_hash));
  return row.has_value();
}

Result<> SessionStore::forget_devices(PersonId person) {
  TRY(transaction_.run(delete_devices, person));
  return {};
}

Result<> SessionStore::add_device(std::string_view token_hash, PersonId person, Instant now) {
  TRY(transaction_.run(insert_device, token_hash, person, now));
  return {};
}

Result<bool> SessionStore::attempt(std::string_view bucket,
                                   int most,
                                   std::chrono::minutes window,
                                   Instant now) {
  const auto row = TRY(transaction_.one(select_attempts, bucket));
  const bool fresh = !row || row->instant(1) + window <= now;
  const auto count = fresh ? 1 : row->integer(0) + 1;
  if (count > most) return false;
  TRY(transaction_.run(count_attempt, bucket, count, fresh ? now : row->instant(1)));
  return true;
}

Result<> SessionStore::forget_attempts(std::string_view bucket) {
  TRY(transaction_.run(delete_attempts, bucket));
  return {};
}

Result<> SessionStore::keep(std::string_view token_hash, const KeptForm& form) {
  TRY(transaction_.run(delete_kept_of, form.person, form.path));
  TRY(transaction_.run(insert_kept,
                       token_hash,
                       form.person,
                       form.path,
                       std::span<const std::byte>(form.sealed),
                       form.kept_at));
  return {};
}

Result<std::optional<KeptForm>> SessionStore::find_kept(std::string_view token_hash) {
  const auto row = TRY(transaction_.one(select_kept, token_hash));
  if (!row) return std::optional<KeptForm>();
  return std::optional(KeptForm{.person = {row->integer(0)},
                                .path = row->text(1),
                                .sealed = row->blob(2),
                                .kept_at = row->instant(3)});
}

Result<> SessionStore::forget_kept(std::string_view token_hash) {
  TRY(transaction_.run(delete_kept, token_hash));
  return {};
}

}  // namespace zicht::accounts
