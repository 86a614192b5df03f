// Gives every block that has no id one, in the file itself.
#pragma once

#include <filesystem>

#include "ground/base/result.hpp"
#include "open/content/library.hpp"

namespace zicht::content {

/// Writes ids behind the blocks of the library's files that have none; gives how many. Every other
/// byte stays as it is. A file is replaced as a whole or not at all. Fails with `unavailable` where
/// a file cannot be written. Read the library again afterwards.
Result<int> write_ids(const Library& library);

}  // namespace zicht::content
