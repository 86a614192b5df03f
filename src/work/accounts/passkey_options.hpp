// A challenge as browsers take it: the JSON of WebAuthn (Level 3, section 5.1.8), whose bytes are
// in base64url. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "work/accounts/accounts.hpp"
#include "work/accounts/passkey.hpp"

namespace zicht::accounts {

/// To make a passkey for this actor, on a site of that name.
std::string creation_options(const Challenge& challenge,
                             const Actor& actor,
                             std::string_view site_name);
/// To use one.
std::string request_options(const Challenge& challenge);

}  // namespace zicht::accounts
