// A fingerprint of bytes: the same for the same bytes, another for others.
#pragma once

#include <string>
#include <string_view>

namespace zicht {

/// SHA-256 as 64 hexadecimal digits, in lower case.
std::string sha256_hex(std::string_view bytes);

}  // namespace zicht
