// The SQL of keys. Inside this room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/person.hpp"
#include "work/vault/desk_key.hpp"
#include "work/vault/own_key.hpp"

namespace zicht::vault {

/// The secret key of a desk, sealed to one member.
struct Share {
  accounts::PersonId person = {};
  std::int64_t version = 1;
  std::vector<std::byte> wrapped = {};
};

/// How often somebody gave a wrong phrase.
struct Wrong {
  std::int64_t count = 0;
  std::optional<Instant> since = {};
};

/// The only place that reads or writes person_keys, open_keys, desks, desk_areas, desk_keys and
/// desk_members. It lives for one transaction, which the caller commits.
class VaultStore {
 public:
  explicit VaultStore(store::Transaction& transaction) : transaction_(transaction) {}

  /// Takes the place of an earlier one.
  Result<> set_own_key(accounts::PersonId person, const LockedKey& locked, Instant now);
  Result<std::optional<LockedKey>> own_key(accounts::PersonId person);
  Result<Wrong> wrong(accounts::PersonId person);
  Result<> set_wrong(accounts::PersonId person, const Wrong& wrong);

  /// Takes the place of an earlier one, and forgets those of which the time is over.
  Result<> set_open(accounts::SessionId session,
                    const std::vector<std::byte>& sealed,
                    Instant until,
                    Instant now);
  Result<std::optional<std::vector<std::byte>>> open(accounts::SessionId session, Instant now);
  Result<> close(accounts::SessionId session);

  /// Or gives it another name, where there is one already.
  Result<> add_desk(accounts::OrganisationId desk, std::string_view name, Instant now);
  Result<bool> has_desk(accounts::OrganisationId desk);
  Result<> set_areas(accounts::OrganisationId desk, const std::vector<std::string>& municipalities);
  Result<std::vector<std::string>> areas(accounts::OrganisationId desk);
  /// Each with its name, in the order of the alphabet.
  Result<std::vector<std::pair<accounts::OrganisationId, std::string>>> desks();
  /// The newest key of each desk that serves the municipality; first the one that serves the fewest
  /// municipalities, last the safety net.
  Result<std::vector<DeskKey>> receivers(std::string_view municipality);

  /// `previous` is the secret key of the version before, sealed to this one; empty for the first.
  Result<> add_desk_key(const DeskKey& key, const std::vector<std::byte>& previous, Instant now);
  /// Of a version; nothing for the first.
  Result<std::optional<std::vector<std::byte>>> previous(accounts::OrganisationId desk,
                                                         std::int64_t version);
  /// The newest.
  Result<std::optional<DeskKey>> desk_key(accounts::OrganisationId desk);
  Result<> add_share(accounts::OrganisationId desk, const Share& share, Instant now);
  Result<std::vector<Share>> shares_of(accounts::OrganisationId desk, accounts::PersonId person);
  /// Everyone who holds some version.
  Result<std::vector<accounts::PersonId>> members(accounts::OrganisationId desk);
  /// True where somebody holds this version, or a newer one.
  Result<bool> is_held(accounts::OrganisationId desk, std::int64_t version);
  /// Of all desks: what was sealed to an own key that is no more.
  Result<> remove_shares(accounts::PersonId person);
  Result<> remove_member(accounts::OrganisationId desk, accounts::PersonId person);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::vault
