#include "ground/http/fault.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>

using namespace zicht;
using http::Request;

namespace {

std::string draw(int status, const Error& error) {
  return "<h1>" + std::to_string(status) + "</h1>" + error.message;
}

Request asking(std::string path, std::string accept = "text/html,*/*") {
  return {.path = std::move(path), .headers = {{"accept", std::move(accept)}}};
}

}  // namespace

TEST_CASE("each fault has its own status") {
  CHECK(http::status_of(Fault::invalid) == 422);
  CHECK(http::status_of(Fault::unauthorised) == 401);
  CHECK(http::status_of(Fault::forbidden) == 403);
  CHECK(http::status_of(Fault::not_found) == 404);
  CHECK(http::status_of(Fault::conflict) == 409);
  CHECK(http::status_of(Fault::unavailable) == 503);
  CHECK(http::status_of(Fault::internal) == 500);
}

TEST_CASE("a person gets a page and a program gets problem+json") {
  CHECK_FALSE(http::wants_json(asking("/kompas")));
  CHECK_FALSE(http::wants_json(asking("/kompas", "")));
  CHECK(http::wants_json(asking("/kompas", "application/json")));
  CHECK(http::wants_json(asking("/kompas", "application/problem+json")));
  CHECK_FALSE(http::wants_json(asking("/kompas", "text/html, application/json")));
  CHECK(http::wants_json(asking("/v1/cijfers", "text/html")));
  CHECK(http::wants_json(asking("/v1")));
  CHECK_FALSE(http::wants_json(asking("/v1-uitleg")));
}

TEST_CASE("the detail of a failure goes to the log and to nobody else") {
  const Error error{Fault::unavailable, "Het lukt nu even niet.", "password of the database"};
  for (const auto* path : {"/kompas", "/v1/cijfers"}) {
    const auto response = http::fault_response(asking(path), error, draw);
    CHECK(response.status == 503);
    CHECK(response.body.find("Het lukt nu even niet.") != std::string::npos);
    CHECK(response.body.find("password") == std::string::npos);
    for (const auto& [name, value] : response.headers)
      CHECK(value.find("password") == std::string::npos);
  }
}

TEST_CASE("a problem has the fields of RFC 9457") {
  const auto response = http::fault_response(
      asking("/v1/cijfers/\"x\""), {Fault::not_found, "Dit \"cijfer\" is er niet."}, draw);
  CHECK(response.type == "application/problem+json");
  const auto problem = boost::json::parse(response.body).as_object();
  CHECK(problem.at("type").as_string() == "about:blank");
  CHECK(problem.at("title").as_string() == "Deze pagina is er niet");
  CHECK(problem.at("status").as_int64() == 404);
  CHECK(problem.at("detail").as_string() == "Dit \"cijfer\" is er niet.");
}

TEST_CASE("a wrong parameter is 400 for a program and 422 for a form") {
  const Error error{Fault::invalid, "Zo niet."};
  CHECK(http::fault_response(asking("/v1/cijfers"), error, draw).status == 400);
  CHECK(http::fault_response(asking("/formulier"), error, draw).status == 422);
}

TEST_CASE("a refusal of the API names its version, and other sites may read it") {
  const auto header = [](const std::string& path, std::string_view wanted) -> std::string {
    for (const auto& [name, value] : http::refusal(asking(path), 404, {}, draw).headers)
      if (name == wanted) return value;
    return "";
  };
  CHECK(header("/v1/x", "API-Version") == http::api_version);
  CHECK(header("/v1/x", "Access-Control-Allow-Origin") == "*");
  for (const auto* path : {"/v1x", "/"}) {
    CHECK(header(path, "API-Version").empty());
    CHECK(header(path, "Access-Control-Allow-Origin").empty());
  }
}

TEST_CASE("who is refused for lack of room is told when to come back") {
  const auto response = http::refusal(asking("/"), 503, {}, draw);
  REQUIRE(response.headers.size() == 1);
  CHECK(response.headers[0].first == "Retry-After");
}

TEST_CASE("a failure is never kept by anyone") {
  CHECK(http::refusal(asking("/"), 404, {}, draw).caching == http::Caching::none);
  CHECK(http::refusal(asking("/v1/x"), 404, {}, draw).caching == http::Caching::none);
}
