// /selectie: a list of one's own, kept in the address of this page and nowhere else.
#include <fmt/format.h>

#include <algorithm>

#include "ground/http/request.hpp"
#include "open/content/card_kind.hpp"
#include "open/takeaway/pages.hpp"

namespace zicht::takeaway {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

std::string address_of(const Selection& selection) {
  const auto query = query_of(selection);
  return query.empty() ? "/selectie" : "/selectie?" + query;
}

/// "Signaleren: Hoe je signaleert" for a page of a chapter, so that it is known out of its place.
std::string full_title(const content::Library& library,
                       const content::Document& document,
                       Date today) {
  if (document.kind != content::Kind::chapter_page) return document.head.title;
  const auto chapter = library.find(document.path.substr(0, document.path.rfind('/')), today);
  return chapter ? fmt::format("{}: {}", (*chapter)->head.title, document.head.title)
                 : document.head.title;
}

/// The list without one of its parts.
Selection without(Selection selection, std::size_t at) {
  selection.parts.erase(selection.parts.begin() + static_cast<std::ptrdiff_t>(at));
  return selection;
}

/// The list with one of its parts a place earlier.
Selection raised(Selection selection, std::size_t at) {
  std::swap(selection.parts[at - 1], selection.parts[at]);
  return selection;
}

Html chosen_list(const content::Library& library, const Selection& selection, Date today) {
  Html items;
  for (std::size_t at = 0; at < selection.parts.size(); ++at) {
    const auto& part = *selection.parts[at];
    const auto title = full_title(library, part, today);
    items += markup<
        R"(<li><a href="{}">{}</a> <span class="chosen__moves">{}<a href="{}">Haal weg<span class="visually-hidden">: {}</span></a></span></li>
)">(Url{part.path},
        title,
        when(at > 0,
             markup<R"(<a href="{}">Eerder<span class="visually-hidden">: {}</span></a> )">(
                 Url{address_of(at > 0 ? raised(selection, at) : selection)}, title)),
        Url{address_of(without(selection, at))},
        title);
  }
  return markup<R"(<ol class="listing chosen">
{}</ol>
)">(items);
}

Html files(const Selection& selection) {
  const auto query = query_of(selection);
  const auto file = [&](std::string_view ending, std::string_view name, bool main) {
    return markup<R"(<a class="button{}" href="{}">{}</a> )">(
        when(main, markup<" button--main">()),
        Url{fmt::format("/selectie.{}?{}", ending, query)},
        name);
  };
  const auto all_cards =
      std::all_of(selection.parts.begin(), selection.parts.end(), [](const auto* part) {
        return part->kind == content::Kind::card;
      });
  return markup<R"(<p class="actions">{}{}{}{}</p>
)">(file("pdf", all_cards ? "PDF, vier kaarten op een vel" : "PDF", true),
    file("docx", "Word", false),
    file("epub", "EPUB", false),
    file("md", "Markdown", false));
}

Html chosen(const content::Library& library,
            const Selection& selection,
            const std::string& site,
            Date today) {
  if (selection.empty())
    return markup<
        R"(<p>Je lijst is nog leeg. Vink hieronder aan wat je wilt meenemen.</p>
)">();
  return markup<R"(<section aria-labelledby="lijst"><h2 id="lijst">Op je lijst: {}</h2>
{}{}{}</section>
)">(selection.parts.size(),
    chosen_list(library, selection, today),
    files(selection),
    address_field("Adres van je lijst, om te bewaren of te delen", site + address_of(selection)));
}

/// What can still be added: a check box for each document that is not on the list.
class Shelves {
 public:
  Shelves(const content::Library& library, const Selection& selection, Date today)
      : library_(library), selection_(selection), today_(today) {}

  Html draw() {
    Html groups;
    const auto cards = library_.all(content::Kind::card, today_);
    for (const auto& kind : content::card_kinds) {
      std::vector<const content::Document*> of_kind;
      for (const auto* card : cards)
        if (card->head.sort == kind.sort) of_kind.push_back(card);
      groups += group(fmt::format("Kaarten: {}", kind.many), of_kind);
    }
    for (const auto* chapter : library_.all(content::Kind::chapter, today_)) {
      std::vector<const content::Document*> pages{chapter};
      const auto rest = library_.pages_of(*chapter, today_);
      pages.insert(pages.end(), rest.begin(), rest.end());
      groups += group(fmt::format("Hoofdstuk {}: {}", chapter->order, chapter->head.title), pages);
    }
    return groups;
  }

 private:
  Html group(const std::string& title, const std::vector<const content::Document*>& documents) {
    Html boxes;
    for (const auto* document : documents) {
      const auto& parts = selection_.parts;
      if (std::find(parts.begin(), parts.end(), document) != parts.end()) continue;
      const bool whole = document->kind == content::Kind::chapter;
      boxes += markup<
          R"(<li><label class="tick"><input type="checkbox" name="deel" value="{}"> {}</label></li>
)">(part_name(*document), whole ? std::string("Het hele hoofdstuk") : document->head.title);
    }
    if (boxes.empty()) return {};
    return markup<R"(<details class="shelf"><summary>{}</summary><ul>
{}</ul></details>
)">(title, boxes);
  }

  const content::Library& library_;
  const Selection& selection_;
  Date today_;
};

/// What is on the list already goes along, in its order, before what is ticked.
Html kept(const Selection& selection) {
  return each(selection.parts, [](const content::Document* part) {
    return markup<R"(<input type="checkbox" name="deel" value="{}" checked hidden>)">(
        part_name(*part));
  });
}

}  // namespace

std::string selection_page(const html::Layout& layout,
                           const content::Library& library,
                           const Selection& selection,
                           const std::string& site,
                           Date today) {
  const auto left_out = each(notices(selection), [](const std::string& notice) {
    return markup<R"(<div class="notice" role="status"><p>{}</p></div>
)">(notice);
  });
  auto main = markup<
      R"(<div class="wrap page"><h1>Je leeslijst</h1>
<p class="lead">Kies pagina’s en kaarten, en neem ze mee als één bestand. Je lijst staat in het adres van deze pagina. Wij bewaren haar niet.</p>
{}{}<section aria-labelledby="erbij"><h2 id="erbij">Zet erbij</h2>
<form action="/selectie" method="get">{}{}<p class="actions"><button class="button button--main" type="submit">Zet op mijn lijst</button></p></form></section></div>
)">(left_out,
    chosen(library, selection, site, today),
    kept(selection),
    Shelves(library, selection, today).draw());
  return layout.draw({.title = "Je leeslijst",
                      .path = "/selectie",
                      .stylesheet = "css/kompas.css",
                      .scripts = {"islands/copy-link.ts"},
                      .trail = {{"/kompas", "Het Kompas"}},
                      .indexed = false,
                      .main = std::move(main)});
}

}  // namespace zicht::takeaway
