// Files in one file, as they are: without compression, so that no library is needed for it. Inside
// this room only.
#pragma once

#include <string>
#include <vector>

namespace zicht::coursepack {

struct File {
  std::string name = {};  ///< ASCII, with forward slashes.
  std::string bytes = {};
};

/// A zip of these files in this order. The same files give the same bytes. Together they stay below
/// four gigabytes.
std::string zip(const std::vector<File>& files);

}  // namespace zicht::coursepack
