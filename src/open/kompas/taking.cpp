// "Meenemen en delen": the files of a page and of its chapter, the reading list, and handing on.
#include <array>

#include "open/kompas/pages.hpp"

namespace zicht::kompas {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

struct FileForm {
  std::string_view ending;
  std::string_view name;
};

constexpr std::array forms{FileForm{"pdf", "PDF"},
                           FileForm{"docx", "Word"},
                           FileForm{"epub", "EPUB"},
                           FileForm{"md", "Markdown"}};

Html group(std::string_view title, const Html& items) {
  return markup<R"(<div class="take__group"><p class="take__title">{}</p><ul>{}</ul></div>)">(
      title, items);
}

}  // namespace

Html file_links(const std::string& path) {
  return each(forms, [&](const FileForm& form) {
    return markup<R"(<li><a href="{}.{}">{}</a></li>)">(Url{path}, form.ending, form.name);
  });
}

Html take_menu(const content::Document& document, const content::Document* chapter) {
  const auto chapter_items =
      chapter == nullptr
          ? Html{}
          : file_links(chapter->path) +
                markup<R"(<li><a href="{}/afdrukken">Afdrukken</a></li>)">(Url{chapter->path});
  const auto whole = &document == chapter;
  return markup<
      R"(<details class="take no-print"><summary>Meenemen en delen</summary><div class="take__sheet">{}{}{}</div></details>)">(
      when(!whole, group("Deze pagina", file_links(document.path))),
      when(chapter != nullptr, group("Het hele hoofdstuk", chapter_items)),
      group(
          "Verder",
          markup<
              R"(<li><a href="/selectie?deel={}">Zet op mijn leeslijst</a></li><li><a href="/deel?pagina={}">Deel deze pagina</a></li><li><a href="/notities/bij{}" rel="nofollow">Aantekening maken</a></li>)">(
              std::string_view(document.path).substr(1), document.path, document.path)));
}

}  // namespace zicht::kompas
