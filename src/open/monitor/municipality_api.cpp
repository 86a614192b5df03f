// /v1/gemeenten: which municipalities there are on a day.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "ground/text/utf8.hpp"
#include "open/monitor/api.hpp"
#include "open/monitor/problem.hpp"

namespace zicht::monitor {
namespace {

namespace json = boost::json;
using municipalities::Municipality;
using municipalities::Register;

json::object to_json(const Municipality& municipality) {
  const auto& until = municipality.valid_until;
  json::array into;
  for (const auto& code : municipality.went_into) into.emplace_back(code);
  return {{"code", municipality.code},
          {"naam", municipality.name},
          {"veiligheidsregio",
           {{"code", municipality.safety_region_code}, {"naam", municipality.safety_region}}},
          {"provincie", municipality.province},
          {"politieEenheid", municipality.police_unit},
          {"arrondissement", municipality.court_district},
          {"riec", municipality.riec},
          {"geldigVan", to_iso(municipality.valid_from)},
          {"geldigTot", until ? json::value(to_iso(*until)) : json::value(nullptr)},
          {"opgegaanIn", std::move(into)},
          {"opmerking", municipality.remark}};
}

/// The day that is asked about: `peildatum`, or today.
Date day_of(const Supplies& supplies, const http::Request& request, Wrongs& wrongs) {
  const auto today = supplies.clock.today();
  if (!request.query.has("peildatum")) return today;
  const auto day = parse_date(request.query.text("peildatum"));
  if (!day) {
    wrongs.push_back({.name = "peildatum",
                      .code = "date.format",
                      .detail = "Schrijf een datum die bestaat, zoals 2026-11-22."});
    return today;
  }
  const auto first = supplies.municipalities.known_from();
  if (*day < first)
    wrongs.push_back({.name = "peildatum",
                      .code = "date.range",
                      .detail = fmt::format("De lijst begint op {}.", to_iso(first))});
  return *day;
}

/// Why there is no such municipality on this day: an old code is told what became of it.
std::string why_not(const Register& list, std::string_view code, Date day) {
  std::string codes;
  for (const auto* now : list.follow(code, day)) codes += (codes.empty() ? "" : ", ") + now->code;
  if (codes.empty())
    return fmt::format("Op {} is er geen gemeente met code {}.", to_iso(day), code);
  return fmt::format("Op {} is er geen gemeente met code {} meer: {}. Vraag naar {}.",
                     to_iso(day),
                     code,
                     list.title(code, day),
                     codes);
}

/// Whether someone who types `asked` means this value.
bool is_same(std::string_view asked, std::string_view value) {
  return text::fold(asked) == text::fold(value);
}

bool in_province(const Municipality& municipality, std::string_view asked) {
  return is_same(asked, municipality.province);
}

bool in_region(const Municipality& municipality, std::string_view asked) {
  return is_same(asked, municipality.safety_region) ||
         is_same(asked, municipality.safety_region_code);
}

using Belongs = bool (*)(const Municipality&, std::string_view);

/// Notes a value that no municipality ever had, with those that there are.
void check_value(const Register& municipalities,
                 const http::Request& request,
                 std::string_view name,
                 Belongs belongs,
                 std::string Municipality::*shown,
                 Wrongs& wrongs) {
  if (!request.query.has(name)) return;
  const auto asked = request.query.text(name);
  std::set<std::string> known;
  for (const auto& municipality : municipalities.all()) {
    if (belongs(municipality, asked)) return;
    known.insert(municipality.*shown);
  }
  wrongs.push_back({.name = std::string(name),
                    .code = "value.unknown",
                    .detail = fmt::format("Kies uit {}.", fmt::join(known, ", "))});
}

Result<http::Response> all_municipalities(const Supplies& supplies, const http::Request& request) {
  const auto& list = supplies.municipalities;
  Wrongs wrongs;
  refuse_unknown(request, {"provincie", "veiligheidsregio", "peildatum"}, wrongs);
  const auto day = day_of(supplies, request, wrongs);
  check_value(list, request, "provincie", in_province, &Municipality::province, wrongs);
  check_value(list, request, "veiligheidsregio", in_region, &Municipality::safety_region, wrongs);
  if (!wrongs.empty()) return bad_request(wrongs);

  const auto asked_for = [&](const Municipality& municipality) {
    const auto& query = request.query;
    return (!query.has("provincie") || in_province(municipality, query.text("provincie"))) &&
           (!query.has("veiligheidsregio") ||
            in_region(municipality, query.text("veiligheidsregio")));
  };
  json::array found;
  for (const auto* municipality : list.on(day))
    if (asked_for(*municipality)) found.push_back(to_json(*municipality));
  return answer(json::object{{"peildatum", to_iso(day)}, {"gemeenten", std::move(found)}});
}

Result<http::Response> one_municipality(const Supplies& supplies, const http::Request& request) {
  const auto code = request.capture("code");
  Wrongs wrongs;
  if (!municipalities::is_code(code))
    wrongs.push_back({.in = "path",
                      .name = "code",
                      .code = "code.format",
                      .detail = "Schrijf GM en vier cijfers, zoals GM0402."});
  refuse_unknown(request, {"peildatum"}, wrongs);
  const auto day = day_of(supplies, request, wrongs);
  if (!wrongs.empty()) return bad_request(wrongs);

  const auto* municipality = supplies.municipalities.find(code, day);
  if (municipality == nullptr)
    return fail(Fault::not_found, why_not(supplies.municipalities, code, day));
  return answer(to_json(*municipality));
}

}  // namespace

std::vector<ApiRoute> municipality_routes(const Supplies& supplies) {
  return {{"/gemeenten",
           [supplies](const auto& request) { return all_municipalities(supplies, request); }},
          {"/gemeenten/{code}",
           [supplies](const auto& request) { return one_municipality(supplies, request); }}};
}

}  // namespace zicht::monitor
