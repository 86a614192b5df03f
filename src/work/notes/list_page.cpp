// The lists: one's own notes, and those of the team.
#include <fmt/format.h>

#include <algorithm>

#include "ground/html/form.hpp"
#include "ground/http/request.hpp"
#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"
#include "work/accounts/fields.hpp"
#include "work/notes/pages.hpp"
#include "work/notes/parts.hpp"

namespace zicht::notes {

using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

constexpr std::size_t on_a_page = 50;
constexpr std::size_t shown_length = 280;

bool is_below(std::string_view page, std::string_view where) {
  if (!page.starts_with(where)) return false;
  const auto rest = page.substr(where.size());
  return rest.empty() || where.ends_with('#') || rest.starts_with('/');
}

/// Every word that is looked for stands somewhere in the note, its text or an answer.
bool says(const Thread& thread, std::string_view looked_for) {
  auto all = thread.note.words + ' ' + thread.note.anchor.words + ' ' + thread.note.author_name;
  for (const auto& answer : thread.answers) all += ' ' + answer.words;
  const auto folded = text::fold(all);
  const auto wanted = text::fold(looked_for);
  for (std::size_t at = 0; at < wanted.size();) {
    const auto end = std::min(wanted.find(' ', at), wanted.size());
    if (folded.find(wanted.substr(at, end - at)) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

std::string query_of(const Wanted& wanted, std::size_t page) {
  std::string query;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, http::percent_encode(value));
  };
  add("q", wanted.words);
  add("stand", wanted.state);
  add("waar", wanted.where);
  if (page > 1) add("pagina", std::to_string(page));
  return query;
}

std::vector<html::Option> states(bool own) {
  std::vector<html::Option> options{{"gewijzigd", "De tekst is gewijzigd"},
                                    {"los", "Los: de tekst is weg"},
                                    {"open", "Nog niet klaar"},
                                    {"klaar", "Klaar"}};
  if (own) options.push_back({"team", "Voor het team"});
  return options;
}

std::vector<html::Option> wheres(const Places& places) {
  std::vector<html::Option> options;
  for (const auto* chapter : places.library().all(content::Kind::chapter, places.today()))
    options.push_back({chapter->path, fmt::format("{}. {}", chapter->order, chapter->head.title)});
  options.push_back({"/kaarten", "Kaarten"});
  options.push_back({"/#", "Het verhaal"});
  return options;
}

Html filters(const View& view, std::string_view address, bool own, const Wanted& wanted) {
  return markup<
      R"(<form class="filters no-print" action="{}" method="get" role="search">
<div class="field"><label for="q">Zoek in de aantekeningen</label><input class="input" id="q" name="q" type="search" autocomplete="off" value="{}"></div>
{}{}<p class="actions"><button class="button button--main" type="submit">Zoek</button>{}</p></form>
)">(Url{address},
    wanted.words,
    html::choice("stand", "Stand", "Alles", states(own), wanted.state),
    html::choice("waar", "Bij", "Alles", wheres(view.places), wanted.where),
    when(!wanted.is_all(), markup<R"( <a class="button" href="{}">Toon alles</a>)">(Url{address})));
}

std::string_view state_words(Hold hold) {
  if (hold == Hold::changed) return "De tekst is gewijzigd. ";
  if (hold == Hold::loose) return "Los: de tekst is er niet meer. ";
  return "";
}

Html item(const View& view, const Thread& thread, Hold hold, bool own) {
  const auto& note = thread.note;
  const auto count = thread.answers.size();
  const auto answers = count == 0
                           ? std::string{}
                           : fmt::format(" {} {}.", count, count == 1 ? "antwoord" : "antwoorden");
  const auto* audience = own && note.audience == Audience::team ? " Voor het team." : "";
  const auto day = text::date(Date{std::chrono::floor<std::chrono::days>(note.changed_at)});
  const auto who = own ? day + "." : fmt::format("{}, {}.", note.author_name, day);
  return markup<
      R"(<li><a href="{}">{}</a>{}<span class="meta">{}{}{}{}{}</span></li>
)">(Url{address_of(note.id)},
    view.places.at(note.anchor.page).title,
    words(beginning(note.words, shown_length)),
    state_words(hold),
    who,
    audience,
    answers,
    note.done_at ? " Klaar, volgens " + note.done_by + "." : "");
}

