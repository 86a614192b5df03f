// /v1/cijfers: the figures of the latest release as numbers.
#include <boost/json.hpp>

#include "ground/http/fault.hpp"
#include "open/monitor/api.hpp"
#include "open/monitor/figures.hpp"
#include "open/monitor/openapi.hpp"
#include "open/monitor/problem.hpp"

namespace zicht::monitor {
namespace {

namespace json = boost::json;

std::string_view word(html::Figure::Kind kind) {
  switch (kind) {
    case html::Figure::Kind::line:
      return "lijn";
    case html::Figure::Kind::bars:
      return "staven";
    case html::Figure::Kind::interval:
      return "interval";
    case html::Figure::Kind::table:
      return "tabel";
  }
  return {};
}

std::string_view certainty(const html::Point& point) {
  if (html::is_gap(point)) return "niet-beschikbaar";
  switch (point.certainty) {
    case html::Certainty::counted:
      return "geteld";
    case html::Certainty::derived:
      return "afgeleid";
    case html::Certainty::estimated:
      return "geschat";
    case html::Certainty::withheld:
      return "afgeschermd";
  }
  return {};
}

/// A whole number without a fraction, so that 944 stays 944; null where there is none.
json::value number(const std::optional<double>& value) {
  if (!value) return nullptr;
  const auto whole = static_cast<std::int64_t>(*value);
  if (static_cast<double>(whole) == *value) return whole;
  return *value;
}

json::array strings(const std::vector<std::string>& texts) {
  json::array all;
  for (const auto& text : texts) all.emplace_back(text);
  return all;
}

json::object point_json(const html::Point& point) {
  const bool withheld = point.certainty == html::Certainty::withheld;
  const auto shown = [&](const std::optional<double>& value) {
    return withheld ? json::value(nullptr) : number(value);
  };
  return {{"label", point.label},
          {"waarde", shown(point.value)},
          {"laag", shown(point.low)},
          {"hoog", shown(point.high)},
          {"tekst", withheld ? std::string() : point.words},
          {"zekerheid", certainty(point)},
          {"noot", point.note},
          {"bronnen", strings(point.sources)}};
}

json::object series_json(const html::Series& series) {
  json::array points;
  for (const auto& point : series.points) points.push_back(point_json(point));
  return {{"id", series.id},
          {"naam", series.name},
          {"definitie", series.definition},
          {"punten", std::move(points)}};
}

json::object release_json(const Published& published) {
  return {{"nummer", published.number}, {"gepubliceerdOp", to_iso(published.published_at)}};
}

json::value year(const content::Source& source) {
  return source.year ? json::value(*source.year) : json::value(nullptr);
}

json::array sources_json(const html::Figure& figure, const content::Library& library) {
  json::array all;
  for (const auto& id : html::source_ids(figure))
    if (const auto* source = library.source(id))
      all.push_back({{"id", source->id},
                     {"titel", source->title},
                     {"uitgever", source->publisher},
                     {"jaar", year(*source)},
                     {"vindplaats", source->address.empty() ? source->place : source->address}});
  return all;
}

json::object short_json(const html::Figure& figure) {
  json::array series;
  for (const auto& each : figure.series) series.push_back({{"id", each.id}, {"naam", each.name}});
  return {{"id", figure.id},
          {"titel", figure.headline},
          {"bijschrift", figure.caption},
          {"soort", word(figure.kind)},
          {"eenheid", figure.unit},
          {"reeksen", std::move(series)}};
}

json::object full_json(const html::Figure& figure, const content::Library& library) {
  json::array series;
  for (const auto& each : figure.series) series.push_back(series_json(each));
  auto all = short_json(figure);
  all["uitleg"] = figure.explanation;
  all["gecontroleerdOp"] =
      figure.checked_on ? json::value(to_iso(*figure.checked_on)) : json::value(nullptr);
  all["reeksen"] = std::move(series);
  all["bronnen"] = sources_json(figure, library);
  return all;
}

Result<http::Response> all_figures(const Supplies& supplies, const http::Request& request) {
  Wrongs wrongs;
  refuse_unknown(request, {}, wrongs);
  if (!wrongs.empty()) return bad_request(wrongs);
  const auto published = TRY(supplies.latest());
  json::array figures;
  for (const auto& figure : published.figures) figures.push_back(short_json(figure));
  return answer(
      json::object{{"publicatie", release_json(published)}, {"cijfers", std::move(figures)}});
}

Result<http::Response> one_figure(const Supplies& supplies, const http::Request& request) {
  Wrongs wrongs;
  refuse_unknown(request, {}, wrongs);
  if (!wrongs.empty()) return bad_request(wrongs);
  const auto published = TRY(supplies.latest());
  const auto* figure = TRY(find(published, request.capture("cijfer")));
  json::object all{{"publicatie", release_json(published)}};
  for (auto& member : full_json(*figure, supplies.library)) all.insert(member);
  return answer(all);
}

}  // namespace

http::Response answer(const json::value& value) {
  auto response = http::json(json::serialize(value));
  response.headers.emplace_back("API-Version", http::api_version);
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return response;
}

std::vector<ApiRoute> figure_routes(const Supplies& supplies) {
  const auto description = openapi(supplies.publisher);
  return {{"/openapi.json",
           [description](const http::Request& request) -> Result<http::Response> {
             Wrongs wrongs;
             refuse_unknown(request, {}, wrongs);
             if (!wrongs.empty()) return bad_request(wrongs);
             return answer(json::parse(description));
           }},
          {"/cijfers", [supplies](const auto& request) { return all_figures(supplies, request); }},
          {"/cijfers/{cijfer}",
           [supplies](const auto& request) { return one_figure(supplies, request); }}};
}

}  // namespace zicht::monitor
