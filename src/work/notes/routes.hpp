// The addresses of this room.
#pragma once

#include <string>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "work/accounts/session.hpp"
#include "work/notes/notes.hpp"

namespace zicht::notes {

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  Notes& notes;
  accounts::Sessions& sessions;
  std::string site = {};  ///< The address of the site, without a slash at the end.
  const Clock& clock;
};

/// /notities and all below it. Where nobody can sign in, the pages that public pages lead to say so
/// (`sign_in_possible`).
void add_routes(http::Router& router, const Desk& desk, bool sign_in_possible);

}  // namespace zicht::notes
