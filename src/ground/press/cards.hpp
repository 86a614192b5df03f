// Cards: one side of a quarter of a sheet.
#pragma once

#include <string>

#include "ground/paper/document.hpp"
#include "ground/press/setting.hpp"

namespace zicht::press {

/// All cards of a document, four to an A4, with marks where to cut. A card that is too long is set
/// in smaller letters, step by step; one that is still too long goes on on the next quarter, and a
/// problem says so.
Result<std::string> card_sheets(const paper::Document& document, const Desk& desk);

/// The first card alone, on an A6: as large as the sheet that a reader prints it on.
Result<std::string> single_card(const paper::Document& document, const Desk& desk);

}  // namespace zicht::press
