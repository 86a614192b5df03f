#include "ground/media/exif.hpp"

#include <algorithm>

#include "ground/media/bytes.hpp"
#include "ground/media/kind.hpp"

namespace zicht::media {
namespace {

constexpr int upright = 1;

/// A TIFF: "II" or "MM", 42, and where the first list of tags begins.
int orientation_in_tiff(std::string_view tiff) {
  const bool small_first = tiff.starts_with("II");
  if (!small_first && !tiff.starts_with("MM")) return upright;
  const auto number = [&](std::size_t at, std::size_t count) {
    return small_first ? little_endian(tiff, at, count) : big_endian(tiff, at, count);
  };
  constexpr std::size_t tag_size = 12;
  constexpr std::uint32_t orientation_tag = 0x0112;
  const std::size_t list = number(4, 4);
  if (list + 2 > tiff.size()) return upright;
  const auto count = number(list, 2);
  for (std::size_t index = 0; index < count; ++index) {
    const auto at = list + 2 + index * tag_size;
    if (at + tag_size > tiff.size()) break;
    if (number(at, 2) != orientation_tag) continue;
    const auto turned = number(at + 8, 2);
    return turned >= 1 && turned <= 8 ? static_cast<int>(turned) : upright;
  }
  return upright;
}

constexpr std::string_view exif_head{"Exif\0\0", 6};

int orientation_in_jpeg(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size() && byte_at(bytes, at) == 0xFF) {
    const auto marker = byte_at(bytes, at + 1);
    const std::size_t length = big_endian(bytes, at + 2, 2);
    constexpr std::uint8_t start_of_scan = 0xDA;
    constexpr std::uint8_t app1 = 0xE1;
    if (marker == start_of_scan || length < 2) break;
    const auto inside = bytes.substr(at + 4, length - 2);
    if (marker == app1 && inside.starts_with(exif_head))
      return orientation_in_tiff(inside.substr(exif_head.size()));
    at += 2 + length;
  }
  return upright;
}

int orientation_in_png(std::string_view bytes) {
  std::size_t at = 8;
  while (at + 12 <= bytes.size()) {
    const std::size_t length = big_endian(bytes, at, 4);
    if (has_at(bytes, at + 4, "eXIf")) return orientation_in_tiff(bytes.substr(at + 8, length));
    at += 12 + length;
  }
  return upright;
}

int orientation_in_webp(std::string_view bytes) {
  std::size_t at = 12;
  while (at + 8 <= bytes.size()) {
    const std::size_t length = little_endian(bytes, at + 4, 4);
    if (has_at(bytes, at, "EXIF")) {
      auto inside = bytes.substr(at + 8, length);
      if (inside.starts_with(exif_head)) inside.remove_prefix(exif_head.size());
      return orientation_in_tiff(inside);
    }
    at += 8 + length + length % 2;
  }
  return upright;
}

}  // namespace

int orientation_of(std::string_view bytes) {
  const auto kind = kind_of(bytes);
  if (kind == Kind::jpeg) return orientation_in_jpeg(bytes);
  if (kind == Kind::png) return orientation_in_png(bytes);
  if (kind == Kind::webp) return orientation_in_webp(bytes);
  return upright;
}

}  // namespace zicht::media
