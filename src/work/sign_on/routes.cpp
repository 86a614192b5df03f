#include "work/sign_on/routes.hpp"

#include <spdlog/spdlog.h>

#include "work/sign_on/pages.hpp"

namespace zicht::sign_on {
namespace {

constexpr int refused = 403;
constexpr int unavailable = 503;

/// What a log may say: which sign-on, and why. Never who, and nothing that came from a browser.
void log(const accounts::SignOn& sign_on, std::string_view why) {
  spdlog::warn("sign-on {}: {}", sign_on.name, why);
}

/// That something is away is said on a page with a way on; all else travels to fault.cpp.
Result<http::Response> answer_away(const Desk& desk,
                                   const accounts::SignOn& sign_on,
                                   const Error& error) {
  if (error.fault != Fault::unavailable) return tl::make_unexpected(error);
  log(sign_on, error.detail);
  return http::private_page(away_page(desk.layout, sign_on, error.message), unavailable);
}

Result<http::Response> leave(const Desk& desk, const http::Request& request) {
  const auto sign_on = TRY(desk.sign_ons.find(request.capture("aanmelding")));
  const auto& query = request.query;
  const auto departure = desk.sign_ons.leave(
      sign_on.name, accounts::own_path(query.text("naar")), query.text("opnieuw") == "ja");
  if (!departure) return answer_away(desk, sign_on, departure.error());
  auto response = http::see_other(departure->address);
  desk.sessions.set_away(response, departure->secret);
  return response;
}

Result<http::Response> arrive(const Desk& desk, const http::Request& request) {
  const auto sign_on = TRY(desk.sign_ons.find(request.capture("aanmelding")));
  const auto text = [&](std::string_view name) { return std::string(request.query.text(name)); };
  const auto arrival = desk.sign_ons.arrive(sign_on.name,
                                            {.state = text("state"),
                                             .code = text("code"),
                                             .issuer = text("iss"),
                                             .error = text("error"),
                                             .secret = desk.sessions.away(request)},
                                            desk.sessions.browser(request));
  if (!arrival) return answer_away(desk, sign_on, arrival.error());
  if (arrival->outcome != Outcome::signed_in) {
    log(sign_on, arrival->why);
    return http::private_page(failed_page(desk.layout, sign_on, arrival->outcome), refused);
  }
  const bool text_waits = TRY(desk.sessions.holds_text(arrival->signed_in.person, request));
  auto response = desk.sessions.go_on(arrival->signed_in, arrival->back_to, text_waits);
  desk.sessions.set_away(response, "");
  return response;
}

Result<http::Response> show_signed_out(const Desk& desk, const http::Request& request) {
  const auto sign_on = TRY(desk.sign_ons.find(request.capture("aanmelding")));
  const auto address = TRY(desk.sign_ons.address_for_leaving(sign_on.name));
  return http::private_page(signed_out_page(desk.layout, sign_on, address));
}

}  // namespace

void add_routes(http::Router& router, const Desk& desk) {
  router.get("/aanmelden/via/{aanmelding}",
             [=](const auto& request) { return leave(desk, request); });
  router.get("/aanmelden/via/{aanmelding}/terug",
             [=](const auto& request) { return arrive(desk, request); });
  router.get("/aanmelden/via/{aanmelding}/afgemeld",
             [=](const auto& request) { return show_signed_out(desk, request); });
}

}  // namespace zicht::sign_on
