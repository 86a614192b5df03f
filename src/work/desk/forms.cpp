#include "work/desk/forms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "work/accounts/fields.hpp"

namespace zicht::desk {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Option;
using html::when;
using signals::Action;
using signals::Indicator;
using signals::Known;
using signals::Who;

bool can(const SignalView& view, Action action) {
  return signals::can(view.opened.signal.state, action, Who::desk);
}

/// The end of an address as the id of an element.
std::string id_of(std::string_view form) {
  std::string id(form);
  std::ranges::replace(id, '/', '-');
  return id;
}

std::string_view typed(const SignalView& view, std::string_view form, std::string_view name) {
  return view.typed.form == form ? view.typed.text(name) : std::string_view();
}

Html radio(std::string_view name,
           std::string_view value,
           std::string_view label,
           bool chosen,
           std::string_view prefix) {
  const auto id = fmt::format("{}-{}", prefix, value);
  return markup<
      R"(<div class="choices__item"><input type="radio" id="{}" name="{}" value="{}"{} required><label for="{}">{}</label></div>
)">(id, name, value, when(chosen, markup<" checked">()), id, label);
}

std::vector<Option> colleagues(const SignalView& view) {
  std::vector<Option> options;
  for (const auto& [id, name] : view.names.weighers())
    if (id != view.actor.person) options.push_back({std::to_string(id.value), name});
  return options;
}

/// The last assessment, to go on with.
signals::Assessment last_assessment(const SignalView& view) {
  signals::Assessment last;
  for (const auto& text : view.opened.notes)
    if (text.kind == signals::TextKind::assessment) last = signals::read_assessment(text.words);
  last.least_indication = view.opened.signal.least_indication;
  last.form = view.opened.signal.form;
  last.explanation.clear();
  return last;
}

bool is_ticked(const SignalView& view, const signals::Assessment& last, Indicator indicator) {
  if (view.typed.form != "weging") return std::ranges::count(last.indicators, indicator) > 0;
  const auto name = signals::names_of(indicator).at(static_cast<std::size_t>(indicator));
  return std::ranges::count(view.typed.fields.all("signaal"), name) > 0;
}

constexpr std::array decisions{Action::send_to_care,
                               Action::send_to_police,
                               Action::propose_registration,
                               Action::bring_to_table,
                               Action::find_no_indication,
                               Action::mark_duplicate,
                               Action::weigh_again,
                               Action::close,
                               Action::reopen};

}  // namespace

Html signal_form(const SignalView& view, std::string_view name, const Html& inside) {
  const bool wrong = view.typed.form == name;
  return when(wrong && !view.typed.trouble.empty(), accounts::alert(view.typed.trouble)) +
         accounts::form(
             address_of(view.opened.signal.id) + "/" + std::string(name),
             view.actor.form_token,
             accounts::hidden("versie", std::to_string(view.opened.signal.version)) + inside);
}

Html folded(const SignalView& view,
            std::string_view name,
            std::string_view label,
            const Html& inside) {
  return markup<R"(<details class="act" id="{}"{}><summary>{}</summary>
{}</details>
)">(id_of(name),
    when(view.typed.form == name, markup<" open">()),
    label,
    signal_form(view, name, inside));
}

Html area(const SignalView& view,
          std::string_view form,
          std::string_view label,
          std::string_view hint) {
  const auto id = id_of(form) + "-tekst";
  return markup<
      R"(<div class="field"><label for="{}">{}</label>{}<textarea class="input" id="{}" name="tekst" rows="5" required>{}</textarea></div>
)">(id,
    label,
    when(!hint.empty(), markup<R"(<p class="field__hint">{}</p>)">(hint)),
    id,
    typed(view, form, "tekst"));
}

Html take_up(const SignalView& view) {
  if (!can(view, Action::acknowledge)) return {};
  return signal_form(
      view,
      "oppakken",
      markup<
          R"(<p class="actions"><button class="button button--main" type="submit">Pak dit signaal op</button></p>
)">());
}

