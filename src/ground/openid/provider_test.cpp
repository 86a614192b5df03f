#include "ground/openid/provider.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::openid;

namespace {

constexpr auto issuer = "https://login.kroonstad.example/t1";
constexpr auto whole = R"({
  "issuer": "https://login.kroonstad.example/t1",
  "authorization_endpoint": "https://login.kroonstad.example/t1/auth",
  "token_endpoint": "https://login.kroonstad.example/t1/token",
  "jwks_uri": "https://keys.kroonstad.example/t1",
  "userinfo_endpoint": "https://login.kroonstad.example/t1/me",
  "response_types_supported": ["code", "id_token"],
  "code_challenge_methods_supported": ["S256"],
  "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
  "authorization_response_iss_parameter_supported": true
})";

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what a server says about itself is taken where it can do what is needed") {
  const auto read = read_metadata(whole, issuer);
  REQUIRE(read);
  CHECK(read->token == "https://login.kroonstad.example/t1/token");
  CHECK(read->end_session.empty());
  CHECK(read->names_itself);
  CHECK_FALSE(read->secret_in_form);
  CHECK(read_metadata(with(whole, R"("client_secret_basic", )", ""), issuer)->secret_in_form);
  CHECK(metadata_address(issuer) ==
        "https://login.kroonstad.example/t1/.well-known/openid-configuration");
  CHECK(metadata_address("https://login.kroonstad.example/") ==
        "https://login.kroonstad.example/.well-known/openid-configuration");
}

TEST_CASE("what a server says about itself is refused where it is of another, or not safe") {
  CHECK_FALSE(read_metadata(whole, "https://login.kroonstad.example"));
  CHECK_FALSE(read_metadata(whole, "https://login.kroonstad.example/t1/"));
  for (const auto& [from, to] :
       {std::pair{"https://login.kroonstad.example/t1/token", "http://login.kroonstad.example/t"},
        std::pair{"https://login.kroonstad.example/t1/auth", "javascript:alert(1)"},
        std::pair{"https://login.kroonstad.example/t1/me", "http://login.kroonstad.example/me"},
        std::pair{"jwks_uri", "jwks"},
        std::pair{"\"code\", ", ""},
        std::pair{"S256", "plain"},
        std::pair{"{\n", "[\n"}}) {
    INFO(from);
    CHECK_FALSE(read_metadata(with(whole, from, to), issuer));
  }
}

TEST_CASE("a server that is away is not asked again at once") {
  const FixedClock noon(Instant{std::chrono::milliseconds{1'795'348'800'000}});
  const fetch::Fetcher fetcher;
  Provider provider({.issuer = "http://127.0.0.1:1", .id = "zicht"}, fetcher, noon);
  const auto first = provider.address_for(make_secrets(), false);
  REQUIRE_FALSE(first);
  CHECK(first.error().fault == Fault::unavailable);
  const auto second = provider.address_for(make_secrets(), false);
  REQUIRE_FALSE(second);
  CHECK(second.error().detail == "it did not answer just now");
  CHECK(provider.address_for_leaving("https://zicht.example/").empty());
}

TEST_CASE("the secrets of an attempt are three, and new each time") {
  const auto one = make_secrets();
  const auto other = make_secrets();
  CHECK(one.state != one.nonce);
  CHECK(one.nonce != one.verifier);
  CHECK(one.state != other.state);
  CHECK(one.verifier.size() >= 43);  // RFC 7636, 4.1.
}
