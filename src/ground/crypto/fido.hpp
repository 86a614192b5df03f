// libfido2, behind a small window. Inside this room only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ground/crypto/passkey.hpp"

namespace zicht::crypto::fido {

/// The key in the authenticator data of a new passkey, where it is of a kind that this site takes
/// and a point or number that it can verify with.
std::optional<PasskeyKey> read_key(std::string_view authenticator_data);

/// The counter, where this was signed by the key, for the site of that id, by a person who was
/// there and verified.
std::optional<std::uint32_t> verify(const std::string& site,
                                    const PasskeyKey& key,
                                    const Assertion& assertion);

}  // namespace zicht::crypto::fido
