// The form of the letterbox, part by part.
#include <fmt/format.h>

#include <array>

#include "ground/html/form.hpp"
#include "work/accounts/fields.hpp"
#include "work/signals/pages.hpp"

namespace zicht::signals {

using html::each;
using html::Html;
using html::markup;
using html::when;

namespace {

struct Radio {
  std::string_view value;
  std::string_view label;
  bool chosen;
};

Html radios(std::string_view name, std::string_view legend, const std::vector<Radio>& choices) {
  return markup<
      R"(<fieldset class="ask"><legend>{}</legend><div class="ask__choices">{}</div></fieldset>
)">(legend, each(choices, [&](const Radio& radio) {
      return markup<
          R"(<label class="ask__choice"><input type="radio" name="{}" value="{}"{}>{}</label>)">(
          name, radio.value, when(radio.chosen, markup<" checked">()), radio.label);
    }));
}

Html ask_known(std::string_view name, std::string_view legend, Known chosen) {
  return radios(name,
                legend,
                {{"ja", "Ja", chosen == Known::yes},
                 {"nee", "Nee", chosen == Known::no},
                 {"weet-niet", "Weet ik niet", chosen == Known::unknown}});
}

struct Words {
  std::string_view name;
  std::string_view label;
  std::string_view hint;
  std::string_view value;
  std::string_view wrong;
};

/// What goes around a field: its label, its hint and what is wrong with it.
Html around(const Words& field, const Html& input) {
  return markup<
      R"(<div class="field{}"><label for="{}">{}</label><p class="field__hint" id="{}-uitleg">{}</p>{}{}</div>
)">(when(!field.wrong.empty(), markup<" field--wrong">()),
    field.name,
    field.label,
    field.name,
    field.hint,
    when(!field.wrong.empty(),
         markup<R"(<p class="field__error" id="{}-fout">{}</p>)">(field.name, field.wrong)),
    input);
}

Html described(const Words& field) {
  if (field.wrong.empty()) return markup<R"( aria-describedby="{}-uitleg")">(field.name);
  return markup<R"( aria-describedby="{}-fout {}-uitleg" aria-invalid="true")">(field.name,
                                                                                field.name);
}

Html line_field(const Words& field) {
  return around(
      field,
      markup<
          R"(<input class="input" type="text" id="{}" name="{}" autocomplete="off" value="{}"{}>)">(
          field.name, field.name, field.value, described(field)));
}

Html lines_field(const Words& field, int rows) {
  return around(field,
                markup<R"(<textarea class="input" id="{}" name="{}" rows="{}" autocomplete="off"{}>
{}</textarea>)">(field.name, field.name, rows, described(field), field.value));
}

Html option_of(std::string_view value, std::string_view label, std::string_view chosen) {
  return markup<R"(<option value="{}"{}>{}</option>)">(
      value, when(value == chosen, markup<" selected">()), label);
}

Html list_of(const SignalList& list) {
  return markup<R"(<details class="hints__list"><summary>{}</summary><ul>{}</ul></details>
)">(list.title,
    each(list.points, [](const std::string& point) { return markup<"<li>{}</li>">(point); }));
}

Html hints(const Choices& choices) {
  if (choices.lists.empty()) return {};
  return markup<R"(<details class="hints"><summary>Waar kun je op letten?</summary>
<p>Deze lijsten helpen je om te beschrijven wat je zag. Eén punt zegt nog niets. Het kan ook iets anders zijn. Je hoeft het niet zeker te weten.</p>
{}</details>
)">(each(choices.lists, list_of));
}

Html part(int number, std::string_view title, const Html& inside) {
  return markup<
      R"(<section class="step" aria-labelledby="deel-{}"><h2 id="deel-{}"><span class="step__number">{}.</span> {}</h2>
{}</section>
)">(number, number, number, title, inside);
}

