// The SQL of who left and did not come back yet. Inside this room only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/store.hpp"

namespace zicht::sign_on {

struct Attempt {
  std::string state_hash = {};
  std::string browser_hash = {};
  std::string sign_on = {};
  std::vector<std::byte> sealed = {};
  Instant begun_at = {};
};

/// The only place that reads or writes sign_on_attempts. It lives for one transaction, which the
/// caller commits.
class AttemptStore {
 public:
  explicit AttemptStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(const Attempt& attempt);
  /// The attempt of that state, browser and sign-on, which is gone then: only one of two gets it.
  Result<std::optional<Attempt>> take(std::string_view state_hash,
                                      std::string_view browser_hash,
                                      std::string_view sign_on);
  Result<> sweep(Instant moment);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::sign_on
