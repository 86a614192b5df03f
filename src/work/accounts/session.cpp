// The gate, and what belongs to the session that one has.
#include "work/accounts/session.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/crypto/token.hpp"
#include "ground/http/fault.hpp"
#include "work/accounts/people_store.hpp"
#include "work/accounts/session_store.hpp"

namespace zicht::accounts {
namespace {

constexpr long session_cookie = 0;  ///< Gone when the browser closes.
constexpr long forget_cookie = -1;
constexpr long device_seconds = std::chrono::seconds(device_limit).count();

bool is_secret_field(std::string_view name) {
  return name.starts_with("wachtzin") || name.starts_with("code") || name.starts_with("sleutel") ||
         name == http::token_field;
}

/// A form that may be kept: not one with a secret of the person in it.
bool may_be_kept(const http::Fields& form) {
  return !form.empty() && std::ranges::none_of(form, [](const auto& field) {
    return field.first != http::token_field && is_secret_field(field.first);
  });
}

std::string encode(const http::Fields& form) {
  std::string encoded;
  for (const auto& [name, value] : form) {
    if (is_secret_field(name)) continue;
    if (!encoded.empty()) encoded += '&';
    encoded += http::percent_encode(name) + '=' + http::percent_encode(value);
  }
  return encoded;
}

crypto::Sealer sealer_of(std::string_view token) {
  return crypto::Sealer::of_secret(crypto::derive(token, "kept form"));
}

}  // namespace

Result<Actor> signed_in(const http::Request& request) {
  if (const auto* actor = std::any_cast<Actor>(&request.visitor)) return *actor;
  return fail(Fault::unauthorised, "Meld je aan om verder te gaan.");
}

std::string_view Sessions::cookie_name() const {
  return secure_ ? http::secure_cookie : http::plain_cookie;
}

std::string Sessions::cookie(std::string_view name) const {
  return std::string(cookie_name()) + std::string(name);
}

Browser Sessions::browser(const http::Request& request) const {
  return {.session = std::string(request.cookie(cookie_name())),
          .device = std::string(request.cookie(cookie("-toestel"))),
          .name = device_name(request.header("user-agent"))};
}

void Sessions::set_cookie(http::Response& response,
                          const std::string& name,
                          std::string_view value,
                          long max_age) const {
  // Lax and not Strict: who follows a link in a letter to a page of the work would otherwise seem
  // not to be signed in. Nothing changes by GET, and every form has its own guard.
  auto text = fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax", name, value);
  if (secure_) text += "; Secure";
  if (max_age != session_cookie) text += fmt::format("; Max-Age={}", std::max(max_age, 0L));
  response.headers.emplace_back("Set-Cookie", std::move(text));
}

void Sessions::set_session(http::Response& response, std::string_view token) const {
  set_cookie(response, cookie(""), token, session_cookie);
}

void Sessions::set_device(http::Response& response, std::string_view token) const {
  set_cookie(response, cookie("-toestel"), token, device_seconds);
}

void Sessions::set_away(http::Response& response, std::string_view token) const {
  set_cookie(response,
             cookie("-aanmelding"),
             token,
             token.empty() ? forget_cookie : std::chrono::seconds(away_limit).count());
}

std::string Sessions::away(const http::Request& request) const {
  return std::string(request.cookie(cookie("-aanmelding")));
}

http::Response Sessions::go_on(const SignedIn& done,
                               const std::string& back_to,
                               bool text_waits) const {
  const bool open = done.answer == Answer::open;
  auto response = http::see_other(open ? (text_waits ? "/account/tekst" : back_to)
                                       : "/aanmelden/code?naar=" + http::percent_encode(back_to));
  set_session(response, done.session);
  if (!done.device.empty()) set_device(response, done.device);
  return response;
}

void Sessions::forget_all(http::Response& response) const {
  set_cookie(response, cookie(""), "", forget_cookie);
  set_cookie(response, cookie("-tekst"), "", forget_cookie);
  response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
}

Result<Sessions::Found> Sessions::find(const std::string& token) {
  if (token.empty()) return Found{};
  const auto now = ground_.clock.now();
  Found found;
  std::optional<Session> session;
  {
    auto transaction = TRY(ground_.database.read());
    session = TRY(SessionStore(transaction).find(crypto::hash_token(token)));
    if (!session) return Found{};
    found.person = session->person;
    if (!is_live(*session, now) || session->stage != Stage::open) return found;
    PeopleStore people(transaction);
    auto person = TRY(people.find(session->person));
    const auto roles = TRY(people.roles(session->person, session->organisation));
    const auto organisation = TRY(people.find(session->organisation));
    if (!person || person->disabled_at || roles.empty() || !organisation) return found;
    found.must_set_second_factor = needs_second_factor(roles) && !person->has_second_factor() &&
                                   !session->second_factor_elsewhere;
    found.actor = Actor{.person = person->id,
                        .name = person->name,
                        .email = person->email,
                        .organisation = session->organisation,
                        .organisation_name = organisation->name,
                        .roles = roles,
                        .session = session->id,
                        .proved_at = session->proved_at,
                        .has_second_factor = person->has_second_factor(),
                        .has_app = !person->totp.empty(),
                        .has_passkey = person->passkeys > 0,
                        .has_passphrase = !person->passphrase.empty(),
                        .sign_on = session->sign_on,
                        .second_factor_elsewhere = session->second_factor_elsewhere,
                        .form_token = http::form_token(token)};
  }
  if (now >= session->seen_at + seen_step) {
    auto seen = ground_.database.write([&](store::Transaction& transaction) {
      return SessionStore(transaction).see(session->id, now);
    });
    TRY(std::move(seen));
  }
  return found;
}

http::Gate Sessions::gate(Rights rights) {
  return [this, rights = std::move(rights)](
             const http::RouteName& route,
             http::Request& request) -> Result<std::optional<http::Response>> {
    const auto right = rights(route);
    if (right == May::visit) return std::optional<http::Response>();
    const auto token = std::string(request.cookie(cookie_name()));
    auto found = TRY(find(token));
    if (!found.actor) return stop_stranger(route, request, found.person);
    TRY(require(*found.actor, right));
    if (found.must_set_second_factor && right != May::settle)
      return std::optional(http::see_other("/account/tweede-stap"));
    // What was kept is not needed any more once it is sent again.
    if (route.method == http::Method::post && !request.cookie(cookie("-tekst")).empty()) {
      const auto kept_form = TRY(kept(*found.actor, request));
      if (kept_form && kept_form->path == request.path) TRY(forget_kept(request));
    }
    request.visitor = std::move(*found.actor);
    return std::optional<http::Response>();
  };
}

http::StaleForm Sessions::stale_form() {
  return [this](const http::Request& request) -> Result<std::optional<http::Response>> {
    const auto found = TRY(find(std::string(request.cookie(cookie_name()))));
    const auto form = request.form();
    if (!found.actor || !form || !may_be_kept(*form)) return std::optional<http::Response>();
    auto response = TRY(keep(request, found.actor->person, "/account/tekst"));
    return std::optional(std::move(response));
  };
}

Result<std::optional<http::Response>> Sessions::stop_stranger(const http::RouteName& route,
                                                              const http::Request& request,
                                                              PersonId person) {
  if (http::wants_json(request)) return fail(Fault::unauthorised, "Meld je aan om verder te gaan.");
  const auto sign_in = [&](std::string_view path) {
    return "/aanmelden?naar=" + http::percent_encode(own_path(path));
  };
  if (route.method == http::Method::get)
    return std::optional(http::see_other(sign_in(request.target)));
  const auto form = request.form();
  if (person.value == 0 || !form || !may_be_kept(*form))
    return std::optional(http::see_other("/aanmelden"));
  auto response = TRY(keep(request, person, "/aanmelden?tekst=bewaard"));
  return std::optional(std::move(response));
}

Result<http::Response> Sessions::keep(const http::Request& request,
                                      PersonId person,
                                      std::string address) {
  const auto form = TRY(request.form());
  const auto token = crypto::make_token();
  const KeptForm kept_form{.person = person,
                           .path = request.path,
                           .sealed = sealer_of(token).seal(encode(form), request.path),
                           .kept_at = ground_.clock.now()};
  auto written = ground_.database.write([&](store::Transaction& transaction) {
    return SessionStore(transaction).keep(crypto::hash_token(token), kept_form);
  });
  TRY(std::move(written));
  auto response = http::see_other(std::move(address));
  set_cookie(response,
             cookie("-tekst"),
             token,
             std::chrono::duration_cast<std::chrono::seconds>(kept_form_limit).count());
  return response;
}

Result<std::optional<Kept>> Sessions::kept(const Actor& actor, const http::Request& request) {
  const auto token = request.cookie(cookie("-tekst"));
  if (token.empty()) return std::optional<Kept>();
  auto transaction = TRY(ground_.database.read());
  const auto form = TRY(SessionStore(transaction).find_kept(crypto::hash_token(token)));
  if (!form || form->person != actor.person ||
      form->kept_at + kept_form_limit < ground_.clock.now())
    return std::optional<Kept>();
  const auto text = TRY(sealer_of(token).open(form->sealed, form->path));
  auto fields = TRY(http::parse_fields(text));
  return std::optional(Kept{form->path, std::move(fields)});
}

Result<> Sessions::forget_kept(const http::Request& request) {
  const auto hash = crypto::hash_token(request.cookie(cookie("-tekst")));
  return ground_.database.write(
      [&](store::Transaction& transaction) { return SessionStore(transaction).forget_kept(hash); });
}

Result<bool> Sessions::holds_text(PersonId person, const http::Request& request) {
  const auto found = TRY(kept(Actor{.person = person}, request));
  return found.has_value();
}

Result<> Sessions::sign_out(const Actor& actor) {
  return end(actor, actor.session);
}

Result<std::vector<Session>> Sessions::own(const Actor& actor) {
  auto transaction = TRY(ground_.database.read());
  auto sessions = TRY(SessionStore(transaction).of_person(actor.person));
  std::erase_if(sessions, [now = ground_.clock.now()](const Session& session) {
    return !is_live(session, now) || session.stage != Stage::open;
  });
  return sessions;
}

Result<> Sessions::end(const Actor& actor, SessionId id) {
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    const bool ended = TRY(SessionStore(transaction).end(actor.person, id, ground_.clock.now()));
    if (!ended) return fail(Fault::not_found, "Deze sessie is er niet (meer).");
    return {};
  });
}

Result<> Sessions::end_others(const Actor& actor) {
  return ground_.database.write([&](store::Transaction& transaction) {
    return SessionStore(transaction).end_all(actor.person, actor.session, ground_.clock.now());
  });
}

Result<> Sessions::move(const Actor& actor, OrganisationId organisation) {
  if (!actor.sign_on.empty())
    return fail(Fault::conflict,
                "Je bent aangemeld via je organisatie. Meld je aan met je wachtzin om bij een "
                "andere organisatie te werken.");
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    const auto roles = TRY(PeopleStore(transaction).roles(actor.person, organisation));
    if (roles.empty()) return fail(Fault::not_found, "In deze organisatie heb je geen rol.");
    TRY(PeopleStore(transaction).set_workplace(actor.person, organisation));
    return SessionStore(transaction).move(actor.session, organisation);
  });
}

bool Sessions::is_proved(const Actor& actor) const {
  return accounts::is_proved(actor.proved_at, ground_.clock.now());
}

}  // namespace zicht::accounts
