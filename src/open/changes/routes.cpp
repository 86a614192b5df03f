#include "open/changes/changes.hpp"
#include "open/changes/entry.hpp"

namespace zicht::changes {

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Changes& changes,
                Publisher publisher,
                const Clock& clock) {
  router.get_public(address, [&](const auto&) -> Result<http::Response> {
    return http::page(page(layout, visible(changes, library, clock.today()), library));
  });
  router.get_public(
      feed_address, [&, publisher = std::move(publisher)](const auto&) -> Result<http::Response> {
        return http::Response{
            .type = "application/atom+xml; charset=utf-8",
            .body = feed(visible(changes, library, clock.today()), library, publisher),
            .caching = http::Caching::revalidate};
      });
}

}  // namespace zicht::changes
