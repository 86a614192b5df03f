#include "work/vault/vault_store.hpp"

namespace zicht::vault {
namespace {

using accounts::OrganisationId;
using accounts::PersonId;
using accounts::SessionId;

constexpr auto upsert_own_key = R"sql(
  INSERT INTO person_keys (person, public_key, salt, passes, memory, secret, made_at, wrong_count)
  VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
  ON CONFLICT (person) DO UPDATE SET public_key = excluded.public_key, salt = excluded.salt,
    passes = excluded.passes, memory = excluded.memory, secret = excluded.secret,
    made_at = excluded.made_at, wrong_count = 0)sql";
constexpr auto select_own_key =
    "SELECT public_key, salt, passes, memory, secret FROM person_keys WHERE person = $1";
constexpr auto select_wrong = "SELECT wrong_count, wrong_since FROM person_keys WHERE person = $1";
constexpr auto update_wrong =
    "UPDATE person_keys SET wrong_count = $2, wrong_since = $3 WHERE person = $1";

constexpr auto upsert_open = R"sql(
  INSERT INTO open_keys (session, secret, until) VALUES ($1, $2, $3)
  ON CONFLICT (session) DO UPDATE SET secret = excluded.secret, until = excluded.until)sql";
constexpr auto sweep_open = "DELETE FROM open_keys WHERE until < $1";
constexpr auto select_open = "SELECT secret FROM open_keys WHERE session = $1 AND until >= $2";
constexpr auto delete_open = "DELETE FROM open_keys WHERE session = $1";

constexpr auto insert_desk = R"sql(
  INSERT INTO desks (organisation, name, added_at) VALUES ($1, $2, $3)
  ON CONFLICT (organisation) DO UPDATE SET name = excluded.name)sql";
constexpr auto count_desk = "SELECT COUNT(*) FROM desks WHERE organisation = $1";
constexpr auto select_desks = "SELECT organisation, name FROM desks ORDER BY name, organisation";
constexpr auto delete_areas = "DELETE FROM desk_areas WHERE desk = $1";
constexpr auto insert_area = "INSERT INTO desk_areas (desk, municipality) VALUES ($1, $2)";
constexpr auto select_areas =
    "SELECT municipality FROM desk_areas WHERE desk = $1 ORDER BY municipality";
constexpr auto select_receivers = R"sql(
  SELECT k.desk, d.name, k.version, k.public_key
  FROM desk_areas a
    JOIN desks d ON d.organisation = a.desk
    JOIN desk_keys k ON k.desk = a.desk
  WHERE a.municipality IN ($1, '')
    AND k.version = (SELECT MAX(version) FROM desk_keys WHERE desk = a.desk)
  ORDER BY CASE a.municipality WHEN '' THEN 1 ELSE 0 END,
           (SELECT COUNT(*) FROM desk_areas other WHERE other.desk = a.desk), k.desk)sql";

constexpr auto insert_desk_key = R"sql(
  INSERT INTO desk_keys (desk, version, public_key, previous, made_at)
  VALUES ($1, $2, $3, $4, $5))sql";
constexpr auto select_previous =
    "SELECT previous FROM desk_keys WHERE desk = $1 AND version = $2 AND version > 1";
constexpr auto select_desk_key = R"sql(
  SELECT k.desk, d.name, k.version, k.public_key
  FROM desk_keys k JOIN desks d ON d.organisation = k.desk
  WHERE k.desk = $1 ORDER BY k.version DESC LIMIT 1)sql";
constexpr auto insert_share = R"sql(
  INSERT INTO desk_members (desk, version, person, wrapped, since) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (desk, version, person) DO UPDATE SET wrapped = excluded.wrapped)sql";
constexpr auto select_shares =
    "SELECT version, wrapped FROM desk_members WHERE desk = $1 AND person = $2 ORDER BY version";
constexpr auto count_held = "SELECT COUNT(*) FROM desk_members WHERE desk = $1 AND version >= $2";
constexpr auto select_members =
    "SELECT DISTINCT person FROM desk_members WHERE desk = $1 ORDER BY person";
constexpr auto delete_shares = "DELETE FROM desk_members WHERE person = $1";
constexpr auto delete_member = "DELETE FROM desk_members WHERE desk = $1 AND person = $2";

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

std::string text_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<DeskKey> maybe_desk_key(const std::optional<store::Row>& row) {
  if (!row) return std::nullopt;
  return DeskKey{.desk = {row->integer(0)},
                 .desk_name = row->text(1),
                 .version = row->integer(2),
                 .public_key = text_of(row->blob(3))};
}

}  // namespace

Result<> VaultStore::set_own_key(PersonId person, const LockedKey& locked, Instant now) {
  TRY(transaction_.run(upsert_own_key,
                       person,
                       bytes_of(locked.public_key),
                       bytes_of(locked.stretch.salt),
                       locked.stretch.cost.passes,
                       locked.stretch.cost.memory,
                       std::span(locked.secret),
                       now));
  return {};
}

