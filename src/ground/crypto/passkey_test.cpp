#include "ground/crypto/passkey.hpp"

#include <catch2/catch.hpp>

#include "ground/crypto/base64url.hpp"
#include "ground/crypto/test_authenticator.hpp"
#include "ground/crypto/token.hpp"

using namespace zicht;
using namespace zicht::crypto;
using test::Authenticator;
using test::Behaviour;

namespace {

const RelyingParty site{"zicht.example", "https://zicht.example"};
const std::string challenge(43, 'c');

PasskeyKey made_by(const Authenticator& device, const Behaviour& how = {}) {
  const auto key = read_new_passkey(site, challenge, device.make(challenge, how));
  REQUIRE(key);
  return *key;
}

/// Why an answer to making a key is refused.
std::string refused(const NewPasskey& made) {
  const auto key = read_new_passkey(site, challenge, made);
  REQUIRE_FALSE(key);
  CHECK(key.error().fault == Fault::invalid);
  return key.error().detail;
}

/// Why an answer to using a key is refused.
std::string refused(const PasskeyKey& key, const Assertion& used) {
  const auto counter = verify(site, challenge, key, used);
  REQUIRE_FALSE(counter);
  return counter.error().detail;
}

}  // namespace

TEST_CASE("a passkey of every kind that is offered can be made and used") {
  const auto kind = GENERATE(KeyKind::es256, KeyKind::eddsa, KeyKind::rs256);
  const Authenticator device(kind);
  const auto key = made_by(device);
  CHECK(key.kind == kind);
  CHECK(key.credential == device.credential());
  CHECK(key.counter == 0);
  const auto counter = verify(site, challenge, key, device.use(challenge));
  REQUIRE(counter);
  CHECK(*counter == 0);

  SECTION("and a signature that was changed in one bit is none") {
    auto used = device.use(challenge);
    used.signature.back() = static_cast<char>(used.signature.back() ^ 1);
    CHECK(refused(key, used) == "signature");
  }
  SECTION("and neither is one over other words") {
    auto used = device.use(challenge);
    used.authenticator_data.back() = '\1';
    CHECK(refused(key, used) == "signature");
    used = device.use(challenge);
    used.client_data.insert(used.client_data.size() - 1, R"(,"x":1)");
    CHECK(refused(key, used) == "signature");
  }
  SECTION("and the key of another device opens nothing") {
    CHECK(refused(key, Authenticator(kind).use(challenge)) == "signature");
    const Authenticator other(KeyKind::es256, "een andere");
    if (kind != KeyKind::es256) CHECK(refused(key, other.use(challenge)) == "signature");
  }
}

TEST_CASE("an answer that was given to a false site is worth nothing on the true one") {
  const Authenticator device;
  const auto key = made_by(device);
  for (const auto* origin : {"https://zicht.example.boef.example",
                             "https://boef.example",
                             "http://zicht.example",
                             "https://zicht.example:8443",
                             "https://www.zicht.example",
                             "null",
                             ""}) {
    CHECK(refused(device.make(challenge, {.origin = origin})) == "client data: origin");
    CHECK(refused(key, device.use(challenge, {.origin = origin})) == "client data: origin");
  }
  CHECK(refused(device.make(challenge, {.site = "boef.example"})) == "authenticator data: site");
  CHECK(refused(key, device.use(challenge, {.site = "boef.example"})) ==
        "authenticator data: site");
  const Behaviour framed{.more = R"(,"crossOrigin":true)"};
  CHECK(refused(device.make(challenge, framed)) == "client data: cross-origin");
  CHECK(refused(key, device.use(challenge, framed)) == "client data: cross-origin");
}

TEST_CASE("an answer is to one challenge, and to one question") {
  const Authenticator device;
  const auto key = made_by(device);
  const std::string another(43, 'd');
  CHECK(refused(device.make(another)) == "client data: challenge");
  CHECK(refused(key, device.use(another)) == "client data: challenge");
  CHECK(refused(key, device.use("")) == "client data: challenge");
  CHECK_FALSE(verify(site, "", key, device.use("")));
  CHECK(refused(device.make(challenge, {.type = "webauthn.get"})) == "client data: type");
  CHECK(refused(key, device.use(challenge, {.type = "webauthn.create"})) == "client data: type");
  CHECK(refused(key, device.use(challenge, {.type = "payment.get"})) == "client data: type");
  CHECK(claimed_challenge(device.use(challenge).client_data) == challenge);
  CHECK(claimed_challenge("geen JSON").empty());
  CHECK(claimed_challenge(R"({"challenge":7})").empty());
}

