// A document as DOCX: for who wants to go on writing in it with others.
#pragma once

#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/paper/document.hpp"

namespace zicht::press {

/// With real headings, lists and tables, drawings as pictures with their words, and a footer with
/// page numbers. A drawing that is broken leaves a note, and a problem.
Result<std::string> docx(const paper::Document& document, std::vector<std::string>& problems);

}  // namespace zicht::press
