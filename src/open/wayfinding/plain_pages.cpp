// The plain pages of content/paginas, one address each.
#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"
#include "open/feedback/feedback.hpp"
#include "open/wayfinding/pages.hpp"

namespace zicht::wayfinding {

using html::Html;
using html::markup;

bool is_help(const content::Document& page) {
  return page.name == "help" || page.name == "sporen-wissen";
}

std::string plain_page(const html::Layout& layout,
                       const content::Library& library,
                       const Installation& installation,
                       const content::Document& page,
                       Date today) {
  content::Renderer renderer(library, today);
  const auto text = renderer.blocks(page.blocks);
  // Who runs this installation stands on the pages that speak of it; no name is made up.
  Html operator_line;
  if (page.name == "over" || page.name == "privacy" || page.name == "toegankelijkheid") {
    operator_line =
        installation.organisation.empty()
            ? markup<
                  R"(<div class="notice"><p>Wie deze site beheert, is nog niet ingevuld. De beheerder doet dat in de instellingen.</p></div>
)">()
            : markup<R"(<div class="notice"><p>Deze site wordt beheerd door {}.{}</p></div>
)">(installation.organisation,
              html::when(!installation.contact.empty(),
                         markup<R"( <a href="{}">Neem contact op</a>.)">(
                             html::Url{installation.contact})));
  }
  auto main =
      markup<R"(<div class="wrap page"><article class="article"><h1>{}</h1><p class="lead">{}</p>
{}{}{}<p class="meta">Nagekeken op {}.</p>{}</article></div>
)">(page.head.title,
      page.head.summary,
      operator_line,
      text,
      renderer.sources(),
      text::date(page.head.checked_on),
      // Who looked for help is asked nothing.
      html::when(!is_help(page), feedback::form(page.path)));
  return layout.draw({.title = page.head.title,
                      .description = page.head.summary,
                      .path = page.path,
                      .stylesheet = "css/reading.css",
                      .main = std::move(main)});
}

}  // namespace zicht::wayfinding