TEST_CASE("someone was there, and was verified") {
  const Authenticator device;
  const auto key = made_by(device);
  CHECK(refused(device.make(challenge, {.present = false})) ==
        "authenticator data: nobody was there");
  CHECK(refused(key, device.use(challenge, {.present = false})) ==
        "authenticator data: nobody was there");
  CHECK(refused(device.make(challenge, {.verified = false})) ==
        "authenticator data: nobody was verified");
  CHECK(refused(key, device.use(challenge, {.verified = false})) ==
        "authenticator data: nobody was verified");
}

TEST_CASE("a device that counts must count on") {
  const Authenticator device;
  auto key = made_by(device, {.counter = 5});
  CHECK(key.counter == 5);
  CHECK(*verify(site, challenge, key, device.use(challenge, {.counter = 6})) == 6);
  for (const std::uint32_t counter : {5U, 4U, 0U}) {
    const auto used = verify(site, challenge, key, device.use(challenge, {.counter = counter}));
    REQUIRE_FALSE(used);
    CHECK(used.error().fault == Fault::conflict);
  }
  // A wrong signature is a wrong signature, whatever it says about its counter.
  auto used = device.use(challenge, {.counter = 4});
  used.signature[10] = static_cast<char>(used.signature[10] ^ 1);
  CHECK(verify(site, challenge, key, used).error().fault == Fault::invalid);
  key.counter = 0;
  CHECK(*verify(site, challenge, key, device.use(challenge, {.counter = 4'000'000'000U})) ==
        4'000'000'000U);
}

TEST_CASE("what extensions say is passed over, and what belongs to nothing is refused") {
  const Authenticator device;
  const std::string extensions(
      "\xA1\x6B"
      "credProtect\x02",
      14);
  CHECK(made_by(device, {.tail = extensions}).credential == device.credential());
  const std::string rubbish(
      "\xA1\x6B"
      "cred",
      6);
  CHECK(refused(device.make(challenge, {.tail = rubbish})) == "authenticator data: no key");
  const auto key = made_by(device);
  CHECK(refused(key, device.use(challenge, {.tail = rubbish})) == "authenticator data: tail");
  CHECK(refused(key, device.use(challenge, {.tail = extensions + "\xA0"})) ==
        "authenticator data: tail");
}

TEST_CASE("half an answer is no answer") {
  const Authenticator device;
  const auto key = made_by(device);
  const auto whole = device.make(challenge);
  for (std::size_t size = 0; size < whole.attestation.size(); ++size)
    refused({whole.client_data, whole.attestation.substr(0, size)});
  const auto used = device.use(challenge);
  for (std::size_t size = 0; size < used.authenticator_data.size(); ++size)
    refused(key, {used.client_data, used.authenticator_data.substr(0, size), used.signature});
  refused(key, {used.client_data, used.authenticator_data, ""});
  CHECK(refused(NewPasskey{"[]", whole.attestation}) == "client data: not readable");
  CHECK(refused(NewPasskey{whole.client_data + std::string(4096, ' '), whole.attestation}) ==
        "client data: not readable");
}

TEST_CASE("a point that is not on its curve is no key") {
  const Authenticator device;
  auto made = device.make(challenge);
  made.attestation.back() = static_cast<char>(made.attestation.back() ^ 1);
  CHECK(refused(made) == "authenticator data: a key that this site cannot use");
  // A kind that was not offered: ES384.
  made = device.make(challenge);
  const auto at = made.attestation.find("\xA5\x01\x02\x03\x26");
  REQUIRE(at != std::string::npos);
  made.attestation[at + 4] = '\x30';
  CHECK(refused(made) == "authenticator data: a key that this site cannot use");
}

TEST_CASE("a site has passkeys where it has a name and https, or is localhost") {
  const auto is = [](std::string_view address, std::string_view id, std::string_view origin) {
    const auto found = relying_party(address);
    REQUIRE(found);
    CHECK(found->id == id);
    CHECK(found->origin == origin);
  };
  is("https://zicht.example", "zicht.example", "https://zicht.example");
  is("https://Zicht.example:443/onder", "zicht.example", "https://zicht.example");
  is("https://zicht.example:8443", "zicht.example", "https://zicht.example:8443");
  is("http://localhost:8080", "localhost", "http://localhost:8080");
  for (const auto* address : {"http://zicht.example",
                              "http://127.0.0.1:8080",
                              "https://192.0.2.7",
                              "https://[2001:db8::1]",
                              "https://",
                              "zicht.example"})
    CHECK_FALSE(relying_party(address));
}
