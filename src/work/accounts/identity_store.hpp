// The SQL of who is known to the sign-on of an organisation. Inside this room only.
#pragma once

#include <optional>
#include <string_view>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/person.hpp"

namespace zicht::accounts {

/// A person, as the sign-on of one organisation knows that person.
struct Identity {
  OrganisationId organisation = {};
  std::string_view issuer = {};
  std::string_view subject = {};
};

/// The only place that writes sign_on_identities. It lives for one transaction, which the caller
/// commits.
class IdentityStore {
 public:
  explicit IdentityStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<std::optional<PersonId>> find(const Identity& identity);
  /// True where this issuer knows the person already, by whatever subject.
  Result<bool> knows(OrganisationId organisation, std::string_view issuer, PersonId person);
  Result<> add(const Identity& identity, PersonId person, Instant now);
  /// In every organisation, or in one.
  Result<> remove(PersonId person);
  Result<> remove(PersonId person, OrganisationId organisation);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::accounts
