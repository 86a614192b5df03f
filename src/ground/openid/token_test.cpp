#include "ground/openid/token.hpp"

#include <openssl/hmac.h>

#include "ground/crypto/base64url.hpp"
#include "ground/openid/test_issuer.hpp"

using namespace zicht;
using namespace zicht::openid;
using test::TestIssuer;

namespace {

constexpr std::int64_t now = 1'795'348'800;

Expected expected() {
  return {.issuer = "https://login.kroonstad.example",
          .client_id = "zicht",
          .nonce = "eenmalig",
          .now = Instant{std::chrono::seconds{now}}};
}

boost::json::object right() {
  return {{"iss", "https://login.kroonstad.example"},
          {"aud", "zicht"},
          {"sub", "u-17"},
          {"exp", now + 300},
          {"iat", now - 5},
          {"nonce", "eenmalig"},
          {"auth_time", now - 20},
          {"amr", {"pwd", "otp"}},
          {"acr", "hoog"},
          {"email", "bram@kroonstad.example"},
          {"email_verified", true}};
}

boost::json::object but(std::string_view name, boost::json::value value) {
  auto claims = right();
  claims[{name.data(), name.size()}] = std::move(value);
  return claims;
}

boost::json::object without(std::string_view name) {
  auto claims = right();
  claims.erase({name.data(), name.size()});
  return claims;
}

std::vector<NamedKey> keys_of(std::initializer_list<const TestIssuer*> issuers) {
  boost::json::array list;
  for (const auto* issuer : issuers) list.push_back(issuer->published());
  const auto keys = read_keys(boost::json::serialize(boost::json::object{{"keys", list}}));
  REQUIRE(keys);
  REQUIRE(keys->size() == issuers.size());
  return *keys;
}

/// Why it is refused; empty where it is not.
std::string refusal(const std::string& token, const std::vector<NamedKey>& keys) {
  const auto claims = verify_token(token, keys, expected());
  return claims ? std::string{} : claims.error().detail;
}

/// A JSON value as a part of a token.
std::string part(const boost::json::object& object) {
  return crypto::to_base64url(boost::json::serialize(object));
}

}  // namespace

TEST_CASE("a token that is right says who signed in, and how") {
  const TestIssuer issuer(GENERATE(TestIssuer::Kind::rsa, TestIssuer::Kind::p256));
  const auto claims = verify_token(issuer.sign(right()), keys_of({&issuer}), expected());
  REQUIRE(claims);
  CHECK(claims->subject == "u-17");
  CHECK(claims->address == "bram@kroonstad.example");
  CHECK(claims->is_address_verified);
  CHECK(claims->methods == std::set<std::string>{"otp", "pwd"});
  CHECK(claims->level == "hoog");
  CHECK(claims->authenticated_at == Instant{std::chrono::seconds{now - 20}});
}

