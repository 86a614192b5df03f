#include "work/accounts/identity_store.hpp"

namespace zicht::accounts {
namespace {

constexpr auto select_identity = R"sql(
  SELECT person FROM sign_on_identities
  WHERE organisation = $1 AND issuer = $2 AND subject = $3)sql";
constexpr auto select_identity_of = R"sql(
  SELECT person FROM sign_on_identities
  WHERE organisation = $1 AND issuer = $2 AND person = $3)sql";
constexpr auto insert_identity = R"sql(
  INSERT INTO sign_on_identities (organisation, issuer, subject, person, linked_at)
  VALUES ($1, $2, $3, $4, $5))sql";
constexpr auto delete_identities = "DELETE FROM sign_on_identities WHERE person = $1";
constexpr auto delete_identities_in =
    "DELETE FROM sign_on_identities WHERE person = $1 AND organisation = $2";

}  // namespace

Result<std::optional<PersonId>> IdentityStore::find(const Identity& identity) {
  const auto row = TRY(
      transaction_.one(select_identity, identity.organisation, identity.issuer, identity.subject));
  if (!row) return std::optional<PersonId>();
  return std::optional(PersonId{row->integer(0)});
}

Result<bool> IdentityStore::knows(OrganisationId organisation,
                                  std::string_view issuer,
                                  PersonId person) {
  const auto row = TRY(transaction_.one(select_identity_of, organisation, issuer, person));
  return row.has_value();
}

Result<> IdentityStore::add(const Identity& identity, PersonId person, Instant now) {
  TRY(transaction_.run(
      insert_identity, identity.organisation, identity.issuer, identity.subject, person, now));
  return {};
}

Result<> IdentityStore::remove(PersonId person) {
  TRY(transaction_.run(delete_identities, person));
  return {};
}

Result<> IdentityStore::remove(PersonId person, OrganisationId organisation) {
  TRY(transaction_.run(delete_identities_in, person, organisation));
  return {};
}

}  // namespace zicht::accounts
