// Bringing a database up to date. Inside this room only.
#pragma once

#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/connection.hpp"
#include "ground/store/migration.hpp"

namespace zicht::store {

/// Applies the migrations that were not applied yet, and writes them into the table
/// schema_migrations. The caller commits: all of them or none, so that after a failure the program
/// from before still fits. Gives how many there were. `connection` has a transaction open for
/// Mode::migrate. Fails with `conflict` where an applied migration was changed or is not known
/// here, and as the database does where a statement is wrong.
Result<int> apply_missing(Connection& connection,
                          const std::vector<Migration>& migrations,
                          Instant now);

}  // namespace zicht::store
