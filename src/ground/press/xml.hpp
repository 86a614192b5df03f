// Words inside XML.
#pragma once

#include <string>
#include <string_view>

namespace zicht::press {

/// `text` with what means something in XML written as entities, and without control characters.
std::string xml(std::string_view text);

}  // namespace zicht::press
