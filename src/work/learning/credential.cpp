#include "work/learning/credential.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <vector>

namespace zicht::learning {

namespace json = boost::json;

namespace {

/// As ECMAScript writes a text, which RFC 8785 prescribes.
void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char each : text) {
    constexpr unsigned char space = 0x20;
    switch (each) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(each) < space)
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(each));
        else
          out += each;
    }
  }
  out += '"';
}

void write(std::string& out, const json::value& value) {
  if (const auto* object = value.if_object()) {
    // All our keys are ASCII, where bytes sort as UTF-16 does.
    std::vector<std::string_view> keys;
    for (const auto& [key, member] : *object) keys.emplace_back(key.data(), key.size());
    std::sort(keys.begin(), keys.end());
    out += '{';
    for (const auto key : keys) {
      if (out.back() != '{') out += ',';
      write_text(out, key);
      out += ':';
      write(out, object->at({key.data(), key.size()}));
    }
    out += '}';
  } else if (const auto* array = value.if_array()) {
    out += '[';
    for (const auto& member : *array) {
      if (out.back() != '[') out += ',';
      write(out, member);
    }
    out += ']';
  } else if (const auto* text = value.if_string()) {
    write_text(out, {text->data(), text->size()});
  } else if (value.is_bool()) {
    out += value.get_bool() ? "true" : "false";
  } else {
    ZICHT_CHECK(value.is_int64());
    out += std::to_string(value.get_int64());
  }
}

/// Ed25519 as multicodec: 0xed 0x01.
std::string public_multibase(const crypto::Signer& signer) {
  return multibase("\xed\x01" + signer.public_key());
}

std::string issuer_id(const Issuer& issuer) {
  return issuer.site + issuer_path;
}
std::string key_id(const Issuer& issuer) {
  return issuer_id(issuer) + "#ed25519";
}

/// To the second: a proof with milliseconds is not refused, but nobody needs them.
std::string moment(Instant at) {
  return to_iso(Instant{std::chrono::floor<std::chrono::seconds>(at)});
}

json::object unsigned_credential(const Certificate& certificate,
                                 const training::Path& path,
                                 const Issuer& issuer) {
  const auto achievement =
      fmt::format("{}/training/{}#versie-{}", issuer.site, path.name, path.version);
  return {{"@context",
           {"https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"}},
          {"id", fmt::format("{}/certificaat/{}", issuer.site, certificate.code)},
          {"type", {"VerifiableCredential", "OpenBadgeCredential"}},
          {"name", certificate.title},
          {"issuer",
           {{"id", issuer_id(issuer)},
            {"type", json::array{"Profile"}},
            {"name", issuer.name},
            {"url", issuer.site}}},
          {"validFrom", moment(certificate.completed_at)},
          {"credentialSubject",
           {{"type", json::array{"AchievementSubject"}},
            {"identifier",
             json::array{json::object{{"type", "IdentityObject"},
                                      {"identityType", "name"},
                                      {"hashed", false},
                                      {"identityHash", certificate.name}}}},
            {"achievement",
             {{"id", achievement},
              {"type", json::array{"Achievement"}},
              {"name", certificate.title},
              {"description", path.summary},
              {"version", std::to_string(path.version)},
              {"inLanguage", "nl"},
              {"criteria", json::object{{"narrative", path.rule}}}}}}}};
}

}  // namespace

std::string canonical(const json::value& value) {
  std::string out;
  write(out, value);
  return out;
}

std::string signed_bytes(json::object document, json::object proof) {
  document.erase("proof");
  proof.erase("proofValue");
  return crypto::sha256(canonical(proof)) + crypto::sha256(canonical(document));
}

std::string multibase(std::string_view bytes) {
  constexpr std::string_view alphabet =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  constexpr unsigned base = 58;
  constexpr unsigned byte = 256;
  std::vector<unsigned char> digits;  // Least first.
  for (const char each : bytes) {
    unsigned carry = static_cast<unsigned char>(each);
    for (auto& digit : digits) {
      carry += digit * byte;
      digit = static_cast<unsigned char>(carry % base);
      carry /= base;
    }
    for (; carry > 0; carry /= base) digits.push_back(static_cast<unsigned char>(carry % base));
  }
  std::string text = "z";
  for (const char each : bytes) {
    if (each != '\0') break;
    text += alphabet[0];  // Zeros in front have no digits of their own.
  }
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) text += alphabet[*digit];
  return text;
}

std::string make_credential(const Certificate& certificate,
                            const training::Path& path,
                            const Issuer& issuer,
                            const crypto::Signer& signer) {
  auto credential = unsigned_credential(certificate, path, issuer);
  json::object proof{{"type", "DataIntegrityProof"},
                     {"cryptosuite", "eddsa-jcs-2022"},
                     {"created", moment(certificate.issued_at)},
                     {"verificationMethod", key_id(issuer)},
                     {"proofPurpose", "assertionMethod"},
                     {"@context", credential["@context"]}};
  proof["proofValue"] = multibase(signer.sign(signed_bytes(credential, proof)));
  credential["proof"] = std::move(proof);
  return json::serialize(credential);
}

std::string issuer_document(const Issuer& issuer, const crypto::Signer& signer) {
  return json::serialize(
      json::object{{"@context", json::array{"https://www.w3.org/ns/cid/v1"}},
                   {"id", issuer_id(issuer)},
                   {"verificationMethod",
                    json::array{json::object{{"id", key_id(issuer)},
                                             {"type", "Multikey"},
                                             {"controller", issuer_id(issuer)},
                                             {"publicKeyMultibase", public_multibase(signer)}}}},
                   {"assertionMethod", json::array{key_id(issuer)}}});
}

}  // namespace zicht::learning
