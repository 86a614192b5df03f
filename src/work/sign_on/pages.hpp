// The pages of this room, from values to HTML. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/html/layout.hpp"
#include "work/sign_on/sign_on.hpp"

namespace zicht::sign_on {

/// Why nobody was signed in, and what one can do. `outcome` is not `signed_in`.
std::string failed_page(const html::Layout& layout,
                        const accounts::SignOn& sign_on,
                        Outcome outcome);
/// Something does not answer: `text` says what.
std::string away_page(const html::Layout& layout,
                      const accounts::SignOn& sign_on,
                      std::string_view text);
/// Signed out here; with `address`, the way to sign out there too.
std::string signed_out_page(const html::Layout& layout,
                            const accounts::SignOn& sign_on,
                            std::string_view address);

}  // namespace zicht::sign_on
