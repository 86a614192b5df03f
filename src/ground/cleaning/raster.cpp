#include "ground/cleaning/raster.hpp"

#include <turbojpeg.h>

#include <cstring>
#include <memory>

#include "ground/cleaning/parts.hpp"

namespace zicht::cleaning {

Raster turned(Raster raster, int orientation) {
  if (orientation <= 1 || orientation > 8) return raster;
  const bool lies = orientation >= 5;  // Rows become columns.
  Raster upright{.width = lies ? raster.height : raster.width,
                 .height = lies ? raster.width : raster.height,
                 .depth = raster.depth};
  upright.dots.resize(raster.dots.size());
  const bool mirrored =
      orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool reversed =
      orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  const auto depth = static_cast<std::size_t>(raster.depth);
  for (int y = 0; y < upright.height; ++y) {
    for (int x = 0; x < upright.width; ++x) {
      // Where this dot stood before. For 5 to 8 the axes change places first.
      int from_x = lies ? y : x;
      int from_y = lies ? x : y;
      if (mirrored) from_x = raster.width - 1 - from_x;
      if (reversed) from_y = raster.height - 1 - from_y;
      const auto from = (static_cast<std::size_t>(from_y) * static_cast<std::size_t>(raster.width) +
                         static_cast<std::size_t>(from_x)) *
                        depth;
      const auto to = (static_cast<std::size_t>(y) * static_cast<std::size_t>(upright.width) +
                       static_cast<std::size_t>(x)) *
                      depth;
      std::memcpy(&upright.dots[to], &raster.dots[from], depth);
    }
  }
  return upright;
}

Result<std::string> to_jpeg(const Raster& raster, int quality) {
  const std::unique_ptr<void, int (*)(tjhandle)> machine(tjInitCompress(), tjDestroy);
  unsigned char* made = nullptr;
  unsigned long size = 0;
  const int failed = tjCompress2(machine.get(),
                                 raster.dots.data(),
                                 raster.width,
                                 0,
                                 raster.height,
                                 raster.depth == 4 ? TJPF_RGBX : TJPF_RGB,
                                 &made,
                                 &size,
                                 TJSAMP_420,
                                 quality,
                                 TJFLAG_ACCURATEDCT);
  const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owner(made, tjFree);
  if (failed != 0) return broken(media::broken_picture, tjGetErrorStr2(machine.get()));
  return std::string(reinterpret_cast<const char*>(made), size);
}

}  // namespace zicht::cleaning
