// Giving, page after page: the question, the advice, what exactly, and the signature.
#include <fmt/format.h>

#include <algorithm>

#include "ground/crypto/token.hpp"
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/passing/allowance.hpp"
#include "work/passing/pages.hpp"
#include "work/signals/number.hpp"

namespace zicht::passing {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Option;
using html::Url;
using html::when;

std::string action_of(const GivingView& view) {
  return signal_address(view.signal.id) + "/verstrekken";
}

std::string count_address(const signals::Signal& signal) {
  return signal_address(signal.id) + "/tellen";
}

Html back_to_signal(const signals::Signal& signal) {
  return markup<R"(<p class="more no-print"><a href="{}">Terug naar signaal {}</a></p>
)">(Url{signal_address(signal.id)}, signals::number_of(signal.id));
}

Html trouble_of(const GivingView& view) {
  return when(!view.trouble.empty(), accounts::alert(view.trouble));
}

/// What was typed so far, but for the step.
Html carried(const GivingView& view) {
  Html all;
  for (const auto& [name, value] : view.fields)
    if (name != "stap" && name != "formulier" && name != "verstrekking")
      all += accounts::hidden(name, value);
  return all;
}

/// Only the question.
Html carried_question(const GivingView& view) {
  Html all;
  for (const auto* name : {"ontvanger", "doel", "soort", "leeftijd"})
    all += accounts::hidden(name, view.fields.text(name));
  return all;
}

Html step_button(std::string_view step, std::string_view label, bool is_main) {
  return markup<
      R"(<p class="actions"><button class="button{}" type="submit" name="stap" value="{}">{}</button></p>
)">(when(is_main, markup<" button--main">()), step, label);
}

template <class Named>
std::vector<Option> options_for(const std::vector<Named>& all) {
  std::vector<Option> options;
  for (const auto& one : all) options.push_back({one.id, one.name});
  return options;
}

std::vector<Option> receiver_options(const grounds::Table& table) {
  std::vector<Option> options;
  for (const auto& party : table.parties)
    if (party.receives) options.push_back({party.id, party.name});
  return options;
}

Html advice_part(const GivingView& view, const grounds::Advice& advice) {
  const auto* rule = advice.rule;
  const auto article =
      rule == nullptr || rule->article.empty() ? std::string("niet gevonden") : rule->article;
  const auto checked = rule == nullptr ? view.table.checked_on : rule->checked_on;
  const auto confirmed = rule != nullptr && rule->confirmed_on
                             ? "bevestigd door een FG op " + text::date(*rule->confirmed_on)
                             : std::string("nog niet bevestigd door een FG");
  return markup<R"(<section aria-labelledby="advies"><h2 id="advies">{}</h2>
<dl class="facts">
{}</dl></section>
)">(grounds::words_of(advice.verdict),
    fact_row("Aan", party_name(view.table, view.fields.text("ontvanger"))) +
        fact_row("Waarvoor", name_in(view.table.purposes, view.fields.text("doel"))) +
        fact_row("Welke gegevens", name_in(view.table.kinds, view.fields.text("soort"))) +
        fact_row("Waarom", advice.why) +
        when(advice.signer != nullptr,
             fact_row("Wie tekent", advice.signer == nullptr ? "" : advice.signer->who) +
                 fact_row("Let op", advice.signer == nullptr ? "" : advice.signer->note)) +
        when(!advice.alternative.empty(), fact_row("Wat ook kan", advice.alternative)) +
        fact_row("Artikel", article) +
        fact_row("Gecontroleerd", text::date(checked) + ", " + confirmed));
}

/// A line to type in that may stay empty.
Html line(const GivingView& view,
          std::string_view name,
          std::string_view label,
          std::string_view type = "text",
          std::string_view hint = {}) {
  return markup<
      R"(<div class="field"><label for="{}">{}</label>{}<input class="input" id="{}" name="{}" type="{}" autocomplete="off" value="{}"{}></div>
)">(name,
    label,
    when(!hint.empty(), markup<R"(<p class="field__hint" id="{}-uitleg">{}</p>)">(name, hint)),
    name,
    name,
    type,
    view.fields.text(name),
    when(!hint.empty(), markup<R"( aria-describedby="{}-uitleg")">(name)));
}

