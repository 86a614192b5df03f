#include "work/accounts/people_store.hpp"

#include "ground/crypto/token.hpp"

namespace zicht::accounts {
namespace {

constexpr auto insert_organisation =
    "INSERT INTO organisations (id, name, kind, created_at) VALUES ($1, $2, $3, $4)";
constexpr auto select_organisation_named =
    "SELECT id, name, kind FROM organisations WHERE name = $1";
constexpr auto select_organisation = "SELECT id, name, kind FROM organisations WHERE id = $1";
constexpr auto select_organisations_of = R"sql(
  SELECT id, name, kind FROM organisations
  WHERE id IN (SELECT organisation FROM memberships WHERE person = $1) ORDER BY name)sql";

constexpr auto select_workplace = R"sql(
  SELECT o.id, o.name, o.kind FROM organisations o JOIN people p ON p.organisation = o.id
  WHERE p.id = $1 AND o.id IN (SELECT organisation FROM memberships WHERE person = $1))sql";
constexpr auto update_workplace = "UPDATE people SET organisation = $2 WHERE id = $1";

constexpr auto insert_person = R"sql(
  INSERT INTO people (id, email, name, created_at) VALUES ($1, $2, $3, $4))sql";
constexpr auto select_person = R"sql(
  SELECT p.id, p.email, p.name, p.passphrase, p.totp, p.totp_step, p.disabled_at,
         (SELECT COUNT(*) FROM sign_on_identities i WHERE i.person = p.id),
         (SELECT COUNT(*) FROM passkeys k WHERE k.person = p.id)
  FROM people p WHERE p.id = $1)sql";
constexpr auto select_person_by_email = R"sql(
  SELECT p.id, p.email, p.name, p.passphrase, p.totp, p.totp_step, p.disabled_at,
         (SELECT COUNT(*) FROM sign_on_identities i WHERE i.person = p.id),
         (SELECT COUNT(*) FROM passkeys k WHERE k.person = p.id)
  FROM people p WHERE p.email = $1)sql";
constexpr auto update_passphrase = "UPDATE people SET passphrase = $2 WHERE id = $1";
constexpr auto update_totp = "UPDATE people SET totp = $2, totp_step = $3 WHERE id = $1";
constexpr auto remove_totp = "UPDATE people SET totp = NULL, totp_step = 0 WHERE id = $1";
constexpr auto update_totp_step =
    "UPDATE people SET totp_step = $2 WHERE id = $1 AND totp_step < $2";
constexpr auto update_disabled = "UPDATE people SET disabled_at = $2 WHERE id = $1";

constexpr auto delete_all_roles = "DELETE FROM memberships WHERE person = $1";
constexpr auto select_roles =
    "SELECT role FROM memberships WHERE person = $1 AND organisation = $2";
constexpr auto select_all_roles = "SELECT role FROM memberships WHERE person = $1";
constexpr auto delete_roles = "DELETE FROM memberships WHERE person = $1 AND organisation = $2";
constexpr auto insert_role = R"sql(
  INSERT INTO memberships (person, organisation, role, given_at) VALUES ($1, $2, $3, $4))sql";
constexpr auto select_colleagues = R"sql(
  SELECT p.id, p.email, p.name, p.passphrase, p.totp, p.totp_step, p.disabled_at,
         (SELECT COUNT(*) FROM sign_on_identities i WHERE i.person = p.id),
         (SELECT COUNT(*) FROM passkeys k WHERE k.person = p.id), m.role
  FROM memberships m JOIN people p ON p.id = m.person
  WHERE m.organisation = $1 ORDER BY p.name, p.id)sql";

constexpr auto delete_codes = "DELETE FROM recovery_codes WHERE person = $1";
constexpr auto insert_code = "INSERT INTO recovery_codes (person, code_hash) VALUES ($1, $2)";
constexpr auto delete_code = "DELETE FROM recovery_codes WHERE person = $1 AND code_hash = $2";
constexpr auto count_codes = "SELECT COUNT(*) FROM recovery_codes WHERE person = $1";

constexpr auto delete_links_of_kind = "DELETE FROM account_links WHERE person = $1 AND kind = $2";
constexpr auto delete_links = "DELETE FROM account_links WHERE person = $1";
constexpr auto insert_link = R"sql(
  INSERT INTO account_links (token_hash, kind, person, expires_at) VALUES ($1, $2, $3, $4))sql";
