// What helps a visitor find the way: search, plain pages, the page for a fault, the map for robots.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "ground/search/search.hpp"
#include "open/barriers/barriers.hpp"
#include "open/content/library.hpp"
#include "open/law/law.hpp"
#include "open/training/training.hpp"

namespace zicht::wayfinding {

/// Who runs this installation, and how the world reaches it.
struct Installation {
  std::string public_url = {};    ///< "https://zicht.voorbeeld.nl", no slash at the end.
  std::string organisation = {};  ///< May be empty.
  std::string contact = {};  ///< mailto: or https:, for security.txt and problems; may be empty.
};

/// Gives the index; may wait until it has been built. Called for every search, from many threads.
using Index = std::function<Result<const search::Index*>()>;

/// /zoeken, the plain pages of content/paginas, /sitemap.xml, /robots.txt and
/// /.well-known/security.txt. The arguments outlive the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Index& index,
                const Installation& installation,
                const Clock& clock);

/// What search looks through.
struct Findable {
  const content::Library& library;
  const barriers::Model& barriers;
  const law::Article& article;
  const training::Training& training;
};

/// Everything that can be found: pages, cards, scenes, the barrier model, the law, the paths and
/// cases of the training, terms and figures.
std::vector<search::Entry> entries(const Findable& findable, Date today);

/// Differs whenever one of the entries does.
std::string fingerprint(const std::vector<search::Entry>& entries);

/// The addresses of all public pages, for the sitemap and for keeping them ready.
std::vector<std::string> public_paths(const content::Library& library, Date today);

/// A fault as a page that says what to do next.
std::string fault_page(const html::Layout& layout, int status, const Error& error);

}  // namespace zicht::wayfinding
