// What the privacy officer (functionaris gegevensbescherming, FG) of a desk sees and decides: the
// log of the organisation, what may be destroyed, and what is held. The officer reads no content:
// that something was done, by whom and to what, and never what stood in it.
#pragma once

#include "ground/audit/audit.hpp"
#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "work/accounts/session.hpp"
#include "work/oversight/drills.hpp"
#include "work/retention/retention.hpp"
#include "work/signals/signals.hpp"

namespace zicht::oversight {

/// What the routes stand on. It outlives the router.
struct Desk {
  const html::Layout& layout;
  accounts::Accounts& accounts;
  accounts::Sessions& sessions;
  signals::Signals& signals;
  retention::Retention& retention;
  const retention::Terms& terms;
  audit::Log& log;
  store::Database& database;  ///< For the last proof of a backup.
  const Clock& clock;
};

/// /werk/toezicht and all below it, and /werk/signalen/{signaal}/bewaren.
void add_routes(http::Router& router, const Desk& desk);

}  // namespace zicht::oversight
