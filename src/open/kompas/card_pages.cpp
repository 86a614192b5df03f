// /kaarten: what fits on one side of a card.
#include <array>

#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"
#include "open/kompas/kompas.hpp"
#include "open/kompas/pages.hpp"

namespace zicht::kompas {

using html::Html;
using html::markup;
using html::Url;

namespace {

struct CardKind {
  std::string_view sort;
  std::string_view one;
  std::string_view many;
};

constexpr std::array kinds{
    CardKind{"signalenlijst", "Signalenlijst", "Signalenlijsten"},
    CardKind{"vorm", "Vorm", "Vormen van uitbuiting"},
    CardKind{"rol", "Rol", "Rollen"},
    CardKind{"stap", "Stap", "Stappen"},
    CardKind{"barriere", "Barrière", "Barrières"},
    CardKind{"instrument", "Instrument", "Bestuurlijke instrumenten"},
};

}  // namespace

std::string_view card_kind(std::string_view sort) {
  for (const auto& kind : kinds)
    if (kind.sort == sort) return kind.one;
  return "Kaart";
}

Html card_item(const content::Document& card) {
  return markup<
      R"(<li class="card"><p class="card__kind">{}</p><h3 class="card__title"><a href="{}">{}</a></h3><p>{}</p></li>
)">(card_kind(card.head.sort), Url{card.path}, card.head.title, card.head.summary);
}

std::string cards_page(const Desk& desk) {
  const auto cards = desk.library.all(content::Kind::card, desk.today);
  Html groups;
  for (const auto& kind : kinds) {
    Html items;
    for (const auto* card : cards)
      if (card->head.sort == kind.sort) items += card_item(*card);
    if (items.empty()) continue;
    groups += markup<R"(<section aria-labelledby="soort-{}"><h2 id="soort-{}">{}</h2>
<ul class="cards">
{}</ul></section>
)">(kind.sort, kind.sort, kind.many, items);
  }
  auto main = markup<
      R"(<div class="wrap page"><h1>Kaarten</h1><p class="lead">Elke kaart past op één kant. Handig aan de balie, bij een huisbezoek of in een overleg.</p>
{}</div>
)">(groups);
  return desk.layout.draw(
      {.title = "Kaarten",
       .description =
           "Korte kaarten bij Het Kompas: signalen, vormen, rollen en stappen, elk op één kant.",
       .path = "/kaarten",
       .stylesheet = "css/kompas.css",
       .trail = {{"/kompas", "Het Kompas"}},
       .main = std::move(main)});
}

std::string card_page(const Desk& desk, const content::Document& card) {
  content::Renderer renderer(desk.library, desk.today);
  const auto text = renderer.blocks(card.blocks);
  const auto chapter = desk.library.find("/kompas/" + card.head.chapter, desk.today);
  const auto more =
      chapter
          ? markup<
                R"(<p class="meta">Hoort bij het hoofdstuk <a href="{}">{}</a>. Zie ook <a href="/kaarten">alle kaarten</a>.</p>
)">(Url{(*chapter)->path}, (*chapter)->head.title)
          : Html{};
  auto main = markup<
      R"(<div class="wrap page card-page"><div class="card-sheet"><article class="card card--full"><p class="card__kind">{}</p><h1 class="card__title">{}</h1>
{}<p class="card__foot">Zicht, nagekeken op {}</p></article></div>
<aside class="card-page__beside no-print" aria-label="Bij deze kaart">{}{}</aside><div class="article">{}</div></div>
)">(card_kind(card.head.sort),
    card.head.title,
    text,
    text::date(card.head.checked_on),
    more,
    related_list(desk, card),
    renderer.sources());
  return desk.layout.draw({.title = card.head.title,
                           .description = card.head.summary,
                           .path = card.path,
                           .stylesheet = "css/kompas.css",
                           .trail = {{"/kompas", "Het Kompas"}, {"/kaarten", "Kaarten"}},
                           .main = std::move(main)});
}

}  // namespace zicht::kompas
