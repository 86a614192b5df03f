// The scene with the figure: the drawing stands still while the steps of the text pass by.
#include "open/longread/crowd.hpp"
#include "open/longread/scenes.hpp"

namespace zicht::longread {

using html::Html;
using html::markup;

namespace {

Html legend(const Crowd& crowd) {
  return markup<R"(<figcaption class="legend">
<span><svg class="dot dot--seen" viewBox="0 0 10 10" aria-hidden="true" focusable="false">)"
                R"(<circle cx="5" cy="5" r="5"/></svg>gemeld</span>
<span><svg class="dot dot--ring" viewBox="0 0 10 10" aria-hidden="true" focusable="false">)"
                R"(<circle cx="5" cy="5" r="4"/></svg>geschat, niet gemeld</span>
<span>Elke cirkel is {} mensen per jaar.</span></figcaption>)">(crowd.people_a_circle);
}

}  // namespace

Html numbers(const Stage& stage, const Spot& spot) {
  Html before;
  Html steps;
  int number = 0;
  for (const auto& part : parts(spot.scene.blocks)) {
    if (part.heading == nullptr) {
      before += stage.renderer.demoted(part.blocks);
      continue;
    }
    ++number;
    steps += markup<R"(<div class="scene__step" data-step="{}"><div class="scene__words">
{}{}</div></div>
)">(number, stage.renderer.demoted({*part.heading}), stage.renderer.demoted(part.blocks));
  }
  const Crowd crowd;
  return section(spot,
                 "numbers",
                 markup<R"(<div class="wrap numbers__head">{}{}</div>
<scroll-scene class="scene"><div class="wrap scene__inner">
<figure class="scene__figure">{}{}</figure>
<div class="scene__steps">
{}</div>
</div></scroll-scene>
<div class="wrap numbers__foot"><details><summary>Bekijk de cijfers als tabel</summary>
{}</details>
{}</div>
)">(heading(spot.scene),
                 before,
                 drawing(crowd),
                 legend(crowd),
                 steps,
                 table(crowd),
                 next_link(stage, spot)));
}

}  // namespace zicht::longread
