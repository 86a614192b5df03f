// The longread: the story that a visitor meets first, one scene after another. It says what
// trafficking is, whom it befalls and who saw it, and leads on to Het Kompas.
#pragma once

#include <string>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"

namespace zicht::longread {

/// The story at "/", as text alone at "/tekst", and for paper at "/afdrukken". The arguments
/// outlive the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Clock& clock);

/// The numbers of the scene with the circles as rows of cells, heading first, and what they count.
struct Numbers {
  std::string caption = {};
  std::vector<std::vector<std::string>> rows = {};
};
Numbers numbers_in_view();

}  // namespace zicht::longread
