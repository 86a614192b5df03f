// The SQL of people, organisations and what belongs to them. Inside this room only.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"

namespace zicht::accounts {

/// What a link is for.
enum class LinkKind { invitation, reset };
constexpr std::array<std::string_view, 2> names_of(LinkKind) {
  return {"invitation", "reset"};
}

/// The only place that reads or writes organisations, people, memberships, recovery_codes,
/// account_links and account_events; of passkeys it knows how many somebody has. It lives for one
/// transaction, which the caller commits.
class PeopleStore {
 public:
  explicit PeopleStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(const Organisation& organisation, Instant now);
  Result<std::optional<Organisation>> organisation_named(std::string_view name);
  Result<std::optional<Organisation>> find(OrganisationId id);
  /// Those in which the person has a role, by name.
  Result<std::vector<Organisation>> organisations_of(PersonId person);
  /// Where the person worked last, or otherwise the first by name; nothing without a role.
  Result<std::optional<Organisation>> workplace(PersonId person);
  Result<> set_workplace(PersonId person, OrganisationId organisation);

  Result<> add(const Person& person, Instant now);
  Result<std::optional<Person>> find(PersonId id);
  Result<std::optional<Person>> find_by_email(std::string_view email);
  Result<> set_passphrase(PersonId id, std::string_view hash);
  /// No secret takes the app away.
  Result<> set_totp(PersonId id, const std::vector<std::byte>& sealed, std::int64_t step);
  /// True where this step, or a later one, was not used before: only one of two gets it.
  Result<bool> use_totp_step(PersonId id, std::int64_t step);
  Result<> set_disabled(PersonId id, std::optional<Instant> at);

  Result<Roles> roles(PersonId person, OrganisationId organisation);
  /// In all organisations together.
  Result<Roles> all_roles(PersonId person);
  Result<> set_roles(PersonId person, OrganisationId organisation, const Roles& roles, Instant now);
  Result<> remove_all_roles(PersonId person);
  /// Everyone with a role there, by name.
  Result<std::vector<Colleague>> colleagues(OrganisationId organisation);

  Result<> set_recovery_codes(PersonId person, const std::vector<std::string>& hashes);
  /// True where there was such a code; it is gone then.
  Result<bool> use_recovery_code(PersonId person, std::string_view hash);
  Result<std::int64_t> count_recovery_codes(PersonId person);

  /// Takes the place of an earlier link of that kind.
  Result<> add_link(std::string_view hash, LinkKind kind, PersonId person, Instant expires_at);
  /// Whose it is, as long as it works.
  Result<std::optional<PersonId>> find_link(std::string_view hash, LinkKind kind, Instant now);
  Result<> remove_links(PersonId person);

  Result<> note(PersonId person, PersonId actor, Event event, Instant now);
  /// The newest first.
  Result<std::vector<Happening>> recent(PersonId person, int most);

  /// Forgets links that work no more, and what happened longer than a year ago.
  Result<> sweep(Instant now);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::accounts
