// Signing in, and what leads there.
#include "work/accounts/pages.hpp"

#include "work/accounts/fields.hpp"

namespace zicht::accounts {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

constexpr std::string_view passphrase_advice =
    "Minstens 12 tekens. Vier losse woorden die niets met elkaar te maken hebben, werken goed. Je "
    "mag spaties gebruiken. Een wachtwoordkluis mag ook.";

/// One button for each organisation; many of them stand together behind one word.
Html sign_on_part(const std::vector<SignOn>& sign_ons, std::string_view back_to) {
  constexpr std::size_t most_in_sight = 4;
  if (sign_ons.empty()) return {};
  const auto buttons = each(sign_ons, [&](const SignOn& sign_on) {
    return markup<R"(<li><a class="button" href="{}">Aanmelden via {}</a></li>
)">(Url{address_of(sign_on) + "?naar=" + http::percent_encode(back_to)}, sign_on.label);
  });
  const auto list = markup<"<ul class=\"ways\">\n{}</ul>\n">(buttons);
  if (sign_ons.size() <= most_in_sight)
    return list + markup<R"(<h2>Of met je wachtzin</h2>
)">();
  return markup<R"(<details><summary>Aanmelden via je organisatie</summary>
{}</details>
<h2>Of met je wachtzin</h2>
)">(list);
}

}  // namespace

std::string sign_in_page(const html::Layout& layout,
                         std::string_view token,
                         const SignInForm& given) {
  const auto inside =
      when(given.text_was_kept,
           notice("Je sessie was voorbij. Je tekst is bewaard: na het aanmelden krijg je hem "
                  "terug.")) +
      when(!given.trouble.empty(), alert(given.trouble)) +
      sign_on_part(given.sign_ons, given.back_to) +
      form("/aanmelden",
           token,
           input({.name = "email",
                  .label = "E-mailadres",
                  .type = "email",
                  .autocomplete = "username",
                  .value = given.email}) +
               input({.name = "wachtzin",
                      .label = "Wachtzin",
                      .type = "password",
                      .autocomplete = "current-password"}) +
               hidden("naar", given.back_to) + submit("Meld je aan")) +
      markup<
          R"(<p class="more"><a href="/wachtwoord-vergeten">Wachtzin vergeten, of lukt het niet?</a></p>
)">() +
      when(given.has_passkeys,
           markup<R"(<h2>Of met een toegangssleutel</h2>
<p>Heb je die gemaakt bij je account? Dan hoef je niets in te vullen.</p>
)">() + passkey_form({.action = "/aanmelden/toegangssleutel",
                      .challenge = "/aanmelden/uitdaging",
                      .label = "Aanmelden met een toegangssleutel",
                      .otherwise = "Meld je aan met je wachtzin."},
                     token,
                     hidden("naar", given.back_to),
                     given.passkey_trouble)) +
      markup<
          R"(<p class="meta">Alleen wie is uitgenodigd door een organisatie heeft een account. Het verhaal, Het Kompas en de cijfers kun je lezen zonder account. Op deze pagina zet Zicht een cookie die alleen voor het aanmelden is.</p>
)">();
  return page(
      layout,
      "Aanmelden",
      "/aanmelden",
      inside,
      given.has_passkeys ? std::vector<std::string>{passkey_island} : std::vector<std::string>{});
}

std::string code_page(const html::Layout& layout,
                      std::string_view token,
                      std::string_view back_to,
                      const SecondSteps& steps,
                      const Troubles& troubles) {
  const auto hint =
      steps.app ? "De zes cijfers die je app nu laat zien. Heb je je telefoon niet? Vul dan "
                  "een van je herstelcodes in."
                : "Werkt je toegangssleutel niet? Vul dan een van je herstelcodes in.";
  const auto inside = when(steps.passkey,
                           passkey_form({.action = "/aanmelden/code/toegangssleutel",
                                         .challenge = "/aanmelden/code/uitdaging",
                                         .label = "Gebruik je toegangssleutel",
                                         .otherwise = "Vul hieronder een code in.",
                                         .is_main = true},
                                        token,
                                        hidden("naar", back_to),
                                        troubles.passkey) +
                               markup<"<h2>Of met een code</h2>\n">()) +
                      form("/aanmelden/code",
                           token,
                           input({.name = "code",
                                  .label = steps.app ? "Code" : "Herstelcode",
                                  .autocomplete = "one-time-code",
                                  .hint = hint},
                                 troubles.code) +
                               hidden("naar", back_to) + submit("Ga verder")) +
                      markup<R"(<p class="more"><a href="/aanmelden">Opnieuw beginnen</a></p>
)">();
  return page(
      layout,
      "De tweede stap",
      "/aanmelden/code",
      inside,
      steps.passkey ? std::vector<std::string>{passkey_island} : std::vector<std::string>{});
}

