#include "open/monitor/pages.hpp"

#include <algorithm>
#include <array>

#include "open/monitor/figures.hpp"

namespace zicht::monitor {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

/// The figures in the order in which they tell their story. A figure that no part names stands in
/// the last.
struct Part {
  std::string_view id;
  std::string_view title;
  std::array<std::string_view, 3> figures;
};

constexpr std::string_view counted_figure = "nr-gemeld";
constexpr std::string_view other_count = "comensha-aanmeldingen";
constexpr std::string_view estimate_figure = "schatting";

constexpr std::array<Part, 4> parts{{
    {"gemeld-en-geschat", "Gemeld en geschat", {counted_figure, estimate_figure, "in-beeld"}},
    {"twee-tellingen", "Twee tellingen, twee figuren", {other_count, "", ""}},
    {"wie", "Wie meldt, en wie is gemeld", {"per-aanmelder", "kenmerken", "criminele-uitbuiting"}},
    {"aanpak", "Verdachten, en de aanpak van gemeenten", {"plegers", "gemeenten", ""}},
}};

bool is_named(std::string_view id) {
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
    return std::find(part.figures.begin(), part.figures.end(), id) != part.figures.end();
  });
}

const html::Figure* figure(const Published& published, std::string_view id) {
  const auto found = find(published, id);
  return found ? *found : nullptr;
}

/// "In 2024 zijn 944 mensen gemeld ...": the counted number lit, the estimate with dashes under it.
Html sentence(const Published& published) {
  const auto* reported = figure(published, counted_figure);
  const auto* hidden = figure(published, estimate_figure);
  const auto counted = reported != nullptr ? latest_counted(*reported) : std::nullopt;
  const auto estimated = hidden != nullptr ? latest_estimate(*hidden) : std::nullopt;
  Html words;
  if (counted)
    words += markup<
        "In {} zijn <strong class=\"monitor__counted\">{} mensen</strong> gemeld als mogelijk "
        "slachtoffer. ">(counted->year, counted->number);
  if (estimated)
    words += markup<
        "Over {} schatten onderzoekers dat het er in werkelijkheid <span "
        "class=\"monitor__estimated\">{} tot {}</span> per jaar waren.">(
        estimated->period, estimated->low, estimated->high);
  return when(!words.empty(), markup<"<p class=\"monitor__sentence\">{}</p>\n">(words));
}

/// Why there are two figures where one would expect a line.
Html two_counts(const Published& published) {
  const auto* theirs = figure(published, other_count);
  const auto* rapporteur = figure(published, counted_figure);
  if (theirs == nullptr || rapporteur == nullptr) return {};
  const auto difference = latest_difference(*theirs, *rapporteur);
  const auto example =
      difference
          ? markup<
                "<p>Over {} telt CoMensha {} aanmeldingen. De Nationaal Rapporteur komt voor "
                "hetzelfde jaar op {} mensen. Dat is geen fout: ze tellen niet "
                "hetzelfde.</p>\n">(difference->year, difference->one, difference->other)
          : Html{};
  return markup<
      "<div class=\"monitor__words\">\n"
      "<p>CoMensha telt elke aanmelding die binnenkomt. De Nationaal Rapporteur telt die gegevens "
      "opnieuw, zonder namen en met een eigen omschrijving.</p>\n{}"
      "<p>Daarom staan de twee tellingen elk in een eigen figuur. In één lijn zou je een stijging "
      "of daling zien die er niet is.</p>\n"
      "<p><a href=\"/verantwoording#twee-reeksen\">Meer over de twee reeksen</a></p>\n</div>\n">(
      example);
}

Html cells(const Supplies& supplies,
           const Published& published,
           const std::vector<const html::Figure*>& figures) {
  return each(figures, [&](const html::Figure* each_figure) {
    return markup<"<div class=\"monitor__cell\">\n{}</div>\n">(
        placed(supplies, published, *each_figure, 3, false));
  });
}

Html section(std::string_view id, std::string_view title, const Html& inside) {
  return when(
      !inside.empty(),
      markup<"<section class=\"monitor__part\" aria-labelledby=\"{}\">\n<h2 id=\"{}\">{}</h2>\n"
             "<div class=\"monitor__grid\">\n{}</div>\n</section>\n">(id, id, title, inside));
}

Html part_section(const Supplies& supplies, const Published& published, const Part& part) {
  std::vector<const html::Figure*> present;
  for (const auto id : part.figures)
    if (const auto* known = figure(published, id)) present.push_back(known);
  const auto words = part.figures[0] == other_count ? two_counts(published) : Html{};
  const auto told = when(!words.empty(), markup<"<div class=\"monitor__cell\">{}</div>\n">(words));
  return section(part.id, part.title, told + cells(supplies, published, present));
}

