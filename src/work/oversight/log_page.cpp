// The overview, and the log.
#include <fmt/format.h>

#include "ground/html/form.hpp"
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/oversight/frame.hpp"
#include "work/signals/number.hpp"

namespace zicht::oversight {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Option;
using html::Url;
using html::when;

Html head_words(const std::optional<audit::Head>& head) {
  if (!head) return markup<"Er is nog geen regel ondertekend.">();
  return markup<"{} regels, ondertekend op {}">(text::number(head->root.size),
                                                accounts::moment(head->at));
}

Html drill_words(const std::optional<Drill>& drill, Date today) {
  if (!drill)
    return markup<
        R"(<strong>Nog nooit.</strong> Vraag de beheerder om <code>zicht restore --check</code>.)">();
  constexpr std::chrono::days long_ago{90};
  const auto day = std::chrono::floor<std::chrono::days>(drill->at);
  const bool late = std::chrono::sys_days(today) - day > long_ago;
  return markup<"{}{}, met de kopie van {}. {}">(
      when(late, markup<"<strong>Lang geleden:</strong> ">()),
      accounts::moment(drill->at),
      accounts::moment(drill->backup_made_at),
      drill->texts_read > 0
          ? fmt::format("Een lid van het meldpunt opende {} teksten.",
                        text::number(drill->texts_read))
          : std::string("Of een lid de teksten kan lezen, is toen niet geprobeerd."));
}

/// "1 verzoek", "3 verzoeken".
std::string counted(std::size_t count, bool more, std::string_view one, std::string_view many) {
  return fmt::format("{}{} {}", more ? "meer dan " : "", count, count == 1 ? one : many);
}

std::vector<Option> people_options(const People& people) {
  std::vector<Option> options;
  for (const auto& [id, name] : people.all()) options.push_back({std::to_string(id), name});
  return options;
}

Html filters(const LogView& view) {
  const auto& query = view.query;
  return markup<
      R"(<form class="filters no-print" action="{}" method="get">{}{}{}{}<p class="actions"><button class="button" type="submit">Zoek</button></p></form>
)">(Url{std::string(log_address)},
    html::choice("wie",
                 "Wie",
                 "Iedereen",
                 people_options(view.people),
                 query.person == 0 ? std::string() : std::to_string(query.person)),
    accounts::input({.name = "signaal", .label = "Nummer van een signaal", .value = query.signal}),
    accounts::input({.name = "van", .label = "Vanaf", .type = "date", .value = query.from}),
    accounts::input({.name = "tot", .label = "Tot en met", .type = "date", .value = query.until}));
}

std::string time_words(const audit::Noted& noted) {
  if (noted.grain == audit::Grain::day)
    return text::date(Date{std::chrono::floor<std::chrono::days>(noted.at)});
  return accounts::moment(noted.at);
}

Html line(const LogView& view, const audit::Noted& noted) {
  const auto& entry = noted.entry;
  const auto fields = field_words(entry.fields);
  return markup<"<tr><td>{}</td><td>{}</td><td>{}{}</td><td>{}</td><td>{}</td></tr>\n">(
      time_words(noted),
      view.people.name(entry.actor, entry.role),
      act_words(entry.action),
      when(!fields.empty(), markup<" <span class=\"meta\">({})</span>">(fields)),
      object_words(entry.object),
      noted.leaf ? text::number(*noted.leaf + 1) : std::string("nog niet"));
}

std::string page_address(const LogQuery& query, std::int64_t page) {
  auto address = fmt::format("{}?bladzijde={}", log_address, page);
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) address += fmt::format("&{}={}", name, http::percent_encode(value));
  };
  if (query.person != 0) add("wie", std::to_string(query.person));
  add("signaal", query.signal);
  add("van", query.from);
  add("tot", query.until);
  return address;
}

}  // namespace

std::string overview_page(const html::Layout& layout, const OverviewView& view) {
  const auto due = view.due == 0 ? markup<"Niets.">()
                                 : markup<R"(<a href="{}">{}</a>)">(
                                       Url{destruction_address},
                                       counted(view.due, view.more_due, "onderdeel", "onderdelen"));
  const auto waiting =
      view.waiting == 0
          ? markup<"Niets.">()
          : markup<R"(<a href="{}">{}</a>)">(Url{holds_address},
                                             counted(view.waiting, false, "verzoek", "verzoeken"));
  return officer_page(layout,
                      "Toezicht",
                      overview_address,
                      markup<
                          R"(<p class="lead">{}</p>
<p>Je ziet hier wie wat deed met de signalen van het meldpunt. Je leest niet wat erin staat: dat kan alleen het meldpunt zelf.</p>
<dl class="facts">
{}{}{}{}</dl>
<h2>Bewaar een kopie van de kop</h2>
<p>Alles in het logboek hangt aan elkaar. Elke minuut zet het programma er een handtekening onder: een kop. Bewaar die koppen zelf, buiten deze machine. Dan merk je het als iemand een regel verandert, weghaalt of erbij zet.</p>
<p>Vraag de beheerder om elke maand <code>zicht audit witness</code> te draaien met het bestand dat jij bewaart. Staat er iets niet goed, dan zegt dat bevel welke regel het is.</p>
)">(view.actor.organisation_name,
                      fact("Logboek", head_words(view.head)),
                      fact("Mag weg", due),
                      fact("Wacht op jouw antwoord", waiting),
                      fact("Laatste geslaagde herstelproef", drill_words(view.drill, view.today))));
}

std::string log_page(const html::Layout& layout, const LogView& view) {
  const auto rows =
      each(view.lines.entries, [&](const audit::Noted& noted) { return line(view, noted); });
  const auto page = view.query.page;
  return officer_page(
      layout,
      "Logboek",
      log_address,
      when(!view.query.trouble.empty(), accounts::alert(view.query.trouble)) + filters(view) +
          (view.lines.entries.empty()
               ? markup<"<p>Hier staat niets over in het logboek.</p>\n">()
               : table("Logboek", {"Wanneer", "Wie", "Wat", "Waarover", "Regel"}, rows)) +
          when(page > 0, markup<R"(<p class="more"><a href="{}" rel="prev">Nieuwere regels</a></p>
)">(Url{page_address(view.query, page - 1)})) +
          when(view.lines.more,
               markup<R"(<p class="more"><a href="{}" rel="next">Oudere regels</a></p>
)">(Url{page_address(view.query, page + 1)})) +
          markup<
              R"(<p class="meta">Van een melder zonder account staat alleen de dag erbij. Zo’n regel krijgt pas na die dag een plaats. Achter Wat staat om welke soort gegevens het ging, nooit de gegevens zelf.</p>
)">());
}

}  // namespace zicht::oversight
