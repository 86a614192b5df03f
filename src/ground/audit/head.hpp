// A signed head: what the log was at some moment, in one line that somebody else can keep. And the
// file of that somebody, the witness.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/audit/tree.hpp"
#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/crypto/sign.hpp"

namespace zicht::audit {

/// That the log had these entries, says who has the key.
struct Head {
  Root root = {};
  Instant at = {};
  std::string public_key = {};  ///< Ed25519, 32 bytes.
  std::string signature = {};   ///< Ed25519, 64 bytes, over head_text.
};

/// What is signed: "zicht signed tree head v1", the size, the root in hexadecimal digits and the
/// time in milliseconds since 1970, each with a line end behind it.
std::string head_text(const Root& root, Instant at);

Head sign(const Root& root, Instant at, const crypto::Signer& signer);
/// Whether the head was signed with its own key. Whose key that is, is for the reader to know.
bool is_signed(const Head& head);

/// One line of JSON without a line end:
///
///     {"size":12,"root":"5dc9...","time":1764150000000,"key":"...","signature":"..."}
///
/// root in hexadecimal digits, time in milliseconds since 1970, key and signature in base64url.
std::string to_line(const Head& head);

/// The heads of a witness file, each on a line of its own. Fails with `invalid`, naming the line,
/// where one is no head, is not signed with its key, or is not larger than the one before it.
Result<std::vector<Head>> read_witness(std::string_view text);

}  // namespace zicht::audit
