// A chapter: its opening, its three pages, and all of it on one page.
#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"
#include "open/feedback/feedback.hpp"
#include "open/kompas/pages.hpp"

namespace zicht::kompas {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

Html head(const Book& book, const Leaf& leaf) {
  const auto& chapter = *leaf.chapter;
  std::vector<html::MenuItem> trail{{"/kompas", "Het Kompas"}};
  if (leaf.page != nullptr) trail.push_back({chapter.path, chapter.head.title});
  const auto& document = leaf.document();
  return markup<
      R"(<div class="chapter-head">{}<div class="wrap chapter-head__inner">{}<h1>{}</h1><p class="chapter-head__summary">{}</p></div></div>
)">(html::slit(book.open(chapter)),
    html::trail(trail,
                leaf.page == nullptr ? chapter.head.title : std::string(part_name(document.name))),
    document.head.title,
    document.head.summary);
}

Html bar(const Book& book, const Leaf& leaf) {
  const auto& chapter = *leaf.chapter;
  return markup<
      R"(<div class="bar"><div class="wrap bar__inner"><p class="bar__state">Hoofdstuk {} van {}. {}</p>{}</div></div>
)">(chapter.order,
    book.chapters().size(),
    state_line(leaf.document()),
    when(!chapter.head.in_preparation, take_menu(leaf.document(), &chapter)));
}

/// The headings of the page that is open, below its chapter in the list.
Html parts_in_list(const content::Document& page) {
  Html items;
  for (const auto& block : page.blocks)
    if (block.kind == content::Block::Kind::heading && block.level == 2)
      items +=
          markup<R"(<li><a href="#{}">{}</a></li>)">(block.id, content::plain_text(block.inlines));
  return items.empty() ? items : markup<R"(<ol class="chapters__parts">{}</ol>)">(items);
}

Html chapter_list(const html::Layout& layout, const Book& book, const Leaf& leaf) {
  const auto item = [&](const content::Document* chapter) {
    const bool here = chapter == leaf.chapter;
    const auto status = html::icon(layout,
                                   chapter->head.in_preparation ? "ring"
                                   : here                       ? "half"
                                                                : "full");
    return markup<
        R"(<li class="chapters__item"><a href="{}"{}><span class="chapters__number">{}</span><span>{}{}</span><span class="chapters__status">{}</span></a>{}</li>
)">(Url{chapter->path},
        here && leaf.page == nullptr ? markup<R"( aria-current="page")">()
                                     : when(here, markup<R"( aria-current="true")">()),
        chapter->order,
        chapter->head.title,
        when(chapter->head.in_preparation,
             markup<R"(<span class="visually-hidden">, in voorbereiding</span>)">()),
        status,
        here ? parts_in_list(leaf.document()) : Html{});
  };
  return markup<
      R"(<div class="book__side"><nav class="chapters" aria-label="Hoofdstukken"><details class="chapters__fold"><summary>Hoofdstukken</summary><ol class="chapters__list">
{}</ol></details></nav></div>
)">(each(book.chapters(), item));
}

Html part_tabs(const Desk& desk, const Leaf& leaf) {
  const auto pages = desk.library.pages_of(*leaf.chapter, desk.today);
  if (pages.empty()) return {};
  const auto tab = [&](const content::Document* page) {
    return markup<R"(<li><a href="{}"{}>{}</a></li>)">(
        Url{page->path},
        when(page == leaf.page, markup<R"( aria-current="page")">()),
        part_name(page->name));
  };
  return markup<R"(<nav class="parts" aria-label="Delen van dit hoofdstuk"><ul>{}</ul></nav>
)">(each(pages, tab));
}

/// The three pages of a chapter as doors, each a little further open.
Html doors(const Desk& desk, const content::Document& chapter) {
  double open = 0.0;
  const auto door = [&](const content::Document* page) {
    open += 1.0 / 3.0;
    return markup<
        R"(<li class="door"><a class="door__link" href="{}">{}<strong class="door__title">{}</strong><span class="door__text">{}</span></a></li>
)">(Url{page->path}, html::crack(open), part_name(page->name), page->head.summary);
  };
  const auto pages = desk.library.pages_of(chapter, desk.today);
  if (pages.empty()) return {};
  return markup<R"(<ul class="doors">
{}</ul>
)">(each(pages, door));
}

Html pager_link(const std::optional<Leaf>& leaf, bool forward) {
  if (!leaf) return {};
  const auto& document = leaf->document();
  const auto title = leaf->page == nullptr
                         ? fmt::format("{}. {}", leaf->chapter->order, document.head.title)
                         : document.head.title;
  if (forward)
    return markup<R"(<a rel="next" href="{}"><span class="pager__way">Volgende</span>{}</a>)">(
        Url{document.path}, title);
  return markup<R"(<a rel="prev" href="{}"><span class="pager__way">Vorige</span>{}</a>)">(
      Url{document.path}, title);
}

