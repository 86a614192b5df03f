// How entries and heads lie in the database. Inside this room only.
#pragma once

#include "ground/audit/entry.hpp"
#include "ground/audit/head.hpp"
#include "ground/store/row.hpp"

namespace zicht::audit {

/// Of the columns id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf,
/// leaf_hash and organisation. Fails with `internal` where it holds a grain that this program does
/// not know.
Result<Noted> to_noted(const store::Row& row);

/// What the entry was when it got its place; nothing where that is no hash.
std::optional<Hash> kept_hash(const store::Row& row);

/// Of the columns size, root, at, public_key and signature. What is no hash or key becomes an empty
/// one, so that its signature does not hold.
Head to_head(const store::Row& row);

}  // namespace zicht::audit
