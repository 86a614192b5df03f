#include <fmt/format.h>

#include "open/training/pages.hpp"

namespace zicht::training {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

std::string Way::link(std::string_view path, std::string_view query) const {
  std::string whole(path);
  char between = '?';
  const auto add = [&](std::string_view more) {
    if (more.empty()) return;
    whole += between;
    whole += more;
    between = '&';
  };
  add(query);
  if (!stand.empty()) add("stand=" + stand);
  return whole;
}

std::string path_address(const Way& way, const Path& path) {
  return fmt::format("{}/{}", way.base, path.name);
}
std::string part_address(const Visit& visit, std::size_t part) {
  return fmt::format("{}/{}", path_address(visit.way, visit.path), part + 1);
}
std::string question_address(const Visit& visit, std::size_t part, std::size_t question) {
  return fmt::format("{}/{}", part_address(visit, part), question + 1);
}

std::string after_part(const Visit& visit, std::size_t part) {
  const auto next = part + 1;
  return next < visit.path.parts.size() ? part_address(visit, next)
                                        : path_address(visit.way, visit.path);
}

std::string after_question(const Visit& visit, std::size_t part, std::size_t question) {
  const auto next = question + 1;
  return next < visit.path.parts[part].asked.size() ? question_address(visit, part, next)
                                                    : part_address(visit, part);
}

Html hidden(const Way& way) {
  if (way.has_account())
    return markup<R"(<input type="hidden" name="formulier" value="{}">)">(way.form_token);
  if (way.stand.empty()) return {};
  return markup<R"(<input type="hidden" name="stand" value="{}">)">(way.stand);
}

Html done_button(const Visit& visit,
                 const std::string& item,
                 const std::string& here,
                 const std::string& next,
                 std::string_view words,
                 const Html& fields) {
  auto way = visit.way;
  if (!way.has_account()) {
    auto done = visit.done;
    done.insert(item);
    way.stand = to_stand(visit.path, done);
  }
  return markup<
      R"(<form class="lesson__done no-print" action="{}" method="{}">{}{}<p class="actions"><button class="button button--main" type="submit">{}</button></p></form>
)">(Url{way.has_account() ? here : next},
    way.has_account() ? "post" : "get",
    hidden(way),
    fields,
    words);
}

Html place_line(const Visit& visit, std::size_t part, std::string_view more) {
  const auto back = visit.way.link(path_address(visit.way, visit.path));
  const auto place = visit.path.parts.size() == 1
                         ? Html{}
                         : markup<"Onderdeel {} van {}">(part + 1, visit.path.parts.size());
  const auto comma = place.empty() || more.empty() ? "" : ", ";
  return markup<
      R"(<p class="lesson__place no-print"><a href="{}">{}</a><span>{}{}{}</span></p>
)">(Url{back}, visit.path.title, place, comma, more);
}

std::string title_of(const Desk& desk, const Part& part) {
  if (part.kind == Part::Kind::questions) return "Vragen: " + part.title;
  if (part.kind == Part::Kind::scenario)
    return "Casus: " + desk.training.scenario(part.scenario)->title;
  const auto page = desk.library.find(part.page, desk.today);
  return page ? (*page)->head.title : "Deze pagina is er niet meer";
}

Html state_mark(const html::Layout& layout, bool is_done, bool is_begun) {
  const auto* name = is_done ? "full" : is_begun ? "half" : "ring";
  const auto* words = is_done ? "klaar" : is_begun ? "begonnen" : "nog niet";
  return markup<R"(<span class="state{}">{}<span class="visually-hidden">{}: </span></span>)">(
      when(is_done, markup<" state--done">()), html::icon(layout, name), words);
}

Html keeper(const Visit& visit, const Html& inside) {
  if (visit.way.has_account() || (inside.empty() && visit.done.empty())) return {};
  const auto items = items_of(visit.path);
  std::string done;
  for (const auto& item : items)
    if (visit.done.contains(item)) done += (done.empty() ? "" : " ") + item;
  // Only the page of a path starts from what was kept, so only there the order must be known.
  const auto order = when(!inside.empty(),
                          markup<R"( data-versie="{}" data-items="{}")">(
                              visit.path.version, fmt::format("{}", fmt::join(items, " "))));
  const auto state = state_of(visit.path, visit.done);
  return markup<
      R"(<training-progress class="keep" data-pad="{}" data-gedaan="{}" data-stand="{} klaar"{}>{}</training-progress>
)">(visit.path.name,
    done,
    fmt::format("{} van de {}", state.parts_done, visit.path.parts.size()),
    order,
    inside);
}

namespace {

Html draw_inlines(const content::Inlines& inlines) {
  return each(inlines, [](const content::Inline& each) {
    if (each.kind != content::Inline::Kind::link) return html::text(each.text);
    return markup<R"(<a href="{}">{}</a>)">(Url{each.target}, content::plain_text(each.inside));
  });
}

}  // namespace

Html draw(const Paragraphs& paragraphs) {
  return each(paragraphs, [](const content::Inlines& inlines) {
    return markup<"<p>{}</p>\n">(draw_inlines(inlines));
  });
}

Html draw_plain(std::string_view text) {
  Html all;
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    all += markup<"<p>{}</p>\n">(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return all;
}

std::string framed(const Desk& desk,
                   std::string title,
                   std::string path,
                   std::vector<html::MenuItem> trail,
                   Html main,
                   std::string description,
                   bool indexed) {
  return desk.layout.draw({.title = std::move(title),
                           .description = std::move(description),
                           .path = std::move(path),
                           .stylesheet = "css/training.css",
                           .scripts = {"islands/training.ts"},
                           .trail = std::move(trail),
                           .indexed = indexed,
                           .main = std::move(main)});
}

}  // namespace zicht::training
