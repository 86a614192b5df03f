// What this room stands on. Inside this room, and for who builds it.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"
#include "work/signals/signal.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::signals {

/// The desk that reads what is reported about a municipality ("GM0363"; empty where that is not
/// known): its own, or that of its region. Nothing where nobody can read it.
using Receiver =
    std::function<Result<std::optional<vault::DeskKey>>(std::string_view municipality)>;

/// The newest key of a desk; nothing where it has none.
using KeyOfDesk = std::function<Result<std::optional<vault::DeskKey>>(accounts::OrganisationId)>;

/// Whether this person is an attention officer of this desk, now.
using IsMember = std::function<Result<bool>(accounts::OrganisationId desk, accounts::PersonId)>;

/// What another room does before a signal is destroyed; where it fails, it is not.
using BeforeDestruction =
    std::function<Result<>(store::Transaction&, const accounts::Actor&, SignalId, Instant now)>;

/// All of it outlives the room.
struct Ground {
  store::Database& database;
  const Clock& clock;
  Receiver receiver;
  IsMember is_member = {};  ///< Not needed by the letterbox.
  /// What other rooms have to do with a signal that is destroyed, in the same transaction.
  std::vector<BeforeDestruction> before_destruction = {};
  /// The same where only the way to reach its reporter is destroyed.
  std::vector<BeforeDestruction> before_contact = {};
  KeyOfDesk key_of_desk = {};  ///< For files that come later.
};

}  // namespace zicht::signals
