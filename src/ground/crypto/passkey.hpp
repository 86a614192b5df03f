// Passkeys (WebAuthn Level 2): keys that a telephone, a laptop or a security key keeps for one site
// and uses after a finger, a face or a pin. The browser puts the address that it really shows into
// what is signed, so nothing that is given to a false site opens the true one.
//
// Two ceremonies: a key is made, and a key is used. In both the person must have been verified by
// the device, so that a passkey alone is two factors: what one has, and what one is or knows.
//
// Who built the device is not asked (attestation "none"): this site trusts no list of makers, and
// the answer would only tell people's devices apart.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::crypto {

/// Whose passkeys they are: a site, as browsers name it.
struct RelyingParty {
  std::string id = {};      ///< "zicht.example"
  std::string origin = {};  ///< "https://zicht.example"; with a port where it is not the usual one.
};

/// The site at this address. Nothing where no browser gives it passkeys: without https, but for
/// localhost, or where the host is a number and not a name.
std::optional<RelyingParty> relying_party(std::string_view address);

/// How a key signs. Browsers are offered these, the first one first.
enum class KeyKind { es256, eddsa, rs256 };
constexpr std::array<std::string_view, 3> names_of(KeyKind) {
  return {"es256", "eddsa", "rs256"};
}
/// Its number among the algorithms of COSE (RFC 9053, RFC 8812).
int cose_number(KeyKind kind);

/// What the site keeps of a passkey. None of it is secret.
struct PasskeyKey {
  std::string credential = {};  ///< By which its device knows it: 1 to 1023 bytes.
  KeyKind kind = KeyKind::es256;
  std::string public_key = {};  ///< As libfido2 holds it: 64, 32 or 259 bytes, by kind.
  std::uint32_t counter = 0;    ///< How often it signed, for devices that count; otherwise 0.
};

/// What a browser gives of a key that was just made.
struct NewPasskey {
  std::string client_data = {};  ///< JSON.
  std::string attestation = {};  ///< The attestation object, CBOR.
};

/// What a browser gives of a key that was used.
struct Assertion {
  std::string client_data = {};
  std::string authenticator_data = {};
  std::string signature = {};
};

/// The challenge that this answer says to be an answer to, in base64url. Empty where it says none.
std::string claimed_challenge(std::string_view client_data);

/// The key, where this is an answer of a browser on this site to this challenge (base64url), and
/// the person was verified. Fails with `invalid`; the detail says which step refused it (WebAuthn
/// Level 2, section 7.1).
Result<PasskeyKey> read_new_passkey(const RelyingParty& site,
                                    std::string_view challenge,
                                    const NewPasskey& made);

/// The counter of the key, where this is an answer of a browser on this site to this challenge
/// (base64url), signed by this key, and the person was verified. Fails with `invalid` (section
/// 7.2), and with `conflict` where all is right but the counter did not go up: there may be two of
/// this key.
Result<std::uint32_t> verify(const RelyingParty& site,
                             std::string_view challenge,
                             const PasskeyKey& key,
                             const Assertion& assertion);

}  // namespace zicht::crypto
