// The law against human trafficking in parts and in plain words: to learn from, not to judge by.
//
// The page lays article 273f out as what was done, by what means and with what aim, and shows the
// exception for minors. It never says what a case is: "leerhulp, geen juridische kwalificatie". The
// text is content/wet-273f.toml, with versions, so that a bill is never taken for law.
#pragma once

#include <filesystem>

#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/law/article.hpp"

namespace zicht::law {

/// Reads and checks the file. Each mistake is a problem with its line; the article is usable only
/// where there are none.
Article read(const std::filesystem::path& file,
             const content::Library& library,
             content::Problems& problems);

/// The address of the page.
inline constexpr auto address = "/kompas/artikel-273f";

/// The whole article as a document, to be taken along on paper.
content::Document document(const Article& article, Date today);

/// /kompas/artikel-273f, with ?leeftijd=volwassen or ?leeftijd=minderjarig. The arguments outlive
/// the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Article& article,
                const Clock& clock);

}  // namespace zicht::law