Html assessment_form(const SignalView& view) {
  if (!can(view, Action::assess)) return {};
  const auto last = last_assessment(view);
  const auto boxes = each(signals::all_indicators(), [&](Indicator indicator) {
    const auto name = signals::names_of(indicator).at(static_cast<std::size_t>(indicator));
    return markup<
        R"(<div class="choices__item"><input type="checkbox" id="signaal-{}" name="signaal" value="{}"{}><label for="signaal-{}">{}</label></div>
)">(name,
        name,
        when(is_ticked(view, last, indicator), markup<" checked">()),
        name,
        signals::dutch_name(indicator));
  });
  const auto known = signals::names_of(Known{});
  const auto least = view.typed.form == "weging"
                         ? view.typed.text("aanwijzing")
                         : known.at(static_cast<std::size_t>(last.least_indication));
  std::vector<Option> forms;
  const auto form_names = signals::names_of(signals::Exploitation{});
  for (std::size_t at = 0; at < form_names.size(); ++at)
    forms.push_back({std::string(form_names.at(at)),
                     std::string(signals::dutch_name(static_cast<signals::Exploitation>(at)))});
  const auto form = view.typed.form == "weging"
                        ? view.typed.text("uitbuiting")
                        : form_names.at(static_cast<std::size_t>(last.form));
  return folded(
      view,
      "weging",
      "Weeg dit signaal",
      markup<
          R"(<fieldset class="choices choices--two"><legend>Wat staat er in dit signaal?</legend>
<p class="field__hint">Vink alleen aan wat echt gezien of gehoord is. Elk punt kan ook iets anders betekenen. Er komt geen optelsom uit.</p>
{}</fieldset>
<fieldset class="choices"><legend>Is er een geringste aanwijzing van mensenhandel?</legend>
{}{}{}</fieldset>
)">(boxes,
      radio("aanwijzing", "yes", "Ja", least == "yes", "aanwijzing"),
      radio("aanwijzing", "no", "Nee", least == "no", "aanwijzing"),
      radio("aanwijzing", "unknown", "Ik twijfel", least == "unknown", "aanwijzing")) +
          html::choice("uitbuiting", "Aan welke vorm denk je?", "nog niet bekend", forms, form) +
          area(view,
               "weging",
               "Waarom?",
               "Schrijf op wat je ziet en wat je denkt, en houd die twee uit elkaar.") +
          accounts::submit("Bewaar de weging"));
}

Html decision_form(const SignalView& view) {
  Html choices;
  for (const auto action : decisions) {
    if (!can(view, action)) continue;
    const auto name = signals::names_of(action).at(static_cast<std::size_t>(action));
    choices += radio("besluit",
                     name,
                     signals::dutch_name(action),
                     typed(view, "besluit", "besluit") == name,
                     "besluit");
  }
  if (choices.str().empty()) return {};
  const auto others = each(view.opened.links, [&](const signals::Link& link) {
    return markup<R"(<option value="{}">{}</option>)">(std::to_string(link.other.value),
                                                       signals::number_of(link.other));
  });
  return folded(
      view,
      "besluit",
      "Neem een besluit",
      markup<
          R"(<fieldset class="choices"><legend>Wat besluit je?</legend>
<p class="field__hint">Er gaat niets vanzelf naar een ander. Na het besluit geef je zelf door wat mag.</p>
{}</fieldset>
)">(choices) +
          when(
              can(view, Action::mark_duplicate) && !view.opened.links.empty(),
              markup<
                  R"(<div class="field"><label for="origineel">Dubbel met</label><p class="field__hint">Alleen als je voor dubbel kiest. Koppel de twee eerst.</p><select class="input" id="origineel" name="origineel"><option value=""></option>{}</select></div>
)">(others)) +
          area(view, "besluit", "Waarom?") + accounts::submit("Leg het besluit vast"));
}

Html dialogue_form(const SignalView& view) {
  if (!view.opened.can_ask || (!can(view, Action::ask) && !can(view, Action::tell))) return {};
  const auto kind = typed(view, "bericht", "soort");
  return folded(
      view,
      "bericht",
      "Schrijf aan de melder",
      markup<
          R"(<fieldset class="choices"><legend>Wat stuur je?</legend>
{}{}</fieldset>
)">(when(can(view, Action::ask), radio("soort", "vraag", "Een vraag", kind != "bericht", "soort")),
      when(can(view, Action::tell),
           radio("soort", "bericht", "Een bericht zonder vraag", kind == "bericht", "soort"))) +
          area(view,
               "bericht",
               "Tekst",
               "De melder leest dit met negen woorden, zonder naam. Noem niets wat de melder in "
               "gevaar kan brengen als iemand meekijkt.") +
          accounts::submit("Verstuur"));
}

