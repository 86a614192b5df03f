// Passkeys: the list, to make one, and what can be done with one.
#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/accounts/pages.hpp"

namespace zicht::accounts {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

std::string address_of(const Passkey& passkey) {
  return fmt::format("/account/toegangssleutels/{}", passkey.id.value);
}

std::string last_used(const Passkey& passkey) {
  return passkey.used_at ? moment(*passkey.used_at) : "nog niet";
}

Html passkey_row(const Passkey& passkey) {
  return markup<R"(<tr><td><a href="{}">{}</a></td><td>{}</td><td>{}</td></tr>
)">(Url{address_of(passkey)}, passkey.name, moment(passkey.made_at), last_used(passkey));
}

}  // namespace

Html passkeys_part(const std::vector<Passkey>& passkeys, bool are_possible) {
  return markup<R"(<h2>Toegangssleutels</h2>
<p>Met een toegangssleutel meld je je aan met je vinger, je gezicht of een pincode. Je hebt dan geen wachtzin en geen code nodig. Een valse site kan er niets mee.</p>
)">() +
         when(
             !passkeys.empty(),
             markup<
                 R"(<section class="scroll" tabindex="0" aria-label="Tabel: toegangssleutels"><table class="table"><thead><tr><th scope="col">Naam</th><th scope="col">Gemaakt</th><th scope="col">Laatst gebruikt</th></tr></thead><tbody>
{}</tbody></table></section>
<p>Kies een naam om die te veranderen, of om de sleutel weg te halen.</p>
)">(each(passkeys, passkey_row))) +
         (are_possible
              ? markup<
                    R"(<p class="more"><a href="/account/toegangssleutels/nieuw">Maak een toegangssleutel</a></p>
)">()
              : markup<R"(<p>Hier kan dat niet: deze site heeft geen eigen naam met https.</p>
)">());
}

Html passkey_form(const PasskeyForm& wanted,
                  std::string_view token,
                  const Html& inside,
                  std::string_view trouble) {
  const auto button =
      wanted.is_main
          ? markup<R"(<button class="button button--main" type="submit">{}</button>)">(wanted.label)
          : markup<R"(<button class="button" type="submit">{}</button>)">(wanted.label);
  return when(!trouble.empty(), alert(trouble)) +
         markup<R"(<passkey-form data-challenge="{}">{}</passkey-form>
)">(wanted.challenge, form(wanted.action, token, inside + markup<R"(<p class="actions">{}</p>
<p class="passkey__said" role="status"></p>
<noscript><p>Een toegangssleutel werkt alleen met JavaScript. {}</p></noscript>
)">(button, wanted.otherwise)));
}

std::string new_passkey_page(const html::Layout& layout,
                             const Actor& actor,
                             std::string_view name,
                             const Troubles& troubles,
                             std::string_view name_trouble) {
  const auto inside =
      when(needs_second_factor(actor.roles) && !actor.has_second_factor,
           notice("Met jouw rol is een tweede stap verplicht. Stel hem nu in, dan kun je "
                  "verder.")) +
      markup<
          R"(<p class="lead">Een toegangssleutel staat op je telefoon, op je computer of op een beveiligingssleutel. Je apparaat vraagt om je vinger, je gezicht of een pincode. Die blijven op je apparaat: deze site krijgt ze niet.</p>
<p>Maak er het liefst twee, op twee apparaten. Raak je er een kwijt, dan kom je er met de andere in.</p>
)">() +
      passkey_form({.action = "/account/toegangssleutels/nieuw",
                    .challenge = "/account/toegangssleutels/uitdaging",
                    .label = "Maak de toegangssleutel",
                    .otherwise = "Stel anders een app met codes in.",
                    .is_main = true},
                   actor.form_token,
                   input({.name = "naam",
                          .label = "Naam van de toegangssleutel",
                          .hint = "Zo herken je hem later, bijvoorbeeld: mijn telefoon.",
                          .value = name},
                         name_trouble),
                   troubles.passkey) +
      when(!actor.has_app,
           markup<
               R"(<p class="more"><a href="/account/tweede-stap">Liever een app met codes</a></p>
)">());
  return page(layout,
              "Een toegangssleutel maken",
              "/account/toegangssleutels/nieuw",
              inside,
              {passkey_island});
}

std::string passkey_page(const html::Layout& layout,
                         const Actor& actor,
                         const Passkey& passkey,
                         std::string_view name_trouble,
                         std::string_view trouble) {
  const auto here = address_of(passkey);
  const auto inside =
      when(!trouble.empty(), alert(trouble)) + markup<R"(<p class="lead">{}</p>
<p>Gemaakt: {}.</p>
<p>Laatst gebruikt: {}.</p>
)">(passkey.name, moment(passkey.made_at), last_used(passkey)) +
      form(here,
           actor.form_token,
           input({.name = "naam", .label = "Naam", .value = passkey.name}, name_trouble) +
               submit("Bewaar de naam")) +
      markup<R"(<h2>Weghalen</h2>
<p>Is je apparaat weg, of gebruik je de sleutel niet meer? Haal hem dan hier weg. Op alle andere apparaten ben je daarna afgemeld. Op het apparaat zelf blijft de sleutel staan: gooi hem daar ook weg, want hij opent niets meer.</p>
)">() +
      button_form(here + "/weghalen", actor.form_token, "Haal de toegangssleutel weg") +
      markup<R"(<p class="more"><a href="/account">Naar je account</a></p>
)">();
  return page(layout, "Je toegangssleutel", here, inside);
}

}  // namespace zicht::accounts
