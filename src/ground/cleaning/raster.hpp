// A picture as dots, and as a JPEG. Inside this room only.
#pragma once

#include <string>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::cleaning {

/// Rows from the top, without room between them; `depth` bytes a dot: 3 (RGB) or 4 (RGBA).
struct Raster {
  int width = 0;
  int height = 0;
  int depth = 3;
  std::vector<unsigned char> dots = {};
};

/// The picture as it was meant to be seen: `orientation` as EXIF numbers it.
Raster turned(Raster raster, int orientation);
/// Without metadata. Dots of four bytes are read as RGB with one to spare.
Result<std::string> to_jpeg(const Raster& raster, int quality);

}  // namespace zicht::cleaning
