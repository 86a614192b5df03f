#include "work/vault/pages.hpp"

#include <fmt/format.h>

#include "work/accounts/fields.hpp"

namespace zicht::vault {
namespace {

using accounts::button_form;
using accounts::form;
using accounts::hidden;
using accounts::input;
using accounts::submit;
using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

std::string_view wrong(const KeysView& view, std::string_view field) {
  return view.trouble_with == field ? std::string_view(view.trouble) : std::string_view();
}

Html choose_phrase(const KeysView& view) {
  return markup<
             R"(<h2>Kies je sleutelzin</h2>
<p>Wat mensen melden, is op slot. Alleen wie van het meldpunt is, kan het lezen. Daarvoor heb je een eigen sleutel. Die gaat open met een zin die alleen jij kent.</p>
<ul>
<li>Kies een andere zin dan je wachtzin. Vier of vijf gewone woorden achter elkaar is goed.</li>
<li>Niemand kan de zin voor je opzoeken, ook de beheerder niet. Ben je hem kwijt, dan laat een collega je opnieuw binnen.</li>
</ul>
)">() + form("/werk/sleutels/eigen",
             view.actor.form_token,
             hidden("naar", view.back_to) +
                 input({.name = "sleutelzin-nieuw",
                        .label = "Sleutelzin",
                        .type = "password",
                        .autocomplete = "new-password",
                        .hint = "Minstens 12 tekens."},
                       wrong(view, "sleutelzin-nieuw")) +
                 input({.name = "sleutelzin-nogmaals",
                        .label = "Nog een keer dezelfde zin",
                        .type = "password",
                        .autocomplete = "new-password"},
                       wrong(view, "sleutelzin-nogmaals")) +
                 submit("Maak mijn sleutel"));
}

Html give_phrase(const KeysView& view) {
  return markup<
             R"(<h2>Open de werkplek</h2>
<p>Geef je sleutelzin. De werkplek blijft open tot je je afmeldt, of tot je een half uur niets doet.</p>
)">() + form("/werk/sleutels/openen",
             view.actor.form_token,
             hidden("naar", view.back_to) +
                 input({.name = "sleutelzin",
                        .label = "Sleutelzin",
                        .type = "password",
                        .autocomplete = "current-password"},
                       wrong(view, "sleutelzin")) +
                 submit("Open de werkplek"));
}

Html forgotten(const KeysView& view) {
  return markup<
             R"(<details{}><summary>Ik weet mijn sleutelzin niet meer</summary>
<p>Maak dan een nieuwe sleutel. Je kunt pas weer lezen als een collega je opnieuw binnenlaat, of met twee van de drie delen op papier. Wat alleen aan jou was gestuurd, kan niemand meer lezen.</p>
)">(when(view.trouble_with.starts_with("sleutelzin-"), markup<" open">())) +
         choose_phrase(view) + markup<"</details>\n">();
}

Html found(const KeysView& view) {
  return markup<
             R"(<h2>Maak de sleutel van het meldpunt</h2>
<p>Het meldpunt heeft nog geen sleutel. Daarom kan nu niemand bij jullie melden. Jij kunt hem maken. Je krijgt dan drie delen om te printen. Met twee van de drie komt de sleutel terug als niemand van jullie hem meer heeft.</p>
)">() + button_form("/werk/sleutels/meldpunt",
                    view.actor.form_token,
                    "Maak de sleutel van het meldpunt");
}

Html wait_for_colleague(const KeysView& view) {
  std::string names;
  for (const auto& member : view.members)
    if (member.holds_key && member.may) names += (names.empty() ? "" : ", ") + member.name;
  return markup<
             R"(<h2>Laat een collega je binnenlaten</h2>
<p>Je eigen sleutel is er. De sleutel van het meldpunt heb je nog niet. Een collega die hem heeft, opent deze pagina en kiest bij jouw naam voor ‘Laat binnen’.</p>
<p>{}{}</p>
)">(names.empty() ? "Er is nu geen collega met de sleutel." : "Wie hem heeft: ",
         names.empty() ? std::string() : names + ".") +
         markup<
             R"(<details{}><summary>Niemand heeft de sleutel meer</summary>
<p>Typ twee van de drie delen die bij het maken van de sleutel zijn geprint. Streepjes en spaties maken niet uit.</p>
)">(when(view.trouble_with == "sleuteldeel", markup<" open">())) +
         form("/werk/sleutels/herstellen",
              view.actor.form_token,
              input({.name = "sleuteldeel", .label = "Een deel"}, wrong(view, "sleuteldeel")) +
                  input({.name = "sleuteldeel-twee", .label = "Een ander deel"}) +
                  submit("Haal de sleutel terug")) +
         markup<"</details>\n">();
}

