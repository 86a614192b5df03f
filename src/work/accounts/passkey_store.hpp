// The SQL of passkeys and of the challenges they answer. Inside this room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/passkey.hpp"

namespace zicht::accounts {

/// The only place that reads or writes passkeys, passkey_handles and passkey_challenges; but that
/// PeopleStore counts the passkeys of a person. It lives for one transaction, which the caller
/// commits.
class PasskeyStore {
 public:
  explicit PasskeyStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(const Passkey& passkey);
  /// The oldest first.
  Result<std::vector<Passkey>> of_person(PersonId person);
  Result<std::optional<Passkey>> find(PersonId person, PasskeyId id);
  /// Whose device calls it so.
  Result<std::optional<Passkey>> find_by_credential(std::string_view credential);
  /// False where this person has no such passkey.
  Result<bool> rename(PersonId person, PasskeyId id, std::string_view name);
  Result<bool> remove(PersonId person, PasskeyId id);
  Result<> remove_all(PersonId person);
  /// It answered, and its counter stands there now.
  Result<> use(PasskeyId id, std::uint32_t counter, Instant now);

  /// By which devices know this person, made the first time.
  Result<std::string> handle(PersonId person);

  Result<> ask(std::string_view challenge, Purpose purpose, std::string_view browser, Instant now);
  /// True where this was asked of this browser, not too long ago; it cannot be answered again.
  Result<bool> take(std::string_view challenge,
                    Purpose purpose,
                    std::string_view browser,
                    Instant now);
  /// Forgets challenges that can be answered no more.
  Result<> sweep(Instant now);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::accounts
