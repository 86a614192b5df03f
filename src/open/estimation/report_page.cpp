// A finding as a page: on the site, and as a file that needs nothing else.
#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "open/estimation/report.hpp"

namespace zicht::estimation {
namespace {

using estimate::Finding;
using html::each;
using html::Html;
using html::markup;

/// The one sentence that says it all, and never without its interval.
Html answer(const Finding& finding) {
  if (!finding.estimate)
    return markup<
        "<p class=\"estimate__answer\">Er kan geen schatting gegeven worden.</p>\n<p>{}</p>\n">(
        finding.reason);
  const auto interval = finding.estimate->best95();
  const auto bounds =
      interval ? markup<", waarschijnlijk <strong>{}</strong>">(interval_words(*interval)) : Html{};
  return markup<
      "<p class=\"estimate__answer\">Naar schatting waren er <strong>{} mensen</strong>{}.</p>\n"
      "<p>Gezien zijn er {}. De ondergrens van Chao is {}: zoveel mensen waren er met 95 procent "
      "zekerheid minstens, als de ene lijst geen mensen weghoudt van de andere.</p>\n">(
      persons_words(finding.estimate->point),
      bounds,
      text::number(finding.observed),
      persons_words(finding.lower_bound.low95));
}

Html flags(const Finding& finding) {
  if (finding.flags.empty())
    return markup<
        "<p>Er is bij deze schatting niets opvallends gevonden. Dat is geen bewijs dat hij "
        "klopt.</p>\n">();
  return markup<"<h2>Let op</h2>\n<ul class=\"estimate__flags\">\n{}</ul>\n">(
      each(finding.flags, [](const estimate::Flag& flag) {
        return markup<"<li{}>{}{}</li>\n">(
            flag.grave ? markup<" class=\"estimate__grave\"">() : Html{},
            flag.grave ? markup<"<strong>Niet gebruiken zonder uitleg.</strong> ">() : Html{},
            flag.text);
      }));
}

Html line(std::string_view name, const std::string& value) {
  return markup<"<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n">(name, value);
}

Html maybe(std::string_view name, const std::optional<estimate::Interval>& interval) {
  return interval ? line(name, interval_words(*interval)) : Html{};
}

Html intervals(const Finding& finding) {
  if (!finding.estimate) return {};
  const auto& estimate = *finding.estimate;
  Html rows = maybe("95 procent, bij dit ene model (Wald)", estimate.wald95) +
              maybe("95 procent, profiel", estimate.profile95) +
              maybe("95 procent, Bayes", estimate.credible95);
  if (estimate.bootstrap)
    rows += line("95 procent, model telkens opnieuw gekozen (BCa)",
                 interval_words(estimate.bootstrap->bca95)) +
            line("80 procent, op dezelfde manier", interval_words(estimate.bootstrap->bca80));
  return markup<
      "<h2>De intervallen</h2>\n<p>Een interval is geen marge om het gemiddelde. Het zegt tussen "
      "welke aantallen het echte aantal waarschijnlijk ligt, als het model klopt.</p>\n"
      "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Tabel: intervallen\">"
      "<table class=\"table\"><tbody>\n{}</tbody></table></section>\n">(rows);
}

Html model(const Finding& finding) {
  const auto sentences = model_sentences(finding);
  if (sentences.empty()) return {};
  return markup<"<h2>Het model in woorden</h2>\n<ul>\n{}</ul>\n<p>{}</p>\n">(
      each(sentences,
           [](const std::string& sentence) { return markup<"<li>{}</li>\n">(sentence); }),
      finding.existence ? estimate::existence_words(finding.existence->code) : std::string());
}

Html consistency(const Finding& finding) {
  if (finding.consistency.empty()) return {};
  const auto rows = each(finding.consistency, [](const estimate::HeldOut& held) {
    return markup<
        "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}"
        "</td><td>{}</td></tr>\n">(held.list,
                                   text::number(held.known),
                                   held.estimate ? persons_words(*held.estimate) : "geen schatting",
                                   held.interval ? interval_words(*held.interval) : "");
  });
  return markup<
      "<h2>De proef op de som</h2>\n<p>Van elke lijst weten we hoeveel mensen erop staan. Wat "
      "zouden "
      "de andere lijsten daarvan gemaakt hebben?</p>\n"
      "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Tabel: proef\"><table "
      "class=\"table\"><thead><tr><th scope=\"col\">Lijst</th><th scope=\"col\">Bekend</th>"
      "<th scope=\"col\">Geschat</th><th scope=\"col\">95 procent</th></tr></thead><tbody>\n{}"
      "</tbody></table></section>\n">(rows);
}

Html provenance(const Finding& finding, std::string_view version) {
  auto words = std::string(estimate::method_words(finding.method));
  if (finding.bootstrap)
    words += fmt::format(", {} hertrekkingen{}",
                         text::number(finding.bootstrap->replicates),
                         finding.bootstrap->given
                             ? " uit een bestand"
                             : fmt::format(" met startgetal {}", finding.bootstrap->seed));
  return markup<
      "<h2>Waar dit vandaan komt</h2>\n<p>{}. Gerekend met Zicht {}. De gegevens hebben als "
      "vingerafdruk (SHA-256) <span class=\"estimate__hash\">{}</span>.</p>\n">(
      words, version, finding.sha256);
}

Html figures(const Finding& finding) {
  return each(report_figures(finding), [](const html::Figure& figure) {
    return html::draw(figure, {}, {.heading_level = 2});
  });
}

}  // namespace

Html report_part(const Finding& finding, std::string_view version) {
  return answer(finding) + flags(finding) + intervals(finding) + model(finding) + figures(finding) +
         consistency(finding) + provenance(finding, version);
}

std::string report_page(const Finding& finding, std::string_view title, std::string_view version) {
  // The colours are those of the site by day. A file that is handed over has no stylesheet beside
  // it.
  return markup<
             R"(<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Schatting: {}</title>
<style>
:root { --ink: #142329; --ink-2: #46585e; --line: #d3dad7; --band: #cfdcdd; --blue: #0b5363; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; }
h1, h2, h3 { font-family: Georgia, serif; line-height: 1.2; }
h2 { margin-top: 2.5rem; }
.estimate__answer { font: 1.5rem/1.35 Georgia, serif; }
.estimate__grave { padding-left: .6rem; border-left: 4px solid #a23421; }
.estimate__hash { overflow-wrap: anywhere; font-family: monospace; }
.figure { container: figure / inline-size; margin: 2.5rem 0 0; border-top: 2px solid var(--ink); }
.figure__headline { margin-top: 1rem; }
.figure__caption, .figure__how { color: var(--ink-2); }
.drawing { display: block; width: 100%; height: auto; margin-top: 1rem; overflow: visible; }
.figure__wide { display: none; }
.figure__narrow { max-width: 25rem; }
@container figure (min-width: 33rem) {
  .figure__wide { display: block; }
  .figure__narrow { display: none; }
}
.drawing text { font-family: "Atkinson Hyperlegible", Arial, "Liberation Sans", sans-serif;
  fill: var(--ink); letter-spacing: -.02em; }
.drawing .drawing__tick { fill: var(--ink-2); }
.drawing__value, .drawing__name { paint-order: stroke; stroke: #fff; stroke-width: 4px; }
.drawing__value, .drawing__heading { font-weight: 600; }
.drawing__grid { stroke: var(--line); }
.drawing__zero { stroke: var(--ink); }
.drawing__band { fill: var(--band); }
.drawing__dot, .drawing__bar { fill: var(--blue); }
.drawing__outline, .drawing__bar-outline { fill: #fff; stroke: var(--blue); stroke-width: 1.5; }
.drawing__ring, .drawing__bar-dashed { fill: #fff; stroke: var(--blue); stroke-width: 2;
  stroke-dasharray: 2.8 1.9; }
.drawing__line, .drawing__stem, .drawing__whisker { stroke: var(--blue); stroke-width: 2; }
.drawing__dashes, .drawing__arrow { fill: none; stroke: var(--blue); stroke-width: 2.5; }
.drawing__series--2 .drawing__bar, .drawing__series--2 .drawing__bar-outline { fill: var(--band); }
.figure__key, .figure__links { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0;
  list-style: none; }
.figure__key li { display: flex; align-items: center; gap: .5rem; }
.figure__mark { flex: none; overflow: visible; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
.number { text-align: right; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { body { max-width: none; } }
</style>
</head>
<body>
<main>
<h1>Hoeveel mensen waren er?</h1>
<p>Een schatting uit lijsten die overlappen. Tabel: {}.</p>
{}</main>
</body>
</html>
)">(title, title, report_part(finding, version))
      .str();
}

}  // namespace zicht::estimation
