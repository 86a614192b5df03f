// Whoever brought a signal, and comes back: with nine words, or with an account. Inside this room
// only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "work/accounts/accounts.hpp"
#include "work/signals/record_keys.hpp"
#include "work/signals/record_store.hpp"
#include "work/signals/signal.hpp"

namespace zicht::signals {

/// What every failure to find a signal by its words says.
tl::unexpected<Error> unknown_words();
/// Looks the words up. Whether they are not of the list or not of a report, it does the same.
Result<SignalId> find_by_words(RecordStore& store, const std::optional<std::string>& words);
/// What these words open. Fails as for unknown words where the signal was destroyed.
Result<RecordKeys> keys_of(RecordStore& store, SignalId id, const std::string& words);

/// A line in the log. A reporter with an account (`actor`) is no secret to it; whoever holds a
/// receipt is.
Result<> note_of_reporter(store::Transaction& transaction,
                          const Clock& clock,
                          std::string action,
                          const Signal& signal,
                          std::vector<std::string> fields,
                          const accounts::Actor* actor);

}  // namespace zicht::signals
