// Text inside an address (RFC 3986).
#pragma once

#include <string>
#include <string_view>

namespace zicht::text {

/// `text` with everything but letters, digits and -._~ as %XX.
std::string percent_encode(std::string_view text);

}  // namespace zicht::text
