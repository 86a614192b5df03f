// /voor-wie: the handbook from where the reader stands.
#include <algorithm>

#include "open/content/render.hpp"
#include "open/feedback/feedback.hpp"
#include "open/kompas/pages.hpp"

namespace zicht::kompas {

using html::each;
using html::Html;
using html::markup;
using html::Url;

namespace {

/// What is labelled for an audience, of one kind.
std::vector<const content::Document*> labelled(const Desk& desk,
                                               content::Kind kind,
                                               const std::string& audience) {
  auto found = desk.library.all(kind, desk.today);
  std::erase_if(found, [&](const content::Document* document) {
    const auto labels = content::labels_of(*document, "doelgroep");
    return std::find(labels.begin(), labels.end(), audience) == labels.end();
  });
  return found;
}

Html page_item(const content::Document* page) {
  return markup<R"(<li><a href="{}">{}</a> <span class="meta">{}</span></li>
)">(Url{page->path}, page->head.title, page->head.summary);
}

Html all_for(const Desk& desk, const std::string& audience) {
  Html groups;
  const auto cards = labelled(desk, content::Kind::card, audience);
  if (!cards.empty())
    groups += markup<R"(<section aria-labelledby="kaarten"><h2 id="kaarten">Kaarten voor jou</h2>
<ul class="cards">
{}</ul></section>
)">(each(cards, [](const content::Document* card) { return card_item(*card); }));
  const auto pages = labelled(desk, content::Kind::chapter_page, audience);
  if (!pages.empty())
    groups += markup<R"(<section aria-labelledby="paginas"><h2 id="paginas">Uit het handboek</h2>
<ul class="listing">
{}</ul></section>
)">(each(pages, page_item));
  return groups;
}

}  // namespace

std::string audiences_page(const Desk& desk) {
  const auto item = [](const content::Document* page) {
    return markup<
        R"(<li class="card"><h2 class="card__title"><a href="{}">{}</a></h2><p>{}</p></li>
)">(Url{page->path}, page->head.title, page->head.summary);
  };
  auto main = markup<
      R"(<div class="wrap page"><h1>Voor wie</h1><p class="lead">Kies wie je bent. Dan zie je eerst wat voor jou telt.</p>
<ul class="cards">
{}</ul></div>
)">(each(desk.library.all(content::Kind::audience, desk.today), item));
  return desk.layout.draw(
      {.title = "Voor wie",
       .description = "Het Kompas vanaf jouw plek: wat zie je, wat doe je, wie bel je.",
       .path = "/voor-wie",
       .stylesheet = "css/kompas.css",
       .trail = {{"/kompas", "Het Kompas"}},
       .main = std::move(main)});
}

std::string audience_page(const Desk& desk, const content::Document& page) {
  content::Renderer renderer(desk.library, desk.today);
  const auto text = renderer.blocks(page.blocks);
  auto main = markup<
      R"(<div class="wrap page"><article class="article"><h1>{}</h1><p class="lead">{}</p>
{}</article>
{}<div class="article">{}<p class="meta">{}</p>{}</div></div>
)">(page.head.title,
    page.head.summary,
    text,
    all_for(desk, page.name),
    renderer.sources(),
    state_line(page),
    feedback::form(page.path));
  return desk.layout.draw({.title = page.head.title,
                           .description = page.head.summary,
                           .path = page.path,
                           .stylesheet = "css/kompas.css",
                           .trail = {{"/kompas", "Het Kompas"}, {"/voor-wie", "Voor wie"}},
                           .main = std::move(main)});
}

}  // namespace zicht::kompas
