// The barrier model: which steps an exploiter takes, and what makes each of them harder.
//
// A municipality that knows how exploitation is organised can make it difficult: no house, no
// papers, no bank account. The model is content/barrieres.toml; the page shows all of it as tables,
// or the part that a reader asks for in the address.
#pragma once

#include <filesystem>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/barriers/barrier.hpp"
#include "open/content/library.hpp"

namespace zicht::barriers {

/// Reads and checks the file. Each mistake is a problem with its line; the model is usable only
/// where there are none.
Model read(const std::filesystem::path& file,
           const content::Library& library,
           content::Problems& problems);

/// The address of the page.
inline constexpr auto address = "/kompas/barrieremodel";

/// The whole model as a document, to be taken along on paper.
content::Document document(const Model& model, const content::Library& library, Date today);

/// /kompas/barrieremodel, with ?stap=, ?vorm= and ?partner=. The arguments outlive the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Model& model,
                const Clock& clock);

}  // namespace zicht::barriers