std::string prove_page(const html::Layout& layout,
                       const Actor& actor,
                       const std::optional<SignOn>& sign_on,
                       std::string_view back_to,
                       bool by_passkey,
                       const Troubles& troubles) {
  const auto passphrase = input({.name = "wachtzin",
                                 .label = "Wachtzin",
                                 .type = "password",
                                 .autocomplete = "current-password"},
                                troubles.passphrase);
  const auto code =
      when(actor.has_second_factor,
           input({.name = "code",
                  .label = actor.has_app ? "Code" : "Herstelcode",
                  .autocomplete = "one-time-code",
                  .hint = actor.has_app ? "De zes cijfers die je app nu laat zien, of "
                                          "een van je herstelcodes."
                                        : "Werkt je toegangssleutel niet? Vul dan een van je "
                                          "herstelcodes in."},
                 troubles.code));
  Html inside = markup<
      R"(<p class="lead">Wat je nu wilt doen, vraagt extra zekerheid. Laat nog een keer zien dat jij het bent.</p>
)">();
  if (sign_on)
    inside += markup<
        R"(<ul class="ways"><li><a class="button button--main" href="{}">Bevestig via {}</a></li></ul>
)">(Url{address_of(*sign_on) + "?opnieuw=ja&naar=" + http::percent_encode(back_to)},
        sign_on->label);
  inside += when(by_passkey,
                 passkey_form({.action = "/account/bevestigen/toegangssleutel",
                               .challenge = "/account/bevestigen/uitdaging",
                               .label = "Gebruik je toegangssleutel",
                               .otherwise = "Bevestig dan op een andere manier.",
                               .is_main = !sign_on},
                              actor.form_token,
                              hidden("naar", back_to),
                              troubles.passkey));
  if (actor.has_passphrase)
    inside += when(sign_on || by_passkey, markup<"<h2>Of met je wachtzin</h2>\n">()) +
              form("/account/bevestigen",
                   actor.form_token,
                   passphrase + code + hidden("naar", back_to) + submit("Bevestig"));
  return page(layout,
              "Bevestig dat jij het bent",
              "/account/bevestigen",
              inside,
              by_passkey ? std::vector<std::string>{passkey_island} : std::vector<std::string>{});
}

std::string passphrase_link_page(const html::Layout& layout,
                                 std::string_view token,
                                 std::string_view address,
                                 const Person& person,
                                 bool invitation,
                                 std::string_view trouble) {
  const auto title = invitation ? "Welkom bij Zicht" : "Kies een nieuwe wachtzin";
  const auto inside =
      markup<R"(<p class="lead">Dag {}, kies een wachtzin voor je account.</p>
)">(person.name) +
      form(
          address,
          token,
          markup<
              R"(<div class="field"><label for="email">E-mailadres</label><input class="input" id="email" type="email" autocomplete="username" value="{}" readonly></div>
)">(person.email) +
              input({.name = "wachtzin",
                     .label = "Nieuwe wachtzin",
                     .type = "password",
                     .autocomplete = "new-password",
                     .hint = passphrase_advice},
                    trouble) +
              submit("Bewaar de wachtzin"));
  return page(layout, title, {}, inside);
}

std::string reset_page(const html::Layout& layout,
                       std::string_view token,
                       std::string_view trouble) {
  const auto inside =
      markup<
          R"(<p class="lead">Vul je e-mailadres in. Je krijgt een link om een nieuwe wachtzin te kiezen.</p>
<p>Dit werkt ook als er te vaak een verkeerde wachtzin is ingevuld: met de link kun je meteen verder.</p>
)">() +
      form("/wachtwoord-vergeten",
           token,
           input({.name = "email",
                  .label = "E-mailadres",
                  .type = "email",
                  .autocomplete = "username"},
                 trouble) +
               submit("Vraag een link"));
  return page(layout, "Wachtzin vergeten", "/wachtwoord-vergeten", inside);
}

std::string reset_sent_page(const html::Layout& layout, bool mail_is_files) {
  const auto inside =
      markup<
          R"(<p class="lead">Is er een account met dit adres? Dan is er een brief met een link onderweg. De link werkt een uur. Kreeg je meer brieven? Dan werkt alleen de link in de nieuwste.</p>
)">() +
      when(mail_is_files,
           notice("Deze site verstuurt zelf geen mail. De brief ligt klaar bij de beheerder van de "
                  "site. Vraag hem daar.")) +
      markup<
          R"(<p>Zie je niets? Kijk bij de ongewenste mail, of vraag het na bij de beheerder van je organisatie.</p>
<p class="more"><a href="/aanmelden">Terug naar aanmelden</a></p>
)">();
  return page(layout, "Kijk in je mail", "/wachtwoord-vergeten", inside);
}

}  // namespace zicht::accounts
