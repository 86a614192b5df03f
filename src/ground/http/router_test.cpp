#include "ground/http/router.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using http::Method;
using http::Request;
using http::Response;

namespace {

http::Handler says(std::string words) {
  return [words](const Request&) { return http::private_page(words); };
}

/// The body, or the status where it is not 200.
std::string ask(const http::Router& router, std::string target, Method method = Method::get) {
  Request request{.method = method, .target = std::move(target)};
  REQUIRE(http::read_target(request));
  const auto response = router.answer(request);
  if (!response) return "fault " + std::to_string(static_cast<int>(response.error().fault));
  return response->status == 200 ? response->body : std::to_string(response->status);
}

const std::string not_found = "fault " + std::to_string(static_cast<int>(Fault::not_found));

}  // namespace

TEST_CASE("literal parts win from braces, whatever the order in which they were added") {
  http::Router router;
  router.get("/{een}/{twee}", says("twee gaten"));
  router.get("/kompas/{hoofdstuk}", says("een hoofdstuk"));
  router.get("/{naam}", says("een naam"));
  router.get("/cijfers/{code}", says("een cijfer"));
  router.get("/cijfers/{code}.csv", says("een tabel"));
  router.get("/kompas/inhoud", says("de inhoud"));
  router.get("/help", says("help"));
  CHECK(ask(router, "/help") == "help");
  CHECK(ask(router, "/over") == "een naam");
  CHECK(ask(router, "/kompas/inhoud") == "de inhoud");
  CHECK(ask(router, "/kompas/signaleren") == "een hoofdstuk");
  CHECK(ask(router, "/cijfers/nr-gemeld") == "een cijfer");
  CHECK(ask(router, "/cijfers/nr-gemeld.csv") == "een tabel");
  CHECK(ask(router, "/iets/anders") == "twee gaten");
  CHECK(ask(router, "/") == not_found);
  CHECK(ask(router, "/een/twee/drie") == not_found);
}

TEST_CASE("a part in braces is never empty") {
  http::Router router;
  router.get("/kompas/{hoofdstuk}", says("een hoofdstuk"));
  router.get("/cijfers/{code}.csv", says("een tabel"));
  CHECK(ask(router, "/kompas/") == not_found);
  CHECK(ask(router, "/cijfers/.csv") == not_found);
  CHECK(ask(router, "/kompas//") == not_found);
}

TEST_CASE("the handler hears what stood in the braces, decoded") {
  http::Router router;
  router.get("/{een}/{twee}.csv", [](const Request& request) {
    return http::private_page(std::string(request.capture("een")) + "," +
                              std::string(request.capture("twee")));
  });
  CHECK(ask(router, "/caf%C3%A9/x.csv.csv") == "café,x.csv");
}

TEST_CASE("a page answers HEAD, and says which other methods it knows") {
  http::Router router;
  router.get("/formulier", says("leeg formulier"));
  router.post_for_anyone("/formulier", says("dank"));
  router.post_for_anyone("/alleen-post", says("dank"));
  CHECK(ask(router, "/formulier", Method::head) == "leeg formulier");
  CHECK(ask(router, "/formulier", Method::post) == "dank");
  const auto allow = [&](const std::string& path, Method method) {
    Request request{.method = method, .path = path};
    const auto response = router.answer(request);
    REQUIRE(response);
    CHECK(response->status == 405);
    REQUIRE(response->headers.size() == 1);
    CHECK(response->headers[0].first == "Allow");
    return response->headers[0].second;
  };
  CHECK(allow("/formulier", Method::put) == "GET, HEAD, POST");
  CHECK(allow("/formulier", Method::options) == "GET, HEAD, POST");
  CHECK(allow("/formulier", Method::other) == "GET, HEAD, POST");
  CHECK(allow("/alleen-post", Method::get) == "POST");
  CHECK(allow("/alleen-post", Method::head) == "POST");
  CHECK(ask(router, "/nergens", Method::put) == not_found);
}

TEST_CASE("a slash too many leads to the page itself, and never to another site") {
  http::Router router;
  router.get("/zoeken", says("gevonden"));
  router.get("/{naam}", says("een naam"));
  router.get("/{een}/{twee}", says("twee"));
  const auto location = [&](const std::string& target) -> std::string {
    Request request{.target = target};
    REQUIRE(http::read_target(request));
    const auto response = router.answer(request);
    if (!response || response->status != 308) return "";
    return response->headers.at(0).second;
  };
  CHECK(location("/zoeken/") == "/zoeken");
  CHECK(location("/zoeken/?q=een%20kamer&p=2") == "/zoeken?q=een%20kamer&p=2");
  CHECK(location("/zoeken/?q=\xC3\xA9") == "/zoeken");
  CHECK(location("/over/") == "/over");
  CHECK(location("//evil.nl/").empty());
  CHECK(location("//evil.nl//").empty());
  CHECK(location("http://evil.nl/zoeken/") == "/zoeken");
  CHECK(location("http://evil.nl//evil.nl/").empty());
  CHECK(location("/Zoeken%20nu/").empty());
  CHECK(location("//").empty());
}

TEST_CASE("a page is public only where its route says so") {
  http::Router router;
  router.get_public("/", says("voorpagina"));
  router.get("/zoeken", says("gevonden"));
  router.get_public("/kompas/{hoofdstuk}", says("hoofdstuk"));
  CHECK(router.is_public("/"));
  CHECK(router.is_public("/kompas/signaleren"));
  CHECK_FALSE(router.is_public("/zoeken"));
  CHECK_FALSE(router.is_public("/nergens"));
}
