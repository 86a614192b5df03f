#include <fmt/format.h>

#include <vector>

#include "ground/text/dutch.hpp"
#include "work/figures/write.hpp"

namespace zicht::figures {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

Html ways(const accounts::Actor& actor) {
  return when(accounts::may(actor.roles, accounts::May::weigh_signals),
              markup<R"(<p class="more"><a href="/werk/signalen">Naar alle signalen</a></p>
)">());
}

Html year_menu(const std::vector<int>& years, int shown) {
  return markup<R"(<nav class="room-menu" aria-label="Jaar"><ul>
{}</ul></nav>
)">(each(years, [&](int year) {
    return markup<R"(<li><a href="{}"{}>{}</a></li>
)">(Url{address_of(year)},
        when(year == shown, markup<R"( aria-current="page")">()),
        std::to_string(year));
  }));
}

/// Categories down, periods across, the whole year first: on a phone one scrolls to the quarters.
Html table(const Year& year, const Figure& figure) {
  const auto cells = cells_of(year, figure);
  const auto width = figure.table.dimensions().back().categories.size() + 1;
  std::vector<std::size_t> periods{cells.size() - width};
  for (std::size_t at = 0; at < periods.front(); at += width) periods.push_back(at);
  const auto head = each(periods, [&](std::size_t period) {
    return markup<R"(<th scope="col" class="number">{}</th>)">(cells[period].period);
  });
  Html rows;
  for (std::size_t row = 0; row < width; ++row)
    rows += markup<R"(<tr><th scope="row">{}</th>{}</tr>
)">(cells[row].category, each(periods, [&](std::size_t period) {
      return markup<R"(<td class="number">{}</td>)">(cells[period + row].count);
    }));
  return markup<R"(<section class="scroll" tabindex="0" aria-label="Tabel: {}"><table class="table">
<thead><tr><th scope="col">Signalen</th>{}</tr></thead>
<tbody>
{}</tbody></table></section>
)">(figure.title, head, rows);
}

Html section(const Sheet& sheet, const Figure& figure) {
  return markup<R"(<h2 id="{}">{}</h2>
<p>{}</p>
{}<p class="meta">Peildatum {}. Gemaakt op {}. {}</p>
)">(figure.id,
    figure.title,
    figure.definition,
    table(sheet.year, figure),
    text::date(known_on(sheet.year.year)),
    text::date(sheet.made_on),
    not_all);
}

Html nothing(int year) {
  return markup<
      R"(<div class="notice"><p>Over {} laten we niets zien. Het meldpunt had in dat jaar te weinig signalen om te tellen zonder dat een cijfer iets over één mens zegt.</p></div>
)">(std::to_string(year));
}

Html reading_guide(const Year& year) {
  return markup<
      R"(<p>Aantallen onder de tien tonen we niet, ook geen nul. Daar staat “afgeschermd”. Soms schermen we ook een groter aantal af: anders kun je het kleine aantal uitrekenen. Dat is hier, in het CSV-bestand en in de API precies gelijk.</p>
<p>{}</p>
)">(year.by_quarter
        ? "Een jaar en zijn kwartalen verschijnen tegelijk, een maand na het jaar. Tussendoor zijn "
          "er geen cijfers: wie twee tussenstanden naast elkaar legt, ziet wat er is bijgekomen."
        : "Per kwartaal zijn het er te weinig om te laten zien. Je ziet alleen het hele jaar.");
}

Html takeaway(int year) {
  return markup<
      R"(<p class="more"><a href="{}">Als CSV-bestand</a></p>
<p class="more"><a href="{}">Als JSON, voor je eigen programma</a></p>
)">(Url{address_of(year, ".csv")}, Url{address_of(year, ".json")});
}

}  // namespace

std::string page_of(const html::Layout& layout,
                    const accounts::Actor& actor,
                    const std::vector<int>& years,
                    const Sheet& sheet) {
  const auto year = sheet.year.year;
  const bool empty = sheet.year.figures.empty();
  const auto figures =
      each(sheet.year.figures, [&](const Figure& figure) { return section(sheet, figure); });
  return layout.draw(
      {.title = fmt::format("Cijfers over {}", year),
       .path = "/werk/cijfers",
       .stylesheet = "css/desk.css",
       .trail = {{"/account", "Account"}},
       .indexed = false,
       .main = markup<R"(<div class="wrap page desk"><h1>Cijfers over {}</h1>
<p class="lead">{}</p>
{}{}<p>{}</p>
{}</div>
)">(std::to_string(year),
       sheet.desk,
       ways(actor),
       year_menu(years, year),
       not_all,
       empty ? nothing(year) : reading_guide(sheet.year) + takeaway(year) + figures)});
}

}  // namespace zicht::figures
