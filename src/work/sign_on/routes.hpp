// The addresses of this room.
#pragma once

#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "work/sign_on/sign_on.hpp"

namespace zicht::sign_on {

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  SignOns& sign_ons;
  accounts::Sessions& sessions;
};

/// /aanmelden/via/{aanmelding}: away, back, and signed out. Leaving is a GET: a form would be held
/// back by the browser, since our pages send forms to this site alone (form-action 'self'). Nobody
/// is signed in by it, and what it writes is gone in ten minutes.
void add_routes(http::Router& router, const Desk& desk);

}  // namespace zicht::sign_on
