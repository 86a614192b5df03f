#include "ground/media/kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "ground/media/bytes.hpp"
#include "ground/media/mp3.hpp"

namespace zicht::media {
namespace {

constexpr std::string_view png_head{"\x89PNG\r\n\x1a\n", 8};

bool is_mp3(std::string_view bytes) {
  const auto first = behind_id3(bytes);
  const auto length = mp3_frame(bytes, first);
  // Two bytes of a frame head come by chance; two frames in a row do not.
  return length > 0 && (first + length == bytes.size() || mp3_frame(bytes, first + length) > 0);
}

bool is_m4a(std::string_view bytes) {
  if (!has_at(bytes, 4, "ftyp")) return false;
  constexpr std::array<std::string_view, 7> brands{
      "M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "3gp4"};
  return std::ranges::any_of(brands, [&](auto brand) { return has_at(bytes, 8, brand); });
}

std::optional<Extent> jpeg_extent(std::string_view bytes) {
  std::size_t at = 2;
  while (at + 9 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return std::nullopt;
    const auto marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // Filling.
      ++at;
      continue;
    }
    // C0 to CF begin a frame, but for tables (C4, CC) and an extension (C8).
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
      return Extent{big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
    const std::size_t length = big_endian(bytes, at + 2, 2);
    if (length < 2) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

std::optional<Extent> webp_extent(std::string_view bytes) {
  if (bytes.size() < 30) return std::nullopt;
  if (has_at(bytes, 12, "VP8X"))
    return Extent{little_endian(bytes, 24, 3) + 1, little_endian(bytes, 27, 3) + 1};
  if (has_at(bytes, 12, "VP8L")) {
    const auto bits = little_endian(bytes, 21, 4);
    return Extent{(bits & 0x3FFFU) + 1, ((bits >> 14U) & 0x3FFFU) + 1};
  }
  if (has_at(bytes, 12, "VP8 "))
    return Extent{little_endian(bytes, 26, 2) & 0x3FFFU, little_endian(bytes, 28, 2) & 0x3FFFU};
  return std::nullopt;
}

/// True where an archive ends exactly where the file ends: whoever reads from the back sees a ZIP
/// (and so an Office file, an app or a JAR), whatever stands in front.
bool ends_as_zip(std::string_view bytes) {
  constexpr std::string_view end_mark{"PK\x05\x06", 4};
  constexpr std::size_t end_size = 22;
  constexpr std::size_t longest_comment = 65'535;
  const auto reach = std::min(bytes.size(), end_size + longest_comment);
  const auto tail = bytes.substr(bytes.size() - reach);
  for (auto at = tail.find(end_mark); at != std::string_view::npos;
       at = tail.find(end_mark, at + 1)) {
    if (at + end_size > tail.size()) break;
    if (at + end_size + little_endian(tail, at + 20, 2) == tail.size()) return true;
  }
  return false;
}

/// True where a browser or a reader of PDF that guesses would take it for a page or a document.
bool begins_as_page(std::string_view bytes, bool is_pdf) {
  constexpr std::size_t where_they_look = 1024;
  std::string head(bytes.substr(0, where_they_look));
  std::ranges::transform(head, head.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  constexpr std::array<std::string_view, 5> marks{"<!doctype", "<html", "<script", "<svg", "<?php"};
  if (std::ranges::any_of(marks, [&](auto mark) { return head.find(mark) != std::string::npos; }))
    return true;
  return !is_pdf && head.find("%pdf-") != std::string::npos;
}

auto refused(std::string_view why) {
  return fail(Fault::invalid, fmt::format("{} {}", why, what_can_be_sent));
}

}  // namespace

std::optional<Kind> kind_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return Kind::jpeg;
  if (bytes.starts_with(png_head)) return Kind::png;
  if (bytes.starts_with("RIFF") && has_at(bytes, 8, "WEBP")) return Kind::webp;
  if (bytes.starts_with("RIFF") && has_at(bytes, 8, "WAVE")) return Kind::wav;
  if (bytes.starts_with("%PDF-")) return Kind::pdf;
  if (bytes.starts_with("OggS")) return Kind::ogg;
  if (is_m4a(bytes)) return Kind::m4a;
  if (is_mp3(bytes)) return Kind::mp3;
  return std::nullopt;
}

std::optional<Extent> extent_of(std::string_view bytes) {
  const auto kind = kind_of(bytes);
  if (kind == Kind::jpeg) return jpeg_extent(bytes);
  if (kind == Kind::webp) return webp_extent(bytes);
  if (kind == Kind::png && has_at(bytes, 12, "IHDR") && bytes.size() >= 24)
    return Extent{big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
  return std::nullopt;
}

tl::unexpected<Error> too_large() {
  return fail(Fault::invalid,
              "Dit bestand is te groot. Stuur een bestand van hoogstens 8 MB. Van een foto kun je "
              "eerst een kleinere versie maken.");
}

Result<Kind> inspect(std::string_view bytes) {
  if (bytes.empty()) return fail(Fault::invalid, "Dit bestand is leeg. Kies een ander bestand.");
  if (bytes.size() > largest_file) return too_large();
  const auto kind = kind_of(bytes);
  if (!kind) return refused("Dit soort bestand kunnen we niet aannemen.");
  if (ends_as_zip(bytes) || begins_as_page(bytes, *kind == Kind::pdf))
    return refused("In dit bestand zit nog een ander bestand verstopt. Dat nemen we niet aan.");
  if (*kind == Kind::jpeg || *kind == Kind::png || *kind == Kind::webp) {
    const auto extent = extent_of(bytes);
    if (!extent || extent->width == 0 || extent->height == 0) return refused("Deze foto is kapot.");
    const auto pixels = std::uint64_t{extent->width} * extent->height;
    const auto most = *kind == Kind::jpeg ? most_jpeg_pixels : most_pixels;
    if (extent->width > longest_side || extent->height > longest_side || pixels > most)
      return fail(Fault::invalid,
                  "Deze foto heeft te veel beeldpunten. Maak er een kleinere versie van, of stuur "
                  "een schermafdruk van de foto.");
  }
  return *kind;
}

std::string_view dutch_name(Kind kind) {
  switch (kind) {
    case Kind::jpeg:
    case Kind::png:
    case Kind::webp:
      return "foto";
    case Kind::pdf:
      return "document";
    default:
      return "geluid";
  }
}

Kind clean_kind(Kind kind) {
  return kind == Kind::webp ? Kind::jpeg : kind;
}

std::string_view media_type(Kind kind) {
  constexpr std::array<std::string_view, 8> types{"image/jpeg",
                                                  "image/png",
                                                  "image/webp",
                                                  "application/pdf",
                                                  "audio/mpeg",
                                                  "audio/mp4",
                                                  "audio/ogg",
                                                  "audio/wav"};
  return types.at(static_cast<std::size_t>(kind));
}

std::string_view extension(Kind kind) {
  constexpr std::array<std::string_view, 8> ends{
      "jpg", "png", "webp", "pdf", "mp3", "m4a", "ogg", "wav"};
  return ends.at(static_cast<std::size_t>(kind));
}

}  // namespace zicht::media
