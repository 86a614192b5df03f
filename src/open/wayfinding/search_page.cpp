// /zoeken: the form, and what was found.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "ground/html/form.hpp"
#include "ground/http/request.hpp"
#include "ground/text/dutch.hpp"
#include "open/wayfinding/pages.hpp"

namespace zicht::wayfinding {

using html::each;
using html::Html;
using html::markup;
using html::Url;

namespace {

Html hit_item(const search::Hit& hit) {
  const auto snippet = each(hit.snippet, [](const search::Piece& piece) {
    return piece.marked ? markup<"<mark>{}</mark>">(piece.text) : html::text(piece.text);
  });
  return markup<
      R"(<li class="hit"><h2 class="hit__title"><a href="{}">{}</a></h2><p class="hit__place">{}</p><p class="hit__text">{}</p></li>
)">(Url{hit.address}, hit.title, hit.kind, snippet);
}

/// The names of the labels that were chosen: "Hoe, Arbeidsuitbuiting".
std::string chosen_names(const content::Library& library, const Asked& asked) {
  std::vector<std::string> names;
  for (const auto& facet : asked.facets)
    if (const auto* axis = library.axis(facet.name))
      if (const auto* label = axis->find(facet.value)) names.push_back(label->name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// What was asked for, in words: "“busje” bij Hoe, Arbeidsuitbuiting".
std::string asked_words(const content::Library& library, const Asked& asked) {
  const auto chosen = chosen_names(library, asked);
  if (asked.query.empty()) return chosen;
  const auto typed = fmt::format("“{}”", asked.query);
  return chosen.empty() ? typed : fmt::format("{} bij {}", typed, chosen);
}

Html summary(const content::Library& library, const Asked& asked, const search::Found& found) {
  if (asked.query.empty() && asked.facets.empty()) return {};
  const auto words = asked_words(library, asked);
  if (found.total == 0)
    return markup<
        R"(<div role="status"><p class="lead">Niets gevonden voor {}.</p><p>Probeer een ander of een korter woord{}. Of kijk in <a href="/kompas">Het Kompas</a> of bij de <a href="/begrippen">begrippen</a>.</p></div>
)">(words, html::when(!asked.facets.empty(), markup<", of kies minder">()));
  const auto partly =
      html::when(found.some_words, markup<". Geen enkele pagina heeft al deze woorden">());
  return markup<R"(<p class="meta" role="status">{} {} voor {}{}</p>
)">(text::number(static_cast<std::int64_t>(found.total)),
    found.total == 1 ? "resultaat" : "resultaten",
    words,
    partly);
}

Html correction(const Asked& asked, const search::Found& found) {
  if (found.corrected.empty()) return {};
  return markup<R"(<p class="did-you-mean">Bedoelde je <a href="{}">{}</a>? Daar is op gezocht.</p>
)">(Url{address_of(asked, found.corrected, 1)}, found.corrected);
}

Html pages_nav(const Asked& asked, std::size_t total) {
  const int last = static_cast<int>((total + hits_per_page - 1) / hits_per_page);
  if (last <= 1) return {};
  const int page = asked.page;
  const auto link = [&](int to, std::string_view label, Html attributes) {
    return markup<R"(<li><a href="{}"{}>{}</a></li>)">(
        Url{address_of(asked, asked.query, to)}, attributes, label);
  };
  Html items;
  if (page > 1) items += link(page - 1, "Vorige", markup<R"( rel="prev")">());
  for (int at = std::max(1, page - 2); at <= std::min(last, page + 2); ++at)
    items +=
        link(at, std::to_string(at), at == page ? markup<R"( aria-current="page")">() : Html{});
  if (page < last) items += link(page + 1, "Volgende", markup<R"( rel="next")">());
  return markup<R"(<nav class="pages" aria-label="Bladeren"><ul>{}</ul></nav>
)">(items);
}

/// One list for each axis. Unfolded where something was chosen, so that it is not overlooked.
Html filters(const content::Library& library, const Asked& asked) {
  Html lists;
  for (const auto& axis : library.axes()) {
    std::vector<html::Option> options;
    for (const auto& label : axis.labels) options.push_back({label.id, label.name});
    std::string_view chosen;
    for (const auto& facet : asked.facets)
      if (facet.name == axis.key) chosen = facet.value;
    lists += html::choice(axis.key, axis.title, "Alles", options, chosen);
  }
  return markup<
      R"(<details class="search__choose"{}><summary>Kies op vraag, vorm, rol, sector of doelgroep</summary><div class="filters">{}<p class="actions"><button class="button" type="submit">Laat zien</button></p></div></details>)">(
      html::when(!asked.facets.empty(), markup<" open">()), lists);
}

Html form(std::string_view query, const Html& choices) {
  return markup<
      R"(<search-suggest class="search"><form class="search__form" action="/zoeken" method="get" role="search"><label class="search__label" for="q">Zoek in Zicht</label><div class="search__row"><div class="search__field"><input class="input" id="q" name="q" type="search" autocomplete="off" maxlength="200" value="{}"></div><button class="button button--main" type="submit">Zoek</button></div>{}</form></search-suggest>
)">(query, choices);
}

}  // namespace

Html search_form(std::string_view query) {
  return form(query, {});
}

std::string address_of(const Asked& asked, std::string_view query, int page) {
  auto address = "/zoeken?q=" + http::percent_encode(query);
  for (const auto& facet : asked.facets)
    address += fmt::format("&{}={}", facet.name, http::percent_encode(facet.value));
  if (page > 1) address += fmt::format("&pagina={}", page);
  return address;
}

bool says_nothing_somewhere(const http::Fields& query) {
  return std::any_of(query.begin(), query.end(), [](const auto& field) {
    return field.second.empty() && field.first != "q";
  });
}

Asked read_asked(const http::Fields& query, const content::Library& library) {
  constexpr int most_pages = 50;
  Asked asked{.query = std::string(query.text("q"))};
  const auto page = query.text("pagina");
  std::from_chars(page.data(), page.data() + page.size(), asked.page);
  asked.page = std::clamp(asked.page, 1, most_pages);
  for (const auto& axis : library.axes())
    if (const auto* label = axis.find(query.text(axis.key)))
      asked.facets.push_back({axis.key, label->id});
  return asked;
}

std::string search_page(const html::Layout& layout,
                        const content::Library& library,
                        const Asked& asked,
                        const search::Found& found) {
  Html hits;
  if (!found.hits.empty())
    hits = markup<R"(<ol class="hits" start="{}">
{}</ol>
)">((asked.page - 1) * hits_per_page + 1, each(found.hits, hit_item));
  auto main = markup<R"(<div class="wrap page"><h1>Zoeken</h1>
{}{}{}{}{}</div>
)">(form(asked.query, filters(library, asked)),
    correction(asked, found),
    summary(library, asked, found),
    hits,
    pages_nav(asked, found.total));
  // The title stays the same whatever was typed: it stands in the browser's history.
  return layout.draw({.title = "Zoeken",
                      .description = "Zoek in het verhaal, Het Kompas, de kaarten en de cijfers.",
                      .path = "/zoeken",
                      .stylesheet = "css/reading.css",
                      .scripts = {"islands/suggest.ts"},
                      .indexed = false,
                      .main = std::move(main)});
}

std::string suggestions_json(const std::vector<search::Suggestion>& suggestions) {
  boost::json::array list;
  for (const auto& suggestion : suggestions)
    list.push_back(
        {{"label", suggestion.title}, {"kind", suggestion.kind}, {"address", suggestion.address}});
  return boost::json::serialize(list);
}

}  // namespace zicht::wayfinding
