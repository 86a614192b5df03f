// The addresses of this room.
#pragma once

#include <functional>

#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "work/accounts/session.hpp"
#include "work/vault/vault.hpp"

namespace zicht::vault {

/// Seals what still hangs on an older key of the desk to the present one, a part at a time; gives
/// how much that was, and 0 where nothing is left. Who keeps what is sealed, knows how.
using Reseal = std::function<Result<int>(
    const accounts::Actor& actor, const OpenDesk& desk, const DeskKey& present)>;

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  Vault& vault;
  accounts::Sessions& sessions;
  Reseal reseal;
};

/// /werk/sleutels and all below it.
void add_routes(http::Router& router, const Desk& desk);

}  // namespace zicht::vault
