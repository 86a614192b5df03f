// A document as Markdown: for who wants to go on writing in it.
#pragma once

#include <string>

#include "ground/base/result.hpp"
#include "ground/paper/document.hpp"

namespace zicht::press {

/// One text, with a head in YAML; sources are footnotes.
std::string markdown(const paper::Document& document);

/// A zip with a text for every section, numbered in their order; sources stand in their own.
Result<std::string> markdown_zip(const paper::Document& document);

}  // namespace zicht::press
