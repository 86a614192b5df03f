#include <algorithm>

#include "open/longread/pages.hpp"
#include "open/longread/scenes.hpp"

namespace zicht::longread {

using html::Html;
using html::markup;

namespace {

using Draw = Html (*)(const Stage&, const Spot&);

/// How each kind of scene is drawn. A kind that is not here is drawn as a text.
Draw drawing_of(std::string_view sort) {
  if (sort == "opening") return opening;
  if (sort == "blikken") return glances;
  if (sort == "wegwijzer") return signpost;
  if (sort == "verhaal") return story;
  if (sort == "professional") return professional;
  if (sort == "cijfer") return numbers;
  if (sort == "vormen") return forms;
  if (sort == "slot") return closing;
  return passage;
}

}  // namespace

std::string story_page(const Desk& desk) {
  const auto scenes = desk.library.all(content::Kind::scene, desk.today);
  content::Renderer renderer(desk.library, desk.today);
  const Stage stage{desk.layout, renderer, scenes};

  // The figure is where the night ends.
  const auto figure = std::find_if(
      scenes.begin(), scenes.end(), [](const auto* scene) { return scene->head.sort == "cijfer"; });
  Html main;
  for (auto at = scenes.begin(); at != scenes.end(); ++at) {
    const auto next = std::next(at);
    const Spot spot{
        .scene = **at, .next = next == scenes.end() ? nullptr : *next, .night = at <= figure};
    main += drawing_of(spot.scene.head.sort)(stage, spot);
    if (at == figure)
      main += markup<R"(<div class="morning" aria-hidden="true"></div>
)">();
  }
  main += markup<R"(<div class="wrap longread__sources">{}</div>
)">(renderer.sources());
  main += open_door(desk.layout);

  return desk.layout.draw({.title = "Het verhaal",
                           .description = scenes.empty() ? "" : scenes.front()->head.summary,
                           .path = "/",
                           .stylesheet = "css/longread.css",
                           .scripts = {"islands/scene.ts"},
                           .body_class = "longread",
                           .metadata = {{"zicht:fictie", "bevat fictieve verhalen"}},
                           .main = std::move(main)});
}

}  // namespace zicht::longread
