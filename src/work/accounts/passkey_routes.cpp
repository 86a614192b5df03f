// Passkeys. The island asks for a challenge (JSON), has the device answer it, and sends the answer
// as a form like any other, so that what goes wrong is a page like any other.

#include "ground/crypto/base64url.hpp"
#include "ground/http/number.hpp"
#include "work/accounts/handlers.hpp"
#include "work/accounts/pages.hpp"
#include "work/accounts/passkey_options.hpp"

namespace zicht::accounts {
namespace {

constexpr auto needs_script =
    "Een toegangssleutel werkt alleen met JavaScript, in een browser die toegangssleutels kent. "
    "Kies hier een andere manier.";
constexpr auto took_too_long =
    "Dat duurde te lang, of het was al gebruikt. Probeer het nog een keer.";
constexpr auto not_this_passkey =
    "Met deze toegangssleutel lukt het niet. Misschien is hij weggehaald bij je account. Kies een "
    "andere, of een andere manier.";
constexpr auto passkey_too_often =
    "Het is te vaak mislukt met een toegangssleutel. Wacht een kwartier, of kies een andere "
    "manier.";

PasskeyId passkey_in(const http::Request& request) {
  return {http::number_in(request.capture("sleutel"))};
}

/// The bytes of a field; what is not base64url is nothing.
std::string bytes_in(const http::Fields& given, std::string_view name) {
  return crypto::from_base64url(given.text(name)).value_or(std::string());
}

GivenAnswer read_answer(const http::Fields& given) {
  return {.credential = bytes_in(given, "sleutel-nummer"),
          .handle = std::string(given.text("sleutel-houder")),
          .assertion = {.client_data = bytes_in(given, "sleutel-browser"),
                        .authenticator_data = bytes_in(given, "sleutel-apparaat"),
                        .signature = bytes_in(given, "sleutel-handtekening")}};
}

std::string_view trouble_of(Answer answer, const GivenAnswer& given) {
  if (given.empty()) return needs_script;
  if (answer == Answer::too_often) return passkey_too_often;
  return answer == Answer::over ? took_too_long : not_this_passkey;
}

Result<http::Response> ask_passkey(const Desk& desk, const http::Request& request) {
  const auto challenge = TRY(desk.passkeys.ask_sign_in(desk.sessions.browser(request)));
  return http::json(request_options(challenge));
}

Result<http::Response> sign_in_by_passkey(const Desk& desk, const http::Request& request) {
  const auto given = TRY(request.form());
  const auto answer = read_answer(given);
  const auto done = TRY(desk.passkeys.sign_in(answer, desk.sessions.browser(request)));
  const auto back_to = own_path(given.text("naar"));
  if (done.answer == Answer::open) {
    const bool text_waits = TRY(desk.sessions.holds_text(done.person, request));
    return go_on(desk, done, back_to, text_waits);
  }
  const auto guest = guest_of(desk, request);
  return page_for(desk,
                  guest,
                  sign_in_page(desk.layout,
                               guest.token(),
                               {.back_to = back_to,
                                .passkey_trouble = std::string(trouble_of(done.answer, answer)),
                                .has_passkeys = desk.passkeys.are_possible()}),
                  unprocessable);
}

Result<http::Response> ask_second_passkey(const Desk& desk, const http::Request& request) {
  const auto challenge = TRY(desk.passkeys.ask_second_step(desk.sessions.browser(request)));
  return http::json(request_options(challenge));
}

Result<http::Response> second_step_by_passkey(const Desk& desk, const http::Request& request) {
  const auto given = TRY(request.form());
  const auto answer = read_answer(given);
  const auto browser = desk.sessions.browser(request);
  const auto done = TRY(desk.passkeys.second_step(answer, browser));
  const auto back_to = own_path(given.text("naar"));
  if (done.answer == Answer::open) {
    const bool text_waits = TRY(desk.sessions.holds_text(done.person, request));
    return go_on(desk, done, back_to, text_waits);
  }
  const auto steps = TRY(desk.passkeys.second_steps(browser));
  if (!steps) return http::see_other("/aanmelden?naar=" + http::percent_encode(back_to));
  const auto guest = guest_of(desk, request);
  return page_for(desk,
                  guest,
                  code_page(desk.layout,
                            guest.token(),
                            back_to,
                            *steps,
                            {.passkey = trouble_of(done.answer, answer)}),
                  unprocessable);
}

Result<http::Response> ask_passkey_proof(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto challenge = TRY(desk.passkeys.ask_proof(actor, desk.sessions.browser(request)));
  return http::json(request_options(challenge));
}

Result<http::Response> prove_by_passkey(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto given = TRY(request.form());
  const auto answer = read_answer(given);
  const auto done = TRY(desk.passkeys.prove(actor, answer, desk.sessions.browser(request)));
  const auto back_to = own_path(given.text("naar"));
  if (done == Answer::open) return http::see_other(back_to);
  return http::private_page(prove_page(desk.layout,
                                       actor,
                                       sign_on_of(desk, actor),
                                       back_to,
                                       actor.has_passkey && desk.passkeys.are_possible(),
                                       {.passkey = trouble_of(done, answer)}),
                            unprocessable);
}

http::Response confirm_first(std::string_view back_to) {
  return http::see_other("/account/bevestigen?naar=" + http::percent_encode(back_to));
}

constexpr auto new_passkey_address = "/account/toegangssleutels/nieuw";

Result<http::Response> ask_new_passkey(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor)) return confirm_first(new_passkey_address);
  const auto name = desk.sessions.browser(request).name;
  return http::private_page(new_passkey_page(desk.layout, actor, name, {}, ""));
}