Html radio_line(const GivingView& view,
                std::string_view name,
                std::string_view value,
                std::string_view label) {
  return markup<
      R"(<div class="choices__item"><input type="radio" id="{}-{}" name="{}" value="{}"{}><label for="{}-{}">{}</label></div>
)">(name,
    value,
    name,
    value,
    when(view.fields.text(name) == value, markup<" checked">()),
    name,
    value,
    label);
}

bool is_chosen(const GivingView& view, std::string_view part) {
  const auto chosen = view.fields.all("deel");
  return std::ranges::count(chosen, part) > 0;
}

Html part_field(const GivingView& view, const Part& part) {
  const bool is_contact = part.name == contact_part;
  const auto text_name = "tekst-" + part.name;
  const auto words =
      view.fields.has(text_name) ? view.fields.text(text_name) : std::string_view(part.text);
  const auto rows = part.text.size() > 80 || part.text.find('\n') != std::string::npos ? "6" : "2";
  return markup<
      R"(<fieldset class="choices"><legend>{}</legend>
{}<div class="choices__item"><input type="checkbox" id="deel-{}" name="deel" value="{}"{}><label for="deel-{}">Geef dit door</label></div>
{}<div class="field"><label for="{}">Tekst die weggaat bij ‘{}’</label><textarea class="input" id="{}" name="{}" rows="{}">{}</textarea></div>
</fieldset>
)">(part.label,
    when(
        is_contact,
        markup<
            R"(<div class="notice notice--alert"><p>Dit leidt naar de melder. De melder vertrouwde dit alleen aan jullie toe. Geef het alleen door als het echt niet anders kan, en vraag het eerst aan de melder.</p></div>
)">()),
    part.name,
    part.name,
    when(is_chosen(view, part.name), markup<" checked">()),
    part.name,
    when(
        is_contact,
        markup<
            R"(<div class="choices__item"><input type="checkbox" id="contact-zeker" name="contact-zeker" value="ja"><label for="contact-zeker">Ik weet zeker dat de ontvanger de melder mag kennen</label></div>
)">()),
    text_name,
    part.label,
    text_name,
    text_name,
    rows,
    words);
}

Html receiver_fields(const GivingView& view, const ChoiceView& choice) {
  std::vector<Option> people;
  for (const auto& one : choice.colleagues)
    people.push_back({std::to_string(one.person.value), one.name});
  return markup<R"(<h2>Wie krijgt het?</h2>
<fieldset class="choices"><legend>Hoe gaat het daarheen?</legend>
{}{}</fieldset>
)">(radio_line(view,
               "weg",
               "zicht",
               "Naar iemand die op Zicht werkt: verzegeld met de sleutel van die persoon"),
         radio_line(view,
                    "weg",
                    "bestand",
                    "Als bestand, op slot met woorden die je door de telefoon zegt")) +
         when(!people.empty(),
              html::choice("collega",
                           "Op Zicht: een collega van je eigen organisatie",
                           "kies een collega",
                           people,
                           view.fields.text("collega"))) +
         line(view,
              "email",
              "Op Zicht: of het precieze mailadres van iemand anders",
              "email",
              "Je ziet pas op de volgende pagina wie dat is.") +
         line(view,
              "naam-ontvanger",
              "Als bestand: organisatie en functie van de ontvanger",
              "text",
              "Dit staat leesbaar in het overzicht van verstrekkingen. Noem niemand over wie het "
              "gaat.");
}

Html backing_fields(const GivingView& view, const grounds::Advice& advice) {
  if (advice.verdict == grounds::Verdict::consent) {
    const auto right = signer_for(view.fields.text("leeftijd"));
    if (right.empty())
      return accounts::alert(
          "Je weet niet hoe oud de persoon is. Dan weet je ook niet wie toestemming kan geven. Ga "
          "terug en zoek dat eerst uit.");
    return markup<R"(<h2>De toestemming</h2>
<fieldset class="choices"><legend>Wie gaf toestemming?</legend>
{}{}</fieldset>
)">(radio_line(view, "toestemming-van", "zelf", "De persoon zelf (vanaf 16 jaar)"),
           radio_line(
               view, "toestemming-van", "ouder", "Een ouder of de voogd (onder de 16 jaar)")) +
           line(view,
                "toestemming-naam",
                "Naam van wie toestemming gaf",
                "text",
                "Alleen jullie meldpunt kan deze naam lezen.") +
           line(view, "toestemming-op", "Gegeven op", "date");
  }
  if (advice.verdict == grounds::Verdict::ask)
    return markup<R"(<h2>Het akkoord van je FG</h2>
