// A fingerprint of bytes: the same for the same bytes, another for others.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht {

/// SHA-256 as 64 hexadecimal digits, in lower case.
std::string sha256_hex(std::string_view bytes);
/// The same of a file, read in pieces. Fails with `not_found` where it cannot be read.
Result<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace zicht