TEST_CASE("a token with one wrong claim is refused") {
  const TestIssuer issuer(TestIssuer::Kind::p256);
  const auto keys = keys_of({&issuer});
  const std::vector<std::pair<std::string, boost::json::object>> tries{
      {"id token: of another issuer", but("iss", "https://login.kroonstad.example/")},
      {"id token: of another issuer", without("iss")},
      {"id token: not for us", but("aud", "een-ander")},
      {"id token: not for us", but("aud", boost::json::array{})},
      {"id token: not for us", but("aud", boost::json::array{"zicht", 7})},
      {"id token: not for us", without("aud")},
      {"id token: for several, and not said for whom",
       but("aud", boost::json::array{"zicht", "een-ander"})},
      {"id token: asked for by another", but("azp", "een-ander")},
      {"id token: asked for by another", but("azp", 7)},
      {"id token: expired", but("exp", now - 60)},
      {"id token: no exp, or no iat", without("exp")},
      {"id token: no exp, or no iat", but("exp", "morgen")},
      {"id token: no exp, or no iat", but("exp", 1e300)},
      {"id token: no exp, or no iat", but("exp", -1)},
      {"id token: no exp, or no iat", without("iat")},
      {"id token: issued in the future", but("iat", now + 61)},
      {"id token: issued long ago", but("iat", now - 661)},
      {"id token: not valid yet", but("nbf", now + 61)},
      {"id token: not the answer to this question", but("nonce", "een ander")},
      {"id token: not the answer to this question", without("nonce")},
      {"id token: no subject", without("sub")},
      {"id token: no subject", but("sub", "")},
      {"id token: no subject", but("sub", 17)},
      {"id token: no subject", but("sub", boost::json::string(256, 'x'))},
      {"id token: no subject", but("sub", "u-17\n")}};
  for (const auto& [why, claims] : tries) {
    INFO(boost::json::serialize(claims));
    CHECK(refusal(issuer.sign(claims), keys) == why);
  }
  auto several = but("aud", boost::json::array{"een-ander", "zicht"});
  several["azp"] = "zicht";
  CHECK(refusal(issuer.sign(several), keys).empty());
  CHECK(refusal(issuer.sign(but("exp", now - 59)), keys).empty());
  CHECK(refusal(issuer.sign(but("iat", static_cast<double>(now) - 0.5)), keys).empty());
}

TEST_CASE("an address counts as verified only where the server says so") {
  const TestIssuer issuer(TestIssuer::Kind::p256);
  const auto keys = keys_of({&issuer});
  const auto is_verified = [&](const boost::json::object& claims) {
    const auto read = verify_token(issuer.sign(claims), keys, expected());
    REQUIRE(read);
    return read->is_address_verified;
  };
  CHECK(is_verified(but("email_verified", "true")));
  CHECK(is_verified(but("email_verified", 1)));
  for (const auto& value :
       boost::json::array{false, "false", 0, nullptr, "ja", 2, boost::json::array{true}})
    CHECK_FALSE(is_verified(but("email_verified", value)));
  CHECK_FALSE(is_verified(without("email_verified")));
  CHECK_FALSE(is_verified(without("email")));
}

TEST_CASE("no token chooses its own algorithm") {
  const TestIssuer issuer(TestIssuer::Kind::rsa);
  const auto keys = keys_of({&issuer});
  const auto payload = part(right());

  SECTION("none") {
    for (const auto* name : {"none", "None", "NONE", ""}) {
      const auto text = part({{"alg", name}, {"kid", "sleutel-1"}}) + '.' + payload + '.';
      CHECK(refusal(text, keys) == "id token: an algorithm that is not taken here");
    }
    CHECK(refusal(part({{"kid", "sleutel-1"}}) + '.' + payload + '.', keys) ==
          "id token: an algorithm that is not taken here");
    CHECK(refusal(part({{"alg", "RS256"}, {"kid", "sleutel-1"}}) + '.' + payload + '.', keys) ==
          "id token: the signature is not right");
  }
  SECTION("HS256, with what everyone can read as its secret") {
    const auto text = part({{"alg", "HS256"}, {"kid", "sleutel-1"}}) + '.' + payload;
    const auto secret = boost::json::serialize(issuer.published());
    std::string code(32, '\0');
    unsigned size = 0;
    HMAC(EVP_sha256(),
         secret.data(),
         static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(text.data()),
         text.size(),
         reinterpret_cast<unsigned char*>(code.data()),
         &size);
    CHECK(refusal(text + '.' + crypto::to_base64url(code), keys) ==
          "id token: an algorithm that is not taken here");
  }
  SECTION("another one than that of the key") {
    const auto token = issuer.sign(right(), {{"alg", "ES256"}, {"kid", "sleutel-1"}});
    CHECK(refusal(token, keys) == "id token: its algorithm is not that of the key");
    CHECK_FALSE(
        refusal(issuer.sign(right(), {{"alg", "RS512"}, {"kid", "sleutel-1"}}), keys).empty());
  }
  SECTION("with an extension, or of another type") {
    const auto signed_with = [&](const boost::json::object& header) {
      return refusal(issuer.sign(right(), header), keys);
    };
    CHECK_FALSE(signed_with({{"alg", "RS256"}, {"crit", {"b64"}}, {"b64", false}}).empty());
    CHECK_FALSE(signed_with({{"alg", "RS256"}, {"typ", "logout+jwt"}}).empty());
    CHECK(signed_with({{"alg", "RS256"}, {"typ", "JWT"}}).empty());
  }
}