Result<http::Response> challenge_new_passkey(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor))
    return fail(Fault::conflict,
                "Het is te lang geleden dat je liet zien dat jij het bent. Laad deze pagina "
                "opnieuw.");
  const auto challenge = TRY(desk.passkeys.ask_new(actor, desk.sessions.browser(request)));
  return http::json(creation_options(challenge, actor, desk.layout.frame().site_name));
}

Result<http::Response> add_passkey(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor)) return confirm_first(new_passkey_address);
  const auto form = TRY(request.form());
  const GivenPasskey given{.name = std::string(form.text("naam")),
                           .made = {.client_data = bytes_in(form, "sleutel-browser"),
                                    .attestation = bytes_in(form, "sleutel-nieuw")},
                           .transports = std::string(form.text("sleutel-wegen"))};
  const auto again = [&](std::string_view name_trouble, std::string_view trouble) {
    return http::private_page(
        new_passkey_page(desk.layout, actor, given.name, {.passkey = trouble}, name_trouble),
        unprocessable);
  };
  if (const auto name = read_passkey_name(given.name); !name)
    return again(name.error().message, "");
  if (given.made.client_data.empty()) return again("", needs_script);
  const auto codes = desk.passkeys.add(actor, desk.sessions.browser(request), given);
  if (!codes && (codes.error().fault == Fault::invalid || codes.error().fault == Fault::conflict))
    return again("", codes.error().message);
  const auto made = TRY(Result<std::vector<std::string>>(codes));
  if (made.empty()) return http::see_other("/account");
  // Answered with a page and not with an address: the codes are shown once, and kept nowhere.
  return http::private_page(codes_page(desk.layout, made));
}

Result<http::Response> show_passkey(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto passkey = TRY(desk.passkeys.own(actor, passkey_in(request)));
  return http::private_page(passkey_page(desk.layout, actor, passkey, "", ""));
}

Result<http::Response> rename_passkey(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto given = TRY(request.form());
  const auto passkey = TRY(desk.passkeys.own(actor, passkey_in(request)));
  const auto renamed = desk.passkeys.rename(actor, passkey.id, given.text("naam"));
  if (!renamed && renamed.error().fault == Fault::invalid)
    return http::private_page(
        passkey_page(desk.layout, actor, passkey, renamed.error().message, ""), unprocessable);
  TRY(Result<>(renamed));
  return http::see_other("/account");
}

Result<http::Response> remove_passkey(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto passkey = TRY(desk.passkeys.own(actor, passkey_in(request)));
  if (!desk.sessions.is_proved(actor))
    return confirm_first("/account/toegangssleutels/" + std::to_string(passkey.id.value));
  const auto removed = desk.passkeys.remove(actor, passkey.id);
  if (!removed && removed.error().fault == Fault::conflict)
    return http::private_page(
        passkey_page(desk.layout, actor, passkey, "", removed.error().message), unprocessable);
  TRY(Result<>(removed));
  return http::see_other("/account");
}

}  // namespace

void add_passkey_routes(http::Router& router, const Desk& desk) {
  const auto get = [&](std::string_view pattern, auto handler) {
    router.get(pattern, [=](const auto& request) { return handler(desk, request); });
  };
  const auto post = [&](std::string_view pattern, auto handler) {
    router.post(pattern, [=](const auto& request) { return handler(desk, request); });
  };
  post("/aanmelden/uitdaging", ask_passkey);
  post("/aanmelden/toegangssleutel", sign_in_by_passkey);
  post("/aanmelden/code/uitdaging", ask_second_passkey);
  post("/aanmelden/code/toegangssleutel", second_step_by_passkey);
  post("/account/bevestigen/uitdaging", ask_passkey_proof);
  post("/account/bevestigen/toegangssleutel", prove_by_passkey);
  get(new_passkey_address, ask_new_passkey);
  post(new_passkey_address, add_passkey);
  post("/account/toegangssleutels/uitdaging", challenge_new_passkey);
  get("/account/toegangssleutels/{sleutel}", show_passkey);
  post("/account/toegangssleutels/{sleutel}", rename_passkey);
  post("/account/toegangssleutels/{sleutel}/weghalen", remove_passkey);
}

}  // namespace zicht::accounts
