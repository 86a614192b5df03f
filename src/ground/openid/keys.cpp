#include "ground/openid/keys.hpp"

#include "ground/crypto/base64url.hpp"
#include "ground/openid/json.hpp"

namespace zicht::openid {
namespace {

/// The bytes of a part; empty where they are not there.
std::string part(const boost::json::object& key, std::string_view name) {
  return crypto::from_base64url(text_in(key, name)).value_or(std::string{});
}

Result<crypto::PublicKey> read_key(const boost::json::object& key) {
  const auto type = text_in(key, "kty");
  const auto curve = text_in(key, "crv");
  if (type == "RSA") return crypto::PublicKey::rsa(part(key, "n"), part(key, "e"));
  if (type == "EC" && curve == "P-256")
    return crypto::PublicKey::p256(part(key, "x"), part(key, "y"));
  if (type == "OKP" && curve == "Ed25519") return crypto::PublicKey::ed25519(part(key, "x"));
  return fail(Fault::invalid, "Dit is geen sleutel die hier bruikbaar is.", "another kind of key");
}

/// True where the key says that it is for something else.
bool is_for_something_else(const boost::json::object& key, crypto::SignatureKind kind) {
  const auto use = text_in(key, "use");
  const auto algorithm = text_in(key, "alg");
  return (!use.empty() && use != "sig") || (!algorithm.empty() && kind_of(algorithm) != kind);
}

}  // namespace

std::optional<crypto::SignatureKind> kind_of(std::string_view algorithm) {
  if (algorithm == "RS256") return crypto::SignatureKind::rs256;
  if (algorithm == "ES256") return crypto::SignatureKind::es256;
  // RFC 9864 gave Ed25519 a name of its own.
  if (algorithm == "EdDSA" || algorithm == "Ed25519") return crypto::SignatureKind::eddsa;
  return std::nullopt;
}

Result<std::vector<NamedKey>> read_keys(std::string_view document) {
  constexpr std::size_t most = 100;
  const auto object = TRY(read_object(document, "the key set"));
  const auto* found = object.if_contains("keys");
  const auto* list = found == nullptr ? nullptr : found->if_array();
  if (list == nullptr || list->size() > most)
    return fail(Fault::invalid,
                "De andere server gaf een antwoord dat niet te lezen is.",
                "the key set has no list of keys, or too many of them");
  std::vector<NamedKey> keys;
  for (const auto& one : *list) {
    const auto* key = one.if_object();
    if (key == nullptr) continue;
    auto read = read_key(*key);
    if (!read || is_for_something_else(*key, read->kind())) continue;
    keys.push_back({text_in(*key, "kid"), std::move(*read)});
  }
  return keys;
}

}  // namespace zicht::openid
