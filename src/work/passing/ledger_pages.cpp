// The ledger of what left a desk, and one line of it.
#include <fmt/format.h>

#include "ground/base/dutch_time.hpp"
#include "ground/http/request.hpp"
#include "ground/text/csv.hpp"
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/passing/pages.hpp"
#include "work/signals/number.hpp"

namespace zicht::passing {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Option;
using html::Url;
using html::when;

/// One line of the ledger, below where the ledger stands.
std::string address_below(std::string_view base, DisclosureId id) {
  return fmt::format("{}/{}", base, id.value);
}

std::string_view state_id(State state) {
  return names_of(State{}).at(static_cast<std::size_t>(state));
}

/// The filters as they stand in an address.
std::string filter_query(const Filter& filter) {
  std::string query;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty())
      query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, http::percent_encode(value));
  };
  if (filter.state) add("stand", state_id(*filter.state));
  add("ontvanger", filter.receiver_kind);
  if (filter.from) add("van", to_iso(*filter.from));
  if (filter.until) add("tot", to_iso(*filter.until));
  return query;
}

Html day_field(std::string_view name, std::string_view label, const std::optional<Date>& day) {
  return markup<
      R"(<div class="field"><label for="{}">{}</label><input class="input" id="{}" name="{}" type="date" value="{}"></div>
)">(name, label, name, name, day ? to_iso(*day) : std::string());
}

Html ledger_filters(const LedgerView& view) {
  std::vector<Option> states;
  for (std::size_t at = 0; at < state_count; ++at) {
    const auto state = static_cast<State>(at);
    states.push_back({std::string(state_id(state)), std::string(dutch_name(state))});
  }
  std::vector<Option> parties;
  for (const auto& party : view.table.parties)
    if (party.receives) parties.push_back({party.id, party.name});
  return markup<R"(<form class="filters no-print" action="{}" method="get">
{}{}{}{}<p class="actions"><button class="button" type="submit">Toon</button></p></form>
)">(Url{view.base},
    html::choice("stand",
                 "Stand",
                 "alle",
                 states,
                 view.filter.state ? state_id(*view.filter.state) : std::string_view()),
    html::choice("ontvanger", "Soort ontvanger", "alle", parties, view.filter.receiver_kind),
    day_field("van", "Vanaf", view.filter.from),
    day_field("tot", "Tot en met", view.filter.until));
}

Html ledger_row(const LedgerView& view, const Disclosure& one) {
  return markup<R"(<li class="signal-row"><p class="signal-row__title"><a href="{}">Aan {}</a></p>
<p class="signal-row__due">{}</p>
<p class="meta">{} · {} · gegeven op {} door {} · tot en met {}</p>
<p>Onderdelen: {}. {}</p>
</li>
)">(Url{address_below(view.base, one.id)},
    one.receiver.name,
    dutch_name(one.state),
    number_of(one.id),
    name_in(view.table.purposes, one.question.purpose),
    text::date(dutch_day(one.made_at)),
    one.officer_name,
    text::date(one.until),
    labels_of(one.fields),
    ground_words(one));
}

/// What the desk can do with it now.
Html desk_acts(const DisclosureView& view) {
  const auto& one = view.disclosure;
  const auto& token = view.actor.form_token;
  const auto address = address_of(one.id);
  return when(can(one.state, Action::pack, Who::desk),
              markup<
                  R"(<h2>Het bestand</h2>
<p>Je krijgt zeven woorden die het bestand openen. Geef deze woorden door per telefoon, niet per mail. Zicht bewaart het bestand en de woorden niet.</p>
)">() + accounts::button_form(address + "/woorden",
                              token,
                              one.file_hash.empty() ? "Maak het bestand"
                                                    : "Maak het bestand opnieuw")) +
         when(can(one.state, Action::confirm, Who::desk) && !one.file_hash.empty(),
              markup<R"(<h2>Is het aangekomen?</h2>
<p>Bel de ontvanger. Zegt die dat het bestand er is en opengaat? Leg dat hier vast.</p>
)">() + accounts::button_form(address + "/aangekomen", token, "De ontvanger heeft het")) +
         when(can(one.state, Action::withdraw, Who::desk), markup<R"(<h2>Intrekken</h2>
<p>De sleutel gaat weg, en niemand kan het hier nog openen. Wat al gelezen of opgeslagen is, kun je niet terughalen.</p>
)">() + accounts::button_form(address + "/intrekken", token, "Trek deze verstrekking in"));
}

