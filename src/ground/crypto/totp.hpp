// The second factor: six digits that an app on a telephone shows for thirty seconds (RFC 6238), and
// codes on paper for when the telephone is lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"

namespace zicht::crypto {

/// The number of the thirty seconds in which a moment lies.
std::int64_t totp_step(Instant now);

/// A new secret for an app: 160 random bits, as 32 letters and digits (base32).
std::string make_totp_secret();

/// The six digits of `secret` (base32) for a step. Empty where the secret is none.
std::string totp_code(const std::string& secret, std::int64_t step);

/// The step that `code` belongs to: the present one, or one before or after it for a clock that is
/// not quite right. Nothing where it is wrong, or where it is of `last_step` or before: a code that
/// was used is worth nothing any more (ASVS 5.0, 6.5.1). Spaces in the code are passed over.
std::optional<std::int64_t> match_totp(const std::string& secret,
                                       std::string_view code,
                                       Instant now,
                                       std::int64_t last_step);

/// The address that an app reads from a QR code. `account` and `issuer` may be any text.
std::string totp_address(const std::string& secret,
                         std::string_view issuer,
                         std::string_view account);

/// New codes for one use, of 120 random bits each, in groups of four to read: "ABCD-EFGH-...".
std::vector<std::string> make_recovery_codes();

/// What may be kept of a recovery code, however it was typed: hyphens, spaces and small letters are
/// the same to it.
std::string hash_recovery_code(std::string_view typed);

}  // namespace zicht::crypto
