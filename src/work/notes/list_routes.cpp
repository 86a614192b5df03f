// The lists, and one's notes as a file.
#include "work/notes/export.hpp"
#include "work/notes/handlers.hpp"

namespace zicht::notes {
namespace {

/// What is looked for is cut off where nobody would type on.
constexpr std::size_t longest_search = 200;

Wanted wanted_in(const http::Fields& query) {
  const auto page = number_in(query.text("pagina"));
  const auto words = query.text("q");
  return {.words = words.size() > longest_search ? std::string() : std::string(words),
          .state = std::string(query.text("stand")),
          .where = std::string(query.text("waar")),
          .page = page < 1 ? 1 : static_cast<std::size_t>(page)};
}

Result<http::Response> own(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto threads = TRY(desk.notes.own(actor));
  Places places(desk.library, desk.clock.today());
  return http::private_page(
      own_list_page({desk.layout, actor, places}, threads, wanted_in(request.query)));
}

Result<http::Response> team(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto threads = TRY(desk.notes.team(actor));
  Places places(desk.library, desk.clock.today());
  return http::private_page(
      team_list_page({desk.layout, actor, places}, threads, wanted_in(request.query)));
}

/// What leaves the site asks that one just proved to be oneself.
Result<http::Response> export_as(const Desk& desk, const http::Request& request, bool markdown) {
  const auto actor = TRY(accounts::signed_in(request));
  if (!desk.sessions.is_proved(actor))
    return http::see_other("/account/bevestigen?naar=" + http::percent_encode(request.path));
  const auto threads = TRY(desk.notes.own(actor));
  Places places(desk.library, desk.clock.today());
  if (markdown)
    return http::download(to_markdown(places, threads, desk.clock.today()),
                          "text/markdown; charset=utf-8",
                          "mijn-aantekeningen.md");
  return http::download(to_json_ld(places, threads, desk.publisher.site),
                        "application/ld+json",
                        "mijn-aantekeningen.jsonld");
}

}  // namespace

void add_list_routes(http::Router& router, const Desk& desk) {
  router.get("/notities", [desk](const auto& request) { return own(desk, request); });
  router.get("/notities/team", [desk](const auto& request) { return team(desk, request); });
  router.get("/notities/uitvoer.md",
             [desk](const auto& request) { return export_as(desk, request, true); });
  router.get("/notities/uitvoer.jsonld",
             [desk](const auto& request) { return export_as(desk, request, false); });
}

}  // namespace zicht::notes
