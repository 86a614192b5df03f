// The SQL of sessions, known devices, attempts and kept forms. Inside this room only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/person.hpp"

namespace zicht::accounts {

/// A form whose session ended before it was sent.
struct KeptForm {
  PersonId person = {};
  std::string path = {};
  std::vector<std::byte> sealed = {};
  Instant kept_at = {};
};

/// The only place that reads or writes sessions, known_devices, attempts and kept_forms. It lives
/// for one transaction, which the caller commits.
class SessionStore {
 public:
  explicit SessionStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(const Session& session, std::string_view token_hash);
  Result<std::optional<Session>> find(std::string_view token_hash);
  /// Those that were not ended, the newest first.
  Result<std::vector<Session>> of_person(PersonId person);
  Result<> see(SessionId id, Instant now);
  Result<> prove(SessionId id, Instant now);
  Result<> move(SessionId id, OrganisationId organisation);
  /// Only of this person: false where there is no such session.
  Result<bool> end(PersonId person, SessionId id, Instant now);
  /// All but `kept`, which may be nobody's.
  Result<> end_all(PersonId person, SessionId kept, Instant now);
  Result<> end_in(PersonId person, OrganisationId organisation, Instant now);
  /// Forgets sessions, attempts and kept forms from before `moment`, and devices that were not used
  /// for device_limit.
  Result<> sweep(Instant moment, Instant now);

  Result<bool> knows_device(std::string_view token_hash, PersonId person);
  /// True where it is known to anyone: a browser may be shared.
  Result<bool> knows_device(std::string_view token_hash);
  Result<> add_device(std::string_view token_hash, PersonId person, Instant now);
  Result<> forget_devices(PersonId person);

  /// Counts one attempt, unless there were `most` within `window` already: false then.
  Result<bool> attempt(std::string_view bucket, int most, std::chrono::minutes window, Instant now);
  Result<> forget_attempts(std::string_view bucket);

  Result<> keep(std::string_view token_hash, const KeptForm& form);
  Result<std::optional<KeptForm>> find_kept(std::string_view token_hash);
  Result<> forget_kept(std::string_view token_hash);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::accounts
