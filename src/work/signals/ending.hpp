// What is over: closed signals, and what is still kept of them. For whoever decides that it has
// been kept long enough. Inside this room, and for work/retention.
#pragma once

#include <optional>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/signals/signal.hpp"

namespace zicht::signals {

/// A closed signal, as far as its end is concerned.
struct Ended {
  SignalId id = {};
  State went_to = State::closed;  ///< What was decided last; `closed` where nothing was.
  Date closed_on = {};
  bool has_contact = false;                   ///< The reporter can still be reached.
  std::optional<Date> last_dialogue_on = {};  ///< Nothing where there was none.
  std::optional<Date> words_used_on = {};     ///< The nine words still open it; last used then.
};

/// Where a list of these goes on: behind the last one of the part before.
struct EndedAfter {
  Instant closed_at = {};
  SignalId id = {};
};
/// Those of a desk that were closed before this moment, the first one first; at most `most`.
/// `after` is moved behind the last of them.
Result<std::vector<Ended>> ended(store::Transaction& transaction,
                                 accounts::OrganisationId desk,
                                 Instant before,
                                 EndedAfter& after,
                                 int most);

/// The same of one, whenever it was closed. Nothing where the desk has no such closed signal.
Result<std::optional<Ended>> ended_one(store::Transaction& transaction,
                                       accounts::OrganisationId desk,
                                       SignalId id);

}  // namespace zicht::signals
