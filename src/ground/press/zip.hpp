// Files in one file.
#pragma once

#include <string>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::press {

struct Entry {
  std::string name = {};
  std::string bytes = {};
  bool compressed = true;
};

/// A zip of these files, in this order; the same files give the same bytes. Fails with `internal`.
Result<std::string> zip(const std::vector<Entry>& entries);

}  // namespace zicht::press
