#include "work/grounds/pages.hpp"

#include "ground/html/form.hpp"
#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"

namespace zicht::grounds {

using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

template <class Named>
std::vector<html::Option> options_of(const std::vector<Named>& all) {
  std::vector<html::Option> options;
  for (const auto& one : all) options.push_back({one.id, one.name});
  return options;
}

std::vector<html::Option> parties_that(const Table& table, bool Party::*does) {
  std::vector<html::Option> options;
  for (const auto& party : table.parties)
    if (party.*does) options.push_back({party.id, party.name});
  return options;
}

Html question_form(const Table& table, const Question& question) {
  return markup<
      R"(<form class="filters no-print" action="{}" method="get">{}{}{}{}{}<p class="actions"><button class="button button--main" type="submit">Zoek het op</button></p></form>
)">(Url{address},
    html::choice(
        "gever", "Wie geeft door?", "Kies", parties_that(table, &Party::gives), question.giver),
    html::choice("ontvanger",
                 "Wie krijgt het?",
                 "Kies",
                 parties_that(table, &Party::receives),
                 question.receiver),
    html::choice("doel", "Waarvoor?", "Kies", options_of(table.purposes), question.purpose),
    html::choice("soort", "Welke gegevens?", "Kies", options_of(table.kinds), question.kind),
    html::choice(
        "leeftijd", "Hoe oud is de persoon?", "Kies", options_of(table.signers), question.age));
}

Html row(std::string_view name, const Html& what) {
  return markup<R"(<dt>{}</dt><dd><p>{}</p></dd>)">(name, what);
}

Html article_words(const Rule* rule) {
  if (rule == nullptr || rule->article.empty())
    return markup<"Wij hebben hier geen artikel bij gevonden.">();
  return markup<"{}">(rule->article);
}

Html confirmation(const Rule* rule) {
  if (rule != nullptr && rule->confirmed_on)
    return markup<"Bevestigd door een FG op {}.">(text::date(*rule->confirmed_on));
  return markup<"Nog niet gecontroleerd door een FG.">();
}

Html dates(const Table& table, const Rule* rule) {
  Html words =
      markup<"Nagekeken op {}.">(text::date(rule == nullptr ? table.checked_on : rule->checked_on));
  if (rule != nullptr && rule->valid_from)
    words += markup<" Geldig vanaf {}.">(text::date(*rule->valid_from));
  if (rule != nullptr && rule->valid_until)
    words += markup<" Geldig tot {}.">(text::date(*rule->valid_until));
  return words;
}

template <class Named>
std::string_view name_of(const std::vector<Named>& all, std::string_view id) {
  for (const auto& one : all)
    if (one.id == id) return one.name;
  return id;
}

/// The question in words: on paper the form is not there.
Html question_words(const Table& table, const Question& question) {
  return markup<"{} geeft door aan {}. Waarvoor: {}. Welke gegevens: {}. Leeftijd: {}.">(
      name_of(table.parties, question.giver),
      name_of(table.parties, question.receiver),
      name_of(table.purposes, question.purpose),
      name_of(table.kinds, question.kind),
      name_of(table.signers, question.age));
}

Html answer(const Table& table,
            const Question& question,
            const Advice& advice,
            content::Renderer& renderer) {
  Html rows = row("Je vraag", question_words(table, question));
  rows += row(
      "Waarom",
      markup<"{}{}">(advice.why,
                     advice.rule == nullptr ? Html{} : renderer.citations(advice.rule->sources)));
  if (advice.signer != nullptr) {
    rows += row("Wie tekent",
                markup<"{}{}">(advice.signer->who, renderer.citations(advice.signer->sources)));
    rows += row("Let op", markup<"{}">(advice.signer->note));
  }
  if (!advice.alternative.empty())
    rows += row("Wat je ook kunt doen", markup<"{}">(advice.alternative));
  rows += row("Artikel", article_words(advice.rule));
  rows +=
      row("Gecontroleerd", markup<"{} {}">(confirmation(advice.rule), dates(table, advice.rule)));
  return markup<
      R"(<section class="advice" aria-labelledby="antwoord" role="status"><h2 id="antwoord">{}</h2>
<dl class="advice__rows">{}</dl>
<p>Geef nooit meer door dan nodig is. Schrijf op wat je doorgeeft, aan wie, waarvoor en waarom. Ook als je besluit om niets door te geven.</p></section>
)">(words_of(advice.verdict), rows);
}

}  // namespace

std::string advice_page(const html::Layout& layout,
                        const content::Library& library,
                        const Table& table,
                        const Question& question,
                        const Advice* advice,
                        std::string_view complaint,
                        Date today) {
  content::Renderer renderer(library, today);
  const auto below = advice == nullptr ? Html{} : answer(table, question, *advice, renderer);
  auto main = markup<R"(<div class="wrap page"><h1>Mag je dit doorgeven?</h1>
<p class="lead">Kies wie wat doorgeeft, aan wie en waarvoor. Je leest wat we weten over de regels.</p>
<div class="notice"><p><strong>Jij beslist, niet deze pagina.</strong> Dit is een hulp bij het nadenken en geen juridisch advies. Nog geen jurist of FG heeft de hele tabel bevestigd. Twijfel je? Vraag het je FG (de functionaris gegevensbescherming).</p>
<p>Is er nu gevaar? Bel 112. Daarvoor hoef je hier niets op te zoeken.</p></div>
{}{}{}<p class="meta">Vul hier geen namen in: dat hoeft niet, en er wordt niets bewaard of verstuurd. De tabel is voor het laatst nagekeken op {}.</p>
{}</div>
)">(when(!complaint.empty(),
         markup<R"(<div class="notice notice--alert" role="alert"><p>{}</p></div>
)">(complaint)),
    question_form(table, question),
    below,
    text::date(table.checked_on),
    renderer.sources());
  return layout.draw({.title = "Mag je dit doorgeven?",
                      .path = address,
                      .stylesheet = "css/kompas.css",
                      .trail = {{"/account", "Account"}},
                      .indexed = false,
                      .main = std::move(main)});
}

}  // namespace zicht::grounds