Html place_part(const Choices& choices, const FormView& view) {
  const auto& report = view.report;
  const auto options = each(choices.municipalities, [&](const html::Option& municipality) {
    return option_of(municipality.value, municipality.label, report.municipality);
  });
  const auto first =
      option_of("", choices.unknown_place ? "Weet ik niet" : "Kies een gemeente", "");
  return line_field(
             {"plek",
              "Waar was het?",
              "Zo precies als jij wilt: een straat, een bedrijf, een website. Leeg laten mag.",
              report.place,
              view.wrong.place}) +
         around({"gemeente",
                 "In welke gemeente?",
                 choices.all_municipalities
                     ? "Zo komt je bericht bij de goede mensen."
                     : "Staat de gemeente er niet bij? Dan leest daar nog niemand berichten van "
                       "deze site. Kies dan een andere weg: die staan bovenaan.",
                 "",
                 view.wrong.municipality},
                markup<R"(<select class="input" id="gemeente" name="gemeente"{}>{}{}</select>)">(
                    described({"gemeente", "", "", "", view.wrong.municipality}), first, options)) +
         line_field({"wanneer",
                     "Wanneer was het ongeveer?",
                     "Zoals: vorige week, of elke nacht. Leeg laten mag.",
                     report.moment,
                     view.wrong.moment});
}

Html sector_field(const Choices& choices, const FormView& view) {
  return around(
      {"sector", "Op wat voor plek of in welk werk?", "Kies wat het meest lijkt.", "", ""},
      markup<
          R"(<select class="input" id="sector" name="sector" aria-describedby="sector-uitleg">{}{}</select>)">(
          option_of("", "Weet ik niet, of iets anders", ""),
          each(choices.sectors, [&](const html::Option& sector) {
            return option_of(sector.value, sector.label, view.report.sector);
          })));
}

Html reporter_part(const FormView& view) {
  const auto& report = view.report;
  const auto who = report.reporter;
  const bool signed_in = !view.token.empty();
  const auto heard =
      when(view.can_write_down,
           radios("telefoon",
                  "Wie vertelt dit?",
                  {{"", "Ik, vanuit mijn werk", !report.by_phone},
                   {"ja", "Iemand aan de telefoon; ik schrijf het op", report.by_phone}}));
  const auto about =
      signed_in && !view.can_write_down
          ? Html{}
          : radios("wie",
                   view.can_write_down ? "Als iemand belt: wie is dat?" : "Wie ben jij?",
                   {{"getuige", "Ik zag of hoorde iets", who == Reporter::bystander},
                    {"zelf", "Het gaat over mij", who == Reporter::affected},
                    {"professional", "Ik zag het in mijn werk", who == Reporter::professional},
                    {"", "Zeg ik liever niet", who == Reporter::unsaid}});
  return heard + about +
         radios("antwoord",
                "Mogen we je later iets vragen?",
                {{"ja", "Ja, ik krijg negen woorden om terug te komen", report.wants_answer},
                 {"nee", "Nee", !report.wants_answer}}) +
         markup<
             R"(<p class="field__hint">Heb je een foto, document of geluid? Die voeg je toe na het versturen. Daarvoor heb je de negen woorden nodig: kies dan ‘Ja’.</p>
)">() +
         line_field(
             {"contact",
              "Hoe kunnen we je bereiken? (hoeft niet)",
              view.can_write_down
                  ? "Bij iemand aan de telefoon: een nummer of adres dat veilig is. Vertel je "
                    "het zelf, dan heeft het meldpunt je naam al."
              : signed_in ? "Je naam en mailadres krijgt het meldpunt al van ons."
                          : "Een telefoonnummer of mailadres. Laat dit leeg als je onbekend wilt "
                            "blijven. Kies iets wat voor jou veilig is.",
              report.contact,
              view.wrong.contact});
}

}  // namespace

Html form_parts(const Choices& choices, const FormView& view) {
  const auto& report = view.report;
  return part(1,
              "Is er gevaar?",
              ask_known("gevaar", "Is er nu iemand in gevaar?", report.in_danger) +
                  ask_known("kind", "Gaat het om iemand jonger dan 18 jaar?", report.minor)) +
         part(2,
              "Wat zag of hoorde je?",
              lines_field(
                  {"verhaal",
                   "Vertel het in je eigen woorden",
                   "Schrijf op wat je zag of hoorde, en wat je daarbij denkt. Noem niet meer "
                   "mensen dan nodig is. Weet je het niet zeker? Dat geeft niet.",
                   report.story,
                   view.wrong.story},
                  10) +
                  sector_field(choices, view) + hints(choices)) +
         part(3, "Waar en wanneer?", place_part(choices, view)) +
         part(4, "Over jou", reporter_part(view));
}

}  // namespace zicht::signals
