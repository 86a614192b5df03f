// What Cairo does not write: language, metadata, what a figure shows, what a heading cell heads.
#pragma once

#include <string>

#include "ground/paper/document.hpp"
#include "ground/press/canvas.hpp"

namespace zicht::press {

/// Lays the ground under the ink, as an artifact that is read to nobody, and completes the tags.
/// The same sheets give the same bytes. Fails with `internal` where a sheet is no PDF.
Result<std::string> finish(const Canvas::Sheets& sheets, const paper::Document& document);

}  // namespace zicht::press
