#include <algorithm>

#include "ground/text/dutch.hpp"
#include "open/estimation/pages.hpp"
#include "open/estimation/report.hpp"

namespace zicht::estimation {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::when;

Html field(const Example& example, const ExampleField& field) {
  const bool wrong =
      std::find(example.wrong.begin(), example.wrong.end(), field.name) != example.wrong.end();
  return markup<
      R"(<div class="field{}"><label for="getal-{}">{}</label>{}<input class="input" id="getal-{}" name="{}" type="number" min="0" max="10000" step="1" inputmode="numeric" value="{}"{}></div>
)">(wrong ? " field--wrong" : "",
    field.name,
    field.words,
    when(
        wrong,
        markup<
            R"(<p class="field__error" id="fout-{}">Vul een heel getal in, van 0 tot 10.000.</p>)">(
            field.name)),
    field.name,
    field.name,
    example.counts.at(field.history),
    wrong ? markup<R"( aria-invalid="true" aria-describedby="fout-{}")">(field.name) : Html{});
}

Html form(const Example& example) {
  return markup<
      R"(<form class="estimate__form" action="/schatting#voorbeeld" method="get">
<fieldset><legend>Verander de getallen</legend>
<div class="estimate__fields">
{}</div></fieldset>
<p class="actions"><button class="button button--main" type="submit">Reken opnieuw</button> <a class="button" href="/schatting#voorbeeld">Terug naar het begin</a></p>
</form>
)">(each(example_fields(), [&](const ExampleField& one) { return field(example, one); }));
}

/// What the numbers of the drawing say.
Html outcome(const estimate::Finding& finding) {
  if (!finding.estimate)
    return markup<
        "<p>Met deze getallen is er geen schatting te geven. {} Dat gebeurt als de lijsten elkaar "
        "te "
        "weinig raken.</p>\n">(finding.reason);
  const auto& estimate = *finding.estimate;
  const auto observed = static_cast<double>(finding.observed);
  const auto interval = estimate.best95();
  return markup<
      "<p>Samen zagen de drie lijsten <strong>{} mensen</strong>. Naar schatting staan er nog "
      "<strong>{}</strong> op geen enkele lijst. Dat maakt <strong>{} in totaal</strong>{}.</p>\n">(
      text::number(finding.observed),
      persons_words(estimate.point - observed),
      persons_words(estimate.point),
      interval ? markup<", met een interval van {}">(interval_words(*interval)) : Html{});
}

Html words_before() {
  return markup<R"(<h1>Hoe schat je wie je niet ziet?</h1>
<p class="lead">Veel slachtoffers van mensenhandel staan op geen enkele lijst. Toch noemen onderzoekers een aantal. Op deze pagina zie je hoe zij rekenen, en wanneer je zo'n getal kunt geloven.</p>
<h2 id="idee">Het idee: lijsten die overlappen</h2>
<p>Stel: de politie heeft een lijst van mensen die zij zag. De opvang heeft er ook een. Sommige mensen staan op allebei.</p>
<p>Van alle mensen bij de opvang kent de politie bijvoorbeeld een derde. Dan kent de politie misschien ook van alle anderen een derde. Staan er honderd mensen op de lijst van de politie, dan zijn er in totaal ongeveer driehonderd.</p>
<p>Hoe meer overlap, hoe minder mensen er buiten beeld zijn. Is er bijna geen overlap, dan zie je van alles maar een klein stukje.</p>
)">();
}

