// Het Kompas: the handbook of the municipal approach, its cards and its glossary.
#pragma once

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"

namespace zicht::kompas {

/// /kompas, its chapters and pages, /kaarten and each card, /begrippen. The arguments outlive the
/// router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Clock& clock);

}  // namespace zicht::kompas
