// The only place that reads or writes the tables counts and count_links.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/passing/count.hpp"

namespace zicht::passing {

/// It lives for one transaction, which the caller commits.
class CountStore {
 public:
  explicit CountStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(std::int64_t id, const Count& count);
  /// False where it was not there.
  Result<bool> remove(std::int64_t id);
  /// All of them, in no order that tells anything: of each the month, and no day.
  Result<std::vector<Count>> all();

  Result<> link(signals::SignalId signal,
                accounts::OrganisationId desk,
                const std::vector<std::byte>& sealed);
  /// The sealed link of a signal that was counted, and the desk that did so.
  Result<std::optional<std::pair<accounts::OrganisationId, std::vector<std::byte>>>> link_of(
      signals::SignalId signal);
  Result<> unlink(signals::SignalId signal);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::passing
