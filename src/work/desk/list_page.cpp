// The list of signals, and searching in them.
#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/desk/pages.hpp"

namespace zicht::desk {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Option;
using html::Url;
using html::when;
using signals::Signal;
using signals::State;

constexpr std::array<std::string_view, 4> tab_names{"open", "mij", "aangeboden", "klaar"};

std::int64_t count_where(const ListView& view, bool (*fits)(State)) {
  std::int64_t count = 0;
  for (const auto& [state, number] : view.counts)
    if (fits(state)) count += number;
  return count;
}

Html tab(const ListView& view, Tab which, std::string_view label) {
  const auto name = tab_names.at(static_cast<std::size_t>(which));
  const auto address = which == Tab::open ? std::string("/werk/signalen")
                                          : fmt::format("/werk/signalen?toon={}", name);
  return markup<R"(<li><a href="{}"{}>{}</a></li>
)">(Url{address}, when(view.tab == which, markup<R"( aria-current="page")">()), label);
}

Html tabs(const ListView& view) {
  const auto open = count_where(view, signals::is_open);
  return markup<R"(<nav class="room-menu" aria-label="Delen van de werkbak"><ul>
{}{}{}{}<li><a href="/werk/signalen/zoeken">Zoek in verhalen</a></li>
<li><a href="/werk/signalen/afwezig">Afwezig</a></li>
<li><a href="/werk/verstrekkingen">Verstrekkingen</a></li>
<li><a href="/werk/sleutels">Sleutels</a></li>
<li><a href="/werk/cijfers">Cijfers</a></li>
</ul></nav>
)">(tab(view, Tab::open, fmt::format("Open ({})", open)),
    tab(view, Tab::mine, "Van mij"),
    tab(view, Tab::offered, fmt::format("Aangeboden ({})", view.offered)),
    tab(view, Tab::closed, "Klaar"));
}

std::vector<Option> state_options() {
  std::vector<Option> options;
  for (std::size_t at = 0; at < signals::state_count; ++at) {
    const auto state = static_cast<State>(at);
    if (signals::is_open(state))
      options.push_back(
          {std::string(signals::names_of(state)[at]), std::string(signals::dutch_name(state))});
  }
  return options;
}

std::vector<Option> form_options() {
  std::vector<Option> options;
  const auto names = signals::names_of(signals::Exploitation{});
  for (std::size_t at = 0; at < names.size(); ++at)
    options.push_back({std::string(names.at(at)),
                       std::string(signals::dutch_name(static_cast<signals::Exploitation>(at)))});
  return options;
}

Html filters(const ListView& view) {
  const auto state =
      view.filter.state
          ? signals::names_of(State{}).at(static_cast<std::size_t>(*view.filter.state))
          : std::string_view();
  const auto form = view.filter.form ? signals::names_of(signals::Exploitation{})
                                           .at(static_cast<std::size_t>(*view.filter.form))
                                     : std::string_view();
  const bool urgent = view.filter.urgency == signals::Urgency::urgent;
  return markup<
      R"(<form class="filters" action="/werk/signalen" method="get">
{}{}{}{}<p class="actions"><button class="button" type="submit">Toon</button></p></form>
)">(html::choice("stand", "Stand", "alle", state_options(), state),
    html::choice("vorm", "Vorm", "alle", form_options(), form),
    html::choice("gemeente", "Gemeente", "alle", view.municipalities, view.filter.municipality),
    html::choice("spoed", "Spoed", "alles", {{"ja", "alleen spoed"}}, urgent ? "ja" : ""));
}

Html row(const Signal& signal, const Names& names, Instant now, const Html& below = {}) {
  const bool urgent = signal.urgency == signals::Urgency::urgent;
  const auto due = due_words(signal, now);
  return markup<
      R"(<li class="signal-row signal-row--{}"><p class="signal-row__title"><a href="{}">{}</a></p>
<p class="signal-row__due{}">{}{}</p>
<p class="meta">{} · {} · gemeld op {}, {}{}{}</p>
{}</li>
)">(signals::names_of(signal.state)[static_cast<std::size_t>(signal.state)],
    Url{address_of(signal.id)},
    title_of(signal, names),
    when(is_late(signal, now), markup<" signal-row__due--late">()),
    when(urgent, markup<R"(<strong class="mark mark--urgent">Spoed</strong> )">()),
    due,
    signals::number_of(signal.id),
    signals::dutch_name(signal.state),
    when_words(signal.received_on, {}),
    signals::dutch_name(signal.channel),
    signal.assignee.value == 0 ? std::string() : " · ligt bij " + names.person(signal.assignee),
    when(signal.has_news, markup<R"( <strong class="mark">Nieuw antwoord</strong>)">()),
    below);
}

std::string_view nothing_words(Tab tab) {
  switch (tab) {
    case Tab::open:
      return "Er ligt niets open. Zodra iemand iets meldt, staat het hier.";
    case Tab::mine:
      return "Er ligt nu niets bij jou.";
    case Tab::offered:
      return "Geen ander meldpunt biedt jullie iets aan.";
    case Tab::closed:
      return "Er is nog niets afgesloten.";
  }
  return {};
}

