#include "open/kompas/book.hpp"
#include "open/kompas/kompas.hpp"
#include "open/kompas/pages.hpp"

namespace zicht::kompas {

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const std::string& site,
                const Clock& clock) {
  const auto desk = [&] { return Desk{layout, library, site, clock.today()}; };
  const auto leaf = [&library, desk](const std::string& path) -> Result<http::Response> {
    if (library.gone(path)) return http::gone();
    const auto here = desk();
    const Book book(library, here.today);
    const auto found = TRY(book.find(path));
    return http::page(leaf_page(here, book, found));
  };

  router.get_public("/kompas", [&library, desk](const auto&) -> Result<http::Response> {
    const auto here = desk();
    return http::page(contents_page(here, Book(library, here.today)));
  });
  router.get_public("/kompas/{chapter}",
                    [leaf](const auto& request) { return leaf(request.path); });
  router.get_public("/kompas/{chapter}/{page}",
                    [leaf](const auto& request) { return leaf(request.path); });
  router.get_public("/kompas/{chapter}/afdrukken",
                    [&library, desk](const auto& request) -> Result<http::Response> {
                      const auto path = "/kompas/" + std::string(request.capture("chapter"));
                      if (library.gone(path)) return http::gone();
                      const auto here = desk();
                      const auto* chapter = TRY(library.find(path, here.today));
                      return http::page(print_page(here, Book(library, here.today), *chapter));
                    });

  router.get_public("/kaarten", [desk](const auto&) -> Result<http::Response> {
    return http::page(cards_page(desk()));
  });
  router.get_public("/kaarten/{card}",
                    [&library, desk](const auto& request) -> Result<http::Response> {
                      if (library.gone(request.path)) return http::gone();
                      const auto here = desk();
                      const auto* card = TRY(library.find(request.path, here.today));
                      return http::page(card_page(here, *card));
                    });
  router.get_public("/voor-wie", [desk](const auto&) -> Result<http::Response> {
    return http::page(audiences_page(desk()));
  });
  router.get_public("/voor-wie/{audience}",
                    [&library, desk](const auto& request) -> Result<http::Response> {
                      if (library.gone(request.path)) return http::gone();
                      const auto here = desk();
                      const auto* page = TRY(library.find(request.path, here.today));
                      return http::page(audience_page(here, *page));
                    });
  router.get_public("/begrippen", [desk](const auto&) -> Result<http::Response> {
    return http::page(glossary_page(desk()));
  });
}

}  // namespace zicht::kompas
