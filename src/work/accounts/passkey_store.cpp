#include "work/accounts/passkey_store.hpp"

#include "ground/crypto/base64url.hpp"
#include "ground/crypto/token.hpp"

namespace zicht::accounts {
namespace {

constexpr auto insert_passkey = R"sql(
  INSERT INTO passkeys (id, person, name, credential, kind, public_key, counter, transports,
                        made_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";
constexpr auto select_passkeys_of = R"sql(
  SELECT id, person, name, credential, kind, public_key, counter, transports, made_at, used_at
  FROM passkeys WHERE person = $1 ORDER BY made_at, id)sql";
constexpr auto select_passkey = R"sql(
  SELECT id, person, name, credential, kind, public_key, counter, transports, made_at, used_at
  FROM passkeys WHERE person = $1 AND id = $2)sql";
constexpr auto select_passkey_by_credential = R"sql(
  SELECT id, person, name, credential, kind, public_key, counter, transports, made_at, used_at
  FROM passkeys WHERE credential = $1)sql";
constexpr auto update_passkey_name = "UPDATE passkeys SET name = $3 WHERE person = $1 AND id = $2";
constexpr auto update_passkey_use = "UPDATE passkeys SET counter = $2, used_at = $3 WHERE id = $1";
constexpr auto delete_passkey = "DELETE FROM passkeys WHERE person = $1 AND id = $2";
constexpr auto delete_passkeys = "DELETE FROM passkeys WHERE person = $1";

constexpr auto select_handle = "SELECT handle FROM passkey_handles WHERE person = $1";
constexpr auto insert_handle = "INSERT INTO passkey_handles (person, handle) VALUES ($1, $2)";

constexpr auto insert_challenge = R"sql(
  INSERT INTO passkey_challenges (challenge_hash, purpose, browser_hash, made_at)
  VALUES ($1, $2, $3, $4))sql";
constexpr auto delete_challenge = R"sql(
  DELETE FROM passkey_challenges
  WHERE challenge_hash = $1 AND purpose = $2 AND browser_hash = $3 AND made_at > $4)sql";
constexpr auto sweep_challenges = "DELETE FROM passkey_challenges WHERE made_at <= $1";

Result<Passkey> to_passkey(const store::Row& row) {
  const auto kind = TRY(row.named<crypto::KeyKind>(4));
  const auto credential = crypto::from_base64url(row.text(3));
  const auto public_key = crypto::from_base64url(row.text(5));
  ZICHT_CHECK(credential && public_key);
  return Passkey{.id = {row.integer(0)},
                 .person = {row.integer(1)},
                 .name = row.text(2),
                 .key = {.credential = *credential,
                         .kind = kind,
                         .public_key = *public_key,
                         .counter = static_cast<std::uint32_t>(row.integer(6))},
                 .transports = row.text(7),
                 .made_at = row.instant(8),
                 .used_at = row.maybe_instant(9)};
}

Result<std::optional<Passkey>> maybe_passkey(const std::optional<store::Row>& row) {
  if (!row) return std::optional<Passkey>();
  auto passkey = TRY(to_passkey(*row));
  return std::optional(std::move(passkey));
}

}  // namespace

Result<> PasskeyStore::add(const Passkey& passkey) {
  TRY(transaction_.run(insert_passkey,
                       passkey.id,
                       passkey.person,
                       passkey.name,
                       crypto::to_base64url(passkey.key.credential),
                       passkey.key.kind,
                       crypto::to_base64url(passkey.key.public_key),
                       passkey.key.counter,
                       passkey.transports,
                       passkey.made_at));
  return {};
}

Result<std::vector<Passkey>> PasskeyStore::of_person(PersonId person) {
  const auto rows = TRY(transaction_.all(select_passkeys_of, person));
  std::vector<Passkey> passkeys;
  for (const auto& row : rows) passkeys.push_back(TRY(to_passkey(row)));
  return passkeys;
}

Result<std::optional<Passkey>> PasskeyStore::find(PersonId person, PasskeyId id) {
  const auto row = TRY(transaction_.one(select_passkey, person, id));
  return maybe_passkey(row);
}

Result<std::optional<Passkey>> PasskeyStore::find_by_credential(std::string_view credential) {
  const auto row =
      TRY(transaction_.one(select_passkey_by_credential, crypto::to_base64url(credential)));
  return maybe_passkey(row);
}

Result<bool> PasskeyStore::rename(PersonId person, PasskeyId id, std::string_view name) {
  const auto changed = TRY(transaction_.run(update_passkey_name, person, id, name));
  return changed == 1;
}

Result<bool> PasskeyStore::remove(PersonId person, PasskeyId id) {
  const auto gone = TRY(transaction_.run(delete_passkey, person, id));
  return gone == 1;
}

Result<> PasskeyStore::remove_all(PersonId person) {
  TRY(transaction_.run(delete_passkeys, person));
  return {};
}

Result<> PasskeyStore::use(PasskeyId id, std::uint32_t counter, Instant now) {
  TRY(transaction_.run(update_passkey_use, id, counter, now));
  return {};
}

Result<std::string> PasskeyStore::handle(PersonId person) {
  const auto row = TRY(transaction_.one(select_handle, person));
  if (row) return row->text(0);
  auto handle = crypto::make_token();
  TRY(transaction_.run(insert_handle, person, handle));
  return handle;
}

Result<> PasskeyStore::ask(std::string_view challenge,
                           Purpose purpose,
                           std::string_view browser,
                           Instant now) {
  TRY(transaction_.run(
      insert_challenge, crypto::hash_token(challenge), purpose, crypto::hash_token(browser), now));
  return {};
}

Result<bool> PasskeyStore::take(std::string_view challenge,
                                Purpose purpose,
                                std::string_view browser,
                                Instant now) {
  const auto gone = TRY(transaction_.run(delete_challenge,
                                         crypto::hash_token(challenge),
                                         purpose,
                                         crypto::hash_token(browser),
                                         now - challenge_limit));
  return gone == 1;
}

Result<> PasskeyStore::sweep(Instant now) {
  TRY(transaction_.run(sweep_challenges, now - challenge_limit));
  return {};
}

}  // namespace zicht::accounts
