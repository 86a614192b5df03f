#include "ground/http/forgery.hpp"

#include <catch2/catch.hpp>

#include "ground/http/router.hpp"

using namespace zicht;
using namespace zicht::http;

namespace {

Router site() {
  Router router;
  router.get("/wis", [](const auto&) { return page("hier kun je wissen"); });
  router.post("/wis", [](const auto&) { return page("gewist"); });
  router.post_for_anyone("/brievenbus", [](const auto&) { return page("dank"); });
  return router;
}

Request form(std::string path, std::string cookie, std::string token) {
  return {.method = Method::post,
          .path = std::move(path),
          .headers = {{"host", "zicht.example"},
                      {"content-type", "application/x-www-form-urlencoded"},
                      {"cookie", std::string("iets=anders; __Host-zicht=") + cookie + "; x=y"}},
          .body = "naam=x&formulier=" + token};
}

bool passes(Request request) {
  const auto answer = site().answer(request);
  if (answer) return answer->status == 200;
  CHECK(answer.error().fault == Fault::forbidden);
  return false;
}

}  // namespace

TEST_CASE("a form passes with the token of its own cookie") {
  CHECK(passes(form("/wis", "koek", form_token("koek"))));
  auto script = form("/wis", "koek", "");
  script.headers.emplace_back("x-formulier", form_token("koek"));
  CHECK(passes(script));
}

TEST_CASE("a form without a token, or with that of another visitor, is refused") {
  CHECK_FALSE(passes(form("/wis", "koek", "")));
  CHECK_FALSE(passes(form("/wis", "koek", form_token("andermans koek"))));
  CHECK_FALSE(passes(form("/wis", "koek", "koek")));
  CHECK_FALSE(passes(form("/wis", "", form_token(""))));
  auto bare = form("/wis", "koek", form_token("koek"));
  std::erase_if(bare.headers, [](const auto& header) { return header.first == "cookie"; });
  CHECK_FALSE(passes(bare));
  auto plain = form("/wis", "koek", form_token("koek"));
  plain.headers.back().second = "zicht=koek";
  CHECK_FALSE(passes(plain));
}

TEST_CASE("a form that another site sends is refused, token or not") {
  for (const auto* path : {"/wis", "/brievenbus"}) {
    for (const auto* site : {"cross-site", "same-site"}) {
      auto request = form(path, "koek", form_token("koek"));
      request.headers.emplace_back("sec-fetch-site", site);
      CHECK_FALSE(passes(request));
    }
    auto old_browser = form(path, "koek", form_token("koek"));
    old_browser.headers.emplace_back("origin", "https://boef.example");
    CHECK_FALSE(passes(old_browser));
  }
}

TEST_CASE("a form of our own passes, whatever the browser says about it") {
  for (const auto* path : {"/wis", "/brievenbus"}) {
    for (const auto* site : {"same-origin", "none"}) {
      auto request = form(path, "koek", form_token("koek"));
      request.headers.emplace_back("sec-fetch-site", site);
      // What a browser sends under our own Referrer-Policy.
      request.headers.emplace_back("origin", "null");
      CHECK(passes(request));
    }
    auto old_browser = form(path, "koek", form_token("koek"));
    old_browser.headers.emplace_back("origin", "https://zicht.example");
    CHECK(passes(old_browser));
    // Without a token, a browser that hides where it was is not believed.
    auto silent = form(path, "koek", form_token("koek"));
    silent.headers.emplace_back("origin", "null");
    CHECK(passes(silent) == (std::string(path) == "/wis"));
  }
}

TEST_CASE("a letter box takes a form without a token") {
  CHECK(passes(form("/brievenbus", "", "")));
}

TEST_CASE("reading never needs a token, and no other method changes anything") {
  Request read{.path = "/wis", .headers = {{"sec-fetch-site", "cross-site"}}};
  CHECK(passes(read));
  for (const auto method : {Method::put, Method::patch, Method::del}) {
    Request other{.method = method, .path = "/wis"};
    CHECK(site().answer(other)->status == 405);
  }
}

TEST_CASE(
    "a form of our own pages with an old token may be kept, and one of another site may not") {
  auto router = site();
  router.set_stale_form([](const Request& request) -> Result<std::optional<Response>> {
    if (request.path == "/wis") return std::optional(see_other("/bewaard"));
    return std::optional<Response>();
  });
  const auto stale = [](std::string path, const std::string& sender) {
    auto request = form(std::move(path), "koek", form_token("oude koek"));
    request.headers.emplace_back("sec-fetch-site", sender);
    return request;
  };
  auto own = stale("/wis", "same-origin");
  CHECK(router.answer(own)->status == 303);
  auto foreign = stale("/wis", "cross-site");
  CHECK(router.answer(foreign).error().fault == Fault::forbidden);
  auto silent = form("/wis", "koek", form_token("oude koek"));
  silent.headers.emplace_back("origin", "null");
  CHECK(router.answer(silent).error().fault == Fault::forbidden);
}

TEST_CASE(
    "the gate stands before every handler, and what it lets through for one is kept by nobody") {
  auto router = site();
  router.get_public("/openbaar", [](const auto&) { return page("voor iedereen"); });
  router.set_gate([](const RouteName& route, Request& request) -> Result<std::optional<Response>> {
    if (route.pattern == "/brievenbus") return fail(Fault::forbidden, "nee");
    if (request.cookie("wie").empty()) return std::optional(see_other("/aanmelden"));
    request.visitor = std::string(request.cookie("wie"));
    return std::optional<Response>();
  });
  Request stranger{.path = "/wis"};
  CHECK(router.answer(stranger)->status == 303);
  Request known{.path = "/wis", .headers = {{"cookie", "wie=fenna"}}};
  const auto answer = router.answer(known);
  CHECK(answer->status == 200);
  CHECK(answer->caching == Caching::none);
  Request open{.path = "/openbaar"};
  CHECK(router.answer(open)->caching == Caching::revalidate);
  CHECK_FALSE(passes(form("/brievenbus", "koek", "x")) == false);
  const auto routes = router.routes();
  REQUIRE(routes.size() == 4);
  CHECK(routes[0] == RouteName{Method::post, "/brievenbus"});
  CHECK(routes[1] == RouteName{Method::get, "/openbaar", true});
}

TEST_CASE("a cookie is found by its whole name") {
  const Request request{.headers = {{"cookie", "xzicht=1; zicht=2;zicht2=3"}, {"cookie", "d=4"}}};
  CHECK(request.cookie("zicht") == "2");
  CHECK(request.cookie("zicht2") == "3");
  CHECK(request.cookie("d") == "4");
  CHECK(request.cookie("zich").empty());
}
