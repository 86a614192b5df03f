#include "open/longread/longread.hpp"
#include "open/longread/pages.hpp"

namespace zicht::longread {

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Clock& clock) {
  router.get("/", [&](const http::Request& request) -> Result<http::Response> {
    const Desk desk{layout, library, clock.today()};
    const auto view = request.query.text("weergave");
    if (view == "tekst") return http::page(text_page(desk, Reader::screen));
    if (view == "print") return http::page(text_page(desk, Reader::paper));
    return http::page(story_page(desk));
  });
}

}  // namespace zicht::longread
