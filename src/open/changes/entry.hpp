// What the page and the feed say alike about a change. Inside this room only.
#pragma once

#include <string>

#include "open/changes/changes.hpp"

namespace zicht::changes {

/// Its place on the page, and the end of its id in the feed: "w-2026-11-25-3f9a1c0b". The same for
/// as long as its day, page and words stay.
std::string anchor(const Change& change);

/// The title of the page that changed.
std::string title_of(const Change& change, const content::Library& library);

/// /kompas/wijzigingen.
std::string page(const html::Layout& layout,
                 const Changes& visible,
                 const content::Library& library);

}  // namespace zicht::changes
