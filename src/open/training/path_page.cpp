// A path: its parts, how far the reader is, and what is still to do.
#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "open/training/pages.hpp"

namespace zicht::training {

using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

std::string minutes_words(int minutes) {
  return fmt::format("{} {}", minutes, minutes == 1 ? "minuut" : "minuten");
}

std::string kind_words(const Desk& desk, const Part& part) {
  if (part.kind == Part::Kind::questions) return fmt::format("{} vragen", part.asked.size());
  if (part.kind == Part::Kind::scenario)
    return fmt::format("Ongeveer {}",
                       minutes_words(desk.training.scenario(part.scenario)->minutes));
  const auto page = desk.library.find(part.page, desk.today);
  if (!page) return "Lezen";
  return fmt::format("Lezen, {}", minutes_words(text::reading_minutes((*page)->words)));
}

Html part_row(const Desk& desk, const Visit& visit, const PathState& state, std::size_t at) {
  const auto& part = visit.path.parts[at];
  const auto& how = state.parts[at];
  // What an untouched part asks for is said by its kind; only what is missing or done needs words.
  const bool tells = how.is_done || how.is_begun;
  return markup<
      R"(<li class="part-row{}">{}<div><a href="{}">{}</a><p class="meta">{}.{}{}</p></div></li>
)">(when(at == state.next, markup<" part-row--next">()),
    state_mark(desk.layout, how.is_done, how.is_begun),
    Url{visit.way.link(part_address(visit, at))},
    title_of(desk, part),
    kind_words(desk, part),
    tells ? " " : "",
    tells ? how.reason : "");
}

Html keeping(const Visit& visit) {
  if (visit.way.has_account()) return {};
  return keeper(
      visit,
      markup<
          R"(<p>Hoe ver je bent, staat in het adres van deze pagina. Wie je bent, staat er niet in. Bewaar het adres als bladwijzer, dan kun je later verder.</p>
<div class="keep__choice"><p class="keep__words">Deze browser kan het ook onthouden. Doe dat niet op een apparaat dat je deelt.</p><p class="actions"><button class="button keep__on" type="button">Onthoud het in deze browser</button><button class="button keep__off" type="button">Wis het uit deze browser</button></p><p role="status"></p></div>)">());
}

/// Taking what was done to an account, where there are accounts.
Html account_line(const Desk& desk, const Visit& visit) {
  if (visit.way.has_account() || visit.path.is_exercise || desk.account.empty()) return {};
  return markup<
      R"(<section class="aside-block"><h2>Certificaat</h2><p>Met een account van je organisatie blijft het bewaard, en krijg je aan het eind een certificaat.</p><p class="more"><a href="{}">Neem het mee naar je account</a></p></section>)">(
      Url{visit.way.link(desk.account, "pad=" + visit.path.name)});
}

/// For who teaches this path with a system of their own.
Html package_line(const Visit& visit) {
  if (visit.way.has_account() || visit.path.is_exercise) return {};
  const auto here = path_address(visit.way, visit.path);
  return markup<
      R"(<section class="aside-block"><h2>In je eigen leeromgeving</h2><p>Dit leerpad als bestand voor het leersysteem van je organisatie.</p><p class="actions"><a class="button" href="{}/scorm.zip">SCORM 1.2</a><a class="button" href="{}/cmi5.zip">cmi5</a></p></section>)">(
      Url{here}, Url{here});
}

/// Where a reader goes on. An exercise is one list of questions, so it begins with a question.
std::string onward_address(const Visit& visit, std::size_t part) {
  if (!visit.path.is_exercise) return part_address(visit, part);
  const auto& asked = visit.path.parts[part].asked;
  std::size_t question = 0;
  while (question + 1 < asked.size() && visit.done.contains(question_item(asked[question])))
    ++question;
  return question_address(visit, part, question);
}

Html begin_button(const Visit& visit, const PathState& state) {
  if (state.next == visit.path.parts.size()) return {};
  const auto words = visit.done.empty() ? std::string("Begin")
                     : visit.path.is_exercise
                         ? std::string("Ga verder")
                         : fmt::format("Ga verder met onderdeel {}", state.next + 1);
  return markup<R"(<a class="button button--main" href="{}">{}</a>)">(
      Url{visit.way.link(onward_address(visit, state.next))}, words);
}

}  // namespace

std::string path_page(const Desk& desk, const Visit& visit) {
  const auto& path = visit.path;
  const auto state = state_of(path, visit.done);
  Html rows;
  for (std::size_t at = 0; at < path.parts.size(); ++at) rows += part_row(desk, visit, state, at);
  const auto share = static_cast<double>(state.parts_done) / static_cast<double>(path.parts.size());
  const auto version = path.is_exercise ? std::string{} : fmt::format(" Versie {}.", path.version);
  auto main = markup<
      R"(<div class="chapter-head">{}<div class="wrap chapter-head__inner">{}<h1>{}</h1><p class="chapter-head__summary">{}</p></div></div>
<div class="bar"><div class="wrap bar__inner"><p class="bar__state">Ongeveer {}.{} {}</p>{}</div></div>
<div class="wrap path">
<div class="path__main">{}{}<h2>Onderdelen</h2>
<ol class="part-rows">
{}</ol></div>
<aside class="path__beside" aria-label="Bij dit leerpad"><section class="aside-block"><h2>Wanneer ben je klaar?</h2><p>{}</p></section>{}<section class="aside-block"><h2>Je voortgang</h2>{}{}</section>{}</aside>
</div>
)">(html::slit(share),
    html::trail({{visit.way.home, "Training"}}, path.title),
    path.title,
    path.summary,
    minutes_words(path.minutes),
    version,
    state.reason,
    begin_button(visit, state),
    when(!visit.notice.empty(),
         markup<R"(<div class="notice" role="status"><p>{}</p></div>)">(visit.notice)),
    when(
        state.is_done,
        markup<
            R"(<div class="notice" role="status"><p><strong>Klaar.</strong> {} Teruglezen en opnieuw spelen mag altijd.</p></div>)">(
            state.reason)),
    rows,
    path.rule,
    visit.beside + account_line(desk, visit),
    markup<"<p>{}</p>">(state.reason),
    keeping(visit),
    package_line(visit));
  return framed(desk,
                path.title,
                path_address(visit.way, path),
                {},
                std::move(main),
                path.summary,
                visit.done.empty() && !visit.way.has_account());
}

}  // namespace zicht::training
