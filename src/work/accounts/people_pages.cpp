// The people of an organisation, for its administrator.
#include <fmt/format.h>

#include "work/accounts/fields.hpp"
#include "work/accounts/pages.hpp"

namespace zicht::accounts {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

Html role_boxes(Kind kind, const Roles& chosen) {
  Html boxes;
  const auto possible = roles_of(kind);
  for (const auto role : all_roles()) {
    if (!possible.has(role)) continue;
    const auto id = fmt::format("rol-{}", names_of(role)[static_cast<std::size_t>(role)]);
    boxes += markup<
        R"(<div class="choices__item"><input type="checkbox" id="{}" name="rol" value="{}"{}><label for="{}">{}{}</label></div>
)">(id,
        dutch_name(role),
        when(chosen.has(role), markup<" checked">()),
        id,
        dutch_name(role),
        when(needs_second_factor({role}), markup<" (met verplichte tweede stap)">()));
  }
  return markup<R"(<fieldset class="choices"><legend>Rollen</legend>
{}</fieldset>
)">(boxes);
}

std::string_view state_of(const Person& person) {
  if (!has_joined(person)) return "uitgenodigd";
  if (person.has_second_factor()) return "actief, met tweede stap";
  return person.passphrase.empty() ? "actief, via de aanmelding van de organisatie"
                                   : "actief, zonder tweede stap";
}

Html row(const Colleague& colleague) {
  std::string roles;
  for (const auto role : all_roles())
    if (colleague.roles.has(role))
      roles += fmt::format("{}{}", roles.empty() ? "" : ", ", dutch_name(role));
  return markup<R"(<tr><td><a href="{}">{}</a></td><td>{}</td><td>{}</td></tr>
)">(Url{fmt::format("/organisatie/mensen/{}", colleague.person.id.value)},
    colleague.person.name,
    roles,
    state_of(colleague.person));
}

}  // namespace

std::string people_page(const html::Layout& layout,
                        const Actor& actor,
                        const std::vector<Colleague>& colleagues,
                        Kind kind,
                        const InviteForm& given,
                        bool mail_is_files) {
  const auto inside =
      markup<R"(<p class="lead">{}</p>
<section class="scroll" tabindex="0" aria-label="Tabel: mensen"><table class="table"><thead><tr><th scope="col">Naam</th><th scope="col">Rollen</th><th scope="col">Stand</th></tr></thead><tbody>
{}</tbody></table></section>
<h2>Nodig een collega uit</h2>
)">(actor.organisation_name, each(colleagues, row)) +
      when(mail_is_files,
           notice("Deze site verstuurt zelf geen mail. De brief met de link komt in de postmap van "
                  "de beheerder van de site, die hem doorgeeft.")) +
      when(!given.trouble.empty(), alert(given.trouble)) +
      form("/organisatie/mensen",
           actor.form_token,
           input({.name = "naam", .label = "Naam", .value = given.invitation.name}) +
               input({.name = "email",
                      .label = "E-mailadres",
                      .type = "email",
                      .value = given.invitation.email}) +
               role_boxes(kind, given.invitation.roles) + submit("Nodig uit"));
  return page(layout, "Mensen van je organisatie", "/organisatie/mensen", inside);
}

std::string colleague_page(const html::Layout& layout,
                           const Actor& actor,
                           const Colleague& colleague,
                           Kind kind,
                           std::string_view trouble) {
  const auto& person = colleague.person;
  const auto here = fmt::format("/organisatie/mensen/{}", person.id.value);
  const auto inside =
      markup<R"(<p class="lead">{}, {}</p>
<p>Stand: {}.</p>
)">(person.name, person.email, state_of(person)) +
      when(!trouble.empty(), alert(trouble)) +
      form(here + "/rollen",
           actor.form_token,
           role_boxes(kind, colleague.roles) + submit("Bewaar de rollen")) +
      when(!has_joined(person),
           button_form(here + "/uitnodiging", actor.form_token, "Stuur de uitnodiging opnieuw")) +
      when(person.has_second_factor(),
           markup<R"(<h2>Telefoon, toegangssleutels en herstelcodes kwijt</h2>
<p>Wis de tweede stap alleen als je zeker weet met wie je spreekt. Bel terug op een nummer dat je al had. Alles verdwijnt: de app, de toegangssleutels en de herstelcodes.</p>
)">() + button_form(here + "/tweede-stap-wissen", actor.form_token, "Wis de tweede stap")) +
      markup<R"(<h2>Toegang stoppen</h2>
<p>Wie nu is aangemeld, is er meteen uit.</p>
)">() +
      button_form(here + "/toegang-stoppen", actor.form_token, "Stop de toegang") +
      markup<R"(<p class="more"><a href="/organisatie/mensen">Alle mensen</a></p>
)">();
  return page(layout, "Een collega", "/organisatie/mensen", inside);
}

}  // namespace zicht::accounts
