// Secrets that the program makes itself: of a session, a link, a device. They have so many random
// bits that nobody guesses them, so a plain hash of them may lie in the database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zicht::crypto {

/// A new secret of 256 random bits, as 43 letters, digits, hyphens and underscores.
std::string make_token();

/// What may be kept of a token: 64 hexadecimal digits, from which it cannot be found back.
std::string hash_token(std::string_view token);

/// A second secret out of a token, one for each `purpose`: whoever has it cannot find the token,
/// nor the secret for another purpose. 64 hexadecimal digits.
std::string derive(std::string_view token, std::string_view purpose);

/// Whether two secrets are the same, in a time that does not tell where they differ.
bool same_secret(std::string_view one, std::string_view other);

/// A random number from 1 to 2^53 - 1, for the key of a row whose number may not tell how many
/// there are. It also fits in a number of JavaScript.
std::int64_t random_key();

}  // namespace zicht::crypto