/// The same list, from behind the last row.
std::string next_address(const ListView& view) {
  const auto after = signals::place_of(view.rows.back());
  auto address = fmt::format("/werk/signalen?na={}&signaal={}", after.due, after.id.value);
  if (view.tab != Tab::open)
    address += fmt::format("&toon={}", tab_names.at(static_cast<std::size_t>(view.tab)));
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) address += fmt::format("&{}={}", name, http::percent_encode(value));
  };
  if (view.filter.state)
    add("stand", signals::names_of(State{}).at(static_cast<std::size_t>(*view.filter.state)));
  if (view.filter.form)
    add("vorm",
        signals::names_of(signals::Exploitation{}).at(static_cast<std::size_t>(*view.filter.form)));
  add("gemeente", view.filter.municipality);
  if (view.filter.urgency == signals::Urgency::urgent) add("spoed", "ja");
  return address;
}

}  // namespace

std::string address_of(signals::SignalId id) {
  return fmt::format("/werk/signalen/{}", id.value);
}

std::string desk_page(const html::Layout& layout,
                      std::string_view title,
                      const html::Html& inside) {
  return layout.draw({.title = std::string(title),
                      .path = "/werk/signalen",
                      .stylesheet = "css/desk.css",
                      .scripts = {"islands/desk.ts"},
                      .indexed = false,
                      .main = markup<R"(<div class="wrap page desk"><h1>{}</h1>
{}</div>
)">(title, inside)});
}

std::string list_page(const html::Layout& layout, const ListView& view) {
  const auto list = view.rows.empty() ? markup<"<p>{}</p>\n">(nothing_words(view.tab))
                                      : markup<R"(<desk-list><ol class="signals">
{}</ol></desk-list>
<p class="meta no-print">In de lijst: <kbd>j</kbd> en <kbd>k</kbd> om te bladeren, <kbd>Enter</kbd> om te openen.</p>
)">(each(view.rows, [&](const Signal& signal) { return row(signal, view.names, view.now); }));
  return desk_page(
      layout,
      "Signalen",
      markup<"<p class=\"lead\">{}</p>\n">(view.actor.organisation_name) + tabs(view) +
          when(view.tab == Tab::open, filters(view)) + list +
          when(view.more,
               markup<R"(<p class="more"><a href="{}" rel="next">De volgende signalen</a></p>
)">(Url{view.rows.empty() ? std::string("/werk/signalen") : next_address(view)})));
}

std::string away_page(const html::Layout& layout, const AwayView& view) {
  const auto back =
      accounts::form("/werk/signalen/afwezig",
                     view.actor.form_token,
                     accounts::hidden("doe", "terug") + accounts::submit("Ik ben er weer"));
  const auto leave = accounts::form("/werk/signalen/afwezig",
                                    view.actor.form_token,
                                    accounts::input({.name = "tot",
                                                     .label = "Tot en met",
                                                     .type = "date",
                                                     .hint = "De laatste dag dat je er niet bent.",
                                                     .value = view.typed},
                                                    view.trouble) +
                                        accounts::submit("Zet mij op afwezig"));
  return desk_page(
      layout,
      "Afwezig",
      markup<R"(<p class="more"><a href="/werk/signalen">Naar alle signalen</a></p>
)">() +
          when(!view.given_back.empty() && view.given_back != "0",
               accounts::notice("Wat bij jou lag, ligt nu bij niemand. Vertel het je collega’s.")) +
          (view.until
               ? markup<"<p>Je staat op afwezig tot en met {}.</p>\n">(text::date(*view.until)) +
                     back
               : markup<
                     R"(<p>Ben je er een tijd niet? Dan kan niemand je een signaal geven. Wat open is en bij jou ligt, ligt daarna bij niemand: zo wacht het niet op jou.</p>
)">() + leave));
}

std::string search_page(const html::Layout& layout, const SearchView& view) {
  const auto found = each(view.hits, [&](const signals::Hit& hit) {
    return row(hit.signal, view.names, view.now, markup<"<p>{}</p>\n">(hit.excerpt));
  });
  return desk_page(
      layout,
      "Zoek in verhalen",
      markup<
          R"(<p class="more"><a href="/werk/signalen">Naar alle signalen</a></p>
<p>Zoek woorden in de open signalen van jullie meldpunt. De verhalen worden alleen voor deze zoekvraag geopend. Van je zoekwoorden blijft niets bewaard.</p>
)">() +
          accounts::form(
              "/werk/signalen/zoeken",
              view.actor.form_token,
              accounts::input(
                  {.name = "woorden", .label = "Woorden", .type = "search", .value = view.words}) +
                  accounts::submit("Zoek")) +
          when(view.asked && view.hits.empty(),
               accounts::notice("Deze woorden staan in geen enkel open signaal.")) +
          when(!view.hits.empty(), markup<R"(<ol class="signals">
{}</ol>
)">(found)));
}

}  // namespace zicht::desk
