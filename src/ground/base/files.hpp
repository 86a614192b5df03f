// Reading a whole file, in one place.
#pragma once

#include <filesystem>
#include <string>

#include "ground/base/result.hpp"

namespace zicht {

/// The bytes of a file. Fails with `not_found` where there is none, `unavailable` where it cannot
/// be read.
Result<std::string> read_file(const std::filesystem::path& path);

/// The secret in a file, without the line ends behind it. Fails as read_file does, and with
/// `invalid` where others than its owner may read the file, or where it is empty.
Result<std::string> read_secret(const std::filesystem::path& path);

}  // namespace zicht
