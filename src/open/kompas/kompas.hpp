// Het Kompas: the handbook of the municipal approach, its cards and its glossary.
#pragma once

#include <string>

#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"

namespace zicht::kompas {

/// /kompas, its chapters and pages, /voor-wie, /kaarten and each card, /begrippen. `site` is the
/// address of the site, without a slash at the end: a card has a code for telephones. The arguments
/// outlive the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const std::string& site,
                const Clock& clock);

}  // namespace zicht::kompas
