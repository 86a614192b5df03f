// Scenes of words: a text, the forms of exploitation, and the end that leads on.
#include "open/longread/scenes.hpp"

namespace zicht::longread {

using html::each;
using html::Html;
using html::markup;

namespace {

Html way_to_kompas(const html::Layout& layout) {
  return markup<
      R"(<p class="actions"><a class="button button--main" href="/kompas">Open Het Kompas{}</a></p>
)">(html::icon(layout, "right"));
}

}  // namespace

Html passage(const Stage& stage, const Spot& spot) {
  return section(spot, "passage", markup<R"(<div class="wrap passage__inner">
{}<div class="reading">
{}{}</div></div>
)">(heading(spot.scene), stage.renderer.demoted(spot.scene.blocks), next_link(stage, spot)));
}

Html forms(const Stage& stage, const Spot& spot) {
  const auto form = [&](const Part& part) {
    if (part.heading == nullptr) return stage.renderer.demoted(part.blocks);
    return markup<R"(<div class="form form--{}">
<svg class="form__dot dot dot--{}" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><circle cx="5" cy="5" r="5"/></svg>
{}{}</div>
)">(form_colour(part.heading->id),
        form_colour(part.heading->id),
        stage.renderer.demoted({*part.heading}),
        stage.renderer.demoted(part.blocks));
  };
  return section(spot, "passage forms", markup<R"(<div class="wrap">
{}<div class="forms__list">
{}</div>
{}</div>
)">(heading(spot.scene), each(parts(spot.scene.blocks), form), next_link(stage, spot)));
}

Html closing(const Stage& stage, const Spot& spot) {
  return section(spot, "passage closing", markup<R"(<div class="wrap passage__inner">
{}<div class="reading">
{}{}</div></div>
)">(heading(spot.scene), stage.renderer.demoted(spot.scene.blocks), way_to_kompas(stage.layout)));
}

Html open_door(const html::Layout& layout) {
  return markup<R"(<div class="way-out dark">{}<div class="wrap way-out__inner">
<p class="way-out__word" aria-hidden="true">On<b>zicht</b>baar</p>
{}</div></div>
)">(html::slit(0.9), way_to_kompas(layout));
}

}  // namespace zicht::longread
