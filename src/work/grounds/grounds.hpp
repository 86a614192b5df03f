// May this be passed on? Registrations once halved because people misread the privacy law, and
// kept silent where they were allowed to speak. So the desk says, at the moment of doubt, what is
// known: must, may, not without consent, not, or ask the FG; with the article, the reason, and what
// can be done in its place.
//
// The table is content/grondslagen.toml: dated, with sources, and never a green light. A person
// decides and signs. Nothing is sent from here.
#pragma once

#include <filesystem>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "work/grounds/ground.hpp"

namespace zicht::grounds {

/// Reads and checks the file. Each mistake is a problem with its line, and so are two rules that
/// both answer one question; the table is usable only where there are none.
Table read(const std::filesystem::path& file,
           const content::Library& library,
           content::Problems& problems);

/// The address of the page.
inline constexpr auto address = "/werk/doorgeven";

/// /werk/doorgeven, with ?gever=, ?ontvanger=, ?doel=, ?soort= and ?leeftijd=. What is asked names
/// nobody, so it may stand in an address. The arguments outlive the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Table& table,
                const Clock& clock);

}  // namespace zicht::grounds
