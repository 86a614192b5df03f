// The addresses of this room.
#pragma once

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/takeaway/compose.hpp"
#include "open/takeaway/printer.hpp"
#include "work/accounts/session.hpp"
#include "work/notes/notes.hpp"
#include "work/notes/shares.hpp"

namespace zicht::notes {

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  Notes& notes;
  Shares& shares;
  accounts::Sessions& sessions;
  takeaway::Publisher publisher;
  takeaway::Printer& printer;
  const Clock& clock;
};

/// /notities and all below it, and /gedeeld. Where nobody can sign in, the pages that public pages
/// lead to say so (`sign_in_possible`).
void add_routes(http::Router& router, const Desk& desk, bool sign_in_possible);

}  // namespace zicht::notes
