// /zoeken: the form, and what was found.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

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

Html summary(std::string_view query, const search::Found& found) {
  if (query.empty()) return {};
  if (found.total == 0)
    return markup<
        R"(<div role="status"><p class="lead">Niets gevonden voor “{}”.</p><p>Probeer een ander of een korter woord. Of kijk in <a href="/kompas">Het Kompas</a> of bij de <a href="/begrippen">begrippen</a>.</p></div>
)">(query);
  const auto partly =
      html::when(found.some_words, markup<". Geen enkele pagina heeft al deze woorden">());
  return markup<R"(<p class="meta" role="status">{} {} voor “{}”{}</p>
)">(text::number(static_cast<std::int64_t>(found.total)),
    found.total == 1 ? "resultaat" : "resultaten",
    query,
    partly);
}

Html correction(const search::Found& found) {
  if (found.corrected.empty()) return {};
  const auto address = "/zoeken?q=" + http::percent_encode(found.corrected);
  return markup<R"(<p class="did-you-mean">Bedoelde je <a href="{}">{}</a>? Daar is op gezocht.</p>
)">(Url{address}, found.corrected);
}

Html pages_nav(std::string_view query, std::size_t total, int page) {
  const int last = static_cast<int>((total + hits_per_page - 1) / hits_per_page);
  if (last <= 1) return {};
  const auto link = [&](int to, std::string_view label, Html attributes) {
    const auto address = fmt::format("/zoeken?q={}&pagina={}", http::percent_encode(query), to);
    return markup<R"(<li><a href="{}"{}>{}</a></li>)">(Url{address}, attributes, label);
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

}  // namespace

Html search_form(std::string_view query) {
  return markup<
      R"(<search-suggest class="search"><form class="search__form" action="/zoeken" method="get" role="search"><label class="search__label" for="q">Zoek in Zicht</label><div class="search__row"><div class="search__field"><input class="input" id="q" name="q" type="search" autocomplete="off" maxlength="200" value="{}"></div><button class="button button--main" type="submit">Zoek</button></div></form></search-suggest>
)">(query);
}

std::string search_page(const html::Layout& layout,
                        std::string_view query,
                        const search::Found& found,
                        int page) {
  Html hits;
  if (!found.hits.empty())
    hits = markup<R"(<ol class="hits" start="{}">
{}</ol>
)">((page - 1) * hits_per_page + 1, each(found.hits, hit_item));
  auto main = markup<R"(<div class="wrap page"><h1>Zoeken</h1>
{}{}{}{}{}</div>
)">(search_form(query),
    correction(found),
    summary(query, found),
    hits,
    pages_nav(query, found.total, page));
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
