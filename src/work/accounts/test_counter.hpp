// For tests of this room: its addresses as a browser meets them, with a clock that can be moved.
#pragma once

#include <string>
#include <string_view>

#include "ground/html/test_layout.hpp"
#include "ground/http/fault.hpp"
#include "work/accounts/routes.hpp"
#include "work/accounts/test_desk.hpp"

namespace zicht::accounts::test {

/// The routes on a desk, asked for by someone whose cookie is `session`.
class Counter {
 public:
  explicit Counter(store::Kind kind) : desk(kind) {
    add_routes(router_, {layout_, desk.accounts, desk.sessions, desk.passkeys}, true);
    router_.set_gate(desk.sessions.gate([](const http::RouteName& route) {
      if (route.pattern.starts_with("/organisatie")) return May::manage_people;
      return route.pattern.starts_with("/account") ? May::settle : May::visit;
    }));
  }

  http::Response ask(http::Method method, const std::string& target, std::string body = {}) {
    http::Request request{.method = method, .target = target};
    request.headers.emplace_back("cookie", "__Host-zicht=" + session + extra_cookies);
    request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    if (method == http::Method::post)
      request.body = std::move(body) + "&formulier=" + http::form_token(session);
    REQUIRE(http::read_target(request));
    const auto answer = router_.answer(request);
    if (answer) return *answer;
    return http::fault_response(
        request, answer.error(), [](int, const Error& error) { return error.message; });
  }
  http::Response get(const std::string& target) { return ask(http::Method::get, target); }
  http::Response post(const std::string& target, std::string body = "x=y") {
    return ask(http::Method::post, target, std::move(body));
  }

  TestDesk desk;
  std::string session;
  std::string extra_cookies;

 private:
  const html::Layout layout_ = html::test::layout({"css/account.css", "islands/passkey.ts"});
  http::Router router_;
};

inline std::string header(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

/// The value of a cookie that an answer sets.
inline std::string cookie(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == "Set-Cookie" && value.starts_with(std::string(name) + "="))
      return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  return {};
}

}  // namespace zicht::accounts::test
