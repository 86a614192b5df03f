// The people of an organisation.

#include "ground/http/number.hpp"
#include "work/accounts/handlers.hpp"
#include "work/accounts/pages.hpp"

namespace zicht::accounts {
namespace {

PersonId person_in(const http::Request& request) {
  return {http::number_in(request.capture("persoon"))};
}

std::string address_of(PersonId id) {
  return "/organisatie/mensen/" + std::to_string(id.value);
}

Result<Roles> read_roles(const http::Fields& given) {
  Roles roles;
  for (const auto name : given.all("rol")) roles.add(TRY(read_role(name)));
  return roles;
}

Result<http::Response> draw_people(const Desk& desk,
                                   const Actor& actor,
                                   const InviteForm& form,
                                   int status) {
  const auto colleagues = TRY(desk.accounts.colleagues(actor));
  const auto kind = TRY(desk.accounts.kind(actor));
  return http::private_page(
      people_page(desk.layout, actor, colleagues, kind, form, desk.accounts.mail_is_files()),
      status);
}

Result<http::Response> draw_colleague(
    const Desk& desk, const Actor& actor, PersonId id, std::string_view trouble, int status) {
  const auto colleague = TRY(desk.accounts.colleague(actor, id));
  const auto kind = TRY(desk.accounts.kind(actor));
  return http::private_page(colleague_page(desk.layout, actor, colleague, kind, trouble), status);
}

/// For a sensitive act: the passphrase is asked once more where it was long ago. What was typed is
/// kept meanwhile.
Result<http::Response> ask_proof(const Desk& desk,
                                 const Actor& actor,
                                 const http::Request& request) {
  return desk.sessions.keep(request, actor.person, "/account/bevestigen?naar=/account/tekst");
}

Result<http::Response> invite(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor)) return ask_proof(desk, actor, request);
  const auto given = TRY(request.form());
  InviteForm form{.invitation = {.name = std::string(given.text("naam")),
                                 .email = std::string(given.text("email"))}};
  form.invitation.roles = TRY(read_roles(given));
  const auto invited = desk.accounts.invite(actor, form.invitation);
  if (invited) return http::see_other("/organisatie/mensen");
  const auto fault = invited.error().fault;
  if (fault != Fault::invalid && fault != Fault::conflict)
    return tl::make_unexpected(invited.error());
  form.trouble = invited.error().message;
  return draw_people(desk, actor, form, unprocessable);
}

/// A verb about one colleague: back to `after`, or the page again with what stood in the way.
Result<http::Response> about_colleague(const Desk& desk,
                                       const http::Request& request,
                                       const std::string& after,
                                       auto verb) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor)) return ask_proof(desk, actor, request);
  const Result<> done = verb(actor, person_in(request));
  if (done) return http::see_other(after);
  const auto fault = done.error().fault;
  if (fault == Fault::invalid || fault == Fault::conflict)
    return draw_colleague(desk, actor, person_in(request), done.error().message, unprocessable);
  return tl::make_unexpected(done.error());
}

}  // namespace

void add_people_routes(http::Router& router, const Desk& desk) {
  router.get("/organisatie/mensen", [=](const http::Request& request) -> Result<http::Response> {
    const auto actor = TRY(signed_in(request));
    return draw_people(desk, actor, {}, 200);
  });
  router.post("/organisatie/mensen", [=](const auto& request) { return invite(desk, request); });
  router.get("/organisatie/mensen/{persoon}",
             [=](const http::Request& request) -> Result<http::Response> {
               const auto actor = TRY(signed_in(request));
               return draw_colleague(desk, actor, person_in(request), "", 200);
             });
  router.post("/organisatie/mensen/{persoon}/rollen", [=](const http::Request& request) {
    return about_colleague(desk,
                           request,
                           address_of(person_in(request)),
                           [&](const Actor& actor, PersonId id) -> Result<> {
                             const auto given = TRY(request.form());
                             const auto roles = TRY(read_roles(given));
                             return desk.accounts.set_roles(actor, id, roles);
                           });
  });
  router.post("/organisatie/mensen/{persoon}/uitnodiging", [=](const http::Request& request) {
    return about_colleague(
        desk, request, address_of(person_in(request)), [&](const Actor& actor, PersonId id) {
          return desk.accounts.invite_again(actor, id);
        });
  });
  router.post(
      "/organisatie/mensen/{persoon}/tweede-stap-wissen", [=](const http::Request& request) {
        return about_colleague(
            desk, request, address_of(person_in(request)), [&](const Actor& actor, PersonId id) {
              return desk.accounts.forget_second_factor(actor, id);
            });
      });
  router.post("/organisatie/mensen/{persoon}/toegang-stoppen", [=](const http::Request& request) {
    return about_colleague(
        desk, request, "/organisatie/mensen", [&](const Actor& actor, PersonId id) {
          return desk.accounts.stop_access(actor, id);
        });
  });
}

}  // namespace zicht::accounts
