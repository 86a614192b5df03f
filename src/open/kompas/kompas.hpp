// Het Kompas: the handbook of the municipal approach, its cards and its glossary.
#pragma once

#include <string_view>

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

/// What kind of card this is, by its `soort`: "Signalenlijst".
std::string_view card_kind(std::string_view sort);

}  // namespace zicht::kompas
