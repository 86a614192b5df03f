#include "ground/text/csv.hpp"
#include "open/monitor/api.hpp"
#include "open/monitor/figures.hpp"
#include "open/monitor/monitor.hpp"
#include "open/monitor/pages.hpp"

namespace zicht::monitor {
namespace {

Result<http::Response> overview(const Supplies& supplies) {
  const auto published = TRY(supplies.latest());
  return http::page(overview_page(supplies, published));
}

Result<http::Response> figure_for_reader(const Supplies& supplies, const http::Request& request) {
  const auto published = TRY(supplies.latest());
  const auto* figure = TRY(find(published, request.capture("figure")));
  return http::page(figure_page(supplies, published, *figure));
}

Result<http::Response> csv(const Supplies& supplies, const http::Request& request) {
  const auto published = TRY(supplies.latest());
  const auto* figure = TRY(find(published, request.capture("figure")));
  return http::download(
      text::write_csv(html::rows(*figure)), "text/csv; charset=utf-8", figure->id + ".csv");
}

}  // namespace

void add_routes(http::Router& router, const Supplies& supplies) {
  router.get_public("/monitor", [supplies](const auto&) { return overview(supplies); });
  router.get_public("/monitor/{figure}", [supplies](const auto& request) {
    return figure_for_reader(supplies, request);
  });
  router.get_public("/monitor/{figure}.csv",
                    [supplies](const auto& request) { return csv(supplies, request); });
  for (const auto& routes : {figure_routes(supplies), municipality_routes(supplies)})
    for (const auto& route : routes) router.get("/v1" + route.path, route.handler);
}

std::vector<std::string> paths(const std::vector<html::Figure>& figures) {
  std::vector<std::string> all{"/monitor"};
  for (const auto& figure : figures) all.push_back("/monitor/" + figure.id);
  return all;
}

}  // namespace zicht::monitor
