// The only place that reads or writes the tables holds and destructions. Inside this room only.
#pragma once

#include <optional>
#include <vector>

#include "ground/store/store.hpp"
#include "work/retention/retention.hpp"

namespace zicht::retention {

/// It lives for one transaction, which the caller commits.
class RetentionStore {
 public:
  explicit RetentionStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(const Hold& hold);
  Result<std::optional<Hold>> find(HoldId id);
  Result<> change(const Hold& hold);
  /// The newest first.
  Result<std::vector<Hold>> of_signal(signals::SignalId signal);
  /// Those of a desk that hold, or wait for an answer.
  Result<std::vector<Hold>> of_desk(accounts::OrganisationId desk);
  Result<bool> is_held(signals::SignalId signal);

  Result<> add(const Destruction& destruction, accounts::OrganisationId desk);
  /// The latest first.
  Result<std::vector<Destruction>> destructions(accounts::OrganisationId desk, int most);
  /// Of all desks.
  Result<std::vector<Chosen>> all_destroyed();
  Result<std::optional<Destruction>> destruction(accounts::OrganisationId desk, Chosen what);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::retention
