// How many people are not in view? This room explains what an estimate is, with a drawing that the
// reader can change, and makes one from a table that a reader brings along. It keeps nothing.
#pragma once

#include <string>
#include <vector>

#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"

namespace zicht::estimation {

/// /schatting and /schatting/reken. The layout outlives the router; `version` is that of the
/// program.
void add_routes(http::Router& router, const html::Layout& layout, std::string version);

/// The addresses of this room, for the sitemap and for checking links.
std::vector<std::string> paths();

}  // namespace zicht::estimation
