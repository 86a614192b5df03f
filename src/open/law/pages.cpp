#include "open/law/pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/html/form.hpp"
#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"

namespace zicht::law {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

constexpr auto lead =
    "De wet beschrijft mensenhandel als een handeling, met een middel, met een doel. Hier zie je "
    "de "
    "delen los van elkaar, in gewone woorden.";

class Drawing {
 public:
  Drawing(const content::Library& library, const Article& article, Age age, Date today)
      : article_(article), age_(age), today_(today), renderer_(library, today) {}

  Html versions() {
    return markup<
        R"(<section aria-labelledby="versies"><h2 id="versies">Welke tekst is dit?</h2><ul>{}</ul></section>
)">(each(article_.versions, [&](const Version& version) {
      return markup<"<li><strong>{}</strong> <span class=\"state-word\">{}</span> {}{} {}</li>">(
          version.title,
          status(version),
          version.text,
          renderer_.citations(version.sources),
          markup<"Nagekeken op {}.">(text::date(version.checked_on)));
    }));
  }

  Html parts() {
    Html rows;
    for (const auto& part : article_.parts)
      if (matters(part, age_)) rows += part_row(part);
    return markup<
        R"(<section aria-labelledby="onderdelen"><h2 id="onderdelen">De onderdelen van lid 1</h2>
<section class="scroll" tabindex="0" aria-label="Tabel: de onderdelen van lid 1"><table class="table"><thead><tr><th scope="col">Onderdeel</th><th scope="col">Handeling</th><th scope="col">Middel</th><th scope="col">Doel (oogmerk)</th><th scope="col">In gewone woorden</th></tr></thead>
<tbody>{}</tbody></table></section></section>
)">(rows);
  }

  Html elements(Element::Kind kind, std::string_view id, std::string_view title, Html above) {
    Html items;
    for (const auto& element : article_.elements)
      if (element.kind == kind)
        items += markup<R"(<div id="{}-{}"><dt>{}</dt><dd><p>{}{}</p></dd></div>
)">(id, element.id, element.name, element.explanation, renderer_.citations(element.sources));
    return markup<R"(<section aria-labelledby="{}"><h2 id="{}">{}</h2>{}<dl class="elements">
{}</dl></section>
)">(id, id, title, above, items);
  }

  /// The exception for minors, from the parts themselves.
  Html minors() const {
    std::vector<std::string> names;
    for (const auto& part : article_.parts)
      if (part.minors_only && !part.needs_means) names.push_back(part.name);
    if (names.empty()) return {};
    return markup<
        "<p>Gaat het om iemand jonger dan 18 jaar? Dan is hiervoor geen middel nodig: {}.</p>">(
        fmt::format("{}", fmt::join(names, ", ")));
  }

  Html penalties() {
    return markup<
        R"(<section aria-labelledby="straffen"><h2 id="straffen">De hoogste straffen</h2>
<section class="scroll" tabindex="0" aria-label="Tabel: de hoogste straffen"><table class="table"><thead><tr><th scope="col">Wanneer</th><th scope="col">Straf</th></tr></thead>
<tbody>{}</tbody></table></section></section>
)">(each(article_.penalties, [&](const Penalty& penalty) {
      return markup<R"(<tr><th scope="row">{}</th><td>{}{}</td></tr>)">(
          penalty.ground, penalty.penalty, renderer_.citations(penalty.sources));
    }));
  }

  Html sources() const { return renderer_.sources(); }

 private:
  Html part_row(const Part& part) {
    const auto names = [&](Element::Kind kind, const std::vector<std::string>& ids) {
      return fmt::format("{}", fmt::join(names_of(kind, ids), ", "));
    };
    return markup<
        R"(<tr id="{}"><th scope="row">{}{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td></tr>
)">(part.id,
        part.name,
        when(part.minors_only, markup<R"( <span class="state-word">jonger dan 18</span>)">()),
        names(Element::Kind::act, part.acts),
        part.needs_means ? markup<R"(Nodig: <a href="#middelen">een middel</a>)">()
                         : markup<"Niet nodig">(),
        part.aims.empty() ? std::string("Niet apart genoemd")
                          : names(Element::Kind::aim, part.aims),
        part.explanation,
        renderer_.citations(part.sources));
  }

  std::vector<std::string> names_of(Element::Kind kind, const std::vector<std::string>& ids) const {
    std::vector<std::string> names;
    for (const auto& element : article_.elements)
      if (element.kind == kind && std::find(ids.begin(), ids.end(), element.id) != ids.end())
        names.push_back(element.name);
    return names;
  }

  /// Said with the days that are known, and no more than that.
  std::string status(const Version& version) const {
    if (version.proposed) return "Voorstel, geen geldende wet";
    if (!in_force(version, today_)) return "Geldt niet";
    if (version.valid_from) return "Geldt sinds " + text::date(*version.valid_from);
    return "Gelezen als geldende tekst";
  }

  const Article& article_;
  Age age_;
  Date today_;
  content::Renderer renderer_;
};

