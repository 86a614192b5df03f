#include "open/law/pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/html/form.hpp"
#include "ground/text/dutch.hpp"
#include "open/content/files.hpp"
#include "open/content/render.hpp"
#include "open/law/words.hpp"

namespace zicht::law {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

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
          status(version, today_),
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
<table class="stacking"><thead><tr><th scope="col">Onderdeel</th><th scope="col">Handeling</th><th scope="col">Middel</th><th scope="col">Doel (oogmerk)</th><th scope="col">In gewone woorden</th></tr></thead>
<tbody>{}</tbody></table></section>
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

  Html exception() const {
    const auto words = minors(article_);
    return words.empty() ? Html{} : markup<"<p>{}</p>">(words);
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
    return markup<
        R"(<tr id="{}"><th scope="row">{}{}</th><td data-kop="Handeling">{}</td><td data-kop="Middel">{}</td><td data-kop="Doel">{}</td><td data-kop="In gewone woorden">{}{}</td></tr>
)">(part.id,
        part.name,
        when(part.minors_only, markup<R"( <span class="state-word">jonger dan 18</span>)">()),
        names(article_, Element::Kind::act, part.acts),
        part.needs_means ? markup<R"(Nodig: <a href="#middelen">een middel</a>)">()
                         : markup<"Niet nodig">(),
        aims(article_, part),
        part.explanation,
        renderer_.citations(part.sources));
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
      drawing.elements(Element::Kind::means, "middelen", "Middelen", drawing.exception());
  const auto aims = drawing.elements(Element::Kind::aim, "oogmerken", "Doelen (oogmerken)", {});
  const auto penalties = drawing.penalties();
  auto main = markup<R"(<div class="wrap page law"><h1>{}</h1>
<p class="lead">{}</p>
<div class="notice"><p><strong>Leerhulp, geen juridische kwalificatie.</strong> {}</p></div>
{}{}{}{}{}{}{}{}{}{}</div>
)">(article.name,
    lead,
    no_verdict,
    content::file_row(address),
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
