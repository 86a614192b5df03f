// JSON where a room writes it by hand.
#pragma once

#include <string>
#include <string_view>

namespace zicht::text {

/// UTF-8 as a JSON string, quotes included.
std::string json_quoted(std::string_view text);

}  // namespace zicht::text
