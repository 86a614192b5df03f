// The keys with which a server signs, as it publishes them (JWK Set, RFC 7517).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/crypto/public_key.hpp"

namespace zicht::openid {

/// What an algorithm of JWS (RFC 7518, 8037) asks of a key; nothing for those that are not taken.
std::optional<crypto::SignatureKind> kind_of(std::string_view algorithm);

struct NamedKey {
  std::string name = {};  ///< "kid"; may be empty.
  crypto::PublicKey key;
};

/// The keys in this document with which a token can be signed here: RSA, P-256 and Ed25519. What
/// else stands in it is passed over, as the standard asks: other kinds, keys for encryption, and
/// keys that are too weak. Fails with `invalid` where it is no key set, or one of more than 100.
Result<std::vector<NamedKey>> read_keys(std::string_view document);

}  // namespace zicht::openid
