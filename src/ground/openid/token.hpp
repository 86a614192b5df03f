// The ID token: what a server says about who signed in there, signed by it (OpenID Connect
// Core 1.0, sections 2 and 3.1.3.7; RFC 7515, 7519). Pure: no network, no clock.
//
// The splitting of a token and the reading of its claims are our own; every signature is verified
// by OpenSSL (ground/crypto/public_key.hpp). No algorithm is ever chosen by the token: the key says
// what it signs with, and a token that names another one is refused. So "none" and HS256 cannot be.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/openid/keys.hpp"

namespace zicht::openid {

/// What a server says of somebody, after it was verified.
struct Claims {
  std::string subject = {};  ///< Who it is, for this server: never empty, never somebody else's.
  std::optional<Instant> authenticated_at = {};  ///< "auth_time".
  std::set<std::string> methods = {};            ///< "amr": how it was proved.
  std::string level = {};                        ///< "acr".
  std::string address = {};                      ///< The claim that links, as it was asked for.
  bool is_address_verified = false;
};

/// The names of two claims: the address, and whether the server saw that it is this person's.
struct AddressClaims {
  std::string address = "email";
  std::string verified = "email_verified";
};

/// What a token must say.
struct Expected {
  std::string issuer = {};
  std::string client_id = {};
  std::string nonce = {};
  Instant now = {};
  AddressClaims claims = {};
};

/// The longest token that is read. A real one is of one or two kilobytes.
constexpr std::size_t longest_token = 16384;

/// What the token says. Fails with
///   not_found    where it names a key that is not among `keys`: new ones may be there by now;
///   invalid      for all else; the detail says which rule, and nothing of the token itself.
/// A clock may differ by a minute. The token was just asked for, so it is at most ten minutes old.
Result<Claims> verify_token(std::string_view token,
                            const std::vector<NamedKey>& keys,
                            const Expected& expected);

/// Adds the address of `document`, the answer of the server's "userinfo" (Core 5.3), to the claims.
/// Fails with `invalid` where it is about somebody else.
Result<> add_address(Claims& claims, std::string_view document, const AddressClaims& names);

}  // namespace zicht::openid