constexpr auto select_link = R"sql(
  SELECT person FROM account_links WHERE token_hash = $1 AND kind = $2 AND expires_at > $3)sql";

constexpr auto insert_event = R"sql(
  INSERT INTO account_events (id, at, person, actor, event) VALUES ($1, $2, $3, $4, $5))sql";
constexpr auto sweep_links = "DELETE FROM account_links WHERE expires_at < $1";
constexpr auto sweep_events = "DELETE FROM account_events WHERE at < $1";
constexpr auto select_events = R"sql(
  SELECT e.at, e.event, p.name FROM account_events e JOIN people p ON p.id = e.actor
  WHERE e.person = $1 ORDER BY e.at DESC, e.id LIMIT $2)sql";

Person to_person(const store::Row& row) {
  return {.id = {row.integer(0)},
          .email = row.text(1),
          .name = row.text(2),
          .passphrase = row.text(3),
          .totp = row.maybe_blob(4).value_or(store::Blob{}),
          .totp_step = row.integer(5),
          .disabled_at = row.maybe_instant(6),
          .sign_ons = row.integer(7),
          .passkeys = row.integer(8)};
}

Result<Organisation> to_organisation(const store::Row& row) {
  const auto kind = TRY(row.named<Kind>(2));
  return Organisation{.id = {row.integer(0)}, .name = row.text(1), .kind = kind};
}

Result<std::optional<Organisation>> maybe_organisation(const std::optional<store::Row>& row) {
  if (!row) return std::optional<Organisation>();
  auto organisation = TRY(to_organisation(*row));
  return std::optional(std::move(organisation));
}

std::optional<Person> maybe_person(const std::optional<store::Row>& row) {
  if (!row) return std::nullopt;
  return to_person(*row);
}

Result<Roles> to_roles(const std::vector<store::Row>& rows) {
  Roles roles;
  for (const auto& row : rows) roles.add(TRY(row.named<Role>(0)));
  return roles;
}

}  // namespace

Result<> PeopleStore::add(const Organisation& organisation, Instant now) {
  TRY(transaction_.run(
      insert_organisation, organisation.id, organisation.name, organisation.kind, now));
  return {};
}

Result<std::optional<Organisation>> PeopleStore::organisation_named(std::string_view name) {
  const auto row = TRY(transaction_.one(select_organisation_named, name));
  return maybe_organisation(row);
}

Result<std::optional<Organisation>> PeopleStore::find(OrganisationId id) {
  const auto row = TRY(transaction_.one(select_organisation, id));
  return maybe_organisation(row);
}

Result<std::vector<Organisation>> PeopleStore::organisations_of(PersonId person) {
  const auto rows = TRY(transaction_.all(select_organisations_of, person));
  std::vector<Organisation> organisations;
  for (const auto& row : rows) organisations.push_back(TRY(to_organisation(row)));
  return organisations;
}

Result<std::optional<Organisation>> PeopleStore::workplace(PersonId person) {
  const auto row = TRY(transaction_.one(select_workplace, person));
  if (row) return maybe_organisation(row);
  const auto rows = TRY(transaction_.all(select_organisations_of, person));
  return maybe_organisation(rows.empty() ? std::nullopt : std::optional(rows.front()));
}

Result<> PeopleStore::set_workplace(PersonId person, OrganisationId organisation) {
  TRY(transaction_.run(update_workplace, person, organisation));
  return {};
}

Result<> PeopleStore::add(const Person& person, Instant now) {
  TRY(transaction_.run(insert_person, person.id, person.email, person.name, now));
  return {};
}

Result<std::optional<Person>> PeopleStore::find(PersonId id) {
  const auto row = TRY(transaction_.one(select_person, id));
  return maybe_person(row);
}

Result<std::optional<Person>> PeopleStore::find_by_email(std::string_view email) {
  const auto row = TRY(transaction_.one(select_person_by_email, email));
  return maybe_person(row);
}

Result<> PeopleStore::set_passphrase(PersonId id, std::string_view hash) {
  TRY(transaction_.run(update_passphrase, id, hash));
  return {};
}

