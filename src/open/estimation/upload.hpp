// A form that carries a file. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::estimation {

/// The content of the first part called `name` of a multipart/form-data body (RFC 7578). Fails with
/// `invalid` where the body is not what its type says, or has no such part.
Result<std::string> uploaded(std::string_view content_type,
                             std::string_view body,
                             std::string_view name);

}  // namespace zicht::estimation
