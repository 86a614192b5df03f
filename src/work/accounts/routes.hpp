// The addresses of this room.
#pragma once

#include <vector>

#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "work/accounts/accounts.hpp"
#include "work/accounts/passkeys.hpp"
#include "work/accounts/session.hpp"

namespace zicht::accounts {

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  Accounts& accounts;
  Sessions& sessions;
  Passkeys& passkeys;
  std::vector<SignOn> sign_ons = {};  ///< Of organisations; what leads there is work/sign_on.
};

/// /aanmelden and what belongs to it, /account, /organisatie/mensen. Where the site is reached over
/// plain http from elsewhere, nothing may be typed in: `sign_in_possible` is false then, and the
/// pages for signing in say why.
void add_routes(http::Router& router, const Desk& desk, bool sign_in_possible);

}  // namespace zicht::accounts