Html own_account(const DisclosureView& view) {
  if (view.account == nullptr) return {};
  const auto& account = *view.account;
  return markup<R"(<section><h2>Waarom</h2>
{}</section>
)">(lines_as_paragraphs(account.reason)) +
         when(!account.consent_of.empty(), markup<R"(<section><h2>Toestemming van</h2>
<p>{}</p></section>
)">(account.consent_of)) +
         (account.package ? markup<R"(<section class="story"><h2>Wat er wegging</h2>
{}</section>
)">(parts_as_text(*account.package))
                          : markup<R"(<section><h2>Wat er wegging</h2>
<p>De sleutels zijn weg. Wat er precies wegging, kan niemand hier meer lezen. Wat de ontvanger toen las of opsloeg, kun je niet terughalen.</p></section>
)">());
}

}  // namespace

std::string ledger_page(const html::Layout& layout, const LedgerView& view) {
  const auto query = filter_query(view.filter);
  const auto rows = each(view.rows, [&](const Disclosure& one) { return ledger_row(view, one); });
  const auto inside = markup<R"(<p class="lead">Wie kreeg wat, waarom, en tot wanneer.</p>
<p>Hier staan de namen van de onderdelen, en nooit wat erin stond.</p>
{}{}{}{}<p class="more no-print"><a href="{}">Download dit als CSV</a></p>
)">(view.base == ledger_address
        ? markup<R"(<p class="more no-print"><a href="/werk/signalen">Naar alle signalen</a></p>
)">()
        : markup<R"(<p class="more no-print"><a href="/werk/toezicht">Naar je toezicht</a></p>
)">(),
    ledger_filters(view),
    view.rows.empty() ? markup<"<p>Er is niets verstrekt dat hierbij past.</p>\n">()
                      : markup<"<ol class=\"signals\">\n{}</ol>\n">(rows),
    when(view.more, markup<R"(<p class="more"><a href="{}" rel="next">Oudere verstrekkingen</a></p>
)">(Url{fmt::format("{}{}{}blad={}", view.base, query, query.empty() ? "?" : "&", view.page + 1)})),
    Url{std::string(view.base) + ".csv" + query});
  return passing_page(layout, "Verstrekkingen", view.base, inside);
}

std::string ledger_csv(const grounds::Table& table, const std::vector<Disclosure>& rows) {
  const auto day = [](const std::optional<Instant>& at) {
    return at ? to_iso(dutch_day(*at)) : std::string();
  };
  text::CsvRows cells{{"nummer",
                       "stand",
                       "gegeven op",
                       "gegeven door",
                       "ontvanger",
                       "soort",
                       "doel",
                       "soort gegevens",
                       "antwoord",
                       "artikel",
                       "regel",
                       "nagekeken op",
                       "bevestigd op",
                       "toestemming op",
                       "FG",
                       "akkoord op",
                       "onderdelen",
                       "aangepast",
                       "tot en met",
                       "antwoord op",
                       "laatst gelezen",
                       "voorbij sinds",
                       "vingerafdruk van het pakket",
                       "vingerafdruk van het bestand"}};
  for (const auto& one : rows)
    cells.push_back({number_of(one.id),
                     std::string(dutch_name(one.state)),
                     to_iso(dutch_day(one.made_at)),
                     one.officer_name,
                     one.receiver.name,
                     party_name(table, one.question.receiver),
                     name_in(table.purposes, one.question.purpose),
                     name_in(table.kinds, one.question.kind),
                     std::string(grounds::words_of(one.verdict)),
                     one.article,
                     one.rule,
                     to_iso(one.checked_on),
                     one.confirmed_on ? to_iso(*one.confirmed_on) : std::string(),
                     one.backing.consent_on ? to_iso(*one.backing.consent_on) : std::string(),
                     one.backing.agreed_by,
                     one.backing.agreed_on ? to_iso(*one.backing.agreed_on) : std::string(),
                     labels_of(one.fields),
                     labels_of(one.changed),
                     to_iso(one.until),
                     day(one.answered_at),
                     day(one.read_at),
                     day(one.ended_at),
                     one.package_hash,
                     one.file_hash});
  return text::write_csv(cells);
}

