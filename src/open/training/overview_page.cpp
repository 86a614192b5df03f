// /training: what there is to learn, and for whom.
#include <fmt/format.h>

#include "open/training/pages.hpp"

namespace zicht::training {

using html::each;
using html::Html;
using html::markup;
using html::Url;

namespace {

std::string_view audience_name(const Desk& desk, std::string_view id) {
  const auto* axis = desk.library.axis("doelgroep");
  const auto* label = axis == nullptr ? nullptr : axis->find(id);
  return label == nullptr ? std::string_view{} : label->name;
}

Html path_card(const Desk& desk, const Path& path) {
  return markup<
      R"(<li class="card"><p class="card__kind">{}</p><h3 class="card__title"><a href="{}/{}">{}</a></h3><p>{}</p><p class="meta">{} minuten, {} onderdelen<span data-stand-van="{}"></span></p></li>
)">(audience_name(desk, path.audience),
    Url{address},
    path.name,
    path.title,
    path.summary,
    path.minutes,
    path.parts.size(),
    path.name);
}

Html scenario_item_of(const Scenario& scenario) {
  return markup<
      R"(<li><a href="{}/casussen/{}">{}</a> <span class="meta">{} Ongeveer {} minuten.</span></li>
)">(Url{address}, scenario.name, scenario.title, scenario.summary, scenario.minutes);
}

Html exercise_item(const Path& exercise) {
  return markup<R"(<li><a href="{}/{}">{}</a> <span class="meta">{} vragen</span></li>
)">(Url{address}, exercise.name, exercise.title, exercise.parts.front().asked.size());
}

}  // namespace

std::string overview_page(const Desk& desk) {
  const auto& training = desk.training;
  constexpr auto lead =
      "Leer wat je ziet, wat je doet en wat je laat. Je leest, beantwoordt vragen en speelt een "
      "verzonnen casus.";
  const auto paths = each(training.paths, [&](const Path& path) { return path_card(desk, path); });
  const auto none = markup<R"(<p>Op deze site staat nog geen training.</p>
)">();
  const auto all = markup<
      R"(<section aria-labelledby="paden"><h2 id="paden">Kies een leerpad</h2>
<ul class="cards">
{}</ul></section>
<section aria-labelledby="hoe-het-werkt" class="article how"><h2 id="hoe-het-werkt">Zo werkt het</h2>
{}<ul><li>Je hebt geen account nodig. Je mag zo vaak proberen als je wilt. Niemand ziet je antwoorden.</li>
<li>Hoe ver je bent, staat in het adres van de pagina. Bewaar dat adres als je later verder wilt.</li>
<li>Wil je dat deze browser het onthoudt? Dat kies je zelf op de pagina van je leerpad.</li></ul></section>
<section aria-labelledby="casussen"><h2 id="casussen">Losse casussen</h2><p class="section-lead">Verzonnen verhalen waarin jij kiest. Opnieuw beginnen mag altijd.</p>
<ul class="listing">
{}</ul></section>
<section aria-labelledby="oefenen"><h2 id="oefenen">Oefen per hoofdstuk</h2><p class="section-lead">De vragen bij elk hoofdstuk van Het Kompas.</p>
<ul class="listing listing--short">
{}</ul></section>
)">(paths,
    html::when(
        !desk.account.empty(),
        markup<
            R"(<p>Heb je een account van je organisatie? Ga naar <a href="/leren">Mijn training</a>. Daar blijft het bewaard, en krijg je aan het eind een certificaat.</p>
)">()),
    each(training.scenarios, scenario_item_of),
    each(training.exercises, exercise_item));
  auto main = markup<
      R"(<div class="chapter-head">{}<div class="wrap chapter-head__inner">{}<h1>Training</h1><p class="chapter-head__summary">{}</p></div></div>
<training-progress class="wrap page training" data-overzicht>
{}</training-progress>
)">(html::slit(0.3),
    html::trail({{"/kompas", "Het Kompas"}}, "Training"),
    lead,
    training.paths.empty() && training.scenarios.empty() ? none : all);
  return framed(desk, "Training", address, {}, std::move(main), lead, true);
}

}  // namespace zicht::training
