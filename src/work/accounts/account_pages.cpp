// One's own account.
#include <fmt/format.h>

#include "ground/crypto/totp.hpp"
#include "ground/paper/qr.hpp"
#include "work/accounts/fields.hpp"
#include "work/accounts/pages.hpp"

namespace zicht::accounts {

using html::each;
using html::Html;
using html::markup;
using html::when;

namespace {

std::string names(const Roles& roles) {
  std::string all;
  for (const auto role : all_roles())
    if (roles.has(role)) all += fmt::format("{}{}", all.empty() ? "" : ", ", dutch_name(role));
  return all;
}

std::string_view words(Event event) {
  switch (event) {
    case Event::invited:
      return "Uitgenodigd";
    case Event::joined:
      return "Uitnodiging aangenomen";
    case Event::signed_in:
      return "Aangemeld";
    case Event::recovery_code_used:
      return "Herstelcode gebruikt";
    case Event::passphrase_changed:
      return "Wachtzin veranderd";
    case Event::second_factor_set:
      return "App met codes ingesteld";
    case Event::second_factor_removed:
      return "Tweede stap weggehaald";
    case Event::codes_renewed:
      return "Nieuwe herstelcodes gemaakt";
    case Event::roles_changed:
      return "Rollen veranderd";
    case Event::access_stopped:
      return "Toegang gestopt";
    case Event::sign_on_linked:
      return "Aanmelden via je organisatie gekoppeld";
    case Event::passkey_added:
      return "Toegangssleutel gemaakt";
    case Event::passkey_removed:
      return "Toegangssleutel weggehaald";
    case Event::passkey_refused:
      return "Toegangssleutel geweigerd: misschien zijn er twee van";
  }
  return "";
}

Html session_row(const Session& session, const Actor& actor) {
  const bool this_one = session.id == actor.session;
  const auto device = this_one ? session.device + " (deze sessie)" : session.device;
  return markup<"<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n">(
      device,
      moment(session.started_at),
      moment(session.seen_at),
      this_one ? Html{}
               : button_form(fmt::format("/account/sessies/{}/beeindigen", session.id.value),
                             actor.form_token,
                             "Beëindig",
                             "de sessie op " + session.device));
}

Html sessions_part(const Actor& actor, const std::vector<Session>& sessions) {
  return markup<
             R"(<h2>Waar je bent aangemeld</h2>
<p>Herken je er een niet? Beëindig die dan, en verander je wachtzin. Kijk ook of alle toegangssleutels van jou zijn.</p>
<section class="scroll" tabindex="0" aria-label="Tabel: sessies"><table class="table"><thead><tr><th scope="col">Waar</th><th scope="col">Begonnen</th><th scope="col">Laatst gezien</th><th scope="col">Beëindigen</th></tr></thead><tbody>
{}</tbody></table></section>
)">(each(sessions, [&](const Session& session) { return session_row(session, actor); })) +
         when(sessions.size() > 1,
              button_form(
                  "/account/sessies/beeindigen", actor.form_token, "Beëindig alle andere sessies"));
}

std::string_view second_step_of(const Actor& actor) {
  if (actor.has_app && actor.has_passkey)
    return "Na je wachtzin gebruik je een toegangssleutel, of een code van je telefoon.";
  if (actor.has_app) return "Na je wachtzin vul je een code van je telefoon in.";
  if (actor.has_passkey) return "Na je wachtzin gebruik je een toegangssleutel.";
  return "Je meldt je nu aan met alleen je wachtzin. Met een toegangssleutel, of een code van je "
         "telefoon, is je account veel beter beschermd.";
}

Html second_factor_part(const Actor& actor, std::int64_t codes_left) {
  // A second step at the organisation is enough, and one's own may stand beside it.
  if (actor.second_factor_elsewhere && !actor.has_second_factor)
    return markup<R"(<h2>Tweede stap</h2>
<p>Je organisatie vroeg al om een tweede stap. Daarom vraagt Zicht er nu niet om.</p>
)">();
  const bool may_go = !needs_second_factor(actor.roles) || actor.has_passkey;
  const auto app = actor.has_app ? "Neem een andere telefoon" : "Stel een app met codes in";
  return markup<R"(<h2>Tweede stap</h2>
<p>{}</p>
<p class="more"><a href="/account/tweede-stap">{}</a></p>
)">(second_step_of(actor), app) +
         when(actor.has_app && may_go,
              button_form(
                  "/account/tweede-stap/weghalen", actor.form_token, "Haal de app met codes weg")) +
         when(actor.has_second_factor,
              markup<R"(<p>Je hebt nog {} {} over, voor als je je apparaat kwijt bent.</p>
)">(codes_left, codes_left == 1 ? "herstelcode" : "herstelcodes") +
                  button_form(
                      "/account/herstelcodes", actor.form_token, "Maak nieuwe herstelcodes"));
}

