// What a file is, by its bytes and never by its name; and what is not taken in at all. Pure: it
// decodes nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::media {

/// What can be sent.
enum class Kind { jpeg, png, webp, pdf, mp3, m4a, ogg, wav };
constexpr std::array<std::string_view, 8> names_of(Kind) {
  return {"jpeg", "png", "webp", "pdf", "mp3", "m4a", "ogg", "wav"};
}

/// Bytes of one file.
constexpr std::size_t largest_file = std::size_t{8} << 20U;
/// Of a picture: more is refused before anything is decoded.
constexpr std::uint32_t longest_side = 16'384;
constexpr std::uint64_t most_pixels = 24'000'000;
/// Of a JPEG, which can be read smaller than it is; what comes out has at most `most_pixels`.
constexpr std::uint64_t most_jpeg_pixels = 110'000'000;

struct Extent {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

/// By the first bytes; nothing where it is none of these.
std::optional<Kind> kind_of(std::string_view bytes);
/// Of a picture, as its head says. Nothing where that cannot be read, and for what is no picture.
std::optional<Extent> extent_of(std::string_view bytes);

/// What is said of a file that is larger than largest_file.
tl::unexpected<Error> too_large();

/// What this file is. Fails with `invalid`, and a sentence that says what can be sent, where it is
/// empty, too large, of no kind above, or can be read as something else too (a polyglot).
Result<Kind> inspect(std::string_view bytes);

/// "foto", "document" or "geluid".
std::string_view dutch_name(Kind kind);
/// Of the clean copy: a WebP comes out as a JPEG.
Kind clean_kind(Kind kind);
/// "image/jpeg"
std::string_view media_type(Kind kind);
/// "jpg"
std::string_view extension(Kind kind);

/// What can be sent, in one sentence.
inline constexpr std::string_view what_can_be_sent =
    "Je kunt een foto sturen (JPEG, PNG of WebP), een PDF of een geluidsopname (MP3, M4A, OGG of "
    "WAV).";

}  // namespace zicht::media
