// The SQL of the letterbox.
#pragma once

#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "open/feedback/feedback.hpp"

namespace zicht::feedback {

/// The only place that reads or writes the table `feedback`. It lives for one transaction, which
/// the caller commits.
class FeedbackStore {
 public:
  explicit FeedbackStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(const Opinion& opinion);
  /// Removes what came before that day.
  Result<> forget_before(Date day);
  /// The most "no" first.
  Result<std::vector<Tally>> tallies();
  /// By page, the newest day first.
  Result<std::vector<Opinion>> all();

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::feedback
