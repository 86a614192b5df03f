// A fingerprint, to see whether a text is still the same.
#pragma once

#include <string>
#include <string_view>

namespace zicht::store {

/// SHA-256 in 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace zicht::store