Html pager(const Book& book, const Leaf& leaf) {
  return markup<R"(<nav class="pager" aria-label="Vorige en volgende pagina">{}{}</nav>
)">(pager_link(book.before(leaf), false), pager_link(book.after(leaf), true));
}

Html margin_link(const content::Document* document) {
  return markup<R"(<li><a href="{}">{}</a></li>)">(Url{document->path}, document->head.title);
}

Html margin(const Desk& desk, const Leaf& leaf) {
  const auto cards = desk.library.cards_of(*leaf.chapter, desk.today);
  const auto beside = related_list(desk, leaf.document());
  if (cards.empty() && beside.empty()) return {};
  return markup<R"(<aside class="book__margin" aria-label="Bij deze pagina">{}{}</aside>
)">(beside,
    when(
        !cards.empty(),
        markup<
            R"(<section class="aside-block"><h2>Kaarten bij dit hoofdstuk</h2><ul>{}</ul></section>)">(
            each(cards, margin_link))));
}

Html preparation_notice(const content::Document& chapter) {
  return when(
      chapter.head.in_preparation,
      markup<
          R"(<div class="notice"><p><strong>In voorbereiding.</strong> Van dit hoofdstuk is er nu alleen een samenvatting. De drie pagina’s wat, hoe en met wie volgen.</p></div>
)">());
}

}  // namespace

Html related_list(const Desk& desk, const content::Document& document) {
  const auto related = desk.library.related(document, desk.today);
  if (related.empty()) return {};
  return markup<R"(<section class="aside-block"><h2>Zie ook</h2><ul>{}</ul></section>)">(
      each(related, margin_link));
}

std::string state_line(const content::Document& document) {
  const auto minutes = text::reading_minutes(document.words);
  return fmt::format("Leestijd {} {}. Nagekeken op {}.",
                     minutes,
                     minutes == 1 ? "minuut" : "minuten",
                     text::date(document.head.checked_on));
}

std::string leaf_page(const Desk& desk, const Book& book, const Leaf& leaf) {
  const auto& document = leaf.document();
  content::Renderer renderer(desk.library, desk.today);
  auto text = renderer.blocks(document.blocks);
  if (leaf.page == nullptr) text = preparation_notice(document) + text + doors(desk, document);
  auto main = head(book, leaf) + bar(book, leaf) +
              markup<R"(<div class="wrap book">
{}<article class="book__text article">
{}{}{}{}{}</article>
{}</div>
)">(chapter_list(desk.layout, book, leaf),
              part_tabs(desk, leaf),
              text,
              renderer.sources(),
              feedback::form(document.path),
              pager(book, leaf),
              margin(desk, leaf));
  const auto title = leaf.page == nullptr
                         ? document.head.title
                         : fmt::format("{} | {}", document.head.title, leaf.chapter->head.title);
  return desk.layout.draw({.title = title,
                           .description = document.head.summary,
                           .path = document.path,
                           .stylesheet = "css/kompas.css",
                           .main = std::move(main)});
}

std::string print_page(const Desk& desk, const Book& book, const content::Document& chapter) {
  content::Renderer renderer(desk.library, desk.today);
  auto text = renderer.blocks(chapter.blocks);
  for (const auto* page : desk.library.pages_of(chapter, desk.today))
    text += markup<R"(<section aria-labelledby="deel-{}"><h2 id="deel-{}">{}</h2>
{}</section>
)">(page->name, page->name, page->head.title, renderer.demoted(page->blocks, page->name));
  auto main = markup<
      R"(<div class="wrap page"><article class="article print-whole"><p class="meta">Het Kompas, hoofdstuk {} van {}</p><h1>{}</h1><p class="lead">{}</p>
{}{}<p class="meta">{}</p><p class="actions no-print"><a class="button" href="{}">Terug naar het hoofdstuk</a></p></article></div>
)">(chapter.order,
    book.chapters().size(),
    chapter.head.title,
    chapter.head.summary,
    text,
    renderer.sources(),
    state_line(chapter),
    Url{chapter.path});
  return desk.layout.draw({.title = chapter.head.title + ", heel hoofdstuk",
                           .description = chapter.head.summary,
                           .path = chapter.path + "/afdrukken",
                           .stylesheet = "css/kompas.css",
                           .indexed = false,
                           .main = std::move(main)});
}

}  // namespace zicht::kompas
