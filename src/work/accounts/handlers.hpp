// The routes in four parts, and what they share. Inside this room only.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "ground/crypto/token.hpp"
#include "ground/http/forgery.hpp"
#include "work/accounts/routes.hpp"

namespace zicht::accounts {

void add_sign_in_routes(http::Router& router, const Desk& desk);
void add_account_routes(http::Router& router, const Desk& desk);
void add_passkey_routes(http::Router& router, const Desk& desk);
void add_people_routes(http::Router& router, const Desk& desk);

/// The sign-on with which this session began, where it began with one.
inline std::optional<SignOn> sign_on_of(const Desk& desk, const Actor& actor) {
  for (const auto& sign_on : desk.sign_ons)
    if (sign_on.name == actor.sign_on) return sign_on;
  return std::nullopt;
}

/// The status of a page that gives a form back because of what was filled in.
inline constexpr int unprocessable = 422;

/// The secret that the forms of a visitor belong to, who need not be signed in.
struct Guest {
  std::string secret = {};
  bool is_new = false;
  std::string token() const { return http::form_token(secret); }
};

inline Guest guest_of(const Desk& desk, const http::Request& request) {
  auto secret = std::string(request.cookie(desk.sessions.cookie_name()));
  if (!secret.empty()) return {std::move(secret)};
  return {crypto::make_token(), true};
}

/// A page with a form for a visitor: the first time, with the cookie that its token belongs to.
inline http::Response page_for(const Desk& desk,
                               const Guest& guest,
                               std::string body,
                               int status = 200) {
  auto response = http::private_page(std::move(body), status);
  if (guest.is_new) desk.sessions.set_session(response, guest.secret);
  return response;
}

/// Where the browser goes after a step of signing in.
inline http::Response go_on(const Desk& desk,
                            const SignedIn& done,
                            const std::string& back_to,
                            bool text_waits) {
  return desk.sessions.go_on(done, back_to, text_waits);
}

}  // namespace zicht::accounts