Html age_form(Age age) {
  const std::string_view chosen = age == Age::adult   ? "volwassen"
                                  : age == Age::minor ? "minderjarig"
                                                      : "";
  return markup<
      R"(<form class="filters no-print" action="{}" method="get">{}<p class="actions"><button class="button button--main" type="submit">Laat zien</button></p></form>
)">(Url{address},
    html::choice("leeftijd",
                 "Over wie gaat het?",
                 "Alle leeftijden",
                 {{"volwassen", "Iemand van 18 jaar of ouder"},
                  {"minderjarig", "Iemand jonger dan 18 jaar"}},
                 chosen));
}

Html age_notice(Age age) {
  switch (age) {
    case Age::minor:
      return markup<
          R"(<div class="notice" role="status"><p><strong>Jonger dan 18 jaar.</strong> Voor minderjarigen heeft de wet eigen onderdelen. Daarin is geen middel nodig: dwang of misleiding hoeft er niet te zijn.</p></div>
)">();
    case Age::adult:
      return markup<
          R"(<div class="notice" role="status"><p><strong>18 jaar of ouder.</strong> De onderdelen die alleen over minderjarigen gaan, staan nu niet in de tabel.</p></div>
)">();
    case Age::unknown:
      return {};
  }
  return {};
}

}  // namespace

Age read_age(std::string_view text) {
  if (text == "volwassen") return Age::adult;
  if (text == "minderjarig") return Age::minor;
  return Age::unknown;
}

std::string article_page(const html::Layout& layout,
                         const content::Library& library,
                         const Article& article,
                         Age age,
                         Date today) {
  Drawing drawing(library, article, age, today);
  // Sources are numbered as they come, so the parts are drawn in the order of the page.
  const auto versions = drawing.versions();
  const auto parts = drawing.parts();
  const auto acts = drawing.elements(Element::Kind::act, "handelingen", "Handelingen", {});
  const auto means =
      drawing.elements(Element::Kind::means, "middelen", "Middelen", drawing.minors());
  const auto aims = drawing.elements(Element::Kind::aim, "oogmerken", "Doelen (oogmerken)", {});
  const auto penalties = drawing.penalties();
  auto main = markup<R"(<div class="wrap page law"><h1>{}</h1>
<p class="lead">{}</p>
<div class="notice"><p><strong>Leerhulp, geen juridische kwalificatie.</strong> Of iets mensenhandel is, beslist de rechter. Gebruik deze pagina om te leren kijken, niet om een zaak te beoordelen. Twijfel je? Overleg met een jurist, de politie of het Openbaar Ministerie.</p></div>
{}{}{}{}{}{}{}{}{}</div>
)">(article.name,
    lead,
    versions,
    age_form(age),
    age_notice(age),
    parts,
    acts,
    means,
    aims,
    penalties,
    drawing.sources());
  return layout.draw({.title = "De wet: artikel 273f",
                      .description = lead,
                      .path = address,
                      .stylesheet = "css/kompas.css",
                      .trail = {{"/kompas", "Het Kompas"}},
                      .main = std::move(main)});
}

}  // namespace zicht::law
