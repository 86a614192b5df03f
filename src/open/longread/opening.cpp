// How the story begins: a dark room, a word, a slit of light; and four glances at ordinary moments.
#include "open/longread/scenes.hpp"

namespace zicht::longread {

using html::each;
using html::Html;
using html::markup;

namespace {

/// The slit and its light on the floor, in a drawing that is stretched over the whole opening. The
/// group `opening__gap` opens as one scrolls.
Html light() {
  return markup<
      R"svg(<svg class="opening__light" viewBox="0 0 1440 900" preserveAspectRatio="none" aria-hidden="true" focusable="false"><defs>
<linearGradient id="light-gap" x2="0" y2="1"><stop class="lamp" stop-opacity=".35"/><stop class="lamp" offset="1"/></linearGradient>
<linearGradient id="light-floor" x2="0" y2="1"><stop class="lamp" stop-opacity=".62"/><stop class="lamp" offset="1" stop-opacity=".03"/></linearGradient>
<linearGradient id="light-wall"><stop class="lamp" stop-opacity=".16"/><stop class="lamp" offset="1" stop-opacity="0"/></linearGradient>
<radialGradient id="light-air" cx=".72" cy="0" r=".75"><stop class="glow" stop-opacity=".34"/><stop class="glow" offset="1" stop-opacity="0"/></radialGradient>
</defs><path class="opening__air" d="M0 0h1440v900H0z" fill="url(#light-air)"/><path d="M1041 0h120v548h-120z" fill="url(#light-wall)"/>
<g class="opening__gap"><path d="M1027 0h14v548h-14z" fill="url(#light-gap)"/><path d="M1027 548h14l268 352h-196z" fill="url(#light-floor)"/></g></svg>
)svg">();
}

/// Contents with reading times, and the two other ways to read.
Html contents(const Stage& stage) {
  int words = 0;
  Html items;
  for (const auto* scene : stage.scenes) {
    words += scene->words;
    if (scene->head.sort == "opening") continue;
    const auto who = scene->head.person.empty() ? Html{} : markup<"{}: ">(scene->head.person);
    items += markup<R"(<li><a href="{}">{}{}</a> <span class="contents__time">{}</span></li>
)">(html::Url{"#" + scene->name}, who, scene->head.title, reading_time(*scene));
  }
  content::Document whole;
  whole.words = words;
  return markup<R"(<nav class="contents dark" aria-label="Inhoud van dit verhaal"><div class="wrap">
<details><summary>Inhoud, {}</summary><ol class="contents__list">
{}</ol></details>
<p class="contents__ways"><a href="/tekst">{}Alleen tekst</a> <a href="/afdrukken">{}Om te printen</a></p>
</div></nav>
)">(reading_time(whole),
    items,
    html::icon(stage.layout, "text"),
    html::icon(stage.layout, "print"));
}

}  // namespace

Html opening(const Stage& stage, const Spot& spot) {
  // The words are a picture: who listens hears the title and not five times the same word.
  const auto unseen = markup<"<span>Onzichtbaar</span>">();
  const auto begin = spot.next == nullptr
                         ? Html{}
                         : markup<R"(<a class="opening__begin" href="{}">Begin te lezen</a>
)">(html::Url{"#" + spot.next->name});
  return markup<R"(<section class="opening dark" id="{}" aria-labelledby="{}-titel">
{}<div class="wrap opening__inner">
<div class="opening__words" aria-hidden="true">{}<span>On<b>zicht</b>baar</span></div>
<div class="opening__text"><h1 id="{}-titel">{}</h1>
{}{}</div>
</div></section>
{})">(spot.scene.name,
      spot.scene.name,
      light(),
      unseen + unseen + unseen + unseen,
      spot.scene.name,
      spot.scene.head.title,
      stage.renderer.demoted(spot.scene.blocks),
      begin,
      contents(stage));
}

Html glances(const Stage& stage, const Spot& spot) {
  const auto draw = [&](const content::Block& block) {
    if (block.kind != content::Block::Kind::box || block.name != "blik")
      return stage.renderer.demoted({block});
    const auto seen = block.attributes.find("zie");
    return markup<
        R"(<details class="glance"><summary><span class="glance__see">{}</span> <span class="glance__again">Kijk nog eens</span></summary>
<div class="glance__text">{}</div></details>
)">(seen == block.attributes.end() ? Html{} : first_look(seen->second),
        stage.renderer.demoted(block.children));
  };
  return section(spot, "glances", markup<R"(<div class="wrap">{}{}{}</div>
)">(heading(spot.scene), each(spot.scene.blocks, draw), next_link(stage, spot)));
}

}  // namespace zicht::longread