Html organisations_part(const Actor& actor, const std::vector<Organisation>& organisations) {
  if (organisations.size() < 2) return {};
  if (!actor.sign_on.empty())
    return markup<R"(<h2>Andere organisaties</h2>
<p>Je werkt ook voor een andere organisatie. Meld je aan met je wachtzin om daar te werken.</p>
)">();
  return markup<"<h2>Andere organisaties</h2>\n">() +
         each(organisations, [&](const Organisation& organisation) {
           if (organisation.id == actor.organisation) return Html{};
           return form(
               "/account/organisatie",
               actor.form_token,
               hidden("organisatie", std::to_string(organisation.id.value)) +
                   markup<R"(<button class="button" type="submit">Werk verder bij {}</button>)">(
                       organisation.name));
         });
}

Html came_by_part(const std::optional<SignOn>& sign_on) {
  if (!sign_on) return {};
  return markup<R"(<h2>Aangemeld via je organisatie</h2>
<p>Je bent aangemeld via {}. Meld je je hier af, dan ben je daar nog aangemeld.</p>
)">(sign_on->label);
}

}  // namespace

std::string account_page(const html::Layout& layout, const Actor& actor, const AccountView& view) {
  const auto happenings = each(view.recent, [](const Happening& happening) {
    return markup<"<li>{}: {}, door {}</li>\n">(
        moment(happening.at), words(happening.event), happening.actor_name);
  });
  const auto inside =
      markup<R"(<p class="lead">{}, {}</p>
<p>Je rol bij {}: {}.</p>
<p class="more"><a href="/notities">Mijn aantekeningen</a></p>
<p class="more"><a href="/leren">Mijn training</a></p>
)">(actor.name, actor.email, actor.organisation_name, names(actor.roles)) +
      when(may(actor.roles, May::weigh_signals),
           markup<R"(<p class="more"><a href="/werk/signalen">Signalen van je meldpunt</a></p>
)">()) +
      when(may(actor.roles, May::see_desk_figures),
           markup<R"(<p class="more"><a href="/werk/cijfers">Cijfers van je meldpunt</a></p>
)">()) +
      when(may(actor.roles, May::keep_keys),
           markup<R"(<p class="more"><a href="/werk/sleutels">Sleutels</a></p>
<p class="more"><a href="/werk/ontvangen">Wat een meldpunt aan mij verstrekte</a></p>
)">()) +
      when(may(actor.roles, May::weigh_signals),
           markup<R"(<p class="more"><a href="/werk/verstrekkingen">Wat wij verstrekten</a></p>
)">()) +
      when(
          may(actor.roles, May::oversee),
          markup<
              R"(<p class="more"><a href="/werk/toezicht/verstrekkingen">Toezicht: verstrekkingen</a></p>
)">()) +
      when(may(actor.roles, May::receive_counts),
           markup<R"(<p class="more"><a href="/werk/tellingen">Tellingen van meldpunten</a></p>
)">()) +
      markup<R"(<p class="more"><a href="/werk/meldingen">Wat ik gemeld heb</a></p>
)">() +
      when(may(actor.roles, May::advise_passing_on),
           markup<R"(<p class="more"><a href="/werk/doorgeven">Mag je dit doorgeven?</a></p>
)">()) +
      when(
          may(actor.roles, May::oversee),
          markup<
              R"(<p class="more"><a href="/werk/toezicht">Toezicht: logboek, bewaren en vernietigen</a></p>
)">()) +
      when(may(actor.roles, May::manage_people),
           markup<R"(<p class="more"><a href="/organisatie/mensen">Mensen van je organisatie</a></p>
)">()) +
      button_form("/afmelden", actor.form_token, "Meld je af") +
      organisations_part(actor, view.organisations) + second_factor_part(actor, view.codes_left) +
      came_by_part(view.sign_on) + passkeys_part(view.passkeys, view.passkeys_are_possible) +
      when(actor.has_passphrase, markup<R"(<h2>Wachtzin</h2>
<p class="more"><a href="/account/wachtzin">Verander je wachtzin</a></p>
)">()) +
      sessions_part(actor, view.sessions) +
      markup<"<h2>Wat er met je account gebeurde</h2>\n<ul>\n{}</ul>\n">(happenings);
  return page(layout, "Je account", "/account", inside);
}

