// A secret key in a file of its own. Inside this room only.
#pragma once

#include <array>
#include <filesystem>

#include "ground/base/result.hpp"

namespace zicht::crypto {

using KeyBytes = std::array<unsigned char, 32>;

/// The key in `file`, 64 hexadecimal digits. Where there is no file it is made with a random one,
/// readable for its owner only. Fails with `unavailable` where it cannot be read or written,
/// `invalid` where it holds something else.
Result<KeyBytes> open_key_file(const std::filesystem::path& file);

}  // namespace zicht::crypto
