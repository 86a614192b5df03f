#include "open/longread/longread.hpp"
#include "open/longread/pages.hpp"

namespace zicht::longread {

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Clock& clock) {
  const auto desk = [&layout, &library, &clock] { return Desk{layout, library, clock.today()}; };
  router.get_public("/", [desk](const auto&) -> Result<http::Response> {
    return http::page(story_page(desk()));
  });
  router.get_public("/tekst", [desk](const auto&) -> Result<http::Response> {
    return http::page(text_page(desk(), Reader::screen));
  });
  router.get_public("/afdrukken", [desk](const auto&) -> Result<http::Response> {
    return http::page(text_page(desk(), Reader::paper));
  });
}

}  // namespace zicht::longread
