// Bytes as letters, digits, hyphens and underscores (RFC 4648, section 5, without padding): how
// browsers write the bytes of a passkey, and tokens are written.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::crypto {

std::string to_base64url(std::string_view bytes);

/// Fails with `invalid` on padding, spaces and other letters, and where another text stands for the
/// same bytes.
Result<std::string> from_base64url(std::string_view text);

}  // namespace zicht::crypto