std::string disclosure_page(const html::Layout& layout, const DisclosureView& view) {
  const auto& one = view.disclosure;
  const bool weighs = view.base == ledger_address;
  const auto address = address_below(view.base, one.id);
  const auto inside = markup<
      R"(<p class="more no-print"><a href="{}">Naar alle verstrekkingen</a></p>
{}<p class="more no-print"><a href="{}/bewijs">Ontvangstbewijs</a></p>
{}{}{}{})">(
      Url{view.base},
      when(weighs, markup<R"(<p class="more no-print"><a href="{}">Naar signaal {}</a></p>
)">(Url{signal_address(one.signal)}, signals::number_of(one.signal))),
      Url{address},
      facts_of(view.table, one),
      own_account(view),
      when(
          weighs && view.account == nullptr,
          markup<
              R"(<p class="more no-print"><a href="/werk/sleutels?naar={}">Open je sleutels om te lezen wat er wegging</a></p>
)">(http::percent_encode(address_of(one.id)))),
      when(weighs, desk_acts(view)));
  return passing_page(layout, "Verstrekking " + number_of(one.id), address, inside);
}

std::string words_page(const html::Layout& layout,
                       const accounts::Actor& actor,
                       const Disclosure& disclosure,
                       std::string_view words) {
  const auto address = address_of(disclosure.id);
  const auto inside =
      markup<R"(<p class="lead">Geef deze woorden door per telefoon, niet per mail.</p>
<p class="story"><strong>{}</strong></p>
<ol>
<li>Download het bestand.</li>
<li>Stuur het naar {}. Zonder de woorden opent niemand het.</li>
<li>Bel de ontvanger en lees de woorden voor.</li>
<li>Gooi het bestand daarna van je eigen computer weg.</li>
</ol>
<div class="notice"><p>De woorden staan alleen nu op deze pagina. Ben je ze kwijt? Maak dan een nieuw bestand. De ontvanger heeft een programma nodig dat een ZIP met AES-256 opent, zoals 7-Zip of Keka. De verkenner van Windows kan dat niet.</p></div>
)">(words, disclosure.receiver.name) +
      accounts::form(
          address + "/bestand",
          actor.form_token,
          accounts::hidden("woorden", words) + accounts::submit("Download het bestand")) +
      markup<R"(<p class="more"><a href="{}">Terug naar de verstrekking</a></p>
)">(Url{address});
  return passing_page(layout, "De woorden van het bestand", address, inside);
}

std::string receipt_page(const html::Layout& layout,
                         const grounds::Table& table,
                         const Disclosure& one,
                         std::string_view back_to) {
  const auto inside = markup<R"(<p class="more no-print"><a href="{}">Terug</a></p>
<p class="lead">Verstrekking {}</p>
<dl class="facts">
{}</dl>
<p>Dit bewijs zegt welke onderdelen gegeven zijn, en niet wat erin stond.</p>
)">(Url{back_to},
    number_of(one.id),
    fact_row("Stand", dutch_name(one.state)) + fact_row("Van", one.desk_name) +
        fact_row("Aan", one.receiver.name) +
        fact_row("Gegeven op", text::date(dutch_day(one.made_at))) +
        fact_row("Tot en met", text::date(one.until)) +
        fact_row("Ontvangen op",
                 one.answered_at && one.refusal == Refusal::none
                     ? text::date(dutch_day(*one.answered_at))
                     : std::string("nog niet bevestigd")) +
        fact_row("Waarvoor", name_in(table.purposes, one.question.purpose)) +
        fact_row("Grondslag", ground_words(one)) + fact_row("Onderdelen", labels_of(one.fields)) +
        fact_row("Vingerafdruk van de inhoud (SHA-256)", one.package_hash) +
        when(!one.file_hash.empty(),
             fact_row("Vingerafdruk van het bestand (SHA-256)", one.file_hash)));
  return passing_page(layout, "Ontvangstbewijs", back_to, inside);
}

}  // namespace zicht::passing
