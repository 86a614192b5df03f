// The part of the settings that says with which sign-ons people come in: [[sign_on]].
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <vector>

#include "ground/base/result.hpp"
#include "work/sign_on/sign_on.hpp"

namespace zicht::app {

/// What stands under "sign_on" in `file`. Fails with `invalid`, naming file and line, on what is
/// missing, unknown, not https, or there twice, and where a secret may be read by others.
Result<std::vector<sign_on::Setting>> read_sign_ons(const std::filesystem::path& file,
                                                    const toml::node& node);

}  // namespace zicht::app
