// Counting one signal, and the table for the registrar.
#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/passing/pages.hpp"
#include "work/signals/number.hpp"

namespace zicht::passing {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

/// "november 2026"
std::string month_words(const std::string& month) {
  const auto first = parse_date(month + "-01");
  if (!first) return month;
  const auto words = text::date(*first);
  return words.substr(words.find(' ') + 1);
}

std::string untold(const std::string& words) {
  return words.empty() ? "gaat niet mee" : words;
}

Html count_facts(const CountingView& view) {
  const auto& count = view.count;
  return markup<"<dl class=\"facts\">\n{}</dl>\n">(
      fact_row("Vorm", signals::dutch_name(count.form)) +
      fact_row("Soort plek", untold(view.sector)) + fact_row("Leeftijd", dutch_name(count.age)) +
      fact_row("Maand van de melding", month_words(count.month)) +
      fact_row("Provincie", untold(count.region)) +
      fact_row("Soort organisatie", accounts::dutch_name(count.giver)));
}

Html sending(const CountingView& view, const std::string& address) {
  const auto& token = view.actor.form_token;
  return accounts::form(
             address,
             token,
             html::choice("regio",
                          "Provincie",
                          "geef geen provincie door",
                          view.regions,
                          view.count.region) +
                 markup<
                     R"(<p class="actions"><button class="button" type="submit" name="stap" value="tonen">Laat zien wat er weggaat</button></p>
)">()) +
         when(
             view.is_shown,
             markup<R"(<section><h2>Dit gaat weg, en verder niets</h2>
{}<p>Er gaat ook een willekeurig nummer mee. Daarmee vindt de ontvanger niets terug. Alleen jullie meldpunt weet bij welk signaal het hoort, zodat je het nog kunt intrekken.</p></section>
)">(count_facts(view)) +
                 accounts::form(
                     address,
                     token,
                     accounts::hidden("regio", view.count.region) +
                         markup<
                             R"(<p class="actions"><button class="button button--main" type="submit" name="stap" value="versturen">Tel dit signaal mee</button></p>
)">()));
}

Html table_row(const disclosure::SafeTable& table, std::size_t form) {
  const auto& dimensions = table.dimensions();
  const auto name = form < dimensions[0].categories.size() ? dimensions[0].categories[form].name
                                                           : dimensions[0].total;
  Html cells;
  for (std::size_t at = 0; at <= dimensions[1].categories.size(); ++at) {
    const auto count = table.count({form, at});
    cells += count ? markup<"<td>{}</td>">(*count) : markup<"<td>{}</td>">(disclosure::hidden_mark);
  }
  return markup<"<tr><th scope=\"row\">{}</th>{}</tr>\n">(name, cells);
}

}  // namespace

std::string counting_page(const html::Layout& layout, const CountingView& view) {
  const auto address = signal_address(view.signal.id) + "/tellen";
  const auto inside =
      markup<R"(<p class="more no-print"><a href="{}">Terug naar signaal {}</a></p>
<p class="lead">Laat dit signaal meetellen voor het landelijke beeld, zonder persoon.</p>
<p>Er gaat geen naam mee, geen verhaal, geen dag en geen gemeente. Alleen de registrar krijgt dit: wie bij het landelijke centrum de aantallen bijhoudt. Een signaal telt hooguit één keer.</p>
)">(Url{signal_address(view.signal.id)}, signals::number_of(view.signal.id)) +
      (view.is_counted ? markup<R"(<div class="notice"><p>Dit signaal telt mee.</p></div>
<p>Klopt dat niet meer? Trek het in. Vanaf volgende maand telt het dan niet meer mee in het landelijke beeld. In cijfers die al gepubliceerd zijn, verandert niets.</p>
<p>Kreeg je dit signaal van een ander meldpunt, dat het al meetelde? Dan kan alleen dat meldpunt de telling intrekken.</p>
)">() + accounts::button_form(address + "/intrekken", view.actor.form_token, "Trek de telling in")
                       : sending(view, address));
  return passing_page(layout, "Alleen tellen", address, inside);
}

std::string counts_page(const html::Layout& layout,
                        By by,
                        const std::string& month,
                        const disclosure::SafeTable& table) {
  std::vector<html::Option> ways;
  const auto names = names_of(By{});
  for (std::size_t at = 0; at < names.size(); ++at)
    ways.push_back({std::string(names.at(at)), std::string(dutch_name(static_cast<By>(at)))});
  const auto chosen = names.at(static_cast<std::size_t>(by));
  const auto heads = each(table.dimensions()[1].categories, [](const auto& category) {
    return markup<"<th scope=\"col\">{}</th>">(category.name);
  });
  Html rows;
  for (std::size_t form = 0; form <= table.dimensions()[0].categories.size(); ++form)
    rows += table_row(table, form);
  const auto inside = markup<R"(<p class="lead">Wat meldpunten meetelden, zonder personen.</p>
<p>Je ziet wat binnenkwam tot en met {}. Wat later binnenkwam, zie je pas als die maand voorbij is.</p>
<form class="filters no-print" action="/werk/tellingen" method="get">
{}<p class="actions"><button class="button" type="submit">Toon</button></p></form>
<div class="notice"><p>Kleine aantallen zijn afgeschermd: onder de {}, en wat je daarmee kunt uitrekenen. Leg tabellen niet naast elkaar om dat te omzeilen. De tabellen veranderen één keer per maand. Dit zijn meldingen die meetellen, en dus niet alle slachtoffers.</p></div>
<section class="scroll" tabindex="0" aria-label="Tabel: tellingen"><table class="table"><caption>Vorm van uitbuiting en {}</caption><thead><tr><th scope="col">Vorm</th>{}<th scope="col">{}</th></tr></thead><tbody>
{}</tbody></table></section>
<p class="more no-print"><a href="/werk/tellingen.csv?naast={}">Download deze tabel als CSV</a></p>
)">(month_words(month),
    html::choice("naast", "Naast de vorm", "leeftijd", ways, chosen),
    table.rules().threshold,
    dutch_name(by),
    heads,
    table.dimensions()[1].total,
    rows,
    chosen);
  return passing_page(layout, "Tellingen", "/werk/tellingen", inside);
}

}  // namespace zicht::passing
