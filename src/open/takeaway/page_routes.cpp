#include "open/takeaway/pages.hpp"
#include "open/takeaway/takeaway.hpp"

namespace zicht::takeaway {
namespace {

using http::Request;
using http::Response;

Result<Response> list(const html::Layout& layout, const Counter& counter, const Request& request) {
  const auto today = counter.clock.today();
  const auto selection = TRY(read_selection(request.query, counter.library, today));
  return http::private_page(
      selection_page(layout, counter.library, selection, counter.publisher.site, today));
}

Result<Response> share(const html::Layout& layout, const Counter& counter, const Request& request) {
  const auto path = request.query.text("pagina");
  if (counter.library.gone(path)) return http::gone();
  const auto* document = TRY(counter.library.find(path, counter.clock.today()));
  return http::page(TRY(share_page(layout, *document, counter.publisher.site)));
}

}  // namespace

void add_pages(http::Router& router, const html::Layout& layout, const Counter& counter) {
  router.get("/selectie",
             [&layout, counter](const auto& request) { return list(layout, counter, request); });
  router.get("/deel",
             [&layout, counter](const auto& request) { return share(layout, counter, request); });
}

}  // namespace zicht::takeaway
