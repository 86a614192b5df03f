// The people in the story. All are invented, and each says so: "Fictief verhaal". No faces: a slit
// of light for who lived it, and an open door for who saw it.
#include "open/longread/scenes.hpp"

namespace zicht::longread {

using html::Html;
using html::markup;
using html::Url;

namespace {

/// A filled dot in the data colour of a form, as in the figures.
Html form_dot(std::string_view form) {
  return markup<
      R"(<svg class="dot dot--{}" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><circle cx="5" cy="5" r="5"/></svg>)">(
      form_colour(form));
}

Html card(const content::Document& scene) {
  return markup<
      R"(<li class="story-card"><a class="story-card__link" href="{}">{}
<strong class="story-card__name">{}</strong>
<span class="story-card__form">{}{}</span>
<span class="story-card__title">{}, {}</span></a></li>
)">(Url{"#" + scene.name},
    html::crack(0.05),
    scene.head.person,
    form_dot(scene.head.form),
    form_name(scene.head.form),
    scene.head.title,
    reading_time(scene));
}

}  // namespace

Html signpost(const Stage& stage, const Spot& spot) {
  Html cards;
  for (const auto* scene : stage.scenes)
    if (scene->head.sort == "verhaal") cards += card(*scene);
  const auto text = markup<R"(<div class="wrap passage__inner">
{}<div class="reading">
{}</div></div>
)">(heading(spot.scene), stage.renderer.demoted(spot.scene.blocks));
  return section(
      spot, "passage signpost", text + markup<R"(<div class="wrap"><ul class="story-cards">
{}</ul></div>
)">(cards));
}

Html story(const Stage& stage, const Spot& spot) {
  const auto& head = spot.scene.head;
  const auto inside = markup<R"(<div class="wrap story__inner" data-fictie="verzonnen">
<div class="story__who">{}<p class="story__name">{}</p><p class="story__role">{}</p><p class="story__form">{}{}</p></div>
<div class="story__text reading"><p class="fiction">Fictief verhaal</p>
{}{}{}{}</div>
</div>
)">(html::crack(0.1),
    head.person,
    head.role,
    form_dot(head.form),
    form_name(head.form),
    heading(spot.scene),
    warning(spot),
    stage.renderer.demoted(spot.scene.blocks),
    next_link(stage, spot));
  return section(spot, "story", inside);
}

Html professional(const Stage& stage, const Spot& spot) {
  const auto& head = spot.scene.head;
  // Not .dark: the room is dark, but this person stands in the light of the door.
  return markup<R"(<section class="witness" id="{}" aria-labelledby="{}-titel">
<div class="witness__panel" data-fictie="verzonnen"><div class="witness__text reading">
<p class="fiction">Fictief verhaal</p>
<p class="witness__who"><strong>{}</strong> {}</p>
{}{}{}</div></div>
</section>
)">(spot.scene.name,
    spot.scene.name,
    head.person,
    head.role,
    heading(spot.scene),
    stage.renderer.demoted(spot.scene.blocks),
    next_link(stage, spot));
}

}  // namespace zicht::longread
