// "Meenemen en delen": the files of a page and of its chapter, the reading list, and handing on.
#include "open/content/files.hpp"
#include "open/kompas/pages.hpp"

namespace zicht::kompas {

using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

Html group(std::string_view title, const Html& items) {
  return markup<R"(<div class="take__group"><p class="take__title">{}</p><ul>{}</ul></div>)">(
      title, items);
}

}  // namespace

Html take_menu(const content::Document& document, const content::Document* chapter) {
  const auto chapter_items =
      chapter == nullptr
          ? Html{}
          : content::file_links(chapter->path) +
                markup<R"(<li><a href="{}/afdrukken">Afdrukken</a></li>)">(Url{chapter->path});
  const auto whole = &document == chapter;
  return markup<
      R"(<details class="take no-print"><summary>Meenemen en delen</summary><div class="take__sheet">{}{}{}</div></details>)">(
      when(!whole, group("Deze pagina", content::file_links(document.path))),
      when(chapter != nullptr, group("Het hele hoofdstuk", chapter_items)),
      group(
          "Verder",
          markup<
              R"(<li><a href="/selectie?deel={}">Zet op mijn leeslijst</a></li><li><a href="/deel?pagina={}">Deel deze pagina</a></li><li><a href="/notities/bij{}" rel="nofollow">Aantekening maken</a></li>)">(
              std::string_view(document.path).substr(1), document.path, document.path)));
}

}  // namespace zicht::kompas
