// For who shares: choosing, the link, and what became of it.
#include "work/notes/share_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ground/text/dutch.hpp"
#include "open/content/card_kind.hpp"
#include "work/accounts/fields.hpp"
#include "work/notes/parts.hpp"

namespace zicht::notes {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

constexpr auto list_address = "/notities/delen";
constexpr std::size_t shown_in_share = 160;
/// Older notes can be found in the list of notes; a form with all of them is not read.
constexpr std::size_t most_offered = 100;

struct TermLabel {
  Term term;
  std::string_view value;
  std::string_view label;
};
constexpr std::array terms{TermLabel{Term::week, "week", "7 dagen"},
                           TermLabel{Term::month, "month", "30 dagen"},
                           TermLabel{Term::quarter, "quarter", "90 dagen"}};

std::string label_of(const Part& part, Places& places) {
  const auto& place = places.at(part.page);
  if (part.block.empty()) return place.title;
  const auto* passage = find({.block = part.block}, place.passages);
  return place.title + ": " + (passage == nullptr ? "" : beginning(passage->words, shown_in_share));
}

Html tick(std::string_view name, std::string_view value, bool checked, std::string_view label) {
  return markup<
      R"(<li><label class="tick"><input type="checkbox" name="{}" value="{}"{}> {}</label></li>
)">(name, value, when(checked, markup<" checked">()), label);
}

Html shelf(std::string_view title, const Html& items) {
  return when(!items.empty(), markup<R"(<details class="shelf"><summary>{}</summary><ul>
{}</ul></details>
)">(title, items));
}

Html chosen(const View& view, const Choice& choice, const Threads& own) {
  Html items;
  for (const auto& part : choice.parts)
    items += tick("deel", key_of(part), true, label_of(part, view.places));
  for (const auto& thread : own)
    if (std::ranges::find(choice.notes, thread.note.id) != choice.notes.end())
      items += tick("aantekening",
                    std::to_string(thread.note.id.value),
                    true,
                    "Je aantekening: " + beginning(thread.note.words, shown_in_share));
  if (items.empty())
    return markup<
        R"(<p>Je hebt nog niets gekozen. Kies hieronder kaarten of aantekeningen. Stukken tekst kies je op de pagina zelf: lees haar met aantekeningen en kies daar “Kies stukken om te delen”.</p>
)">();
  return markup<R"(<ul class="chosen">
{}</ul>
)">(items);
}

Html cards(const View& view, const Choice& choice) {
  Html items;
  for (const auto* card : view.places.library().all(content::Kind::card, view.places.today())) {
    const bool there = std::ranges::any_of(
        choice.parts, [&](const Part& part) { return key_of(part) == card->path; });
    if (!there)
      items +=
          tick("deel",
               card->path,
               false,
               fmt::format("{} ({})", card->head.title, content::card_kind_name(card->head.sort)));
  }
  return shelf("Kaarten erbij", items);
}

Html more_notes(const View& view, const Choice& choice, const Threads& own) {
  Html items;
  std::size_t offered = 0;
  for (const auto& thread : own) {
    if (std::ranges::find(choice.notes, thread.note.id) != choice.notes.end()) continue;
    if (++offered > most_offered) break;
    items += tick("aantekening",
                  std::to_string(thread.note.id.value),
                  false,
                  fmt::format("{} ({})",
                              beginning(thread.note.words, shown_in_share),
                              view.places.at(thread.note.anchor.page).title));
  }
  return shelf("Aantekeningen van jou erbij", items);
}

Html term_choice(Term chosen_term) {
  return markup<
      R"(<fieldset class="choices"><legend>Hoelang werkt de link?</legend>{}</fieldset>
)">(each(terms, [&](const TermLabel& term) {
    return markup<
        R"(<label class="tick"><input type="radio" name="termijn" value="{}"{}> {}</label>)">(
        term.value, when(term.term == chosen_term, markup<" checked">()), term.label);
  }));
}

std::string_view standing_words(Standing standing) {
  switch (standing) {
    case Standing::open:
      return "De link werkt.";
    case Standing::expired:
      return "De link is verlopen.";
    case Standing::revoked:
      return "Je hebt de link ingetrokken.";
  }
  return "";
}

}  // namespace

std::string key_of(const Part& part) {
  return part.block.empty() ? part.page : part.page + '#' + part.block;
}

std::string version_of(const Place& place) {
  std::string all;
  for (const auto& passage : place.passages) all += passage.words + '\n';
  return version_of(all);
}

std::optional<Part> read_part(std::string_view key, Places& places) {
  const auto hash = key.rfind('#');
  const auto page = std::string(key.substr(0, hash));
  const auto& place = places.at(page);
  if (place.document == nullptr) return std::nullopt;
  if (hash == std::string_view::npos) {
    if (place.document->kind != content::Kind::card) return std::nullopt;
    return Part{.page = page, .version = version_of(place)};
  }
  const auto* passage = find({.block = std::string(key.substr(hash + 1))}, place.passages);
  if (passage == nullptr) return std::nullopt;
  return Part{.page = page, .block = passage->block, .version = version_of(passage->words)};
}

