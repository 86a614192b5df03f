// One's own account.

#include "ground/crypto/totp.hpp"
#include "ground/http/number.hpp"
#include "work/accounts/handlers.hpp"
#include "work/accounts/pages.hpp"

namespace zicht::accounts {
namespace {

constexpr auto not_right = "Deze wachtzin klopt niet.";
constexpr auto proved_wrong_too_often =
    "Er is te vaak iets verkeerds ingevuld. Wacht een kwartier, en daarna zo nodig een uur.";
constexpr auto code_not_right = "Deze code klopt niet, of is al gebruikt.";

http::Response ask_proof(std::string_view back_to) {
  return http::see_other("/account/bevestigen?naar=" + http::percent_encode(back_to));
}

Result<http::Response> show(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  AccountView view;
  view.sessions = TRY(desk.sessions.own(actor));
  view.recent = TRY(desk.accounts.recent(actor));
  view.organisations = TRY(desk.accounts.organisations(actor));
  view.codes_left = TRY(desk.accounts.count_recovery_codes(actor));
  view.sign_on = sign_on_of(desk, actor);
  view.passkeys = TRY(desk.passkeys.own(actor));
  view.passkeys_are_possible = desk.passkeys.are_possible();
  return http::private_page(account_page(desk.layout, actor, view));
}

Result<http::Response> end_session(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  TRY(desk.sessions.end(actor, SessionId{http::number_in(request.capture("sessie"))}));
  return http::see_other("/account");
}

Result<http::Response> end_others(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  TRY(desk.sessions.end_others(actor));
  return http::see_other("/account");
}

bool may_use_passkey(const Desk& desk, const Actor& actor) {
  return actor.has_passkey && desk.passkeys.are_possible();
}

Result<http::Response> ask_to_prove(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto back_to = own_path(request.query.text("naar"));
  return http::private_page(prove_page(
      desk.layout, actor, sign_on_of(desk, actor), back_to, may_use_passkey(desk, actor), {}));
}

Result<http::Response> prove(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto given = TRY(request.form());
  const auto answer = TRY(desk.sessions.prove(actor, given.text("wachtzin"), given.text("code")));
  const auto back_to = own_path(given.text("naar"));
  if (answer == Answer::open) return http::see_other(back_to);
  Troubles troubles;
  if (answer == Answer::code) troubles.code = code_not_right;
  if (answer == Answer::wrong) troubles.passphrase = not_right;
  if (answer == Answer::too_often) troubles.passphrase = proved_wrong_too_often;
  return http::private_page(prove_page(desk.layout,
                                       actor,
                                       sign_on_of(desk, actor),
                                       back_to,
                                       may_use_passkey(desk, actor),
                                       troubles),
                            unprocessable);
}

/// The form for a new passphrase asks for the old one; a second factor is asked before it.
bool must_prove_both(const Desk& desk, const Actor& actor) {
  return actor.has_second_factor && !desk.sessions.is_proved(actor);
}

Result<http::Response> ask_passphrase(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (must_prove_both(desk, actor)) return ask_proof("/account/wachtzin");
  return http::private_page(passphrase_page(desk.layout, actor, "", ""));
}

Result<http::Response> change_passphrase(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (must_prove_both(desk, actor)) return ask_proof("/account/wachtzin");
  const auto given = TRY(request.form());
  const auto old = TRY(desk.sessions.check_passphrase(actor, given.text("wachtzin-oud")));
  if (old != Answer::open) {
    const auto* trouble = old == Answer::too_often ? proved_wrong_too_often : not_right;
    return http::private_page(passphrase_page(desk.layout, actor, trouble, ""), unprocessable);
  }
  const auto changed = desk.accounts.change_passphrase(actor, given.text("wachtzin-nieuw"));
  if (!changed && changed.error().fault == Fault::invalid)
    return http::private_page(passphrase_page(desk.layout, actor, "", changed.error().message),
                              unprocessable);
  TRY(Result<>(changed));
  return http::see_other("/account");
}

Result<http::Response> ask_second_factor(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor)) return ask_proof("/account/tweede-stap");
  return http::private_page(second_factor_page(
      desk.layout, actor, crypto::make_totp_secret(), desk.passkeys.are_possible(), ""));
}

Result<http::Response> set_second_factor(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor)) return ask_proof("/account/tweede-stap");
  const auto given = TRY(request.form());
  const std::string secret(given.text("sleutel"));
  const auto codes = desk.accounts.set_second_factor(actor, secret, given.text("code"));
  if (!codes && codes.error().fault == Fault::invalid)
    return http::private_page(
        second_factor_page(
            desk.layout, actor, secret, desk.passkeys.are_possible(), codes.error().message),
        unprocessable);
  const auto made = TRY(Result<std::vector<std::string>>(codes));
  if (made.empty()) return http::see_other("/account");
  // Answered with a page and not with an address: the codes are shown once, and kept nowhere.
  return http::private_page(codes_page(desk.layout, made));
}

Result<http::Response> remove_second_factor(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor)) return ask_proof("/account");
  TRY(desk.accounts.remove_second_factor(actor));
  return http::see_other("/account");
}

Result<http::Response> renew_codes(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  if (!desk.sessions.is_proved(actor)) return ask_proof("/account");
  const auto codes = TRY(desk.accounts.renew_recovery_codes(actor));
  return http::private_page(codes_page(desk.layout, codes));
}

Result<http::Response> move(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto given = TRY(request.form());
  TRY(desk.sessions.move(actor, OrganisationId{http::number_in(given.text("organisatie"))}));
  return http::see_other("/account");
}

Result<http::Response> show_kept(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(signed_in(request));
  const auto kept = TRY(desk.sessions.kept(actor, request));
  return http::private_page(kept_page(desk.layout, actor, kept));
}

Result<http::Response> forget_kept(const Desk& desk, const http::Request& request) {
  TRY(signed_in(request));
  TRY(desk.sessions.forget_kept(request));
  return http::see_other("/account");
}

}  // namespace

void add_account_routes(http::Router& router, const Desk& desk) {
  const auto get = [&](std::string_view pattern, auto handler) {
    router.get(pattern, [=](const auto& request) { return handler(desk, request); });
  };
  const auto post = [&](std::string_view pattern, auto handler) {
    router.post(pattern, [=](const auto& request) { return handler(desk, request); });
  };
  get("/account", show);
  post("/account/sessies/{sessie}/beeindigen", end_session);
  post("/account/sessies/beeindigen", end_others);
  get("/account/bevestigen", ask_to_prove);
  post("/account/bevestigen", prove);
  get("/account/wachtzin", ask_passphrase);
  post("/account/wachtzin", change_passphrase);
  get("/account/tweede-stap", ask_second_factor);
  post("/account/tweede-stap", set_second_factor);
  post("/account/tweede-stap/weghalen", remove_second_factor);
  post("/account/herstelcodes", renew_codes);
  post("/account/organisatie", move);
  get("/account/tekst", show_kept);
  post("/account/tekst/weggooien", forget_kept);
}

}  // namespace zicht::accounts
