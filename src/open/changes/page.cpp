// /kompas/wijzigingen: what has changed, by day.
#include "ground/text/dutch.hpp"
#include "open/changes/entry.hpp"

namespace zicht::changes {

using html::Html;
using html::markup;
using html::Url;

namespace {

Html section_of(Date day, const Html& items) {
  const auto iso = to_iso(day);
  return markup<
      R"(<section aria-labelledby="dag-{}"><h2 id="dag-{}"><time datetime="{}">{}</time></h2>
<ul>
{}</ul></section>
)">(iso, iso, iso, text::date(day), items);
}

}  // namespace

std::string page(const html::Layout& layout,
                 const Changes& visible,
                 const content::Library& library) {
  Html days;
  Html items;
  for (std::size_t at = 0; at < visible.size(); ++at) {
    const auto& change = visible[at];
    items += markup<R"(<li id="{}"><a href="{}">{}</a>. {}</li>
)">(anchor(change), Url{change.page}, title_of(change, library), change.what);
    const bool last_of_day = at + 1 == visible.size() || visible[at + 1].day != change.day;
    if (!last_of_day) continue;
    days += section_of(change.day, items);
    items = {};
  }
  if (days.empty()) days = markup<"<p>Er is nog niets veranderd.</p>\n">();
  auto main = markup<
      R"(<div class="wrap page"><article class="article"><h1>Wat is er veranderd</h1><p class="lead">Per dag zie je wat nieuw is in Het Kompas, en welke pagina’s zijn aangepast.</p>
<p class="no-print">Wil je een bericht als er iets verandert? Zet <a href="{}" type="application/atom+xml">dit adres</a> in een feedlezer. Je hoeft je naam of mail niet te geven.</p>
{}</article></div>
)">(Url{feed_address}, days);
  return layout.draw(
      {.title = "Wat is er veranderd",
       .description = "Wat nieuw is in Het Kompas, en welke pagina’s zijn aangepast.",
       .path = address,
       .stylesheet = "css/kompas.css",
       .trail = {{"/kompas", "Het Kompas"}},
       .main = std::move(main)});
}

}  // namespace zicht::changes
