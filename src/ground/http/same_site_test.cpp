#include "ground/http/same_site.hpp"

#include <catch2/catch.hpp>

#include "ground/http/router.hpp"

using namespace zicht;
using http::Method;
using http::Request;

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

bool passes(Headers headers) {
  headers.emplace_back("host", "zicht.voorbeeld.nl");
  return http::require_same_site({.method = Method::post, .headers = std::move(headers)})
      .has_value();
}

}  // namespace

TEST_CASE("a form of this site may pass, and one of another may not") {
  CHECK(passes({{"sec-fetch-site", "same-origin"}}));
  CHECK_FALSE(passes({{"sec-fetch-site", "cross-site"}}));
  CHECK_FALSE(passes({{"sec-fetch-site", "same-site"}}));
  CHECK_FALSE(passes({{"sec-fetch-site", "cross-site"}, {"origin", "https://zicht.voorbeeld.nl"}}));
}

TEST_CASE("a browser without Sec-Fetch-Site is held to its Origin") {
  CHECK(passes({{"origin", "https://zicht.voorbeeld.nl"}}));
  CHECK(passes({{"origin", "https://Zicht.Voorbeeld.NL"}}));
  CHECK_FALSE(passes({{"origin", "https://zicht.voorbeeld.nl.kwaad.nl"}}));
  CHECK_FALSE(passes({{"origin", "https://kwaad.nl"}}));
  CHECK_FALSE(passes({{"origin", "null"}}));
}

TEST_CASE("a browser that hides its referrer still says same-origin") {
  CHECK(passes({{"sec-fetch-site", "same-origin"}, {"origin", "null"}}));
}

TEST_CASE("what is no browser carries nobody's session, and may pass") {
  CHECK(passes({}));
}

TEST_CASE("the router stops every form of another site, and no page") {
  http::Router router;
  router.get("/nuttig", [](const Request&) { return http::page("formulier"); });
  router.post_for_anyone("/nuttig", [](const Request&) { return http::page("dank"); });
  const auto ask = [&](Method method) {
    Request request{.method = method,
                    .path = "/nuttig",
                    .headers = {{"host", "zicht.voorbeeld.nl"}, {"sec-fetch-site", "cross-site"}}};
    return router.answer(request);
  };
  CHECK(ask(Method::get));
  CHECK(ask(Method::post).error().fault == Fault::forbidden);
}
