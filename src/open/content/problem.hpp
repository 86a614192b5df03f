// What is wrong in the content, told to the editor who can mend it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace zicht::content {

/// A mistake in the content: where it is, what is wrong and what to do. In Dutch, for an editor.
struct Problem {
  std::filesystem::path file = {};
  int line = 0;
  std::string message = {};
};

using Problems = std::vector<Problem>;

/// "content/kaarten/x.md:12: ..." as compilers write it, so that editors can jump to it.
std::string to_string(const Problem& problem);

}  // namespace zicht::content