std::string passphrase_page(const html::Layout& layout,
                            const Actor& actor,
                            std::string_view trouble_old,
                            std::string_view trouble_new) {
  const auto inside = markup<R"(<p class="lead">Daarna ben je op alle andere apparaten afgemeld.</p>
)">() + form("/account/wachtzin",
             actor.form_token,
             input({.name = "wachtzin-oud",
                    .label = "Je wachtzin van nu",
                    .type = "password",
                    .autocomplete = "current-password"},
                   trouble_old) +
                 input({.name = "wachtzin-nieuw",
                        .label = "Nieuwe wachtzin",
                        .type = "password",
                        .autocomplete = "new-password",
                        .hint = "Minstens 12 tekens. Vier losse woorden werken goed."},
                       trouble_new) +
                 submit("Verander je wachtzin"));
  return page(layout, "Verander je wachtzin", "/account/wachtzin", inside);
}

std::string second_factor_page(const html::Layout& layout,
                               const Actor& actor,
                               std::string_view secret,
                               bool passkeys_are_possible,
                               std::string_view trouble) {
  std::string groups;
  for (std::size_t at = 0; at < secret.size(); at += 4)
    groups += (at == 0 ? "" : " ") + std::string(secret.substr(at, 4));
  const auto picture = paper::qr_svg(
      crypto::totp_address(std::string(secret), layout.frame().site_name, actor.email),
      "QR-code met de sleutel voor je app");
  const auto inside =
      when(needs_second_factor(actor.roles) && !actor.has_second_factor,
           notice("Met jouw rol is een tweede stap verplicht. Stel hem nu in, dan kun je "
                  "verder.")) +
      when(
          passkeys_are_possible && !actor.has_passkey,
          markup<
              R"(<p>Kan je telefoon of computer een toegangssleutel maken? Dat is veiliger en sneller dan een code.</p>
<p class="more"><a href="/account/toegangssleutels/nieuw">Maak een toegangssleutel</a></p>
<h2>Of met een app</h2>
)">()) +
      markup<
          R"(<p class="lead">Met een code van je telefoon kan niemand erin die alleen je wachtzin kent.</p>
<ol>
<li>Installeer op je telefoon een app die codes maakt, zoals FreeOTP, Aegis of de app van je organisatie.</li>
<li>Kies in de app: account toevoegen. Scan deze code, en laat hem aan niemand zien.</li>
</ol>
<div class="qr">{}</div>
<p>Lukt scannen niet? Kies in de app voor een sleutel die je zelf typt, op tijd gebaseerd (TOTP):</p>
<p class="secret"><code id="sleutel">{}</code></p>
)">(picture ? Html::trusted(*picture) : Html{}, groups) +
      form("/account/tweede-stap",
           actor.form_token,
           hidden("sleutel", secret) +
               input({.name = "code",
                      .label = "De zes cijfers die de app nu laat zien",
                      .autocomplete = "one-time-code"},
                     trouble) +
               submit("Stel in"));
  return page(layout,
              actor.has_app ? "Een andere telefoon" : "De tweede stap instellen",
              "/account/tweede-stap",
              inside);
}

std::string codes_page(const html::Layout& layout, const std::vector<std::string>& codes) {
  const auto inside =
      markup<R"(<p class="lead">Dit zijn je herstelcodes. Je ziet ze maar één keer.</p>
<p>Raak je je telefoon of ander apparaat kwijt? Dan vul je als tweede stap een herstelcode in. Elke code werkt één keer. Schrijf ze op of druk ze af, en bewaar ze op een veilige plek, niet op je telefoon. Eerdere codes werken niet meer.</p>
<ol class="codes">
{}</ol>
<p class="actions"><a class="button button--main" href="/account">Ik heb ze bewaard</a></p>
)">(each(codes,
         [](const std::string& code) { return markup<"<li><code>{}</code></li>\n">(code); }));
  return page(layout, "Je herstelcodes", "/account/herstelcodes", inside);
}

std::string kept_page(const html::Layout& layout,
                      const Actor& actor,
                      const std::optional<Kept>& kept) {
  if (!kept)
    return page(layout,
                "Bewaarde tekst",
                "/account/tekst",
                markup<R"(<p class="lead">Er is geen tekst bewaard.</p>
<p class="more"><a href="/account">Naar je account</a></p>
)">());
  Html shown;
  Html fields;
  for (const auto& [name, value] : kept->fields) {
    fields += hidden(name, value);
    shown += markup<"<div><dt>{}</dt><dd>{}</dd></div>\n">(name, value);
  }
  const auto inside =
      markup<
          R"(<p class="lead">Toen je dit verstuurde, moest je je eerst opnieuw aanmelden. Er is nog niets mee gebeurd.</p>
<dl class="kept">
{}</dl>
)">(shown) +
      form(kept->path, actor.form_token, fields + submit("Verstuur alsnog")) +
      button_form("/account/tekst/weggooien", actor.form_token, "Gooi weg");
  return page(layout, "Je tekst is bewaard", "/account/tekst", inside);
}

}  // namespace zicht::accounts
