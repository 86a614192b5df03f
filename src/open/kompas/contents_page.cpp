// /kompas: what the handbook is, and all its chapters in three parts.
#include "open/content/files.hpp"
#include "open/kompas/pages.hpp"

namespace zicht::kompas {

using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

Html chapter_item(const Book& book, const content::Document& chapter) {
  return markup<
      R"(<li class="toc__item{}"><a class="toc__link" href="{}">{}<span class="toc__number">{}</span><span class="toc__title">{}</span><span class="toc__summary">{}{}</span></a></li>
)">(when(chapter.head.in_preparation, markup<" toc__item--closed">()),
    Url{chapter.path},
    html::crack(book.open(chapter)),
    chapter.order,
    chapter.head.title,
    chapter.head.summary,
    when(chapter.head.in_preparation,
         markup<" <em class=\"toc__state\">In voorbereiding.</em>">()));
}

Html part(const Book& book, std::string_view name) {
  Html items;
  for (const auto* chapter : book.chapters())
    if (chapter->head.part == name) items += chapter_item(book, *chapter);
  return markup<R"(<section class="toc" aria-labelledby="deel-{}"><h2 id="deel-{}">{}</h2><p>{}</p>
<ol class="toc__list">
{}</ol></section>
)">(name, name, part_name(name), part_question(name), items);
}

}  // namespace

std::string contents_page(const Desk& desk, const Book& book) {
  auto main = markup<
      R"(<div class="chapter-head">{}<div class="wrap chapter-head__inner"><h1>Het Kompas</h1><p class="chapter-head__summary">Een handboek voor iedereen die in de gemeente iets tegen mensenhandel kan doen. Het geeft antwoord op drie vragen: wat, hoe en met wie.</p></div></div>
<div class="bar"><div class="wrap bar__inner"><p class="bar__state">Lees het van voor naar achter, of zoek op wat je nodig hebt.</p><a class="button button--main" href="/voor-wie">Voor wie ben je hier?</a><a class="button" href="/kaarten">{}Alle kaarten</a><a class="button" href="/begrippen">{}Begrippen</a><a class="button" href="/training">{}Training</a></div></div>
<div class="wrap page">
{}{}{}<section class="toc" aria-labelledby="meenemen"><h2 id="meenemen">Meenemen</h2><p>Het hele Kompas als één bestand, of alleen wat jij kiest.</p><ul class="take__row">{}<li><a href="/selectie">Maak je eigen leeslijst</a></li></ul></section>
<section class="toc" aria-labelledby="erbij"><h2 id="erbij">Erbij</h2><ul class="listing"><li><a href="/kompas/barrieremodel">Barrièremodel</a> <span class="meta">Per stap: wat de uitbuiter nodig heeft, en wat jij kunt doen.</span></li><li><a href="/kompas/artikel-273f">De wet: artikel 273f</a> <span class="meta">De delen van de wet in gewone woorden. Een leerhulp.</span></li><li><a href="/kompas/wijzigingen">Wat is er veranderd</a> <span class="meta">Wat nieuw is in Het Kompas, per dag.</span></li></ul></section>
</div>
)">(html::slit(0.5),
    html::icon(desk.layout, "card"),
    html::icon(desk.layout, "book"),
    html::icon(desk.layout, "half"),
    part(book, "wat"),
    part(book, "hoe"),
    part(book, "met-wie"),
    content::file_links("/kompas"));
  return desk.layout.draw(
      {.title = "Het Kompas",
       .description =
           "Handboek voor de gemeentelijke aanpak van mensenhandel: wat, hoe en met wie.",
       .path = "/kompas",
       .stylesheet = "css/kompas.css",
       .main = std::move(main)});
}

}  // namespace zicht::kompas
