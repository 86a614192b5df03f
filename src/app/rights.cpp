#include "app/rights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "app/commands.hpp"

namespace zicht::app {
namespace {

using accounts::May;
using http::Method;

struct Row {
  Method method;
  std::string_view pattern;
  May right;
};

/// A pattern that ends in ".*" is for each form in which a text is taken along (".pdf", ".epub").
/// Every route of the program but the pages that are kept ready: those are the same for everyone,
/// know nobody, and so are for everyone. Which role has which right stands in
/// work/accounts/role.cpp; `zicht rights` prints both together.
constexpr std::array table{
    Row{Method::get, "/.well-known/security.txt", May::visit},
    Row{Method::get, "/aanmelden", May::visit},
    Row{Method::post, "/aanmelden", May::visit},
    Row{Method::get, "/aanmelden/code", May::visit},
    Row{Method::post, "/aanmelden/code", May::visit},
    Row{Method::post, "/aanmelden/code/toegangssleutel", May::visit},
    Row{Method::post, "/aanmelden/code/uitdaging", May::visit},
    Row{Method::post, "/aanmelden/toegangssleutel", May::visit},
    Row{Method::post, "/aanmelden/uitdaging", May::visit},
    Row{Method::get, "/aanmelden/via/{aanmelding}", May::visit},
    Row{Method::get, "/aanmelden/via/{aanmelding}/afgemeld", May::visit},
    Row{Method::get, "/aanmelden/via/{aanmelding}/terug", May::visit},
    Row{Method::get, "/account", May::keep_account},
    Row{Method::get, "/account/bevestigen", May::settle},
    Row{Method::post, "/account/bevestigen", May::settle},
    Row{Method::post, "/account/bevestigen/toegangssleutel", May::settle},
    Row{Method::post, "/account/bevestigen/uitdaging", May::settle},
    Row{Method::post, "/account/herstelcodes", May::keep_account},
    Row{Method::post, "/account/organisatie", May::keep_account},
    Row{Method::post, "/account/sessies/beeindigen", May::keep_account},
    Row{Method::post, "/account/sessies/{sessie}/beeindigen", May::keep_account},
    Row{Method::get, "/account/tekst", May::keep_account},
    Row{Method::post, "/account/tekst/weggooien", May::keep_account},
    Row{Method::get, "/account/toegangssleutels/nieuw", May::settle},
    Row{Method::post, "/account/toegangssleutels/nieuw", May::settle},
    Row{Method::post, "/account/toegangssleutels/uitdaging", May::settle},
    Row{Method::get, "/account/toegangssleutels/{sleutel}", May::keep_account},
    Row{Method::post, "/account/toegangssleutels/{sleutel}", May::keep_account},
    Row{Method::post, "/account/toegangssleutels/{sleutel}/weghalen", May::keep_account},
    Row{Method::get, "/account/tweede-stap", May::settle},
    Row{Method::post, "/account/tweede-stap", May::settle},
    Row{Method::post, "/account/tweede-stap/weghalen", May::keep_account},
    Row{Method::get, "/account/wachtzin", May::keep_account},
    Row{Method::post, "/account/wachtzin", May::keep_account},
    Row{Method::post, "/afmelden", May::settle},
    Row{Method::get, "/certificaat/{code}", May::visit},
    Row{Method::get, "/certificaat/{code}/badge", May::visit},
    Row{Method::get, "/certificaat/{code}/pdf", May::visit},
    Row{Method::get, "/deel", May::visit},
    Row{Method::get, "/favicon.ico", May::visit},
    Row{Method::get, "/gedeeld/{token}", May::visit},
    Row{Method::get, "/healthz", May::visit},
    Row{Method::get, "/help", May::visit},
    Row{Method::get, "/kaarten.*", May::visit},
    Row{Method::get, "/kaarten/{card}.*", May::visit},
    Row{Method::get, "/kompas.*", May::visit},
    Row{Method::get, "/kompas/artikel-273f", May::visit},
    Row{Method::get, "/kompas/artikel-273f.*", May::visit},
    Row{Method::get, "/kompas/barrieremodel", May::visit},
    Row{Method::get, "/kompas/barrieremodel.*", May::visit},
    Row{Method::get, "/kompas/{chapter}.*", May::visit},
    Row{Method::get, "/kompas/{chapter}/{page}.*", May::visit},
    Row{Method::get, "/leren", May::keep_account},
    Row{Method::post, "/leren/certificaten/{certificaat}/intrekken", May::keep_account},
    Row{Method::get, "/leren/meenemen", May::keep_account},
    Row{Method::post, "/leren/meenemen", May::keep_account},
    Row{Method::get, "/leren/organisatie", May::manage_people},
    Row{Method::get, "/leren/{pad}", May::keep_account},
    Row{Method::post, "/leren/{pad}/certificaat", May::keep_account},
    Row{Method::get, "/leren/{pad}/{onderdeel}", May::keep_account},
    Row{Method::post, "/leren/{pad}/{onderdeel}", May::keep_account},
    Row{Method::get, "/leren/{pad}/{onderdeel}/{vraag}", May::keep_account},
    Row{Method::post, "/leren/{pad}/{onderdeel}/{vraag}", May::keep_account},
    Row{Method::get, "/longread.*", May::visit},
    Row{Method::get, "/melden", May::visit},
    Row{Method::post, "/melden", May::visit},
    Row{Method::get, "/melden/antwoord", May::visit},
    Row{Method::post, "/melden/antwoord", May::visit},
    Row{Method::post, "/melden/antwoord/bericht", May::visit},
    Row{Method::post, "/melden/antwoord/bestand", May::visit},
    Row{Method::get, "/melden/veilig", May::visit},
    Row{Method::get, "/notities", May::take_notes},
    Row{Method::get, "/notities/bij/kaarten/{card}", May::take_notes},
    Row{Method::post, "/notities/bij/kaarten/{card}", May::take_notes},
    Row{Method::get, "/notities/bij/kaarten/{card}.*", May::take_notes},
    Row{Method::get, "/notities/bij/kompas/{chapter}", May::take_notes},
    Row{Method::post, "/notities/bij/kompas/{chapter}", May::take_notes},
    Row{Method::get, "/notities/bij/kompas/{chapter}/{page}", May::take_notes},
    Row{Method::post, "/notities/bij/kompas/{chapter}/{page}", May::take_notes},
    Row{Method::get, "/notities/bij/kompas/{chapter}.*", May::take_notes},
    Row{Method::get, "/notities/bij/kompas/{chapter}/{page}.*", May::take_notes},
    Row{Method::get, "/notities/bij/verhaal", May::take_notes},
    Row{Method::get, "/notities/bij/verhaal/{scene}", May::take_notes},
    Row{Method::post, "/notities/bij/verhaal/{scene}", May::take_notes},
    Row{Method::post, "/notities/antwoorden/{antwoord}/weg", May::take_notes},
    Row{Method::get, "/notities/delen", May::take_notes},
    Row{Method::post, "/notities/delen", May::take_notes},
    Row{Method::get, "/notities/delen/nieuw", May::take_notes},
    Row{Method::get, "/notities/delen/{deling}", May::take_notes},
    Row{Method::post, "/notities/delen/{deling}/intrekken", May::take_notes},
    Row{Method::get, "/notities/team", May::take_notes},
    Row{Method::get, "/notities/uitvoer.jsonld", May::take_notes},
    Row{Method::get, "/notities/uitvoer.md", May::take_notes},
    Row{Method::get, "/notities/{aantekening}", May::take_notes},
    Row{Method::post, "/notities/{aantekening}", May::take_notes},
    Row{Method::post, "/notities/{aantekening}/antwoorden", May::take_notes},
    Row{Method::post, "/notities/{aantekening}/klaar", May::take_notes},
    Row{Method::post, "/notities/{aantekening}/klopt", May::take_notes},
    Row{Method::post, "/notities/{aantekening}/weg", May::take_notes},
    Row{Method::get, "/nuttig", May::visit},
    Row{Method::post, "/nuttig", May::visit},
    Row{Method::get, "/nuttig/dank", May::visit},
    Row{Method::get, "/organisatie/mensen", May::manage_people},
    Row{Method::post, "/organisatie/mensen", May::manage_people},
    Row{Method::get, "/organisatie/mensen/{persoon}", May::manage_people},
    Row{Method::post, "/organisatie/mensen/{persoon}/rollen", May::manage_people},
    Row{Method::post, "/organisatie/mensen/{persoon}/toegang-stoppen", May::manage_people},
    Row{Method::post, "/organisatie/mensen/{persoon}/tweede-stap-wissen", May::manage_people},
    Row{Method::post, "/organisatie/mensen/{persoon}/uitnodiging", May::manage_people},
    Row{Method::get, "/schatting", May::visit},
    Row{Method::get, "/schatting/reken", May::visit},
    Row{Method::post, "/schatting/reken", May::visit},
    Row{Method::get, "/selectie", May::visit},
    Row{Method::get, "/selectie.*", May::visit},
    Row{Method::get, "/sporen-wissen", May::visit},
    Row{Method::get, "/training/casussen/{casus}", May::visit},
    Row{Method::get, "/training/{pad}", May::visit},
    Row{Method::get, "/training/{pad}/cmi5.zip", May::visit},
    Row{Method::get, "/training/{pad}/scorm.zip", May::visit},
    Row{Method::get, "/training/{pad}/{onderdeel}", May::visit},
    Row{Method::get, "/training/{pad}/{onderdeel}/{vraag}", May::visit},
    Row{Method::get, "/uitgever", May::visit},
    Row{Method::get, "/uitnodiging/{token}", May::visit},
    Row{Method::post, "/uitnodiging/{token}", May::visit},
    Row{Method::get, "/v1/cijfers", May::visit},
    Row{Method::get, "/v1/cijfers/{cijfer}", May::visit},
    Row{Method::get, "/v1/gemeenten", May::visit},
    Row{Method::get, "/v1/gemeenten/{code}", May::visit},
    Row{Method::get, "/v1/openapi.json", May::visit},
    Row{Method::get, "/voor-wie/{audience}.*", May::visit},
    Row{Method::get, "/wachtwoord-vergeten", May::visit},
    Row{Method::post, "/wachtwoord-vergeten", May::visit},
    Row{Method::get, "/wachtwoord/{token}", May::visit},
    Row{Method::post, "/wachtwoord/{token}", May::visit},
    Row{Method::get, "/werk/cijfers", May::see_desk_figures},
    Row{Method::get, "/werk/cijfers.csv", May::see_desk_figures},
    Row{Method::get, "/werk/cijfers.json", May::see_desk_figures},
    Row{Method::get, "/werk/doorgeven", May::advise_passing_on},
    Row{Method::get, "/werk/melden", May::report_signals},
    Row{Method::post, "/werk/melden", May::report_signals},
    Row{Method::get, "/werk/meldingen", May::report_signals},
    Row{Method::get, "/werk/meldingen/{melding}", May::report_signals},
    Row{Method::post, "/werk/meldingen/{melding}/bestand", May::report_signals},
    Row{Method::get, "/werk/ontvangen", May::keep_keys},
    Row{Method::get, "/werk/ontvangen/{verstrekking}", May::keep_keys},
    Row{Method::post, "/werk/ontvangen/{verstrekking}/aannemen", May::keep_keys},
    Row{Method::get, "/werk/ontvangen/{verstrekking}/bewijs", May::keep_keys},
    Row{Method::post, "/werk/ontvangen/{verstrekking}/weigeren", May::keep_keys},
    Row{Method::get, "/werk/signalen", May::weigh_signals},
    Row{Method::get, "/werk/signalen/afwezig", May::weigh_signals},
    Row{Method::post, "/werk/signalen/afwezig", May::weigh_signals},
    Row{Method::get, "/werk/signalen/zoeken", May::weigh_signals},
    Row{Method::post, "/werk/signalen/zoeken", May::weigh_signals},
    Row{Method::get, "/werk/signalen/{signaal}", May::weigh_signals},
    Row{Method::get, "/werk/signalen/{signaal}/bewaren", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/bewaren", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/aanbieden", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/besluit", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/bericht", May::weigh_signals},
    Row{Method::get, "/werk/signalen/{signaal}/bestand/{bestand}", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/bestand/{bestand}/afwijzen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/bestand/{bestand}/akkoord", May::weigh_signals},
    Row{Method::get, "/werk/signalen/{signaal}/bestand/{bestand}/origineel", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/bestand/{bestand}/vragen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/koppelen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/loskoppelen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/notitie", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/oppakken", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/overnemen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/splitsen", May::weigh_signals},
    Row{Method::get, "/werk/signalen/{signaal}/tellen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/tellen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/tellen/intrekken", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/terugnemen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/toewijzen", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/tweede-blik", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/tweede-blik/{vraag}", May::weigh_signals},
    Row{Method::get, "/werk/signalen/{signaal}/verstrekken", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/verstrekken", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/weging", May::weigh_signals},
    Row{Method::post, "/werk/signalen/{signaal}/weigeren", May::weigh_signals},
    Row{Method::get, "/werk/sleutels", May::keep_keys},
    Row{Method::post, "/werk/sleutels/eigen", May::keep_keys},
    Row{Method::post, "/werk/sleutels/herstellen", May::weigh_signals},
    Row{Method::post, "/werk/sleutels/leden/{persoon}/binnenlaten", May::weigh_signals},
    Row{Method::post, "/werk/sleutels/leden/{persoon}/weghalen", May::weigh_signals},
    Row{Method::post, "/werk/sleutels/meldpunt", May::weigh_signals},
    Row{Method::post, "/werk/sleutels/openen", May::keep_keys},
    Row{Method::post, "/werk/sleutels/sluiten", May::keep_keys},
    Row{Method::post, "/werk/sleutels/vernieuwen", May::weigh_signals},
    Row{Method::post, "/werk/sleutels/verzegelen", May::weigh_signals},
    Row{Method::get, "/werk/toezicht", May::oversee},
    Row{Method::get, "/werk/toezicht/bewaren", May::oversee},
    Row{Method::post, "/werk/toezicht/bewaren", May::oversee},
    Row{Method::get, "/werk/toezicht/logboek", May::oversee},
    Row{Method::get, "/werk/toezicht/vernietigd", May::oversee},
    Row{Method::get, "/werk/toezicht/vernietigd/{deel}", May::oversee},
    Row{Method::get, "/werk/toezicht/vernietiging", May::oversee},
    Row{Method::post, "/werk/toezicht/vernietiging", May::oversee},
    Row{Method::get, "/werk/toezicht/verstrekkingen", May::oversee},
    Row{Method::get, "/werk/toezicht/verstrekkingen.csv", May::oversee},
    Row{Method::get, "/werk/toezicht/verstrekkingen/{verstrekking}", May::oversee},
    Row{Method::get, "/werk/toezicht/verstrekkingen/{verstrekking}/bewijs", May::oversee},
    Row{Method::get, "/werk/tellingen", May::receive_counts},
    Row{Method::get, "/werk/tellingen.csv", May::receive_counts},
    Row{Method::get, "/werk/verstrekkingen", May::weigh_signals},
    Row{Method::get, "/werk/verstrekkingen.csv", May::weigh_signals},
    Row{Method::get, "/werk/verstrekkingen/{verstrekking}", May::weigh_signals},
    Row{Method::get, "/werk/verstrekkingen/{verstrekking}/bewijs", May::weigh_signals},
    Row{Method::post, "/werk/verstrekkingen/{verstrekking}/aangekomen", May::weigh_signals},
    Row{Method::post, "/werk/verstrekkingen/{verstrekking}/bestand", May::weigh_signals},
    Row{Method::post, "/werk/verstrekkingen/{verstrekking}/intrekken", May::weigh_signals},
    Row{Method::post, "/werk/verstrekkingen/{verstrekking}/woorden", May::weigh_signals},
    Row{Method::get, "/zoeken", May::visit},
    Row{Method::get, "/zoeken/suggesties", May::visit},
    Row{Method::get, "/{page}.*", May::visit},
};

bool is_of(const Row& row, const http::RouteName& route) {
  if (row.method != route.method) return false;
  if (!row.pattern.ends_with(".*")) return row.pattern == route.pattern;
  const auto dot = route.pattern.rfind('.');
  return dot != std::string::npos &&
         row.pattern.substr(0, row.pattern.size() - 2) == route.pattern.substr(0, dot) &&
         route.pattern.find('/', dot) == std::string::npos;
}

const Row* find(const http::RouteName& route) {
  const auto* row =
      std::ranges::find_if(table, [&](const Row& candidate) { return is_of(candidate, route); });
  return row == table.end() ? nullptr : row;
}

std::string_view method_name(Method method) {
  return method == Method::post ? "POST" : "GET";
}

constexpr auto help =
    R"(Drukt van elke route af wie haar mag gebruiken: methode, adres, en de rollen. "iedereen" is
ook wie niet is aangemeld. Pagina's die voor iedereen hetzelfde zijn, staan er niet bij.)";

Result<> print_rights() {
  for (const auto& row : table) {
    std::string who;
    if (accounts::may({}, row.right)) who = "iedereen";
    for (const auto role : accounts::all_roles())
      if (who != "iedereen" && accounts::may({role}, row.right))
        who += fmt::format("{}{}", who.empty() ? "" : ",", accounts::dutch_name(role));
    fmt::print("{}\t{}\t{}\n", method_name(row.method), row.pattern, who);
  }
  return {};
}

}  // namespace

May right_of(const http::RouteName& route) {
  if (route.is_public) return May::visit;
  const auto* row = find(route);
  ZICHT_CHECK(row != nullptr);
  return row->right;
}

Result<> check_rights(const http::Router& router, bool whole) {
  const auto routes = router.routes();
  std::string wrong;
  for (const auto& route : routes)
    if (!route.is_public && find(route) == nullptr)
      wrong += fmt::format(
          "\n{} {} staat niet in de tabel van rechten", method_name(route.method), route.pattern);
  for (const auto& row : table) {
    const bool there = std::ranges::any_of(routes, [&](const http::RouteName& route) {
      return !route.is_public && is_of(row, route);
    });
    if (whole && !there)
      wrong += fmt::format("\n{} {} staat in de tabel van rechten, maar is geen route",
                           method_name(row.method),
                           row.pattern);
  }
  if (wrong.empty()) return {};
  return fail(Fault::internal, "De rechten kloppen niet met de routes (app/rights.cpp):" + wrong);
}

Command rights_command() {
  return {.name = "rights",
          .summary = "Laat zien wie welke route mag gebruiken",
          .help = help,
          .prepare = [](CLI::App&) { return print_rights; }};
}

}  // namespace zicht::app
