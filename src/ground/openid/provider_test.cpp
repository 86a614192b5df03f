#include "ground/openid/provider.hpp"

#include "ground/fetch/test_neighbour.hpp"
#include "ground/openid/test_issuer.hpp"

using namespace zicht;
using namespace zicht::openid;
using fetch::test::TestNeighbour;
using openid::test::TestIssuer;

namespace {

class MovingClock final : public Clock {
 public:
  Instant now() const override { return at; }
  Instant at{std::chrono::seconds{1'795'348'800}};
};

/// A whole server, in one process with the test: it signs whatever the test puts into `claims`.
struct Server {
  TestNeighbour neighbour{[this](const std::string& request) { return answer(request); }};
  TestIssuer keys{TestIssuer::Kind::p256};
  const TestIssuer* signing = &keys;
  boost::json::object claims;
  std::string userinfo = "{}";
  std::string token_error;
  bool publishes_new_keys = true;

  std::string answer(const std::string& request) const {
    const auto url = neighbour.url();
    if (request.starts_with("GET /.well-known/openid-configuration "))
      return fetch::test::json_answer(R"({"issuer":")" + url + R"(","authorization_endpoint":")" +
                                      url + R"(/auth","token_endpoint":")" + url +
                                      R"(/token","jwks_uri":")" + url +
                                      R"(/keys","userinfo_endpoint":")" + url + R"(/me"})");
    if (request.starts_with("GET /keys ")) {
      const auto& published = publishes_new_keys ? *signing : keys;
      return fetch::test::json_answer(boost::json::serialize(
          boost::json::object{{"keys", boost::json::array{published.published()}}}));
    }
    if (request.starts_with("GET /me ")) return fetch::test::json_answer(userinfo);
    if (!token_error.empty())
      return fetch::test::json_answer(R"({"error":")" + token_error + R"("})", "400 Bad Request");
    return fetch::test::json_answer(
        boost::json::serialize(boost::json::object{{"id_token", signing->sign(claims)},
                                                   {"access_token", "toegang"},
                                                   {"token_type", "Bearer"}}));
  }

  int times(std::string_view asked) {
    int count = 0;
    for (const auto& request : neighbour.heard())
      if (request.starts_with(asked)) ++count;
    return count;
  }
};

/// Somebody comes back to `provider`, and the server says of them what is right.
Result<Claims> come_back(Provider& provider, Server& server, const MovingClock& clock) {
  const auto secrets = make_secrets();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(clock.at).time_since_epoch();
  server.claims = {{"iss", server.neighbour.url()},
                   {"aud", "zicht"},
                   {"sub", "u-17"},
                   {"exp", seconds.count() + 60},
                   {"iat", seconds.count()},
                   {"nonce", secrets.nonce}};
  return provider.redeem({.code = "een code"}, secrets, true);
}

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
        std::pair{"https://login.kroonstad.example/t1/token", "http://127.0.0.1:5432/token"},
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

TEST_CASE("a code becomes somebody, with the secrets where they belong") {
  const MovingClock clock;
  const fetch::Fetcher fetcher;
  Server server;
  server.userinfo = R"({"sub":"u-17","email":"bram@kroonstad.example","email_verified":true})";
  Provider provider({.issuer = server.neighbour.url(),
                     .id = "zicht",
                     .secret = "a:b/c",
                     .redirect = "https://zicht.example/terug"},
                    fetcher,
                    clock);
  const auto claims = come_back(provider, server, clock);
  REQUIRE(claims);
  CHECK(claims->subject == "u-17");
  CHECK(claims->address == "bram@kroonstad.example");
  CHECK(claims->is_address_verified);
  const auto heard = server.neighbour.heard();
  REQUIRE(heard.size() == 4);
  CHECK(heard[1].starts_with("POST /token "));
  // "zicht:a%3Ab%2Fc"
  CHECK(heard[1].find("\r\nAuthorization: Basic emljaHQ6YSUzQWIlMkZj\r\n") != std::string::npos);
  CHECK(heard[1].find("grant_type=authorization_code&code=een%20code&redirect_uri=https%3A%2F%2F"
                      "zicht.example%2Fterug&code_verifier=") != std::string::npos);
  CHECK(heard[3].find("\r\nAuthorization: Bearer toegang\r\n") != std::string::npos);

  server.userinfo = R"({"sub":"u-18","email":"fenna@kroonstad.example","email_verified":true})";
  const auto slipped = come_back(provider, server, clock);
  REQUIRE_FALSE(slipped);
  CHECK(slipped.error().detail == "userinfo: about somebody else");
}

TEST_CASE("a server that signs with a new key is believed, once it publishes that key") {
  MovingClock clock;
  const fetch::Fetcher fetcher;
  Server server;
  server.userinfo = R"({"sub":"u-17"})";
  Provider provider({.issuer = server.neighbour.url(), .id = "zicht"}, fetcher, clock);
  REQUIRE(come_back(provider, server, clock));
  REQUIRE(come_back(provider, server, clock));
  CHECK(server.times("GET /keys ") == 1);
  CHECK(server.times("GET /.well-known") == 1);

  const TestIssuer fresh(TestIssuer::Kind::rsa, "sleutel-2");
  server.signing = &fresh;
  server.publishes_new_keys = false;
  const auto unknown = come_back(provider, server, clock);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().fault == Fault::invalid);
  CHECK(server.times("GET /keys ") == 1);  // not within a minute, whoever asks

  clock.at += std::chrono::seconds{61};
  CHECK_FALSE(come_back(provider, server, clock));
  CHECK(server.times("GET /keys ") == 2);
  server.publishes_new_keys = true;
  CHECK_FALSE(come_back(provider, server, clock));
  CHECK(server.times("GET /keys ") == 2);

  clock.at += std::chrono::seconds{61};
  CHECK(come_back(provider, server, clock));
  CHECK(server.times("GET /keys ") == 3);
}

TEST_CASE("a code that is refused is somebody's mistake, a client that is refused is ours") {
  const MovingClock clock;
  const fetch::Fetcher fetcher;
  Server server;
  Provider provider({.issuer = server.neighbour.url(), .id = "zicht"}, fetcher, clock);
  server.token_error = "invalid_grant";
  CHECK(come_back(provider, server, clock).error().fault == Fault::invalid);
  server.token_error = "invalid_client";
  const auto ours = come_back(provider, server, clock);
  CHECK(ours.error().fault == Fault::unavailable);
  CHECK(ours.error().detail == "the token endpoint says invalid_client");
  server.token_error = "<script>\\nBRAM@x";
  CHECK(come_back(provider, server, clock).error().detail == "the token endpoint says scriptx");
  const auto other = provider.redeem(
      {.code = "x", .issuer = "https://login.duinrand.example"}, make_secrets(), false);
  CHECK(other.error().detail == "the answer is not of this issuer");
}
