#include "ground/media/kind.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "ground/media/exif.hpp"
#include "ground/media/samples.hpp"

using namespace zicht;
using namespace zicht::media;

namespace {

void check_refused(const std::string& bytes, const std::string& why) {
  INFO(why);
  const auto refused = inspect(bytes);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::invalid);
  CHECK_THAT(refused.error().message, Catch::Contains(why));
}

}  // namespace

TEST_CASE("a file is what its first bytes say") {
  CHECK(inspect(samples::png_head(10, 20)) == Kind::png);
  CHECK(inspect(samples::jpeg_head(10, 20)) == Kind::jpeg);
  CHECK(inspect(samples::pdf) == Kind::pdf);
  CHECK(inspect(samples::mp3_frames(3, "")) == Kind::mp3);
  CHECK(inspect(samples::id3("Anna") + samples::mp3_frames(3, "")) == Kind::mp3);
  CHECK(inspect(samples::m4a()) == Kind::m4a);
  CHECK(inspect(samples::opus("")) == Kind::ogg);
  CHECK(inspect(samples::wav("klank")) == Kind::wav);
}

TEST_CASE("what cannot be sent is refused with what can be") {
  const std::string zip = std::string("PK\x03\x04", 4) + std::string(60, 'x') + samples::zip_end;
  for (const auto& bytes : {zip,
                            std::string("<svg xmlns='x'><script>alert(1)</script></svg>"),
                            std::string("<!DOCTYPE html><p>Hallo"),
                            std::string("GIF89a"),
                            std::string("MZ\x90"),
                            std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old office file"),
                            std::string("zomaar tekst")})
    check_refused(bytes, "JPEG, PNG of WebP");
  check_refused("", "leeg");
  check_refused(samples::jpeg_head(10, 20) + std::string(largest_file, 'x'), "8 MB");
}

TEST_CASE("a file that is two files is refused") {
  const auto photo = samples::jpeg_head(10, 20);
  check_refused(photo + "PK\x03\x04 archive" + samples::zip_end, "verstopt");
  check_refused(samples::pdf + samples::zip_end, "verstopt");
  check_refused(photo + "<HTML><body>", "verstopt");
  check_refused(photo + "%PDF-1.4", "verstopt");
  check_refused(samples::png_head(1, 1) + "<script>", "verstopt");
  // What a phone puts behind a photo is no archive.
  CHECK(inspect(photo + "MotionPhoto_Data" + std::string(100, 'x')));
}

TEST_CASE("a picture that would flood the memory is refused before it is decoded") {
  check_refused(samples::png_head(20'000, 20'000), "beeldpunten");
  check_refused(samples::png_head(6'000, 6'000), "beeldpunten");
  check_refused(samples::jpeg_head(16'000, 16'000), "beeldpunten");
  check_refused(samples::jpeg_head(60'000, 10), "beeldpunten");
  check_refused(samples::png_head(0, 10), "kapot");
  CHECK(inspect(samples::jpeg_head(12'000, 9'000)));
}

TEST_CASE("sizes stand in the heads of all three kinds of picture") {
  const auto lossy = "RIFF" + little_bytes(22, 4) + "WEBPVP8 " + little_bytes(10, 4) +
                     std::string("\x10\0\0\x9D\x01\x2A", 6) + little_bytes(300, 2) +
                     little_bytes(200, 2);
  CHECK(extent_of(lossy)->width == 300);
  CHECK(extent_of(lossy)->height == 200);
  const auto extended = "RIFF" + little_bytes(22, 4) + "WEBPVP8X" + little_bytes(10, 4) +
                        std::string(4, '\0') + little_bytes(399, 3) + little_bytes(99, 3);
  CHECK(extent_of(extended)->width == 400);
  CHECK(extent_of(extended)->height == 100);
  CHECK(extent_of(samples::with_exif(samples::jpeg_head(30, 40), 6))->height == 40);
  CHECK_FALSE(extent_of("\xFF\xD8\xFF\xE1"));
}

TEST_CASE("which side of a photo is up is read, and nothing sensible is upright") {
  const auto photo = samples::jpeg_head(10, 20);
  CHECK(orientation_of(samples::with_exif(photo, 6)) == 6);
  CHECK(orientation_of(samples::with_exif(photo, 9)) == 1);
  CHECK(orientation_of(photo) == 1);
  const auto exif = samples::exif(8);
  CHECK(orientation_of(samples::png_head(1, 1) + big_bytes(exif.size(), 4) + "eXIf" + exif +
                       "sums") == 8);
  for (std::size_t length = 0; length < 60; ++length)
    CHECK(orientation_of(samples::with_exif(photo, 6).substr(0, length)) <= 6);
}
