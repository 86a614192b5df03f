#pragma once

#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "work/figures/figures.hpp"

namespace zicht::figures {

/// /werk/cijfers, /werk/cijfers.csv and /werk/cijfers.json, each with ?jaar=. Both outlive the
/// router.
void add_routes(http::Router& router, const html::Layout& layout, Figures& figures);

}  // namespace zicht::figures
