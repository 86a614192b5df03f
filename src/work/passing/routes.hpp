// The addresses of this room.
#pragma once

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/municipalities/municipalities.hpp"
#include "work/accounts/directory.hpp"
#include "work/accounts/session.hpp"
#include "work/passing/counting.hpp"
#include "work/passing/passing.hpp"
#include "work/signals/signals.hpp"
#include "work/vault/vault.hpp"

namespace zicht::passing {

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  const municipalities::Register& municipalities;
  accounts::Accounts& accounts;
  accounts::Directory& directory;
  accounts::Sessions& sessions;
  vault::Vault& vault;
  signals::Signals& signals;
  Passing& passing;
  Counting& counting;
  const Clock& clock;
};

/// /werk/signalen/{signaal}/verstrekken and /tellen, and all below /werk/verstrekkingen,
/// /werk/ontvangen and /werk/tellingen.
void add_routes(http::Router& router, const Desk& desk);

}  // namespace zicht::passing
