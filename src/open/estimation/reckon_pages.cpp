// The pages around a table of one's own.
#include "open/estimation/pages.hpp"
#include "open/estimation/report.hpp"

namespace zicht::estimation {
namespace {

using html::Html;
using html::markup;
using html::when;

constexpr auto sample_table =
    "politie,opvang,zorg,aantal\n1,0,0,120\n0,1,0,90\n0,0,1,70\n1,1,0,40\n1,0,1,30\n0,1,1,20\n"
    "1,1,1,10\n";

const std::vector<html::MenuItem>& crumbs() {
  static const std::vector<html::MenuItem> items{{"/schatting", "Hoe een schatting werkt"}};
  return items;
}

/// What the reader must know before handing anything in.
Html warning() {
  return markup<
      R"(<div class="notice"><p><strong>Zet hier geen namen of andere gegevens over personen in.</strong> Alleen aantallen. We bewaren niets: je tabel is weg zodra het antwoord er staat.</p>
<p>De aantallen van één gemeente zijn te klein voor een schatting. Minder dan 50 mensen samen weigeren we.</p></div>
)">();
}

Html choice(std::string_view value, std::string_view words, std::string_view chosen) {
  return markup<R"(<option value="{}"{}>{}</option>)">(
      value, value == chosen ? markup<" selected">() : Html{}, words);
}

}  // namespace

std::string form_page(const html::Layout& layout,
                      const Submission& submission,
                      std::string_view wrong) {
  const auto error =
      when(!wrong.empty(),
           markup<R"(<p class="field__error" id="tabel-fout" role="alert">{}</p>)">(wrong));
  Html main = markup<R"(<div class="wrap page">
<article class="article">
<h1>Reken met een eigen tabel</h1>
<p class="lead">Je geeft een tabel met lijsten die overlappen. Je krijgt een schatting, een interval, en alles wat ertegen pleit.</p>
{}<h2>Zo ziet de tabel eruit</h2>
<p>Boven elke kolom staat een naam. Een 1 betekent: deze mensen staan op die lijst. Een 0 betekent: ze staan er niet op. In de laatste kolom staat hoeveel mensen het zijn. Er zijn 2 tot 8 lijsten.</p>
<form class="estimate__hand-in" action="/schatting/reken" method="post">
<div class="field{}"><label for="tabel">Plak je tabel</label>
<p class="field__hint" id="tabel-uitleg">Komma's, puntkomma's of tabs ertussen; hoogstens 100 kB.</p>
{}<textarea class="input estimate__table" id="tabel" name="tabel" rows="12" spellcheck="false" aria-describedby="tabel-uitleg{}"{}>{}</textarea></div>
<div class="field"><label for="methode">Hoe wordt het model gekozen?</label>
<select class="input" id="methode" name="methode">{}{}</select></div>
<p class="actions"><button class="button button--main" type="submit">Reken</button></p>
</form>
<h2>Of kies een bestand</h2>
<form class="estimate__hand-in" action="/schatting/reken" method="post" enctype="multipart/form-data">
<div class="field"><label for="bestand">CSV-bestand</label>
<input class="input" id="bestand" name="bestand" type="file" accept=".csv,text/csv,text/plain"></div>
<p class="actions"><button class="button" type="submit">Reken met dit bestand</button></p>
</form>
</article>
</div>
)">(warning(),
    wrong.empty() ? "" : " field--wrong",
    error,
    wrong.empty() ? "" : " tabel-fout",
    wrong.empty() ? Html{} : markup<R"( aria-invalid="true")">(),
    submission.table.empty() && wrong.empty() ? std::string(sample_table) : submission.table,
    choice("stepwise", "Stap voor stap (gebruikelijk)", submission.method),
    choice("bic", "Het beste van alle modellen (BIC)", submission.method));
  return layout.draw({.title = "Reken met een eigen tabel",
                      .description = "Maak een schatting uit lijsten die overlappen.",
                      .path = "/schatting/reken",
                      .stylesheet = "css/estimation.css",
                      .trail = crumbs(),
                      .main = std::move(main)});
}

std::string finding_page(const html::Layout& layout,
                         const estimate::Finding& finding,
                         std::string_view version) {
  Html main = markup<R"(<div class="wrap page">
<article class="article">
<h1>De schatting</h1>
{}{}<p class="actions"><a class="button" href="/schatting/reken">Reken met een andere tabel</a></p>
<p class="meta">Deze pagina wordt nergens bewaard. Druk haar af of sla haar op als je haar wilt houden. De aantallen van één gemeente zijn te klein voor een schatting.</p>
</article>
</div>
)">(when(!finding.complete,
         markup<"<div class=\"notice\"><p>Het rekenen duurde te lang en is gestopt. Hieronder "
                "staat wat "
                "klaar was.</p></div>\n">()),
    report_part(finding, version));
  return layout.draw({.title = "De schatting",
                      .path = "/schatting/reken",
                      .stylesheet = "css/estimation.css",
                      .trail = crumbs(),
                      .indexed = false,
                      .main = std::move(main)});
}

}  // namespace zicht::estimation