Html other_figures(const Supplies& supplies, const Published& published) {
  std::vector<const html::Figure*> others;
  for (const auto& known : published.figures)
    if (!is_named(known.id)) others.push_back(&known);
  return section("meer", "Meer cijfers", cells(supplies, published, others));
}

Html method(const Supplies& supplies, const Published& published) {
  return markup<
      "<div class=\"monitor__method\">\n"
      "<section aria-labelledby=\"lezen\"><h2 id=\"lezen\">Zo lees je deze cijfers</h2>\n"
      "<p>Gevuld is geteld. Half gevuld is berekend uit andere cijfers. Open en gestippeld is "
      "geschat. Gearceerd is afgeschermd. Een bleek vlak is een jaar zonder cijfer. Dat geldt voor "
      "elke figuur op deze site.</p>\n"
      "<p>Er is geen kaart met slachtoffers per gemeente. CoMensha legt de regio van de melder "
      "vast, niet de plaats van de uitbuiting.</p>\n"
      "<p><a href=\"/verantwoording\">Verantwoording: wat de cijfers wel en niet zeggen</a></p>\n"
      "</section>\n"
      "<section aria-labelledby=\"publicatie\"><h2 id=\"publicatie\">Publicatie {}</h2>\n"
      "<p>Van {}. Wat gepubliceerd is, verandert niet meer. Een fout herstellen we in een volgende "
      "publicatie.</p>\n"
      "<p>Gebruik de cijfers ook in je eigen programma: <a href=\"/v1/openapi.json\">beschrijving "
      "van de API</a>.</p>\n</section>\n"
      "<section aria-labelledby=\"citeren\"><h2 id=\"citeren\">Zo citeer je deze pagina</h2>\n"
      "<p>{}</p>\n<p>Noem bij een getal altijd de reeks, het jaar en de bron. Bij elke figuur "
      "staat "
      "hoe je haar citeert.</p>\n</section>\n</div>\n">(
      published.number,
      release_day(published),
      citation(supplies, published, "Wat we zien, en wat we schatten", "/monitor"));
}

/// A page title stays in the browser's history, where someone else may see it: it says no more than
/// the address does.
std::string neutral_title(const html::Figure& shown) {
  auto words = "Cijfer: " + shown.id;
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

}  // namespace

std::string overview_page(const Supplies& supplies, const Published& published) {
  Html main = markup<
      "<div class=\"wrap monitor\">\n<h1>Wat we zien, en wat we schatten</h1>\n{}{}{}{}</div>\n">(
      sentence(published),
      each(parts, [&](const Part& part) { return part_section(supplies, published, part); }),
      other_figures(supplies, published),
      method(supplies, published));
  return supplies.layout.draw(
      {.title = "Monitor",
       .description = "Wat is geteld en wat is geschat, met bij elk getal de bron en de definitie.",
       .path = "/monitor",
       .stylesheet = "css/monitor.css",
       .main = std::move(main)});
}

std::string figure_page(const Supplies& supplies,
                        const Published& published,
                        const html::Figure& shown) {
  Html main = markup<
      "<div class=\"wrap monitor monitor--single\">\n<div class=\"monitor__cell\">\n{}</div>\n"
      "<div class=\"monitor__method\">\n"
      "<section aria-labelledby=\"publicatie\"><h2 id=\"publicatie\">Publicatie {}</h2>\n"
      "<p>Van {}. Wat gepubliceerd is, verandert niet meer. Een fout herstellen we in een volgende "
      "publicatie.</p>\n</section>\n"
      "<section aria-labelledby=\"verder\"><h2 id=\"verder\">Verder</h2>\n"
      "<p><a href=\"{}\">Deze figuur tussen de andere</a></p>\n"
      "<p><a href=\"/verantwoording\">Wat de cijfers wel en niet zeggen</a></p>\n</section>\n"
      "</div>\n</div>\n">(placed(supplies, published, shown, 1, true),
                          published.number,
                          release_day(published),
                          Url{"/monitor#" + shown.id});
  return supplies.layout.draw({.title = neutral_title(shown),
                               .description = shown.caption,
                               .path = "/monitor/" + shown.id,
                               .stylesheet = "css/monitor.css",
                               .trail = {{"/monitor", "Monitor"}},
                               .main = std::move(main)});
}

}  // namespace zicht::monitor
