// The desk of a municipality or region (werkbak): the list of signals, one signal with all that was
// done to it, and a form for each thing that can be done. It only shows and asks: what may happen
// is decided in work/signals, and what can be read in work/vault.
#pragma once

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/municipalities/municipalities.hpp"
#include "work/accounts/session.hpp"
#include "work/signals/files.hpp"
#include "work/signals/signals.hpp"
#include "work/vault/vault.hpp"

namespace zicht::desk {

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  const municipalities::Register& municipalities;
  accounts::Accounts& accounts;
  accounts::Sessions& sessions;
  vault::Vault& vault;
  signals::Signals& signals;
  signals::Files& files;
  const Clock& clock;
};

/// /werk/signalen and all below it.
void add_routes(http::Router& router, const Desk& desk);

}  // namespace zicht::desk
