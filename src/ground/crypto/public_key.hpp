// Whether somebody else signed something, with a key that they published (RFC 7517, 7518). It only
// verifies: what this installation signs itself stands in sign.hpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

struct evp_pkey_st;

namespace zicht::crypto {

/// How a text was signed. There are more ways in the world. These are the ones that are believed
/// here: none of them can be made by whoever only has the public key, as HS256 can.
enum class SignatureKind {
  rs256,  ///< RSA of at least 2048 bits, PKCS #1 v1.5, SHA-256.
  es256,  ///< ECDSA on P-256, SHA-256; the signature is r and s, 32 bytes each.
  eddsa   ///< Ed25519.
};

/// A key of one kind: no text can say that it is of another. Cheap to copy.
class PublicKey {
 public:
  /// From big-endian bytes. Each fails with `invalid` where they are no such key.
  static Result<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
  static Result<PublicKey> p256(std::string_view x, std::string_view y);
  static Result<PublicKey> ed25519(std::string_view x);

  SignatureKind kind() const { return kind_; }
  /// Whether `text` was signed with the secret half of this key.
  bool has_signed(std::string_view text, std::string_view signature) const;

 private:
  using Key = std::shared_ptr<evp_pkey_st>;
  PublicKey(SignatureKind kind, Key key) : kind_(kind), key_(std::move(key)) {}

  SignatureKind kind_;
  Key key_;
};

}  // namespace zicht::crypto
