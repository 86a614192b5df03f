// The addresses of this room.
#pragma once

#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "work/accounts/session.hpp"
#include "work/vault/vault.hpp"

namespace zicht::vault {

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  Vault& vault;
  accounts::Sessions& sessions;
};

/// /werk/sleutels and all below it.
void add_routes(http::Router& router, const Desk& desk);

}  // namespace zicht::vault
