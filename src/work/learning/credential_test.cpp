#include "work/learning/credential.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::learning;

namespace json = boost::json;

namespace {

const training::Path path{.name = "balie",
                          .title = "Aan de balie",
                          .summary = "Voor wie inwoners spreekt.",
                          .version = 2,
                          .rule = "Als je alles hebt gedaan."};
const Issuer issuer{.site = "https://zicht.example", .name = "Gemeente Kroonstad"};
const crypto::Signer signer(crypto::Signer::Seed{7});

Certificate certificate() {
  return {.code = "geheime-code",
          .name = "Noor \"de Beukenhof\"",
          .path = "balie",
          .version = 2,
          .title = "Aan de balie",
          .completed_at = *parse_instant("2026-11-25T10:00:00.250Z"),
          .issued_at = *parse_instant("2026-11-26T09:30:00.999Z")};
}

}  // namespace

TEST_CASE("the canonical form sorts keys, leaves no room, and writes texts as ECMAScript does") {
  CHECK(canonical(json::parse(
            R"({"b": [1, true, "€ \u000f \n \" \\ /"], "a": {"z": -5, "c": false}})")) ==
        "{\"a\":{\"c\":false,\"z\":-5},\"b\":[1,true,\"€ \\u000f \\n \\\" \\\\ /\"]}");
}

TEST_CASE("base58 keeps the zeros in front") {
  CHECK(multibase("Hello World!") == "z2NEpo7TZRRrLZSi2U");
  CHECK(multibase(std::string("\0\0(\x7f\xb4\xcd", 6)) == "z11233QC4");
}

TEST_CASE("a badge says who, what, which version and when, and no more") {
  const auto badge = json::parse(make_credential(certificate(), path, issuer, signer)).as_object();
  CHECK(badge.at("id") == "https://zicht.example/certificaat/geheime-code");
  CHECK(badge.at("validFrom") == "2026-11-25T10:00:00Z");
  const auto& subject = badge.at("credentialSubject").as_object();
  CHECK(subject.at("identifier").as_array()[0].as_object().at("identityHash") ==
        "Noor \"de Beukenhof\"");
  const auto& achievement = subject.at("achievement").as_object();
  CHECK(achievement.at("version") == "2");
  CHECK(achievement.at("criteria").as_object().at("narrative") == "Als je alles hebt gedaan.");
  CHECK(badge.at("type").as_array()[1] == "OpenBadgeCredential");
  CHECK(badge.at("proof").as_object().at("created") == "2026-11-26T09:30:00Z");
}

TEST_CASE("a badge that was changed is not signed any more") {
  const auto badge = json::parse(make_credential(certificate(), path, issuer, signer)).as_object();
  const auto& proof = badge.at("proof").as_object();
  const auto is_sound = [&](const json::object& document) {
    // Ed25519 gives the same signature each time, so it can be compared without reading base58.
    return multibase(signer.sign(signed_bytes(document, proof))) ==
           std::string_view(proof.at("proofValue").as_string());
  };
  CHECK(is_sound(badge));
  auto forged = badge;
  forged["name"] = "Bestuurder";
  CHECK_FALSE(is_sound(forged));
}

TEST_CASE("the key is published under the name that a proof calls it") {
  const auto document = json::parse(issuer_document(issuer, signer)).as_object();
  const auto& method = document.at("verificationMethod").as_array()[0].as_object();
  const auto badge = json::parse(make_credential(certificate(), path, issuer, signer)).as_object();
  CHECK(method.at("id") == badge.at("proof").as_object().at("verificationMethod"));
  CHECK(document.at("id") == badge.at("issuer").as_object().at("id"));
  CHECK(method.at("publicKeyMultibase").as_string().starts_with("z6Mk"));
}
