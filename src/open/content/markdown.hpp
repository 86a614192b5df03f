// Markdown with boxes, figures, citations and block ids, as docs/content.md describes it.
#pragma once

#include <filesystem>
#include <string_view>

#include "open/content/block.hpp"
#include "open/content/problem.hpp"

namespace zicht::content {

/// The blocks of `body`, which starts on `first_line` of `file`. What cannot be read is a problem;
/// the blocks that could be read are given all the same, so that an editor sees all mistakes at
/// once.
Blocks parse_markdown(std::string_view body,
                      const std::filesystem::path& file,
                      int first_line,
                      Problems& problems);

/// The stretches of one line of Markdown.
Inlines parse_inlines(std::string_view line,
                      const std::filesystem::path& file,
                      int line_number,
                      Problems& problems);

}  // namespace zicht::content