Html pager(std::string_view address, const Wanted& wanted, std::size_t count) {
  const auto pages = (count + on_a_page - 1) / on_a_page;
  if (pages < 2) return {};
  const auto link = [&](std::size_t page, std::string_view rel, std::string_view label) {
    return markup<R"(<li><a href="{}" rel="{}">{}</a></li>)">(
        Url{std::string(address) + query_of(wanted, page)}, rel, label);
  };
  return markup<R"(<nav class="pages no-print" aria-label="Bladeren"><ul>{}{}</ul></nav>
)">(when(wanted.page > 1, link(wanted.page - 1, "prev", "Vorige")),
    when(wanted.page < pages, link(wanted.page + 1, "next", "Volgende")));
}

Html list(const View& view,
          const Threads& threads,
          std::string_view address,
          bool own,
          const Wanted& wanted) {
  std::vector<std::pair<const Thread*, Hold>> found;
  for (const auto& thread : threads) {
    const auto hold = view.places.hold_of(thread.note.anchor);
    if (matches(thread, hold, wanted)) found.emplace_back(&thread, hold);
  }
  const auto from = std::min((std::max<std::size_t>(wanted.page, 1) - 1) * on_a_page, found.size());
  const auto to = std::min(from + on_a_page, found.size());
  Html items;
  for (auto at = from; at < to; ++at) items += item(view, *found[at].first, found[at].second, own);
  const auto counted =
      fmt::format("{} {}.", found.size(), found.size() == 1 ? "aantekening" : "aantekeningen");
  return markup<R"(<p class="meta" role="status">{}</p>
{})">(counted, when(!items.empty(), markup<R"(<ol class="listing notes-list">
{}</ol>
)">(items))) +
         pager(address, wanted, found.size());
}

}  // namespace

bool matches(const Thread& thread, Hold hold, const Wanted& wanted) {
  const auto& note = thread.note;
  if (wanted.state == "gewijzigd" && hold != Hold::changed) return false;
  if (wanted.state == "los" && hold != Hold::loose) return false;
  if (wanted.state == "team" && note.audience != Audience::team) return false;
  if (wanted.state == "klaar" && !note.done_at) return false;
  if (wanted.state == "open" && note.done_at) return false;
  if (!wanted.where.empty() && !is_below(note.anchor.page, wanted.where)) return false;
  return wanted.words.empty() || says(thread, wanted.words);
}

std::string own_list_page(const View& view, const Threads& threads, const Wanted& wanted) {
  constexpr auto address = "/notities";
  const auto body =
      threads.empty()
          ? markup<
                R"(<p>Je hebt nog geen aantekeningen. Lees een pagina van <a href="/kompas">Het Kompas</a>, een <a href="/kaarten">kaart</a> of <a href="/notities/bij/verhaal">het verhaal</a>, en kies daar “Aantekening maken”.</p>
)">()
          : filters(view, address, true, wanted) + list(view, threads, address, true, wanted) +
                markup<
                    R"(<h2>Neem ze mee</h2>
<p class="actions no-print"><a class="button" href="/notities/uitvoer.md">Alles als Markdown</a> <a class="button" href="/notities/uitvoer.jsonld">Alles als Web Annotation (JSON-LD)</a></p>
<p class="meta">Een bestand met aantekeningen is van jou. Bewaar het op een plek die veilig is.</p>
)">();
  return page(view.layout, "Mijn aantekeningen", address, markup<R"(<h1>Mijn aantekeningen</h1>
<p class="lead">Wat je opschreef bij {}. Alleen jij ziet dit, behalve wat voor het team is.</p>
)">(view.actor.organisation_name) + room_menu(address) + body);
}

std::string team_list_page(const View& view, const Threads& threads, const Wanted& wanted) {
  constexpr auto address = "/notities/team";
  const auto body =
      threads.empty()
          ? markup<
                R"(<p>Je team heeft nog geen aantekeningen gedeeld. Vink bij een aantekening aan dat je team haar mag lezen.</p>
)">()
          : filters(view, address, false, wanted) + list(view, threads, address, false, wanted);
  return page(view.layout,
              "Aantekeningen van mijn team",
              address,
              markup<R"(<h1>Aantekeningen van mijn team</h1>
<p class="lead">Alle collega’s met een account bij {} zien wat hier staat. Zij kunnen antwoorden en aangeven dat iets klaar is.</p>
)">(view.actor.organisation_name) +
                  room_menu(address) + body);
}

}  // namespace zicht::notes
