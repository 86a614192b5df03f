// When it was last proved that a backup can be put back. The only place that reads or writes the
// table drills.
#pragma once

#include <optional>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/store.hpp"

namespace zicht::oversight {

/// A proof that went well.
struct Drill {
  Instant at = {};
  Instant backup_made_at = {};
  std::int64_t texts_read = 0;  ///< That a member of a desk opened; 0 where nobody gave a phrase.
};

/// Keeps it, with a line in the log.
Result<> keep_drill(store::Database& database, const Drill& drill);
/// The last one; nothing where there was none.
Result<std::optional<Drill>> last_drill(store::Database& database);

}  // namespace zicht::oversight