Html words_after() {
  return markup<R"(<h2 id="interval">Wat is een interval?</h2>
<p>Een schatting is nooit precies. Daarom hoort er een interval bij: een laagste en een hoogste aantal. Het echte aantal ligt waarschijnlijk daartussen.</p>
<p>Bij een interval van 95 procent klopt dat in 95 van de 100 keer, als de aannames kloppen. Een ruim interval is eerlijk: het zegt dat we weinig weten. Een smal interval bij een verkeerde aanname is gevaarlijk: het lijkt alsof we veel weten.</p>
<p>We probeerden dat uit met verzonnen groepen, waarvan we het echte aantal kenden. Waren sommige mensen veel moeilijker te zien dan andere? Dan lag het echte aantal bijna altijd hoger dan het hele interval.</p>
<p>Maak in de tekening de overlap eens kleiner. Het aantal gaat omhoog, en het interval wordt veel ruimer.</p>
<h2 id="fout">Wanneer gaat het mis?</h2>
<ul>
<li><strong>De ene lijst stuurt mensen naar de andere.</strong> Dan is er veel overlap, ook als veel mensen niemand tegenkomen. De schatting wordt te laag. Met drie of meer lijsten kun je dat meerekenen.</li>
<li><strong>De ene lijst houdt mensen juist weg van de andere.</strong> Dan wordt de schatting te hoog.</li>
<li><strong>Sommige mensen ziet bijna niemand.</strong> Zij ontbreken op alle lijsten, en de overlap zegt niets over hen. De schatting wordt te laag.</li>
<li><strong>Dezelfde persoon staat onder twee namen in de lijsten.</strong> Dan mis je overlap. De schatting wordt te hoog.</li>
<li><strong>Er zijn te weinig mensen.</strong> Bij kleine aantallen verandert alles door één persoon. De aantallen van één gemeente zijn daarom te klein om mee te schatten.</li>
</ul>
<h2 id="nederland">Zo doen onderzoekers het voor Nederland</h2>
<p>Voor heel Nederland gebruiken onderzoekers meer lijsten tegelijk, zoals die van politie, inspectie, opvang en zorg. Zij rekenen met het jaar, het geslacht, de leeftijd en de vorm van uitbuiting mee. Zij kiezen een model dat past, en laten zien hoe zeker het is.</p>
<p>Zo'n getal is altijd een schatting over een bepaalde periode. Noem er de jaren, het interval en de bron bij. De gepubliceerde schattingen staan op de <a href="/monitor#schatting">monitor</a>.</p>
<h2 id="zelf">Zelf rekenen</h2>
<p>Heb je een eigen tabel met lijsten en aantallen, zonder namen? Dan kun je er <a href="/schatting/reken">een schatting van laten maken</a>, met alles wat ertegen pleit.</p>
)">();
}

}  // namespace

std::string explanation_page(const html::Layout& layout,
                             const Example& example,
                             const estimate::Finding& finding) {
  Html main = markup<
      "<div class=\"wrap page\">\n<article class=\"article\">\n{}</article>\n"
      "<section class=\"estimate__example\" id=\"voorbeeld\" aria-labelledby=\"voorbeeld-titel\">\n"
      "<h2 id=\"voorbeeld-titel\">Probeer het zelf</h2>\n"
      "<p><span class=\"example\">voorbeeldcijfers</span> De getallen zijn verzonnen. In elke "
      "cirkel "
      "staan de mensen van één lijst. Buiten de cirkels staat wat niemand zag.</p>\n"
      "<div class=\"estimate__columns\">\n<div>{}</div>\n<div>{}{}</div>\n</div>\n"
      "<p class=\"meta\">Gerekend alsof de lijsten niets met elkaar te maken hebben. In het echt "
      "is "
      "dat bijna nooit zo.</p>\n</section>\n"
      "<article class=\"article\">\n{}</article>\n</div>\n">(words_before(),
                                                             example_drawing(example, finding),
                                                             outcome(finding),
                                                             form(example),
                                                             words_after());
  return layout.draw({.title = "Hoe een schatting werkt",
                      .description = "Hoe onderzoekers uit lijsten die overlappen schatten hoeveel "
                                     "mensen buiten beeld blijven.",
                      .path = "/schatting",
                      .stylesheet = "css/estimation.css",
                      .main = std::move(main)});
}

}  // namespace zicht::estimation