Html member_row(const KeysView& view, const Member& member) {
  const auto here = fmt::format("/werk/sleutels/leden/{}", member.person.value);
  const auto* state = !member.may          ? "heeft de sleutel nog, maar de rol niet meer"
                      : member.holds_key   ? "kan lezen"
                      : member.has_own_key ? "wacht op de sleutel"
                                           : "heeft nog geen sleutelzin";
  Html act;
  if (member.holds_key && member.person != view.actor.person)
    act = button_form(here + "/weghalen", view.actor.form_token, "Haal eruit", member.name);
  else if (!member.holds_key && member.has_own_key)
    act = button_form(here + "/binnenlaten", view.actor.form_token, "Laat binnen", member.name);
  return markup<"<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n">(member.name, state, act);
}

Html members(const KeysView& view) {
  return markup<
             R"(<h2>Wie kan lezen</h2>
<p>Laat alleen iemand binnen die je kent en die je gesproken hebt. Haal je iemand eruit, dan krijgt het meldpunt een nieuwe sleutel, met drie nieuwe delen om te printen.</p>
<section class="scroll" tabindex="0" aria-label="Tabel: wie kan lezen"><table class="table"><thead><tr><th scope="col">Naam</th><th scope="col">Stand</th><th scope="col">Wat je kunt doen</th></tr></thead><tbody>
{}</tbody></table></section>
)">(each(view.members, [&](const Member& member) { return member_row(view, member); })) +
         markup<
             R"(<h2>Nieuwe sleutel</h2>
<p>Is er een deel op papier zoek, of heeft iemand meegekeken? Maak dan een nieuwe sleutel. Wie nu lid is, blijft lid.</p>
)">() +
         button_form("/werk/sleutels/vernieuwen",
                     view.actor.form_token,
                     "Geef het meldpunt een nieuwe sleutel") +
         markup<
             R"(<h2>Oude sloten</h2>
<p>Na een nieuwe sleutel zetten we alles wat er al lag over op die sleutel. Bij veel signalen duurt dat even. Hier ga je ermee verder.</p>
)">() +
         when(view.resealed == "alles",
              accounts::notice("Alles hangt nu aan de nieuwste sleutel.")) +
         when(view.resealed == "deel",
              accounts::notice("Een deel is overgezet. Druk nog een keer om verder te gaan.")) +
         button_form("/werk/sleutels/verzegelen",
                     view.actor.form_token,
                     "Zet alles op de nieuwste sleutel");
}

Html close(const KeysView& view) {
  return markup<
             R"(<h2>Klaar voor nu</h2>
<p>Sluit de werkplek als je wegloopt. Afmelden sluit haar ook.</p>
)">() + button_form("/werk/sleutels/sluiten", view.actor.form_token, "Sluit de werkplek");
}

Html next_step(const KeysView& view) {
  const auto& standing = view.standing;
  if (!standing.has_own_key) return choose_phrase(view);
  if (!standing.is_open) return give_phrase(view) + forgotten(view);
  if (!view.weighs || !standing.has_desk)
    return accounts::notice("De werkplek is open.") + close(view);
  if (!standing.desk_has_key) return found(view) + close(view);
  if (!standing.is_member) return wait_for_colleague(view) + close(view);
  return markup<
             R"(<p class="actions"><a class="button button--main" href="/werk/signalen">Naar de werkbak</a></p>
)">() + members(view) +
         close(view);
}

}  // namespace

std::string keys_page(const html::Layout& layout, const KeysView& view) {
  const bool no_desk = view.weighs && !view.standing.has_desk;
  const auto inside =
      markup<"<p class=\"lead\">{}</p>\n">(view.actor.organisation_name) +
      when(no_desk,
           accounts::notice("Je organisatie is nog geen meldpunt. De beheerder van deze site kan "
                            "dat instellen.")) +
      when(!view.trouble.empty() && view.trouble_with.empty(), accounts::alert(view.trouble)) +
      next_step(view);
  return accounts::page(layout, "Sleutels", "/werk/sleutels", inside);
}

std::string parts_page(const html::Layout& layout,
                       const accounts::Actor& actor,
                       const Parts& parts) {
  static constexpr std::array<std::string_view, 3> holders{
      "Voor de FG", "Voor wie het meldpunt leidt", "Voor de verzegelde envelop"};
  Html cards;
  for (std::size_t at = 0; at < parts.size(); ++at)
    cards += markup<
        R"(<section class="part"><h2>Deel {} van 3</h2>
<p>{}. Meldpunt: {}.</p>
<p class="part__code"><code>{}</code></p></section>
)">(std::to_string(at + 1), holders.at(at), actor.organisation_name, parts.at(at));
  const auto inside =
      accounts::alert("Deze delen zie je maar één keer. Print deze pagina nu.") +
      markup<
          R"(<p>Knip de drie delen los. Geef elk deel aan iemand anders, en bewaar ze op drie plekken. Met één deel kan niemand iets. Twee delen samen openen alles wat het meldpunt kan lezen.</p>
)">() +
      cards +
      markup<
          R"(<p class="actions no-print"><a class="button button--main" href="/werk/sleutels">De delen zijn geprint</a></p>
)">();
  return accounts::page(layout, "Drie delen op papier", "/werk/sleutels", inside);
}

}  // namespace zicht::vault
