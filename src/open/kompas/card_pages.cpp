// /kaarten: what fits on one side of a card.
#include "ground/paper/qr.hpp"
#include "ground/text/dutch.hpp"
#include "open/content/card_kind.hpp"
#include "open/content/render.hpp"
#include "open/feedback/feedback.hpp"
#include "open/kompas/pages.hpp"

namespace zicht::kompas {

using html::Html;
using html::markup;
using html::Url;

Html card_item(const content::Document& card) {
  return markup<
      R"(<li class="card"><p class="card__kind">{}</p><h3 class="card__title"><a href="{}">{}</a></h3><p>{}</p></li>
)">(content::card_kind_name(card.head.sort), Url{card.path}, card.head.title, card.head.summary);
}

std::string cards_page(const Desk& desk) {
  const auto cards = desk.library.all(content::Kind::card, desk.today);
  Html groups;
  for (const auto& kind : content::card_kinds) {
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
<p class="actions no-print"><a class="button" href="/kaarten.pdf">Alle kaarten als PDF, vier op een vel</a> <a class="button" href="/selectie">Kies je eigen kaarten</a></p>
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

namespace {

/// The code that leads from a card on paper to the chapter it belongs to.
Html chapter_code(const Desk& desk, const content::Document& chapter) {
  const auto code =
      paper::qr_svg(desk.site + chapter.path, "QR-code naar het hoofdstuk " + chapter.head.title);
  if (!code) return {};  // An address too long for a code is still written below it.
  return markup<R"(<div class="card__code">{}</div>)">(Html::trusted(*code));
}

}  // namespace

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
{}<div class="card__foot"><p>Zicht, nagekeken op {}<br>{}{}</p>{}</div></article></div>
<aside class="card-page__beside no-print" aria-label="Bij deze kaart">{}{}</aside><div class="article">{}{}</div></div>
)">(content::card_kind_name(card.head.sort),
    card.head.title,
    text,
    text::date(card.head.checked_on),
    desk.site,
    card.path,
    chapter ? chapter_code(desk, **chapter) : Html{},
    take_menu(card, nullptr) + more,
    related_list(desk, card),
    renderer.sources(),
    feedback::form(card.path));
  return desk.layout.draw({.title = card.head.title,
                           .description = card.head.summary,
                           .path = card.path,
                           .stylesheet = "css/kompas.css",
                           .trail = {{"/kompas", "Het Kompas"}, {"/kaarten", "Kaarten"}},
                           .main = std::move(main)});
}

}  // namespace zicht::kompas
