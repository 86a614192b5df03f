// The only place that reads or writes the tables counts and count_links.
#pragma once

#include <optional>
#include <string_view>
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

  /// `month`: in which it is counted.
  Result<> add(std::int64_t id, const Count& count, std::string_view month);
  /// From the end of this month on it counts no more. False where it is not there.
  Result<bool> take_back(std::int64_t id, std::string_view month);
  /// Removes what was taken back in this month or before it.
  Result<> forget_taken_back(std::string_view month);
  /// As it stood at the end of a month, in no order that tells anything: of each the month, and no
  /// day.
  Result<std::vector<Count>> at_end_of(std::string_view month);

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
