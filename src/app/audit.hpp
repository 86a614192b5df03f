// The key of the audit log, for `serve` and for `audit` alike.
#pragma once

#include <filesystem>

#include "app/config.hpp"

namespace zicht::app {

/// Signs the heads of the log. Beside the key that seals: both are kept, and put back, together.
std::filesystem::path audit_key(const Config& config);

}  // namespace zicht::app
