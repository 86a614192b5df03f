// A document as a tagged PDF.
#pragma once

#include <string>

#include "ground/paper/document.hpp"
#include "ground/press/setting.hpp"

namespace zicht::press {

/// A4, with bookmarks, a table of contents where the document asks for one, and page numbers. A
/// drawing that is broken leaves a note in its place and a problem at the desk.
Result<std::string> pdf(const paper::Document& document, const Desk& desk);

}  // namespace zicht::press
