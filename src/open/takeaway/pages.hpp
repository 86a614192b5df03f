// The pages of this room as HTML. Inside this room only.
#pragma once

#include <string>

#include "ground/html/layout.hpp"
#include "open/takeaway/selection.hpp"

namespace zicht::takeaway {

/// /selectie: the reader's list with its files, and everything that can be added. `site` is the
/// address of the site, without a slash at the end.
std::string selection_page(const html::Layout& layout,
                           const content::Library& library,
                           const Selection& selection,
                           const std::string& site,
                           Date today);

/// /deel: one page to hand on, by its address, by mail or by QR code. Fails as paper::qr
/// does.
Result<std::string> share_page(const html::Layout& layout,
                               const content::Document& document,
                               const std::string& site);

/// A field with an address to copy. Without script it can be copied by hand.
html::Html address_field(const std::string& label, const std::string& address);

}  // namespace zicht::takeaway
