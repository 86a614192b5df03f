// Signing in and out, and the links in letters.
#include "work/accounts/handlers.hpp"
#include "work/accounts/pages.hpp"

namespace zicht::accounts {
namespace {

constexpr int too_many = 429;

constexpr auto wrong = "Dit e-mailadres en deze wachtzin horen niet bij elkaar.";
constexpr auto too_often =
    "Er is te vaak een verkeerde wachtzin ingevuld. Wacht een kwartier, of vraag een link per "
    "mail: "
    "daarmee kun je meteen verder.";
constexpr auto code_wrong =
    "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in je app, of neem een "
    "andere herstelcode.";
constexpr auto code_too_often =
    "Er is te vaak een verkeerde code ingevuld. Wacht een uur, of vraag bij Wachtzin vergeten een "
    "link per mail: daarmee kun je meteen verder.";

Result<http::Response> ask_sign_in(const Desk& desk, const http::Request& request) {
  const auto guest = guest_of(desk, request);
  const auto& query = request.query;
  return page_for(desk,
                  guest,
                  sign_in_page(desk.layout,
                               guest.token(),
                               {.back_to = own_path(query.text("naar")),
                                .text_was_kept = query.text("tekst") == "bewaard",
                                .sign_ons = desk.sign_ons,
                                .has_passkeys = desk.passkeys.are_possible()}));
}

Result<http::Response> sign_in(const Desk& desk, const http::Request& request) {
  const auto given = TRY(request.form());
  const auto browser = desk.sessions.browser(request);
  const auto done =
      TRY(desk.sessions.sign_in(given.text("email"), given.text("wachtzin"), browser));
  const auto back_to = own_path(given.text("naar"));
  if (done.answer == Answer::open || done.answer == Answer::code) {
    const bool text_waits = TRY(desk.sessions.holds_text(done.person, request));
    return go_on(desk, done, back_to, text_waits);
  }
  const bool often = done.answer == Answer::too_often;
  const auto guest = guest_of(desk, request);
  return page_for(desk,
                  guest,
                  sign_in_page(desk.layout,
                               guest.token(),
                               {.email = std::string(given.text("email")),
                                .back_to = back_to,
                                .trouble = often ? too_often : wrong,
                                .sign_ons = desk.sign_ons,
                                .has_passkeys = desk.passkeys.are_possible()}),
                  often ? too_many : unprocessable);
}

/// What there is to choose from; for who gave no passphrase, what most have.
Result<SecondSteps> steps_of(const Desk& desk, const http::Request& request) {
  const auto steps = TRY(desk.passkeys.second_steps(desk.sessions.browser(request)));
  return steps.value_or(SecondSteps{});
}

Result<http::Response> ask_code(const Desk& desk, const http::Request& request) {
  const auto guest = guest_of(desk, request);
  const auto back_to = own_path(request.query.text("naar"));
  const auto steps = TRY(steps_of(desk, request));
  return page_for(desk, guest, code_page(desk.layout, guest.token(), back_to, steps, {}));
}

Result<http::Response> take_code(const Desk& desk, const http::Request& request) {
  const auto given = TRY(request.form());
  const auto done =
      TRY(desk.sessions.give_code(given.text("code"), desk.sessions.browser(request)));
  const auto back_to = own_path(given.text("naar"));
  if (done.answer == Answer::open) {
    const bool text_waits = TRY(desk.sessions.holds_text(done.person, request));
    return go_on(desk, done, back_to, text_waits);
  }
  if (done.answer == Answer::over)
    return http::see_other("/aanmelden?naar=" + http::percent_encode(back_to));
  const bool often = done.answer == Answer::too_often;
  const auto guest = guest_of(desk, request);
  const auto steps = TRY(steps_of(desk, request));
  return page_for(desk,
                  guest,
                  code_page(desk.layout,
                            guest.token(),
                            back_to,
                            steps,
                            {.code = often ? code_too_often : code_wrong}),
                  often ? too_many : unprocessable);
}

Result<http::Response> sign_out(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  TRY(desk.sessions.sign_out(actor));
  // Whoever came with a sign-on is still signed in there: that page says so.
  const auto sign_on = sign_on_of(desk, actor);
  auto response = http::see_other(sign_on ? address_of(*sign_on) + "/afgemeld" : "/");
  desk.sessions.forget_all(response);
  return response;
}

/// The page behind a link in a letter.
Result<http::Response> open_link(const Desk& desk, const http::Request& request, bool invitation) {
  const auto token = request.capture("token");
  auto person = invitation ? desk.accounts.invited(token) : desk.accounts.resetting(token);
  const auto found = TRY(std::move(person));
  if (!found)
    return fail(Fault::not_found,
                "Deze link werkt niet (meer). Links werken één keer en verlopen na een tijd. Vraag "
                "een nieuwe.");
  const auto guest = guest_of(desk, request);
  return page_for(
      desk,
      guest,
      passphrase_link_page(desk.layout, guest.token(), request.path, *found, invitation, ""));
}

Result<http::Response> use_link(const Desk& desk, const http::Request& request, bool invitation) {
  const auto given = TRY(request.form());
  const auto token = request.capture("token");
  auto person = invitation ? desk.accounts.invited(token) : desk.accounts.resetting(token);
  const auto found = TRY(std::move(person));
  const auto passphrase = given.text("wachtzin");
  auto chosen =
      invitation ? desk.accounts.accept(token, passphrase) : desk.accounts.reset(token, passphrase);
  if (!chosen && chosen.error().fault == Fault::invalid && found) {
    const auto guest = guest_of(desk, request);
    return page_for(
        desk,
        guest,
        passphrase_link_page(
            desk.layout, guest.token(), request.path, *found, invitation, chosen.error().message),
        unprocessable);
  }
  const auto id = TRY(std::move(chosen));
  const auto done = TRY(desk.sessions.begin(id, desk.sessions.browser(request)));
  if (done.answer == Answer::wrong) return http::see_other("/aanmelden");
  return go_on(desk, done, "/account", false);
}

Result<http::Response> ask_reset(const Desk& desk, const http::Request& request) {
  const auto given = TRY(request.form());
  const auto asked = desk.accounts.ask_reset(given.text("email"));
  if (!asked && asked.error().fault == Fault::invalid) {
    const auto guest = guest_of(desk, request);
    return page_for(
        desk, guest, reset_page(desk.layout, guest.token(), asked.error().message), unprocessable);
  }
  TRY(Result<>(asked));
  return http::see_other("/wachtwoord-vergeten?verstuurd=ja");
}

}  // namespace

void add_sign_in_routes(http::Router& router, const Desk& desk) {
  router.get("/aanmelden", [=](const auto& request) { return ask_sign_in(desk, request); });
  router.post("/aanmelden", [=](const auto& request) { return sign_in(desk, request); });
  router.get("/aanmelden/code", [=](const auto& request) { return ask_code(desk, request); });
  router.post("/aanmelden/code", [=](const auto& request) { return take_code(desk, request); });
  router.post("/afmelden", [=](const auto& request) { return sign_out(desk, request); });
  router.get("/uitnodiging/{token}",
             [=](const auto& request) { return open_link(desk, request, true); });
  router.post("/uitnodiging/{token}",
              [=](const auto& request) { return use_link(desk, request, true); });
  router.get("/wachtwoord/{token}",
             [=](const auto& request) { return open_link(desk, request, false); });
  router.post("/wachtwoord/{token}",
              [=](const auto& request) { return use_link(desk, request, false); });
  router.get("/wachtwoord-vergeten", [=](const http::Request& request) -> Result<http::Response> {
    if (request.query.text("verstuurd") == "ja")
      return http::private_page(reset_sent_page(desk.layout, desk.accounts.mail_is_files()));
    const auto guest = guest_of(desk, request);
    return page_for(desk, guest, reset_page(desk.layout, guest.token(), ""));
  });
  router.post("/wachtwoord-vergeten",
              [=](const auto& request) { return ask_reset(desk, request); });
}

}  // namespace zicht::accounts
