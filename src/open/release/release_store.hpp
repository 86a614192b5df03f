// The SQL of the shelf.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "open/release/release.hpp"

namespace zicht::release {

/// The only place that reads or writes the table `releases`. It lives for one transaction, which
/// the caller commits.
class ReleaseStore {
 public:
  explicit ReleaseStore(store::Transaction& transaction) : transaction_(transaction) {}

  /// The release with the number that it got: the one after the last.
  Result<Release> append(Release release);
  Result<std::optional<Release>> latest();
  /// Fails with `not_found` where there is no such release.
  Result<Release> find(std::int64_t number);
  /// The newest first.
  Result<std::vector<Release>> all();

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::release