<p>De tabel weet dit niet zeker. Vraag het daarom eerst aan je FG, de functionaris gegevensbescherming. Zonder akkoord kun je hier niet tekenen. Is er nu gevaar? Bel 112, en wacht niet op een akkoord.</p>
)">() +
           line(view,
                "fg-naam",
                "Naam van de FG die het goed vond",
                "text",
                "Je FG ziet dit terug in het overzicht van verstrekkingen.") +
           line(view, "fg-op", "Akkoord op", "date");
  return {};
}

Html given_before(const std::vector<Disclosure>& before) {
  if (before.empty()) return {};
  const auto rows = each(before, [](const Disclosure& one) {
    return markup<R"(<li><a href="{}">{}</a>: aan {}, {}</li>
)">(Url{address_of(one.id)}, number_of(one.id), one.receiver.name, dutch_name(one.state));
  });
  return markup<R"(<h2>Eerder verstrekt uit dit signaal</h2>
<ul class="links">
{}</ul>
)">(rows);
}

}  // namespace

std::string question_page(const html::Layout& layout,
                          const GivingView& view,
                          const std::vector<Disclosure>& before,
                          bool is_counted) {
  const auto& table = view.table;
  const auto& fields = view.fields;
  const auto inside =
      back_to_signal(view.signal) + markup<R"(<p class="lead">Stap 1 van 3: mag dit?</p>
<p>Er gaat niets vanzelf weg. Je kiest precies wat je geeft, je schrijft op waarom, en je tekent.</p>
)">() +
      trouble_of(view) +
      accounts::form(
          action_of(view),
          view.actor.form_token,
          html::choice("ontvanger",
                       "Wie krijgt het?",
                       "Kies",
                       receiver_options(table),
                       fields.text("ontvanger")) +
              html::choice(
                  "doel", "Waarvoor?", "Kies", options_for(table.purposes), fields.text("doel")) +
              html::choice("soort",
                           "Welke gegevens?",
                           "Kies",
                           options_for(table.kinds),
                           fields.text("soort")) +
              html::choice("leeftijd",
                           "Hoe oud is de persoon om wie het gaat?",
                           "Kies",
                           options_for(table.signers),
                           fields.text("leeftijd")) +
              step_button("advies", "Bekijk het advies", true)) +
      markup<R"(<h2>Liever alleen tellen?</h2>
<p>Je kunt dit signaal ook laten meetellen voor het landelijke beeld. Dan gaat er geen naam mee, geen tekst en geen dag.</p>
<p class="more"><a href="{}">{}</a></p>
)">(Url{count_address(view.signal)},
      is_counted ? "Dit signaal telt al mee" : "Tel dit signaal alleen mee") +
      given_before(before);
  return passing_page(layout, "Verstrekken", action_of(view), inside);
}

std::string refusal_page(const html::Layout& layout,
                         const GivingView& view,
                         const grounds::Advice& advice) {
  const auto inside =
      back_to_signal(view.signal) +
      accounts::alert("Dit kun je hier niet verstrekken. Lees waarom, en wat er wel kan.") +
      advice_part(view, advice) + markup<R"(<h2>Wat je nu kunt doen</h2>
<p class="more"><a href="{}">Tel dit signaal alleen mee, zonder persoon</a></p>
)">(Url{count_address(view.signal)}) +
      accounts::form(action_of(view),
                     view.actor.form_token,
                     carried_question(view) + step_button("vraag", "Stel een andere vraag", false));
  return passing_page(layout, "Verstrekken", action_of(view), inside);
}

