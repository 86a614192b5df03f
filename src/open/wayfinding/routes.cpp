#include "open/wayfinding/pages.hpp"
#include "open/wayfinding/wayfinding.hpp"

namespace zicht::wayfinding {
namespace {

constexpr std::size_t most_suggestions = 8;

http::Response text_file(std::string body, std::string type) {
  return {.type = std::move(type), .body = std::move(body), .caching = http::Caching::revalidate};
}

}  // namespace

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Index& index,
                const Installation& installation,
                const Clock& clock) {
  router.get("/zoeken", [&](const http::Request& request) -> Result<http::Response> {
    const auto* ready = TRY(index());
    const auto asked = read_asked(request.query, library);
    if (says_nothing_somewhere(request.query))
      return http::see_other(address_of(asked, asked.query, asked.page));
    const auto offset = (static_cast<std::size_t>(asked.page) - 1) * hits_per_page;
    const auto found = TRY(ready->find(asked.query, offset, hits_per_page, asked.facets));
    return http::private_page(search_page(layout, library, asked, found));
  });
  router.get("/zoeken/suggesties", [&](const http::Request& request) -> Result<http::Response> {
    const auto* ready = TRY(index());
    return http::json(suggestions_json(ready->suggest(request.query.text("q"), most_suggestions)));
  });

  for (const auto& document : library.documents()) {
    if (document.kind != content::Kind::plain_page) continue;
    const auto answer = [&, path = document.path](const auto&) -> Result<http::Response> {
      if (library.gone(path)) return http::gone();
      const auto* page = TRY(library.find(path, clock.today()));
      auto body = plain_page(layout, library, installation, *page, clock.today());
      return is_help(*page) ? http::private_page(std::move(body)) : http::page(std::move(body));
    };
    if (is_help(document)) {
      router.get(document.path, answer);
    } else {
      router.get_public(document.path, answer);
    }
  }

  router.get_public("/sitemap.xml", [&](const auto&) -> Result<http::Response> {
    return text_file(sitemap(library, installation, clock.today()), "application/xml");
  });
  router.get_public("/robots.txt", [&](const auto&) -> Result<http::Response> {
    return text_file(robots(installation), "text/plain; charset=utf-8");
  });
  router.get("/.well-known/security.txt", [&](const auto&) -> Result<http::Response> {
    return text_file(security_txt(installation, clock.today()), "text/plain; charset=utf-8");
  });
  router.get("/favicon.ico", [&](const auto&) -> Result<http::Response> {
    return http::moved(layout.assets().address("icons/favicon.svg"));
  });
}

}  // namespace zicht::wayfinding
