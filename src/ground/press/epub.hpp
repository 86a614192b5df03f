// A document as EPUB 3.3.
#pragma once

#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/paper/document.hpp"

namespace zicht::press {

/// One page of XHTML for the title and one for each section; drawings as SVG with their words and
/// their table. A drawing that is broken leaves a note, and a problem.
Result<std::string> epub(const paper::Document& document, std::vector<std::string>& problems);

}  // namespace zicht::press
