// For tests: files made here, byte by byte, so that nobody has to trust a file of somewhere else.
#pragma once

#include <string>
#include <string_view>

#include "ground/media/bytes.hpp"

namespace zicht::media::samples {

/// A TIFF with one orientation, and a place in the world that must not go on.
inline std::string exif(int orientation) {
  return std::string("II*\0\x08\0\0\0", 8) + std::string("\x01\0\x12\x01\x03\0\x01\0\0\0", 10) +
         little_bytes(static_cast<unsigned>(orientation), 4) + std::string(4, '\0') +
         "GPS 52.3702N 4.8952E";
}

/// A segment with EXIF, put behind the start of a JPEG.
inline std::string with_exif(const std::string& jpeg, int orientation) {
  const auto inside = std::string("Exif\0\0", 6) + exif(orientation);
  return jpeg.substr(0, 2) + "\xFF\xE1" + big_bytes(inside.size() + 2, 2) + inside + jpeg.substr(2);
}

/// The head of a PNG of this size. It is not a whole one.
inline std::string png_head(std::uint32_t width, std::uint32_t height) {
  return std::string("\x89PNG\r\n\x1a\n", 8) + big_bytes(13, 4) + "IHDR" + big_bytes(width, 4) +
         big_bytes(height, 4) + std::string("\x08\x06\0\0\0", 5) + big_bytes(0, 4);
}

/// The start of a JPEG of this size. It is not a whole one.
inline std::string jpeg_head(std::uint32_t width, std::uint32_t height) {
  return std::string("\xFF\xD8\xFF\xC0\0\x11\x08", 7) + big_bytes(height, 2) + big_bytes(width, 2) +
         std::string(10, '\x01');
}

/// Frames of 128 kbit/s at 44.1 kHz, each with this in it.
inline std::string mp3_frames(std::size_t count, std::string_view inside) {
  std::string frames;
  for (std::size_t index = 0; index < count; ++index) {
    std::string frame("\xFF\xFB\x90\x64", 4);
    frame += inside;
    frame.resize(417, '\x55');
    frames += frame;
  }
  return frames;
}

inline std::string id3(std::string_view inside) {
  return std::string("ID3\x03\0\0\0\0\0", 9) + static_cast<char>(inside.size()) +
         std::string(inside);
}

/// The end of an archive without files.
inline const std::string zip_end = std::string("PK\x05\x06", 4) + std::string(18, '\0');

inline std::string wav(std::string_view samples, const std::string& extra = {}) {
  const auto format = std::string("\x01\0\x01\0\x40\x1F\0\0\x40\x1F\0\0\x01\0\x08\0", 16);
  const auto inside = "WAVEfmt " + little_bytes(format.size(), 4) + format + extra + "data" +
                      little_bytes(samples.size(), 4) + std::string(samples);
  return "RIFF" + little_bytes(inside.size(), 4) + inside;
}

inline std::string box(std::string_view name, const std::string& inside) {
  return big_bytes(8 + inside.size(), 4) + std::string(name) + inside;
}

/// One track of two samples, with the place where it was recorded; `handler` is "soun" or "vide".
inline std::string m4a(const std::string& handler = "soun") {
  const std::string none(4, '\0');
  const auto one = big_bytes(1, 4);
  const auto two = big_bytes(2, 4);
  const auto ftyp = box("ftyp", "M4A " + none + "M4A isom");
  const auto times = std::string("\0\0\0\0\xDE\xAD\xBE\xEF\xDE\xAD\xBE\xEF", 12);
  const auto moov = [&](std::size_t start) {
    const auto esds = box("esds", none + "settings");
    const auto entry = box("mp4a", std::string(28, '\0') + esds + box("note", "secret"));
    const auto stbl = box("stsd", none + one + entry) +
                      box("stts", none + one + two + big_bytes(1024, 4)) +
                      box("stsc", none + one + one + two + one) +
                      box("stsz", none + none + two + big_bytes(5, 4) + big_bytes(6, 4)) +
                      box("stco", none + one + big_bytes(start, 4));
    const auto minf = box("minf", box("smhd", none + none) + box("stbl", stbl));
    const auto hdlr = box("hdlr", none + none + handler + std::string(12, '\0') + "Phone of Anna");
    const auto mdia = box("mdia", box("mdhd", times + one + two + none) + hdlr + minf);
    const auto trak = box("trak", box("tkhd", times + std::string(72, '\0')) + mdia);
    const auto place = box("udta", box("\xA9xyz", "+52.3702+004.8952/"));
    return box("moov", box("mvhd", times + std::string(88, '\0')) + trak + place);
  };
  const auto start = ftyp.size() + moov(0).size() + 8;
  return ftyp + moov(start) +
         box("mdat",
             "eerst"
             "tweede"
             "verstopt");
}

/// A page of Ogg; its sum is not counted.
inline std::string ogg_page(unsigned flags, std::uint32_t stream, const std::string& packet) {
  std::string laces;
  for (auto left = packet.size();; left -= 255) {
    laces += static_cast<char>(left < 255 ? left : 255);
    if (left < 255) break;
  }
  return std::string("OggS\0", 5) + static_cast<char>(flags) + std::string(8, '\0') +
         little_bytes(stream, 4) + std::string(8, '\0') + static_cast<char>(laces.size()) + laces +
         packet;
}

inline std::string opus(const std::string& comment) {
  return ogg_page(2, 7, "OpusHead" + std::string(11, '\1')) +
         ogg_page(0, 7, "OpusTags" + little_bytes(comment.size(), 4) + comment) +
         ogg_page(4, 7, "klank");
}

/// A page with a line of text, a script, an attachment and an author.
inline const std::string pdf =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
    "/Names<</EmbeddedFiles<</Names[(geheim.txt) 6 0 R]>>>>>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 40>>stream\nBT /F 24 Tf 20 40 Td (Kwitantie) Tj ET  \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "6 0 obj<</Type/Filespec/F(geheim.txt)/EF<</F 7 0 R>>>>endobj\n"
    "7 0 obj<</Type/EmbeddedFile/Length 6>>stream\ngeheim\nendstream endobj\n"
    "8 0 obj<</Author(Anna Jansen)>>endobj\n"
    "trailer<</Root 1 0 R/Info 8 0 R/Size 9>>\n%%EOF\n";

}  // namespace zicht::media::samples
