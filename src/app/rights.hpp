// The right on every route: one table.
#pragma once

#include "ground/http/router.hpp"
#include "work/accounts/role.hpp"

namespace zicht::app {

/// What a route lets one do. A route that is not in the table lets nobody do anything: such a
/// program does not start (check_rights).
accounts::May right_of(const http::RouteName& route);

/// Fails with `internal` where a route is not in the table, where a row has no route (`whole`), or
/// where a page that is kept ready for everyone is not for everyone.
Result<> check_rights(const http::Router& router, bool whole);

}  // namespace zicht::app