TEST_CASE("only the key that the token names is tried") {
  const TestIssuer issuer(TestIssuer::Kind::p256);
  const TestIssuer other(TestIssuer::Kind::p256, "sleutel-2");
  const TestIssuer impostor(TestIssuer::Kind::p256);
  const auto both = keys_of({&issuer, &other});
  CHECK(refusal(issuer.sign(right()), both).empty());
  CHECK(refusal(other.sign(right()), both).empty());
  CHECK(refusal(impostor.sign(right()), both) == "id token: the signature is not right");

  const auto unknown = verify_token(other.sign(right()), keys_of({&issuer}), expected());
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().fault == Fault::not_found);

  const boost::json::object nameless{{"alg", "ES256"}};
  CHECK(refusal(issuer.sign(right(), nameless), keys_of({&issuer})).empty());
  CHECK(refusal(issuer.sign(right(), nameless), both) ==
        "id token: it does not say with which of several keys");
}

TEST_CASE("what is broken is refused, wherever it breaks") {
  const TestIssuer issuer(TestIssuer::Kind::p256);
  const auto keys = keys_of({&issuer});
  const auto token = issuer.sign(right());
  REQUIRE(refusal(token, keys).empty());
  for (std::size_t size = 0; size < token.size(); ++size)
    CHECK_FALSE(refusal(token.substr(0, size), keys).empty());
  for (std::size_t at = 0; at < token.size(); ++at) {
    auto bent = token;
    bent[at] = bent[at] == 'A' ? 'B' : 'A';
    CHECK_FALSE(refusal(bent, keys).empty());
  }
  for (const auto& odd : {token + '.', '.' + token, token + "=", token + "\n", std::string("..")})
    CHECK_FALSE(refusal(odd, keys).empty());
  CHECK(refusal(std::string(longest_token + 1, 'A'), keys) == "id token: too long");
  const auto no_object = crypto::to_base64url("[]");
  CHECK_FALSE(refusal(no_object + '.' + no_object + '.' + no_object, keys).empty());
}

TEST_CASE("of a key set only what can sign here is taken") {
  const TestIssuer issuer(TestIssuer::Kind::rsa);
  auto for_encryption = issuer.published();
  for_encryption["use"] = "enc";
  auto for_another_algorithm = issuer.published();
  for_another_algorithm["alg"] = "PS256";
  const boost::json::object secret{{"kty", "oct"}, {"k", "AAAA"}};
  const boost::json::array list{
      for_encryption, for_another_algorithm, secret, 7, issuer.published()};
  const auto keys = read_keys(boost::json::serialize(boost::json::object{{"keys", list}}));
  REQUIRE(keys);
  CHECK(keys->size() == 1);
  for (const auto* none : {"", "[]", "{}", R"({"keys":{}})", R"({"keys":[]} x)"}) {
    INFO(none);
    const auto refused = read_keys(none);
    CHECK_FALSE(refused);
  }
}

TEST_CASE("userinfo about somebody else changes nothing") {
  Claims claims{.subject = "u-17"};
  CHECK_FALSE(add_address(
      claims, R"({"sub":"u-18","email":"fenna@kroonstad.example","email_verified":true})", {}));
  CHECK_FALSE(add_address(claims, R"({"email":"fenna@kroonstad.example"})", {}));
  CHECK(claims.address.empty());
  REQUIRE(add_address(
      claims, R"({"sub":"u-17","upn":"Bram@Kroonstad.example","gezien":"1"})", {"upn", "gezien"}));
  CHECK(claims.address == "Bram@Kroonstad.example");
  CHECK(claims.is_address_verified);
}
