// The little of CBOR (RFC 8949) that a passkey comes wrapped in. It only measures and finds: what
// the items mean is for libfido2. A library that reads CBOR reserves memory for as many items as a
// head announces; here a head is first held against the bytes that are really there.
//
// Authenticators write the canonical form (CTAP 2.1, section 8): lengths that are known beforehand,
// no tags, and no more than four levels. Anything else is not read.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zicht::crypto {

/// How many bytes the first item of `bytes` takes. Nothing where it is not whole, or not canonical
/// in the sense above.
std::optional<std::size_t> cbor_size(std::string_view bytes);

/// The bytes that `map` holds under a name: {"authData": h'...'}. Nothing where `map` is not one
/// whole map and nothing more, or has no bytes under that name.
std::optional<std::string_view> cbor_bytes_under(std::string_view map, std::string_view name);

}  // namespace zicht::crypto
