// Photos: decoded and drawn anew. Nothing but the dots goes on.
#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <memory>

#include "ground/cleaning/parts.hpp"
#include "ground/cleaning/raster.hpp"
#include "ground/media/exif.hpp"
#include "ground/media/kind.hpp"

namespace zicht::cleaning {
namespace {

constexpr int photo_quality = 90;

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::size_t dots_of(int width, int height) {
  return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

/// The largest of the sizes in which a JPEG can be read that is not too large.
std::pair<int, int> size_to_read(int width, int height) {
  int count = 0;
  const auto* factors = tjGetScalingFactors(&count);
  std::pair<int, int> best{0, 0};
  for (int index = 0; index < count; ++index) {
    const auto factor = factors[index];
    if (factor.num > factor.denom) continue;
    const std::pair<int, int> size{TJSCALED(width, factor), TJSCALED(height, factor)};
    if (dots_of(size.first, size.second) <= media::most_pixels && size.first > best.first)
      best = size;
  }
  return best;
}

/// Printers' colours as those of a screen. Photoshop writes them the other way round, and all
/// readers expect that.
void cmyk_to_rgb(Raster& raster) {
  std::vector<unsigned char> rgb;
  rgb.reserve(raster.dots.size() / 4 * 3);
  for (std::size_t at = 0; at + 3 < raster.dots.size(); at += 4)
    for (std::size_t ink = 0; ink < 3; ++ink)
      rgb.push_back(static_cast<unsigned char>(raster.dots[at + ink] * raster.dots[at + 3] / 255));
  raster.dots = std::move(rgb);
  raster.depth = 3;
}

}  // namespace

Result<std::string> clean_jpeg(std::string_view bytes) {
  const std::unique_ptr<void, int (*)(tjhandle)> machine(tjInitDecompress(), tjDestroy);
  int width = 0;
  int height = 0;
  int sampling = 0;
  int colours = 0;
  if (tjDecompressHeader3(
          machine.get(), data_of(bytes), bytes.size(), &width, &height, &sampling, &colours) != 0)
    return broken(media::broken_picture, tjGetErrorStr2(machine.get()));
  const bool printed = colours == TJCS_CMYK || colours == TJCS_YCCK;
  const auto [to_width, to_height] = size_to_read(width, height);
  if (to_width < 1 || to_height < 1)
    return broken(media::broken_picture, "too large in every size");
  Raster raster{.width = to_width, .height = to_height, .depth = printed ? 4 : 3};
  raster.dots.resize(dots_of(to_width, to_height) * static_cast<std::size_t>(raster.depth));
  const int failed = tjDecompress2(machine.get(),
                                   data_of(bytes),
                                   bytes.size(),
                                   raster.dots.data(),
                                   to_width,
                                   0,
                                   to_height,
                                   printed ? TJPF_CMYK : TJPF_RGB,
                                   TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT);
  // Half a photo, or one with a stray byte, may still show what matters.
  if (failed != 0 && tjGetErrorCode(machine.get()) != TJERR_WARNING)
    return broken(media::broken_picture, tjGetErrorStr2(machine.get()));
  if (printed) cmyk_to_rgb(raster);
  return to_jpeg(turned(std::move(raster), media::orientation_of(bytes)), photo_quality);
}

Result<std::string> clean_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
    return broken(media::broken_picture, image.message);
  image.format = PNG_FORMAT_RGBA;
  Raster raster{
      .width = static_cast<int>(image.width), .height = static_cast<int>(image.height), .depth = 4};
  raster.dots.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, raster.dots.data(), 0, nullptr) == 0)
    return broken(media::broken_picture, image.message);
  raster = turned(std::move(raster), media::orientation_of(bytes));

  png_image anew{};
  anew.version = PNG_IMAGE_VERSION;
  anew.width = static_cast<png_uint_32>(raster.width);
  anew.height = static_cast<png_uint_32>(raster.height);
  anew.format = PNG_FORMAT_RGBA;
  anew.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(anew);
  std::string made(size, '\0');
  if (png_image_write_to_memory(&anew, made.data(), &size, 0, raster.dots.data(), 0, nullptr) == 0)
    return broken(media::broken_picture, anew.message);
  made.resize(size);
  return made;
}

Result<std::string> clean_webp(std::string_view bytes) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) != VP8_STATUS_OK)
    return broken(media::broken_picture, "not a WebP");
  if (features.has_animation != 0) return broken(media::moving_picture);
  Raster raster{.width = features.width, .height = features.height, .depth = 4};
  if (dots_of(raster.width, raster.height) > media::most_pixels)
    return broken(media::broken_picture, "larger than its head says");
  raster.dots.resize(dots_of(raster.width, raster.height) * 4);
  if (WebPDecodeRGBAInto(
          data_of(bytes), bytes.size(), raster.dots.data(), raster.dots.size(), raster.width * 4) ==
      nullptr)
    return broken(media::broken_picture, "broken WebP");
  // On white, where one could see through it.
  for (std::size_t at = 0; at < raster.dots.size(); at += 4) {
    const unsigned alpha = raster.dots[at + 3];
    for (std::size_t colour = 0; colour < 3; ++colour)
      raster.dots[at + colour] = static_cast<unsigned char>(
          (raster.dots[at + colour] * alpha + 255 * (255 - alpha)) / 255);
  }
  return to_jpeg(turned(std::move(raster), media::orientation_of(bytes)), photo_quality);
}

}  // namespace zicht::cleaning