Result<> PeopleStore::set_totp(PersonId id,
                               const std::vector<std::byte>& sealed,
                               std::int64_t step) {
  if (sealed.empty()) {
    TRY(transaction_.run(remove_totp, id));
  } else {
    TRY(transaction_.run(update_totp, id, std::span<const std::byte>(sealed), step));
  }
  return {};
}

Result<bool> PeopleStore::use_totp_step(PersonId id, std::int64_t step) {
  const auto changed = TRY(transaction_.run(update_totp_step, id, step));
  return changed == 1;
}

Result<> PeopleStore::set_disabled(PersonId id, std::optional<Instant> at) {
  TRY(transaction_.run(update_disabled, id, at));
  return {};
}

Result<Roles> PeopleStore::roles(PersonId person, OrganisationId organisation) {
  const auto rows = TRY(transaction_.all(select_roles, person, organisation));
  return to_roles(rows);
}

Result<Roles> PeopleStore::all_roles(PersonId person) {
  const auto rows = TRY(transaction_.all(select_all_roles, person));
  return to_roles(rows);
}

Result<> PeopleStore::set_roles(PersonId person,
                                OrganisationId organisation,
                                const Roles& roles,
                                Instant now) {
  TRY(transaction_.run(delete_roles, person, organisation));
  for (const auto role : accounts::all_roles())
    if (roles.has(role)) TRY(transaction_.run(insert_role, person, organisation, role, now));
  return {};
}

Result<> PeopleStore::remove_all_roles(PersonId person) {
  TRY(transaction_.run(delete_all_roles, person));
  return {};
}

Result<std::vector<Colleague>> PeopleStore::colleagues(OrganisationId organisation) {
  const auto rows = TRY(transaction_.all(select_colleagues, organisation));
  std::vector<Colleague> colleagues;
  for (const auto& row : rows) {
    const auto role = TRY(row.named<Role>(9));
    if (colleagues.empty() || colleagues.back().person.id.value != row.integer(0))
      colleagues.push_back({.person = to_person(row)});
    colleagues.back().roles.add(role);
  }
  return colleagues;
}

Result<> PeopleStore::set_recovery_codes(PersonId person, const std::vector<std::string>& hashes) {
  TRY(transaction_.run(delete_codes, person));
  for (const auto& hash : hashes) TRY(transaction_.run(insert_code, person, hash));
  return {};
}

Result<bool> PeopleStore::use_recovery_code(PersonId person, std::string_view hash) {
  const auto gone = TRY(transaction_.run(delete_code, person, hash));
  return gone == 1;
}

Result<std::int64_t> PeopleStore::count_recovery_codes(PersonId person) {
  const auto row = TRY(transaction_.one(count_codes, person));
  return row->integer(0);
}

Result<> PeopleStore::add_link(std::string_view hash,
                               LinkKind kind,
                               PersonId person,
                               Instant expires_at) {
  TRY(transaction_.run(delete_links_of_kind, person, kind));
  TRY(transaction_.run(insert_link, hash, kind, person, expires_at));
  return {};
}

Result<std::optional<PersonId>> PeopleStore::find_link(std::string_view hash,
                                                       LinkKind kind,
                                                       Instant now) {
  const auto row = TRY(transaction_.one(select_link, hash, kind, now));
  if (!row) return std::optional<PersonId>();
  return std::optional(PersonId{row->integer(0)});
}

Result<> PeopleStore::remove_links(PersonId person) {
  TRY(transaction_.run(delete_links, person));
  return {};
}

Result<> PeopleStore::note(PersonId person, PersonId actor, Event event, Instant now) {
  TRY(transaction_.run(insert_event, crypto::random_key(), now, person, actor, event));
  return {};
}

Result<> PeopleStore::sweep(Instant now) {
  constexpr std::chrono::hours year{365 * 24};
  TRY(transaction_.run(sweep_links, now));
  TRY(transaction_.run(sweep_events, now - year));
  return {};
}

Result<std::vector<Happening>> PeopleStore::recent(PersonId person, int most) {
  const auto rows = TRY(transaction_.all(select_events, person, most));
  std::vector<Happening> happenings;
  for (const auto& row : rows) {
    const auto event = TRY(row.named<Event>(1));
    happenings.push_back({.at = row.instant(0), .event = event, .actor_name = row.text(2)});
  }
  return happenings;
}

}  // namespace zicht::accounts
