// The description of the API, for programs that find their own way. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "open/monitor/monitor.hpp"

namespace zicht::monitor {

/// The file openapi.json of this room, as it was when the program was built.
std::string_view openapi_document();

/// The description as this installation gives it: with its own address and whom to ask. What the
/// publisher did not say is left out, for an address that does not exist helps nobody.
std::string openapi(const Publisher& publisher);

}  // namespace zicht::monitor
