#include "ground/html/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace zicht::html {
namespace {

/// The door: the logo is the idea of the site.
Html door() {
  return markup<
      R"(<svg class="brand__door" width="24" height="30" viewBox="0 0 24 30" aria-hidden="true" focusable="false">)"
      R"(<path class="brand__wall" d="M2 1h20v28H2z"/>)"
      R"(<path class="brand__light" d="M22 1 12 6v18l10 5z"/></svg>)">();
}

/// The value of aria-current: "page" for the page itself, "true" for what stands above it.
std::string_view current(const MenuItem& item, std::string_view path) {
  if (item.path == path) return "page";
  return item.path != "/" && path.starts_with(item.path + "/") ? "true" : "";
}

Html link(const MenuItem& item, std::string_view path) {
  const auto state = current(item, path);
  if (state.empty()) return markup<R"(<a href="{}">{}</a>)">(Url{item.path}, item.label);
  return markup<R"(<a href="{}" aria-current="{}">{}</a>)">(Url{item.path}, state, item.label);
}

Html list(const std::vector<MenuItem>& items, std::string_view path) {
  return markup<"<ul>{}</ul>">(
      each(items, [&](const MenuItem& item) { return markup<"<li>{}</li>">(link(item, path)); }));
}

/// The text between the word mark and the title of the page: "Signaleren | Zicht".
std::string full_title(const Page& page, const Frame& frame) {
  return page.title.empty() ? frame.site_name : fmt::format("{} | {}", page.title, frame.site_name);
}

/// The width of the slit: it opens slowly at first, so that the second chapter is still a crack.
double width(double open, double narrow, double wide) {
  return narrow + (wide - narrow) * std::pow(std::clamp(open, 0.0, 1.0), 1.4);
}

}  // namespace

std::string Layout::draw(const Page& page) const {
  const auto class_name =
      page.body_class.empty() ? Html{} : markup<R"( class="{}")">(page.body_class);
  const auto crumbs = page.trail.empty()
                          ? Html{}
                          : markup<R"(<div class="wrap">{}</div>)">(trail(page.trail, page.title));
  return markup<
             "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n{}</head>\n<body{}>\n{}"
             "<main id=\"inhoud\" tabindex=\"-1\">\n{}{}\n</main>\n{}</body>\n</html>\n">(
             head(page),
             class_name,
             when(page.framed, header(page)),
             when(page.framed, crumbs),
             page.main,
             when(page.framed, footer(page)))
      .str();
}

Html Layout::head(const Page& page) const {
  // Both fonts are asked for before the stylesheet names them: without it, text moves.
  const auto font = [&](std::string_view name) {
    return markup<R"(<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>)"
                  "\n">(Url{assets_.address(name)});
  };
  const auto script = [&](std::string_view name) {
    return markup<R"(<script type="module" src="{}"></script>)"
                  "\n">(Url{assets_.address(name)});
  };
  const auto meta = [](std::string_view name, std::string_view content) {
    return markup<R"(<meta name="{}" content="{}">)"
                  "\n">(name, content);
  };
  auto all = markup<"<meta charset=\"utf-8\">\n<title>{}</title>\n">(full_title(page, frame_)) +
             meta("viewport", "width=device-width, initial-scale=1, viewport-fit=cover");
  if (!page.description.empty()) all += meta("description", page.description);
  all += meta("color-scheme", "light dark");
  if (!page.indexed) all += meta("robots", "noindex");
  for (const auto& [name, content] : page.metadata) all += meta(name, content);
  all += markup<R"(<link rel="icon" href="{}" type="image/svg+xml">)"
                "\n">(Url{assets_.address("icons/favicon.svg")});
  if (!frame_.feed.path.empty())
    all += markup<R"(<link rel="alternate" type="application/atom+xml" href="{}" title="{}">)"
                  "\n">(Url{frame_.feed.path}, frame_.feed.label);
  all += font("fonts/newsreader.woff2") + font("fonts/atkinson.woff2");
  if (!page.stylesheet.empty())
    all += markup<R"(<link rel="stylesheet" href="{}">)"
                  "\n">(Url{assets_.address(page.stylesheet)});
  // The first paint waits for this one, so that who chose dark does not see a flash of light.
  if (page.framed)
    all += markup<R"(<script type="module" blocking="render" src="{}"></script>)"
                  "\n">(Url{assets_.address("islands/frame.ts")}) +
           each(page.scripts, script);
  return all;
}

Html Layout::header(const Page& page) const {
  const auto exit =
      when(!frame_.exit_address.empty(),
           markup<R"(<quick-exit class="exit"><a class="exit__link" href="{}" rel="noreferrer">)"
                  "{}</a></quick-exit>\n">(Url{frame_.exit_address}, frame_.exit_label));
  const auto state = current(frame_.search, page.path);
  const auto mark = state.empty() ? Html{} : markup<R"( aria-current="{}")">(state);
  const auto search =
      when(!frame_.search.path.empty(),
           markup<R"(<a class="site-header__search" href="{}"{}>{}{}</a>)">(
               Url{frame_.search.path}, mark, icon(*this, "search"), frame_.search.label));
  return markup<R"(<a class="skip" href="#inhoud">Naar de inhoud</a>
<header class="site-header">
{}<div class="wrap site-header__inner">
<a class="brand" href="/">{}{}</a>
<nav class="menu" aria-label="Hoofdmenu">{}</nav>
{}
</div>
</header>
)">(exit, door(), frame_.site_name, list(frame_.menu, page.path), search);
}

Html Layout::footer(const Page& page) const {
  const auto links =
      when(!frame_.small_print.empty(),
           markup<R"(<nav class="site-footer__links" aria-label="Over deze site">{}</nav>)"
                  "\n">(list(frame_.small_print, {})));
  return markup<R"(<footer class="site-footer">
<div class="wrap site-footer__inner">
<div class="site-footer__help">{}</div>
<div class="site-footer__more">
{}<theme-choice class="theme" role="group" aria-label="Kleuren"></theme-choice>
<div class="site-footer__about">{}</div>
<p class="site-footer__path">{}, {}</p>
</div>
</div>
</footer>
)">(frame_.help, links, frame_.about, frame_.site_name, page.path);
}

Html trail(const std::vector<MenuItem>& items, std::string_view here) {
  if (items.empty()) return {};
  return markup<R"(<nav class="trail" aria-label="Kruimelpad"><ol>{}<li>)"
                R"(<span aria-current="page">{}</span></li></ol></nav>)">(
      each(items, [](const MenuItem& item) { return markup<"<li>{}</li>">(link(item, {})); }),
      here);
}

Html icon(const Layout& layout, std::string_view name) {
  return markup<
      R"(<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false"><use href="{}"/></svg>)">(
      Url{fmt::format("{}#{}", layout.assets().address("icons/sprite.svg"), name)});
}

Html slit(double open) {
  const auto gap = width(open, 8, 168);
  return markup<
      R"(<svg class="slit" viewBox="0 0 1440 300" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<path d="M1120 0h{}v190h-{}z"/><path class="slit__floor" d="M1120 190h{}l186 110H1192z"/></svg>
)">(gap, gap, gap);
}

Html crack(double open) {
  const auto gap = width(open, 5, 90);
  return markup<
      R"(<svg class="crack" viewBox="0 0 260 400" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<g class="crack__light"><path d="M40 0h{}v250h-{}z"/><path class="crack__floor" d="M40 250h{}l88 150H64z"/></g></svg>
)">(gap, gap, gap);
}

}  // namespace zicht::html
