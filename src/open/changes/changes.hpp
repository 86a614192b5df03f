// What has changed in Het Kompas, for who comes back: the page "Wat is er veranderd", and an Atom
// feed for who would rather be told. Both are content/wijzigingen.toml, written by an editor: what
// changed for a reader is not what changed in a file.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/content/problem.hpp"

namespace zicht::changes {

struct Change {
  Date day = {};
  std::string page = {};   ///< Its address: "/kompas/signaleren".
  std::string title = {};  ///< Empty: that of the document.
  std::string what = {};   ///< One sentence.
  int line = 0;            ///< In the file.
};

/// The newest first.
using Changes = std::vector<Change>;

/// Reads and checks the file:
///
///     [[wijziging]]
///     datum = 2026-11-25
///     pagina = "/kompas/signaleren"
///     wat = "Er staat nu bij wat je doet als een collega niet reageert."
///     titel = "Signaleren"            only for a page that is no file of content/
///
/// A page that is neither a document nor one of `routes`, and an entry that is newer than the one
/// above it, are problems. An installation without the file has nothing to tell.
Changes read(const std::filesystem::path& file,
             const content::Library& library,
             const std::set<std::string>& routes,
             content::Problems& problems);

/// What is dated past `today`. Only an editor is told, by zicht check: a clock that is wrong must
/// not keep a site from starting.
content::Problems check_days(const Changes& changes, const std::filesystem::path& file, Date today);

/// What a visitor may see: not what is about a page that was withdrawn or is still a draft, and
/// nothing from days to come.
Changes visible(const Changes& changes, const content::Library& library, Date today);

/// Who sends the feed.
struct Publisher {
  std::string public_url = {};    ///< "https://zicht.voorbeeld.nl", no slash at the end.
  std::string organisation = {};  ///< Empty: the name of the site.
};

/// The feed, by RFC 4287. Its entries keep their ids as long as the site keeps its address.
std::string feed(const Changes& visible,
                 const content::Library& library,
                 const Publisher& publisher);

inline constexpr auto address = "/kompas/wijzigingen";
inline constexpr auto feed_address = "/kompas/wijzigingen.atom";

/// The page and the feed. The arguments outlive the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Changes& changes,
                Publisher publisher,
                const Clock& clock);

}  // namespace zicht::changes