std::string choice_page(const html::Layout& layout,
                        const GivingView& view,
                        const ChoiceView& choice) {
  const auto kind = view.fields.text("soort");
  Html parts;
  for (const auto& part : choice.parts)
    if (fits(part.name, kind)) parts += part_field(view, part);
  const auto last = Date{std::chrono::sys_days(choice.today) + longest_term};
  const auto inside = back_to_signal(view.signal) +
                      markup<R"(<p class="lead">Stap 2 van 3: wat gaat er weg, en naar wie?</p>
)">() + trouble_of(view) +
                      advice_part(view, choice.advice) +
                      accounts::form(action_of(view),
                                     view.actor.form_token,
                                     carried_question(view) + markup<R"(<h2>Wat geef je?</h2>
<p>Vink alleen aan wat de ontvanger nodig heeft. Je mag elke tekst inkorten, en namen weghalen. Wat er staat als je tekent, gaat weg. Het signaal zelf verandert niet.</p>
{}<div class="notice"><p>Notities, meningen van collega’s, jullie besluiten en de uitleg bij jullie weging gaan nooit mee. Wat je bij de weging aanvinkte, kun je wel kiezen.</p></div>
)">(parts) + receiver_fields(view, choice) +
                                         backing_fields(view, choice.advice) +
                                         markup<
                                             R"(<h2>Tot wanneer, en waarom?</h2>
<div class="field"><label for="tot">Laatste dag waarop het gelezen mag worden</label><p class="field__hint" id="tot-uitleg">Uiterlijk {}. Daarna kan niemand het hier nog lezen.</p><input class="input" id="tot" name="tot" type="date" min="{}" max="{}" value="{}" aria-describedby="tot-uitleg"></div>
<div class="field"><label for="reden">Waarom is dit nodig?</label><p class="field__hint">Alleen jullie meldpunt leest dit.</p><textarea class="input" id="reden" name="reden" rows="5">{}</textarea></div>
)">(text::date(last),
                                         to_iso(choice.today),
                                         to_iso(last),
                                         view.fields.text("tot"),
                                         view.fields.text("reden")) +
                                         step_button("tonen", "Laat zien wat er weggaat", true) +
                                         step_button("vraag", "Terug naar de vraag", false));
  return passing_page(layout, "Verstrekken", action_of(view), inside);
}

std::string signing_page(const html::Layout& layout,
                         const GivingView& view,
                         const grounds::Advice& advice,
                         const Offer& offer) {
  const auto& chosen = offer.chosen;
  const Package shown{.parts = chosen.parts, .changed = chosen.changed};
  const auto way = offer.receiver.is_here()
                       ? "Op Zicht. De ontvanger moet het eerst aannemen."
                       : "Als bestand. Na het tekenen maak je het, en krijg je de woorden.";
  const auto inside =
      back_to_signal(view.signal) +
      markup<R"(<p class="lead">Stap 3 van 3: kijk het na en teken.</p>
)">() +
      trouble_of(view) +
      markup<R"(<section><h2>Aan wie, en tot wanneer</h2><dl class="facts">
{}</dl></section>
<section class="story"><h2>Dit gaat weg, precies zo</h2>
{}</section>
<section><h2>Waarom (alleen voor jullie meldpunt)</h2>
{}</section>
)">(fact_row("Ontvanger", offer.receiver.name) + fact_row("Hoe", way) +
          fact_row("Waarvoor", name_in(view.table.purposes, offer.question.purpose)) +
          fact_row("Antwoord van de tabel", grounds::words_of(advice.verdict)) +
          backing_rows(offer.backing) + fact_row("Tot en met", text::date(offer.until)) +
          fact_row("Onderdelen", std::to_string(chosen.parts.size())) +
          fact_row("Ingekort of aangepast",
                   chosen.changed.empty() ? std::string("niets") : labels_of(chosen.changed)),
      parts_as_text(shown),
      lines_as_paragraphs(offer.reason)) +
      markup<
          R"(<div class="notice"><p><strong>Jij tekent.</strong> Je naam, de ontvanger, de grondslag en de namen van de onderdelen staan straks in het overzicht. Je FG kan dat lezen. Wat de ontvanger gelezen of opgeslagen heeft, kun je niet terughalen.</p></div>
)">() +
      accounts::form(action_of(view),
                     view.actor.form_token,
                     carried(view) +
                         accounts::hidden("verstrekking", std::to_string(offer.id.value)) +
                         step_button("tekenen", "Teken en verstrek", true) +
                         step_button("kiezen", "Verander iets", false));
  return passing_page(layout, "Verstrekken", action_of(view), inside);
}

}  // namespace zicht::passing
