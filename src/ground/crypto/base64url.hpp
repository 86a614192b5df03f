// Bytes as letters, digits, hyphens and underscores (RFC 4648, section 5, without padding): how
// browsers write the bytes of a passkey.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zicht::crypto {

std::string to_base64url(std::string_view bytes);

/// Nothing where it is not that: with padding, spaces or other letters.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace zicht::crypto