Result<std::optional<LockedKey>> VaultStore::own_key(PersonId person) {
  const auto row = TRY(transaction_.one(select_own_key, person));
  if (!row) return std::optional<LockedKey>();
  return std::optional(
      LockedKey{.public_key = text_of(row->blob(0)),
                .stretch = {.salt = text_of(row->blob(1)),
                            .cost = {.passes = static_cast<unsigned long long>(row->integer(2)),
                                     .memory = static_cast<std::size_t>(row->integer(3))}},
                .secret = row->blob(4)});
}

Result<Wrong> VaultStore::wrong(PersonId person) {
  const auto row = TRY(transaction_.one(select_wrong, person));
  if (!row) return Wrong{};
  return Wrong{.count = row->integer(0), .since = row->maybe_instant(1)};
}

Result<> VaultStore::set_wrong(PersonId person, const Wrong& wrong) {
  TRY(transaction_.run(update_wrong, person, wrong.count, wrong.since));
  return {};
}

Result<> VaultStore::set_open(SessionId session,
                              const std::vector<std::byte>& sealed,
                              Instant until,
                              Instant now) {
  TRY(transaction_.run(sweep_open, now));
  TRY(transaction_.run(upsert_open, session, std::span(sealed), until));
  return {};
}

Result<std::optional<std::vector<std::byte>>> VaultStore::open(SessionId session, Instant now) {
  const auto row = TRY(transaction_.one(select_open, session, now));
  return row ? std::optional(row->blob(0)) : std::nullopt;
}

Result<> VaultStore::close(SessionId session) {
  TRY(transaction_.run(delete_open, session));
  return {};
}

Result<> VaultStore::add_desk(OrganisationId desk, std::string_view name, Instant now) {
  TRY(transaction_.run(insert_desk, desk, name, now));
  return {};
}

Result<bool> VaultStore::has_desk(OrganisationId desk) {
  const auto row = TRY(transaction_.one(count_desk, desk));
  return row && row->integer(0) > 0;
}

Result<std::vector<std::pair<OrganisationId, std::string>>> VaultStore::desks() {
  const auto rows = TRY(transaction_.all(select_desks));
  std::vector<std::pair<OrganisationId, std::string>> desks;
  for (const auto& row : rows) desks.emplace_back(OrganisationId{row.integer(0)}, row.text(1));
  return desks;
}

Result<> VaultStore::set_areas(OrganisationId desk,
                               const std::vector<std::string>& municipalities) {
  TRY(transaction_.run(delete_areas, desk));
  for (const auto& municipality : municipalities)
    TRY(transaction_.run(insert_area, desk, municipality));
  return {};
}

Result<std::vector<std::string>> VaultStore::areas(OrganisationId desk) {
  const auto rows = TRY(transaction_.all(select_areas, desk));
  std::vector<std::string> municipalities;
  for (const auto& row : rows) municipalities.push_back(row.text(0));
  return municipalities;
}

Result<std::vector<DeskKey>> VaultStore::receivers(std::string_view municipality) {
  const auto rows = TRY(transaction_.all(select_receivers, municipality));
  std::vector<DeskKey> keys;
  for (const auto& row : rows) keys.push_back(*maybe_desk_key(row));
  return keys;
}

Result<> VaultStore::add_desk_key(const DeskKey& key,
                                  const std::vector<std::byte>& previous,
                                  Instant now) {
  TRY(transaction_.run(
      insert_desk_key, key.desk, key.version, bytes_of(key.public_key), std::span(previous), now));
  return {};
}

Result<std::optional<std::vector<std::byte>>> VaultStore::previous(OrganisationId desk,
                                                                   std::int64_t version) {
  const auto row = TRY(transaction_.one(select_previous, desk, version));
  return row ? std::optional(row->blob(0)) : std::nullopt;
}

Result<> VaultStore::remove_shares(PersonId person) {
  TRY(transaction_.run(delete_shares, person));
  return {};
}

Result<std::optional<DeskKey>> VaultStore::desk_key(OrganisationId desk) {
  const auto row = TRY(transaction_.one(select_desk_key, desk));
  return maybe_desk_key(row);
}

Result<> VaultStore::add_share(OrganisationId desk, const Share& share, Instant now) {
  TRY(transaction_.run(
      insert_share, desk, share.version, share.person, std::span(share.wrapped), now));
  return {};
}

Result<std::vector<Share>> VaultStore::shares_of(OrganisationId desk, PersonId person) {
  const auto rows = TRY(transaction_.all(select_shares, desk, person));
  std::vector<Share> shares;
  for (const auto& row : rows)
    shares.push_back({.person = person, .version = row.integer(0), .wrapped = row.blob(1)});
  return shares;
}

Result<bool> VaultStore::is_held(OrganisationId desk, std::int64_t version) {
  const auto row = TRY(transaction_.one(count_held, desk, version));
  return row->integer(0) > 0;
}

Result<std::vector<PersonId>> VaultStore::members(OrganisationId desk) {
  const auto rows = TRY(transaction_.all(select_members, desk));
  std::vector<PersonId> people;
  for (const auto& row : rows) people.push_back({row.integer(0)});
  return people;
}

Result<> VaultStore::remove_member(OrganisationId desk, PersonId person) {
  TRY(transaction_.run(delete_member, desk, person));
  return {};
}

}  // namespace zicht::vault
