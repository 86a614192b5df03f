// /begrippen: the words of the field, explained.
#include <fmt/format.h>

#include <map>

#include "ground/text/utf8.hpp"
#include "open/content/render.hpp"
#include "open/kompas/pages.hpp"

namespace zicht::kompas {

using html::Html;
using html::markup;
using html::when;

namespace {

Html entry(const content::Library& library, const content::Term& term) {
  Html also;
  if (!term.also.empty())
    also = markup<R"(<dd class="glossary__also">Ook: {}</dd>)">(
        fmt::format("{}", fmt::join(term.also, ", ")));
  Html source;
  if (const auto* found = library.source(term.source))
    source = markup<R"(<dd class="glossary__source">Bron: {}</dd>)">(content::source_line(*found));
  return markup<R"(<div class="glossary__item" id="{}"><dt>{}{}</dt><dd>{}</dd>{}{}</div>
)">(term.slug,
    term.term,
    when(!term.abbreviation.empty(), markup<" ({})">(term.abbreviation)),
    term.explanation,
    also,
    source);
}

}  // namespace

std::string glossary_page(const Desk& desk) {
  std::map<char, Html> letters;
  for (const auto& term : desk.library.terms()) {
    const auto name = text::fold(term.term);
    if (!name.empty()) letters[name.front()] += entry(desk.library, term);
  }
  Html index;
  Html sections;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    const std::string upper(1, static_cast<char>(letter - 'a' + 'A'));
    const auto found = letters.find(letter);
    index += found == letters.end()
                 ? markup<"<li><span>{}</span></li>">(upper)
                 : markup<R"(<li><a href="#letter-{}">{}</a></li>)">(std::string(1, letter), upper);
    if (found != letters.end())
      sections += markup<
          R"(<section class="glossary" aria-labelledby="letter-{}"><h2 id="letter-{}">{}</h2><dl>
{}</dl></section>
)">(std::string(1, letter), std::string(1, letter), upper, found->second);
  }
  auto main = markup<
      R"(<div class="wrap page"><h1>Begrippen</h1><p class="lead">Woorden uit de aanpak van mensenhandel, in gewone taal.</p>
<nav class="letters" aria-label="Naar een letter"><ul>{}</ul></nav>
{}</div>
)">(index, sections);
  return desk.layout.draw(
      {.title = "Begrippen",
       .description = "De woorden uit de aanpak van mensenhandel, uitgelegd in gewone taal.",
       .path = "/begrippen",
       .stylesheet = "css/reading.css",
       .trail = {{"/kompas", "Het Kompas"}},
       .main = std::move(main)});
}

}  // namespace zicht::kompas
