#include "work/passing/routes.hpp"

#include <algorithm>

#include "work/passing/handlers.hpp"

namespace zicht::passing {

Result<http::Response> send_to_keys(const Desk& desk,
                                    const http::Request& request,
                                    const accounts::Actor& actor) {
  const auto to = [](std::string_view back) {
    return "/werk/sleutels?naar=" + http::percent_encode(back);
  };
  if (request.method != http::Method::post) return http::see_other(to(request.path));
  return desk.sessions.keep(request, actor.person, to("/account/tekst"));
}

Result<http::Response> send_to_proof(const Desk& desk,
                                     const http::Request& request,
                                     const accounts::Actor& actor) {
  const auto to = [](std::string_view back) {
    return "/account/bevestigen?naar=" + http::percent_encode(back);
  };
  if (request.method != http::Method::post) return http::see_other(to(request.path));
  return desk.sessions.keep(request, actor.person, to("/account/tekst"));
}

std::string sector_name(const content::Library& library, std::string_view id) {
  const auto* axis = library.axis("sector");
  if (axis == nullptr || id.empty()) return {};
  const auto found =
      std::ranges::find_if(axis->labels, [&](const auto& one) { return one.id == id; });
  return found == axis->labels.end() ? std::string(id) : found->name;
}

void add_routes(http::Router& router, const Desk& desk) {
  add_giving_routes(router, desk);
  add_ledger_routes(router, desk);
  add_inbox_routes(router, desk);
  add_count_routes(router, desk);
}

}  // namespace zicht::passing
