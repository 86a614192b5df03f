// The parts of a DOCX that are the same for every document. Inside this room only.
#pragma once

#include <string>
#include <string_view>

namespace zicht::press::docx_parts {

extern const std::string_view content_types;
extern const std::string_view package_relations;
extern const std::string_view styles;

/// The two kinds of list, and a list of its own for every numbered one, so that each starts at 1.
/// List 1 has bullets; lists 2 and up have numbers.
std::string numbering(int numbered_lists);

}  // namespace zicht::press::docx_parts