std::string share_form_page(const View& view, const Choice& choice, const Threads& own) {
  const auto fields =
      markup<R"(<h2>Dit deel je</h2>
)">() +
      chosen(view, choice, own) + cards(view, choice) + more_notes(view, choice, own) +
      markup<
          R"(<div class="field"><label for="bericht">Een bericht erbij (mag leeg blijven)</label><p class="field__hint" id="bericht-uitleg">Noem geen namen of gegevens van slachtoffers.</p><textarea class="input" id="bericht" name="bericht" rows="4" aria-describedby="bericht-uitleg">
{}</textarea></div>
)">(choice.message) +
      term_choice(choice.term) + accounts::submit("Maak een link");
  return page(view.layout,
              "Deel een selectie",
              "/notities/delen/nieuw",
              markup<R"(<div class="one-note">{}<h1>Deel een selectie</h1>
<p class="lead">Voor iemand zonder account. Wie de link heeft, ziet precies wat je kiest, en verder niets van jou.</p>
{}{}</div>
)">(html::trail({{"/notities", "Mijn aantekeningen"}, {list_address, "Gedeeld met anderen"}},
                "Nieuw"),
              when(!choice.trouble.empty(), accounts::alert(choice.trouble)),
              accounts::form(list_address, view.actor.form_token, fields)));
}

std::string share_made_page(const View& view, const std::string& link) {
  return page(view.layout,
              "Je link is klaar",
              list_address,
              markup<R"(<div class="one-note"><h1>Je link is klaar</h1>
<p class="lead">Kopieer hem nu. Wij bewaren de link zelf niet, dus we kunnen hem niet nog een keer laten zien.</p>
<div class="field"><label for="adres">De link</label><input class="input" id="adres" readonly value="{}"></div>
<p>Wie deze link heeft, kan openen wat je koos. Stuur hem dus alleen naar wie het moet zien. Je kunt hem op elk moment intrekken.</p>
<p class="more"><a href="{}">Naar alles wat je hebt gedeeld</a></p></div>
)">(link, Url{list_address}));
}

std::string shares_page(const View& view, const std::vector<Share>& shares, Instant now) {
  const auto item = [&](const Share& share) {
    const auto standing = standing_of(share, now);
    const auto parts = share.selection.parts.size();
    const auto notes = share.selection.notes.size();
    return markup<
        R"(<li><a href="{}/{}">Gedeeld op {}</a><span class="meta">{}{}</span></li>
)">(Url{list_address},
        share.id.value,
        accounts::moment(share.made_at),
        standing_words(standing),
        standing == Standing::open
            ? fmt::format(" Tot en met {}. {} {}, {} {}.",
                          day_words(share.expires_at),
                          parts,
                          parts == 1 ? "stuk of kaart" : "stukken of kaarten",
                          notes,
                          notes == 1 ? "aantekening" : "aantekeningen")
            : std::string{});
  };
  const auto list = shares.empty() ? markup<"<p>Je hebt nog niets gedeeld.</p>\n">()
                                   : markup<R"(<ol class="listing">
{}</ol>
)">(each(shares, item));
  return page(
      view.layout, "Gedeeld met anderen", list_address, markup<R"(<h1>Gedeeld met anderen</h1>
<p class="lead">Links die je maakte voor mensen zonder account.</p>
{}<p class="actions"><a class="button button--main" href="/notities/delen/nieuw">Deel een selectie</a></p>
{})">(room_menu(list_address), list));
}

std::string watched_page(const View& view, const Watched& watched, Instant now) {
  const auto& share = watched.share;
  const auto standing = standing_of(share, now);
  const bool open = standing == Standing::open;
  const auto part = [&](const Part& one) {
    return markup<"<li>{}</li>\n">(label_of(one, view.places));
  };
  const auto note = [&](const SharedNote& one) {
    return markup<"<li>Je aantekening: {}</li>\n">(beginning(one.words, shown_in_share));
  };
  const auto what = when(open,
                         markup<R"(<h2>Wat de ontvanger ziet</h2>
{}<ul>
{}{}</ul>
)">(when(!share.selection.message.empty(), words(share.selection.message)),
                         each(share.selection.parts, part),
                         each(share.selection.notes, note)));
  const auto openings =
      watched.openings.empty() ? markup<"<p>De link is nog niet geopend.</p>\n">() : markup<R"(<ul>
{}</ul>
)">(each(watched.openings, [](Instant at) {
        return markup<"<li>{}</li>\n">(accounts::moment(at));
      }));
  const auto revoke =
      when(open,
           accounts::button_form(fmt::format("{}/{}/intrekken", list_address, share.id.value),
                                 view.actor.form_token,
                                 "Trek de link in"));
  return page(view.layout,
              "Gedeeld met anderen",
              list_address,
              markup<R"(<div class="one-note">{}<h1>Gedeeld op {}</h1>
<p><strong>{}</strong>{}</p>
{}{}<h2>Wanneer hij is geopend</h2>
<p class="meta">Alleen de tijd. Wie hem opende, weten wij niet. Een mailprogramma kan een link ook zelf openen.</p>
{}</div>
)">(html::trail({{"/notities", "Mijn aantekeningen"}, {list_address, "Gedeeld met anderen"}},
                "Eén link"),
              accounts::moment(share.made_at),
              standing_words(standing),
              open ? " Tot " + accounts::moment(share.expires_at) + "." : std::string{},
              revoke,
              what,
              openings));
}

}  // namespace zicht::notes
