// Reading a page of the handbook as a part of a path: the same text, and a button at its end.
#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"
#include "open/training/pages.hpp"

namespace zicht::training {

using html::markup;
using html::Url;

Result<std::string> reading_page(const Desk& desk, const Visit& visit, std::size_t part) {
  const auto& page = visit.path.parts[part].page;
  const auto* document = TRY(desk.library.find(page, desk.today));
  content::Renderer renderer(desk.library, desk.today);
  const auto text = renderer.blocks(document->blocks);
  const auto item = page_item(page);
  const auto next = after_part(visit, part);
  const auto onward =
      visit.done.contains(item)
          ? markup<
                R"(<p class="actions no-print"><a class="button button--main" href="{}">Verder</a></p>)">(
                Url{visit.way.link(next)})
          : done_button(visit, item, part_address(visit, part), next, "Gelezen, verder");
  auto main = markup<
      R"(<div class="wrap page lesson">{}<article class="article"><h1>{}</h1><p class="lead">{}</p><p class="meta no-print">Leestijd {} min. Dit is de pagina <a href="{}">{}</a> van de site.</p>
{}{}</article>
{}{}</div>
)">(place_line(visit, part),
    document->head.title,
    document->head.summary,
    text::reading_minutes(document->words),
    Url{page},
    document->head.title,
    text,
    renderer.sources(),
    onward,
    keeper(visit));
  return framed(desk, document->head.title, part_address(visit, part), {}, std::move(main));
}

}  // namespace zicht::training
