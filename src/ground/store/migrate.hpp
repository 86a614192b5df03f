// Bringing a database up to date. Inside this room only.
#pragma once

#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/connection.hpp"
#include "ground/store/migration.hpp"

namespace zicht::store {

/// Applies the first migration that was not applied yet, writes it into the table
/// schema_migrations, and commits. False where there was none left. `connection` has a transaction
/// open for Mode::migrate. Fails with `conflict` where an applied migration was changed or is not
/// known here, and as the database does where a statement is wrong.
Result<bool> apply_next(Connection& connection,
                        const std::vector<Migration>& migrations,
                        Instant now);

}  // namespace zicht::store
