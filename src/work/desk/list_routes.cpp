// The addresses of the list.

#include "work/desk/handlers.hpp"

namespace zicht::desk {
namespace {

using http::Request;
using http::Response;

constexpr int rows_on_page = 50;
constexpr std::size_t most_hits = 50;

template <class Enum>
std::optional<Enum> named(std::string_view name) {
  const auto names = names_of(Enum{});
  for (std::size_t at = 0; at < names.size(); ++at)
    if (names.at(at) == name) return static_cast<Enum>(at);
  return std::nullopt;
}

Tab tab_of(std::string_view name) {
  if (name == "mij") return Tab::mine;
  if (name == "aangeboden") return Tab::offered;
  return name == "klaar" ? Tab::closed : Tab::open;
}

signals::Filter filter_of(const http::Fields& query, Tab tab, const accounts::Actor& actor) {
  signals::Filter filter{.open = tab != Tab::closed,
                         .state = named<signals::State>(query.text("stand")),
                         .municipality = std::string(query.text("gemeente")),
                         .form = named<signals::Exploitation>(query.text("vorm"))};
  if (query.text("spoed") == "ja") filter.urgency = signals::Urgency::urgent;
  if (tab == Tab::mine) filter.assignee = actor.person;
  return filter;
}

signals::After after_of(const http::Fields& query) {
  signals::After after;
  if (!query.has("na")) return after;
  after.due = number_in(query.text("na"));
  after.id = {number_in(query.text("signaal"))};
  return after;
}

/// To narrow the list by: of what came in before a merger the old name stays.
std::vector<html::Option> filter_options(const Desk& desk) {
  auto options = municipality_options(desk);
  const auto today = desk.clock.today();
  for (const auto* ended : desk.municipalities.ended(today))
    options.push_back({ended->code, desk.municipalities.title(ended->code, today)});
  return options;
}

Result<Response> list(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto names = TRY(names_for(desk, actor));
  const auto tab = tab_of(request.query.text("toon"));
  ListView view{.actor = actor,
                .names = names,
                .now = desk.clock.now(),
                .tab = tab,
                .filter = filter_of(request.query, tab, actor)};
  auto offered = TRY(desk.signals.offered(actor));
  view.offered = offered.size();
  view.counts = TRY(desk.signals.counts(actor));
  view.municipalities = filter_options(desk);
  if (tab == Tab::offered) {
    view.rows = std::move(offered);
  } else {
    view.rows =
        TRY(desk.signals.list(actor, view.filter, after_of(request.query), rows_on_page + 1));
    view.more = view.rows.size() > rows_on_page;
    if (view.more) view.rows.pop_back();
  }
  return http::private_page(list_page(desk.layout, view));
}

Result<Response> away_page_of(const Desk& desk, const accounts::Actor& actor, AwayView view) {
  const auto absences = TRY(desk.signals.absences(actor));
  if (const auto mine = absences.find(actor.person); mine != absences.end())
    view.until = mine->second;
  const int status = view.trouble.empty() ? 200 : 422;
  return http::private_page(away_page(desk.layout, view), status);
}

Result<Response> away(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  return away_page_of(
      desk, actor, {.actor = actor, .given_back = std::string(request.query.text("terug"))});
}

Result<Response> go_away(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto given = TRY(request.form());
  if (given.text("doe") == "terug") {
    TRY(desk.signals.come_back(actor));
    return http::see_other("/werk/signalen/afwezig");
  }
  const auto typed = std::string(given.text("tot"));
  const auto until = parse_date(typed);
  const auto gone = until ? desk.signals.go_away(actor, *until)
                          : fail(Fault::invalid, "Kies een dag, of schrijf hem als 2026-12-31.");
  if (gone) return http::see_other("/werk/signalen/afwezig?terug=" + std::to_string(*gone));
  if (gone.error().fault != Fault::invalid) return tl::make_unexpected(gone.error());
  return away_page_of(
      desk, actor, {.actor = actor, .typed = typed, .trouble = gone.error().message});
}

Result<Response> ask(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto names = TRY(names_for(desk, actor));
  return http::private_page(
      search_page(desk.layout, {.actor = actor, .names = names, .now = desk.clock.now()}));
}

Result<Response> search(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto given = TRY(request.form());
  const auto opened = desk.vault.open(actor, desk.sessions.browser(request).session);
  if (is_locked(opened)) return to_keys("/werk/signalen/zoeken");
  const auto open = TRY(Result<vault::OpenDesk>(opened));
  const auto names = TRY(names_for(desk, actor));
  SearchView view{.actor = actor,
                  .names = names,
                  .now = desk.clock.now(),
                  .asked = true,
                  .words = std::string(given.text("woorden"))};
  view.hits = TRY(desk.signals.search(actor, open, view.words, most_hits));
  return http::private_page(search_page(desk.layout, view));
}

}  // namespace

std::vector<html::Option> municipality_options(const Desk& desk) {
  std::vector<html::Option> options;
  for (const auto* municipality : desk.municipalities.on(desk.clock.today()))
    options.push_back({municipality->code, municipality->name});
  return options;
}

Result<Names> names_for(const Desk& desk, const accounts::Actor& actor) {
  const auto team = TRY(desk.accounts.team(actor));
  const auto absences = TRY(desk.signals.absences(actor));
  return Names(desk.library, desk.municipalities, desk.clock.today(), team, absences);
}

void add_list_routes(http::Router& router, const Desk& desk) {
  router.get("/werk/signalen", [desk](const Request& request) { return list(desk, request); });
  router.get("/werk/signalen/afwezig",
             [desk](const Request& request) { return away(desk, request); });
  router.post("/werk/signalen/afwezig",
              [desk](const Request& request) { return go_away(desk, request); });
  router.get("/werk/signalen/zoeken",
             [desk](const Request& request) { return ask(desk, request); });
  router.post("/werk/signalen/zoeken",
              [desk](const Request& request) { return search(desk, request); });
}

void add_routes(http::Router& router, const Desk& desk) {
  add_list_routes(router, desk);
  add_signal_routes(router, desk);
}

}  // namespace zicht::desk
