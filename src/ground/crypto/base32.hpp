// Bytes as capital letters and the digits 2 to 7 (RFC 4648, section 6, without padding): for what
// people copy from paper. No letter looks like one of those digits.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::crypto {

std::string to_base32(std::string_view bytes);

/// However it was typed: hyphens, white space and small letters are the same to it. Fails with
/// `invalid` on anything else.
Result<std::string> from_base32(std::string_view typed);

/// In groups of four with hyphens between, to read and to type: "ABCD-EFGH".
std::string in_groups(std::string_view letters);

}  // namespace zicht::crypto
