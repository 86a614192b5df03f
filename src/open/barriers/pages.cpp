#include "open/barriers/pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/html/form.hpp"
#include "ground/text/dutch.hpp"
#include "open/content/files.hpp"
#include "open/content/render.hpp"

namespace zicht::barriers {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

Html list(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  return markup<"<ul>{}</ul>">(
      each(words, [](const std::string& word) { return markup<"<li>{}</li>">(word); }));
}

class Drawing {
 public:
  Drawing(const content::Library& library, const Wish& wish, Date today)
      : library_(library), wish_(wish), today_(today), renderer_(library, today) {}

  Html section(const Step& step, const Model& model) {
    Html rows;
    for (const auto& barrier : model.barriers)
      if (barrier.step == step.id && fits(barrier, wish_)) rows += row(barrier);
    if (rows.empty()) return {};
    const auto card = library_.find(step.card, today_);
    return markup<R"(<section class="barriers" aria-labelledby="{}"><h2 id="{}">{}</h2><p>{} {}</p>
<table class="stacking"><thead><tr><th scope="col">Gelegenheid</th><th scope="col">Signalen</th><th scope="col">Wie het mogelijk maakt</th><th scope="col">Barrières</th><th scope="col">Partners</th><th scope="col">Instrumenten</th></tr></thead>
<tbody>{}</tbody></table></section>
)">(step.id,
        step.id,
        step.name,
        step.question,
        card ? markup<R"(<a href="{}">De kaart bij deze stap</a>)">(Url{step.card}) : Html{},
        rows);
  }

  Html sources() const { return renderer_.sources(); }

 private:
  Html row(const Barrier& barrier) {
    return markup<
        R"(<tr id="{}"><th scope="row">{}{}{}</th><td data-kop="Signalen">{}</td><td data-kop="Wie het mogelijk maakt">{}</td><td data-kop="Barrières">{}</td><td data-kop="Partners">{}</td><td data-kop="Instrumenten">{}</td></tr>
)">(barrier.id,
        barrier.opportunity,
        renderer_.citations(barrier.sources),
        forms(barrier),
        list(barrier.signals),
        list(barrier.facilitators),
        list(barrier.measures),
        list(partners_of(barrier, library_)),
        instruments(barrier));
  }

  Html forms(const Barrier& barrier) const {
    const auto words = forms_of(barrier, library_);
    if (words.empty()) return {};
    return markup<R"(<span class="barriers__forms">{}</span>)">(
        fmt::format("{}", fmt::join(words, ", ")));
  }

  Html instruments(const Barrier& barrier) const {
    Html items;
    for (const auto& path : barrier.instruments)
      if (const auto card = library_.find(path, today_))
        items += markup<R"(<li><a href="{}">{}</a></li>)">(Url{path}, (*card)->head.title);
    return items.empty() ? items : markup<"<ul>{}</ul>">(items);
  }

  const content::Library& library_;
  const Wish& wish_;
  Date today_;
  content::Renderer renderer_;
};

/// The labels of an axis that at least one barrier has, so that no choice leads to an empty page.
std::vector<html::Option> options(const content::Library& library,
                                  const Model& model,
                                  std::string_view axis_key,
                                  std::vector<std::string> Barrier::*ids) {
  std::vector<html::Option> found;
  if (const auto* axis = library.axis(axis_key))
    for (const auto& label : axis->labels) {
      const bool used =
          std::any_of(model.barriers.begin(), model.barriers.end(), [&](const Barrier& barrier) {
            const auto& has = barrier.*ids;
            return std::find(has.begin(), has.end(), label.id) != has.end();
          });
      if (used) found.push_back({label.id, label.name});
    }
  return found;
}

Html wish_form(const content::Library& library, const Model& model, const Wish& wish) {
  std::vector<html::Option> steps;
  for (const auto& step : model.steps) steps.push_back({step.id, step.name});
  const bool any = !wish.step.empty() || !wish.form.empty() || !wish.partner.empty();
  return markup<
      R"(<form class="filters no-print" action="{}" method="get">{}{}{}<p class="actions"><button class="button button--main" type="submit">Laat zien</button>{}</p></form>
)">(Url{address},
    html::choice("stap", "Stap", "Alle stappen", steps, wish.step),
    html::choice("vorm",
                 "Vorm van uitbuiting",
                 "Alle vormen",
                 options(library, model, "vorm", &Barrier::forms),
                 wish.form),
    html::choice("partner",
                 "Partner",
                 "Alle partners",
                 options(library, model, "rol", &Barrier::partners),
                 wish.partner),
    when(any, markup<R"( <a class="button" href="{}">Alles laten zien</a>)">(Url{address})));
}

Html unknown_notice(const std::vector<std::string>& unknown) {
  if (unknown.empty()) return {};
  return markup<
      R"(<div class="notice" role="status"><p>Deze keuze kennen we niet: {}. We laten zien wat wel bestaat.</p></div>
)">(fmt::format("{}", fmt::join(unknown, ", ")));
}

/// The names of these ids on an axis.
std::vector<std::string> labels(const content::Library& library,
                                std::string_view axis_key,
                                const std::vector<std::string>& ids) {
  const auto* axis = library.axis(axis_key);
  std::vector<std::string> words;
  for (const auto& id : ids)
    if (const auto* label = axis == nullptr ? nullptr : axis->find(id))
      words.push_back(label->name);
  return words;
}

}  // namespace

std::vector<std::string> partners_of(const Barrier& barrier, const content::Library& library) {
  auto words = labels(library, "rol", barrier.partners);
  words.insert(words.end(), barrier.other_partners.begin(), barrier.other_partners.end());
  return words;
}

std::vector<std::string> forms_of(const Barrier& barrier, const content::Library& library) {
  return labels(library, "vorm", barrier.forms);
}

std::string model_page(const html::Layout& layout,
                       const content::Library& library,
                       const Model& model,
                       const Wish& wish,
                       const std::vector<std::string>& unknown,
                       Date today) {
  Drawing drawing(library, wish, today);
  Html sections;
  for (const auto& step : model.steps) sections += drawing.section(step, model);
  if (sections.empty())
    sections = markup<
        R"(<p role="status">Bij deze keuze staat nog geen barrière. Kies een stap of een partner minder.</p>
)">();
  auto main = markup<R"(<div class="wrap page"><h1>Barrièremodel</h1>
<p class="lead">{}</p>
<p class="meta">Eigen uitwerking, nagekeken op {}. {} Overleg met de <a href="/kaarten/aandachtsfunctionaris">aandachtsfunctionaris</a>.</p>
{}{}{}{}{}</div>
)">(lead,
    text::date(model.checked_on),
    caution,
    content::file_row(address),
    wish_form(library, model, wish),
    unknown_notice(unknown),
    sections,
    drawing.sources());
  return layout.draw({.title = "Barrièremodel",
                      .description = lead,
                      .path = address,
                      .stylesheet = "css/kompas.css",
                      .trail = {{"/kompas", "Het Kompas"}},
                      .main = std::move(main)});
}

}  // namespace zicht::barriers
