#include "open/law/law.hpp"
#include "open/law/pages.hpp"

namespace zicht::law {

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Article& article,
                const Clock& clock) {
  router.get(address, [&](const http::Request& request) -> Result<http::Response> {
    const auto age = read_age(request.query.text("leeftijd"));
    return http::page(article_page(layout, library, article, age, clock.today()));
  });
}

}  // namespace zicht::law
