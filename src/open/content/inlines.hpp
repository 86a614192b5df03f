// From cmark's tree to our stretches of text. Inside this room only.
#pragma once

#include <cmark-gfm.h>

#include <filesystem>

#include "open/content/block.hpp"
#include "open/content/problem.hpp"

namespace zicht::content {

/// The children of a paragraph, heading or cell. `line` is where the block starts; `depth` counts
/// the stretches around them.
Inlines read_inlines(cmark_node* parent,
                     const std::filesystem::path& file,
                     int line,
                     Problems& problems,
                     int depth = 0);

}  // namespace zicht::content
