// The story as text alone.
#include "open/content/files.hpp"
#include "open/longread/crowd.hpp"
#include "open/longread/pages.hpp"
#include "open/longread/scenes.hpp"

namespace zicht::longread {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

/// Who speaks, with the label that says that this person was invented.
Html speaker(const Spot& spot) {
  const auto& head = spot.scene.head;
  if (head.person.empty()) return {};
  return markup<R"(<p class="fiction">Fictief verhaal</p>
<p class="meta">{}. {}.</p>
)">(head.person, head.role) +
         when(!head.warning.empty(), warning(spot));
}

/// A glance is first what is seen, and then what it may be.
Html blocks(const Stage& stage, const Spot& spot) {
  Html all;
  for (const auto& block : spot.scene.blocks) {
    if (block.kind != content::Block::Kind::box || block.name != "blik") {
      all += stage.renderer.demoted({block});
      continue;
    }
    const auto seen = block.attributes.find("zie");
    if (seen != block.attributes.end())
      all += markup<R"(<p><strong>{}</strong></p>
)">(first_look(seen->second));
    all += stage.renderer.demoted(block.children);
  }
  return all;
}

Html scene_text(const Stage& stage, const Spot& spot) {
  const auto fiction = spot.scene.head.fictional ? markup<R"( data-fictie="verzonnen")">() : Html{};
  return markup<R"(<section class="article text-scene" id="{}" aria-labelledby="{}-titel"{}>
{}{}{}{}</section>
)">(spot.scene.name,
    spot.scene.name,
    fiction,
    heading(spot.scene),
    speaker(spot),
    blocks(stage, spot),
    when(spot.scene.head.sort == "cijfer", table(Crowd{})));
}

}  // namespace

std::string text_page(const Desk& desk, Reader reader) {
  const auto scenes = desk.library.all(content::Kind::scene, desk.today);
  content::Renderer renderer(desk.library, desk.today);
  const Stage stage{desk.layout, renderer, scenes};
  const bool paper = reader == Reader::paper;

  Html head;
  Html text;
  for (auto at = scenes.begin(); at != scenes.end(); ++at) {
    const auto next = std::next(at);
    const Spot spot{.scene = **at, .next = next == scenes.end() ? nullptr : *next, .night = false};
    if (spot.scene.head.sort == "opening") {
      head = markup<R"(<h1>{}</h1>
<p class="lead">{}</p>
{})">(spot.scene.head.title, spot.scene.head.summary, renderer.demoted(spot.scene.blocks));
    } else {
      text += scene_text(stage, spot);
    }
  }
  const auto item = [](const content::Document* scene) {
    if (scene->head.sort == "opening") return Html{};
    return markup<R"(<li><a href="{}">{}</a> ({})</li>
)">(Url{"#" + scene->name}, scene->head.title, reading_time(*scene));
  };
  auto main = markup<R"(<div class="wrap page text-view">
<div class="article">{}
<p class="more no-print"><a href="/">Naar het verhaal met beeld</a></p>
{}<p class="more no-print"><a href="/notities/bij/verhaal" rel="nofollow">Aantekening maken</a></p>
<nav aria-labelledby="inhoud-titel"><h2 id="inhoud-titel">Inhoud</h2><ol>
{}</ol></nav></div>
{}{}</div>
)">(head, content::file_row("/longread"), each(scenes, item), text, renderer.sources());

  return desk.layout.draw({.title = paper ? "Het verhaal, om te printen" : "Het verhaal als tekst",
                           .description = scenes.empty() ? "" : scenes.front()->head.summary,
                           .path = paper ? "/afdrukken" : "/tekst",
                           .stylesheet = "css/reading.css",
                           .metadata = {{"zicht:fictie", "bevat fictieve verhalen"}},
                           .indexed = !paper,
                           .framed = !paper,
                           .main = std::move(main)});
}

}  // namespace zicht::longread