Html note_form(const SignalView& view) {
  if (!can(view, Action::work)) return {};
  return folded(view,
                "notitie",
                "Schrijf een notitie",
                area(view, "notitie", "Notitie voor je collega’s van dit meldpunt") +
                    accounts::submit("Bewaar de notitie"));
}

Html opinion_form(const SignalView& view) {
  const auto others = colleagues(view);
  if (!can(view, Action::work) || others.empty()) return {};
  return folded(
      view,
      "tweede-blik",
      "Vraag een collega om een tweede blik",
      html::choice(
          "collega", "Collega", "kies een collega", others, typed(view, "tweede-blik", "collega")) +
          area(view, "tweede-blik", "Wat wil je weten?") + accounts::submit("Vraag het"));
}

Html answer_opinion_form(const SignalView& view, const signals::Text& asked) {
  if (!can(view, Action::work) || asked.addressee != view.actor.person) return {};
  const auto name = fmt::format("tweede-blik/{}", asked.id.value);
  return signal_form(
      view,
      name,
      markup<
          R"(<div class="field"><label for="blik-{}">Jouw blik</label><textarea class="input" id="blik-{}" name="tekst" rows="4" required>{}</textarea></div>
)">(std::to_string(asked.id.value), std::to_string(asked.id.value), typed(view, name, "tekst")) +
          accounts::submit("Geef je blik"));
}

Html assign_form(const SignalView& view) {
  if (!can(view, Action::work)) return {};
  auto everyone = colleagues(view);
  everyone.push_back({std::to_string(view.actor.person.value), view.actor.name + " (jijzelf)"});
  return folded(view,
                "toewijzen",
                "Geef dit signaal aan iemand",
                html::choice("aan",
                             "Bij wie ligt het?",
                             "bij niemand",
                             everyone,
                             std::to_string(view.opened.signal.assignee.value)) +
                    accounts::submit("Geef het"));
}

Html link_form(const SignalView& view) {
  if (!can(view, Action::work)) return {};
  return folded(view,
                "koppelen",
                "Koppel aan een ander signaal",
                accounts::input({.name = "ander",
                                 .label = "Nummer van het andere signaal",
                                 .hint = "Zoals het in de lijst staat: S-K7QD2A.",
                                 .value = typed(view, "koppelen", "ander")}) +
                    accounts::submit("Koppel"));
}

Html split_form(const SignalView& view) {
  if (!can(view, Action::work)) return {};
  return folded(
      view,
      "splitsen",
      "Splits: hier staan twee zorgen in",
      area(view,
           "splitsen",
           "Het deel dat een eigen signaal wordt",
           "Dit signaal houdt zijn hele verhaal. Het nieuwe krijgt alleen wat je hier schrijft.") +
          accounts::submit("Maak er een tweede signaal van"));
}

Html offer_form(const SignalView& view) {
  if (can(view, Action::take_back))
    return folded(
        view, "terugnemen", "Neem het aanbod terug", accounts::submit("Neem het signaal terug"));
  if (!can(view, Action::offer)) return {};
  return folded(
      view,
      "aanbieden",
      "Bied aan een andere gemeente aan",
      markup<
          R"(<p>Het meldpunt van die gemeente kan dit signaal dan lezen, en moet het aannemen. Tot die tijd blijft het van jullie.</p>
)">() +
          html::choice("gemeente",
                       "Gemeente",
                       "kies een gemeente",
                       view.municipalities,
                       typed(view, "aanbieden", "gemeente")) +
          area(view, "aanbieden", "Waarom hoort het daar?") + accounts::submit("Bied het aan"));
}

Html receive_form(const SignalView& view) {
  return markup<
             R"(<div class="notice"><p>Een ander meldpunt biedt jullie dit signaal aan. Neem je het over, dan is het van jullie, en kan het andere meldpunt het niet meer lezen.</p></div>
)">() +
         signal_form(view,
                     "overnemen",
                     html::choice("gemeente",
                                  "Bij welke gemeente hoort het?",
                                  "zoals het er nu staat",
                                  view.municipalities,
                                  "") +
                         accounts::submit("Neem dit signaal over")) +
         folded(view,
                "weigeren",
                "Neem het niet over",
                area(view, "weigeren", "Waarom niet?") + accounts::submit("Geef het terug"));
}

}  // namespace zicht::desk
