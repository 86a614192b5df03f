// A secret in three parts of which any two are enough, for when who has the key is gone: one for
// the data protection officer, one for who leads the desk, one in a sealed envelope.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::crypto {

/// Three parts of the secret, each 17 bytes longer than it. One part tells nothing of it but its
/// length. The first byte is the number of the part: 1, 2 or 3.
/// @source Shamir (1979), How to share a secret, Communications of the ACM 22, 612-613; with a line
///         for each byte, over the field of 256 elements of AES (FIPS 197, 4.2).
std::array<std::string, 3> split(std::string_view secret);

/// The secret, from two different parts in any order. Fails with `invalid` where they are the same
/// part, do not belong together, or hold a mistake.
Result<std::string> join(std::string_view one, std::string_view other);

}  // namespace zicht::crypto
