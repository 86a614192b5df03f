#include "ground/cleaning/clean.hpp"

#include <poppler-document.h>
#include <turbojpeg.h>
#include <webp/encode.h>

#include <catch2/catch.hpp>
#include <memory>

#include "ground/cleaning/raster.hpp"
#include "ground/media/kind.hpp"
#include "ground/media/refusals.hpp"
#include "ground/media/samples.hpp"

using namespace zicht;
using namespace zicht::cleaning;
namespace samples = media::samples;

namespace {

/// Left half red, right half blue.
Raster flag(int width, int height) {
  Raster raster{.width = width, .height = height};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int colour : {x < width / 2 ? 255 : 0, 0, x < width / 2 ? 0 : 255})
        raster.dots.push_back(static_cast<unsigned char>(colour));
  return raster;
}

std::string photo() {
  return *to_jpeg(flag(64, 32), 90);
}

Raster decoded(const std::string& jpeg) {
  const std::unique_ptr<void, int (*)(tjhandle)> machine(tjInitDecompress(), tjDestroy);
  const auto* data = reinterpret_cast<const unsigned char*>(jpeg.data());
  Raster raster;
  int sampling = 0;
  int colours = 0;
  REQUIRE(
      tjDecompressHeader3(
          machine.get(), data, jpeg.size(), &raster.width, &raster.height, &sampling, &colours) ==
      0);
  raster.dots.resize(static_cast<std::size_t>(raster.width * raster.height * 3));
  REQUIRE(tjDecompress2(machine.get(),
                        data,
                        jpeg.size(),
                        raster.dots.data(),
                        raster.width,
                        0,
                        raster.height,
                        TJPF_RGB,
                        0) == 0);
  return raster;
}

bool is_red(const Raster& raster, int x, int y) {
  return raster.dots[static_cast<std::size_t>((y * raster.width + x) * raster.depth)] > 128;
}

bool holds(const std::string& bytes, std::string_view what) {
  return bytes.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("a photo comes out without the place where it was taken, and the right way up") {
  const auto taken = samples::with_exif(photo(), 6);
  REQUIRE(holds(taken, "52.3702N"));
  const auto clean = cleaning::clean(taken + "MotionPhoto_Data behind the end");
  REQUIRE(clean);
  CHECK_FALSE(holds(*clean, "52.3702N"));
  CHECK_FALSE(holds(*clean, "Exif"));
  CHECK_FALSE(holds(*clean, "MotionPhoto"));
  const auto raster = decoded(*clean);
  CHECK(raster.width == 32);
  CHECK(raster.height == 64);
  // Turned a quarter to the right, what was left is up.
  CHECK(is_red(raster, 16, 8));
  CHECK_FALSE(is_red(raster, 16, 56));
}

TEST_CASE("every way of lying is set upright") {
  // Corners of a picture of 3 by 2, numbered from the top left: where 0 and 1 come to stand.
  Raster numbered{.width = 3, .height = 2};
  for (unsigned char dot = 0; dot < 6; ++dot) numbered.dots.insert(numbered.dots.end(), 3, dot);
  const auto row = [&](int orientation) {
    const auto upright = turned(numbered, orientation);
    std::string dots;
    for (std::size_t at = 0; at < upright.dots.size(); at += 3)
      dots += static_cast<char>('0' + upright.dots[at]);
    return dots;
  };
  CHECK(row(1) == "012345");
  CHECK(row(2) == "210543");
  CHECK(row(3) == "543210");
  CHECK(row(4) == "345012");
  CHECK(row(5) == "031425");
  CHECK(row(6) == "304152");
  CHECK(row(7) == "524130");
  CHECK(row(8) == "251403");
}

TEST_CASE("half a photo still shows what it shows, and no photo is refused") {
  const auto whole = photo();
  CHECK(cleaning::clean(whole.substr(0, whole.size() - 20)));
  const auto refused = cleaning::clean(samples::jpeg_head(100, 100));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::invalid);
}

TEST_CASE("a PNG and a WebP are drawn anew") {
  // A PNG of one dot with a comment.
  const std::string png(
      "\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1F\x15\xC4\x89"
      "\0\0\0\x0DIDATx\x9C\x63\xF8\xCF\xC0\xF0\x1F\0\x05\0\x01\xFF\x89\x99\x3D\x1D"
      "\0\0\0\0IEND\xAE\x42\x60\x82",
      70);
  const auto with_comment = png + "GPS 52.3702N";
  const auto clean = cleaning::clean(with_comment);
  REQUIRE(clean);
  CHECK(media::kind_of(*clean) == media::Kind::png);
  CHECK_FALSE(holds(*clean, "GPS"));

  const auto raster = flag(64, 32);
  std::uint8_t* made = nullptr;
  const auto size = WebPEncodeLosslessRGB(raster.dots.data(), 64, 32, 64 * 3, &made);
  const std::string webp(reinterpret_cast<const char*>(made), size);
  WebPFree(made);
  const auto as_jpeg = cleaning::clean(webp);
  REQUIRE(as_jpeg);
  CHECK(media::kind_of(*as_jpeg) == media::Kind::jpeg);
  CHECK(is_red(decoded(*as_jpeg), 8, 8));
  CHECK_FALSE(cleaning::clean(webp.substr(0, 40)));
}

TEST_CASE("of a PDF only what can be seen goes on") {
  const auto clean = cleaning::clean(samples::pdf);
  REQUIRE(clean);
  for (const auto* hidden : {"JavaScript", "geheim", "Anna Jansen", "EmbeddedFile", "Helvetica"})
    CHECK_FALSE(holds(*clean, hidden));
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(clean->data(), static_cast<int>(clean->size())));
  REQUIRE(document);
  CHECK(document->pages() == 1);
  CHECK_FALSE(document->has_embedded_files());
  // Cleaned once more it is the same page: our own PDF can be read.
  CHECK(cleaning::clean(*clean));
}

TEST_CASE("a PDF with too many pages, or none, is refused") {
  auto many = samples::pdf;
  std::string kids;
  for (int page = 0; page <= most_pages; ++page) kids += "3 0 R ";
  const std::string before = "/Kids[3 0 R]/Count 1";
  many.replace(many.find(before),
               before.size(),
               "/Kids[" + kids + "]/Count " + std::to_string(most_pages + 1));
  const auto refused = cleaning::clean(many);
  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().message, Catch::Contains("bladzijden"));
  CHECK_FALSE(cleaning::clean("%PDF-1.4 en verder niets"));
}

TEST_CASE("what is said of a file that cannot be cleaned is a sentence that is passed on") {
  const auto is_known = [](const std::string& bytes) {
    const auto refused = cleaning::clean(bytes);
    REQUIRE_FALSE(refused);
    return media::known_refusal(refused.error().message) == refused.error().message;
  };
  CHECK(is_known(samples::jpeg_head(100, 100)));
  CHECK(is_known("%PDF-1.4 en verder niets"));
  CHECK(is_known("RIFF" + media::little_bytes(4, 4) + "WAVE"));
  CHECK(is_known(samples::m4a("vide")));
}

TEST_CASE("sound loses its tags and keeps its sound") {
  const auto sound = samples::mp3_frames(4, "klank");
  const auto clean = cleaning::clean(samples::id3("Anna Jansen") + sound + "TAGAnna Jansen");
  REQUIRE(clean);
  CHECK(*clean == sound);
  // Four bytes in a tag that look like the head of a frame make no sound of it.
  const auto tag = "TAG" + samples::mp3_frames(1, "Anna Jansen") + "en verder";
  CHECK(*cleaning::clean(sound + tag) == sound);
  CHECK(*cleaning::clean(sound + "TAG" + sound) == sound + sound);
  const auto first = samples::mp3_frames(1, std::string(30, '\0') + "Xing of a telephone");
  CHECK(*cleaning::clean(first + sound) == sound);

  const auto wav = samples::wav("klanken!", "LIST" + media::little_bytes(4, 4) + "Anna");
  CHECK(*cleaning::clean(wav) == samples::wav("klanken!"));
  CHECK(*cleaning::clean(samples::wav("oneven!")) ==
        *cleaning::clean(samples::wav("oneven!") + "x"));
  CHECK_FALSE(cleaning::clean("RIFF" + media::little_bytes(4, 4) + "WAVE"));
}

TEST_CASE("an M4A keeps its samples, and loses place, times, maker and what was hidden") {
  const auto clean = cleaning::clean(samples::m4a());
  REQUIRE(clean);
  for (const auto* hidden : {"52.3702", "Phone of Anna", "secret", "verstopt", "\xDE\xAD\xBE\xEF"})
    CHECK_FALSE(holds(*clean, hidden));
  CHECK(clean->ends_with("eersttweede"));
  // The table leads to the samples: cleaned once more it is the same.
  CHECK(*cleaning::clean(*clean) == *clean);
  CHECK_THAT(cleaning::clean(samples::m4a("vide")).error().message, Catch::Contains("Video"));
  for (std::size_t length = 0; length < samples::m4a().size(); ++length)
    static_cast<void>(cleaning::clean(samples::m4a().substr(0, length)));
}

TEST_CASE("Opus keeps its sound and loses its comments, also over several pages") {
  const auto clean = cleaning::clean(samples::opus("ARTIST=Anna Jansen" + std::string(600, '!')));
  REQUIRE(clean);
  CHECK_FALSE(holds(*clean, "Anna"));
  CHECK(clean->ends_with("klank"));
  CHECK(*cleaning::clean(*clean) == *clean);
  const auto two = samples::opus("") + samples::ogg_page(2, 8, "OpusHead");
  CHECK_FALSE(cleaning::clean(two));
  const auto whole = samples::opus("Anna");
  for (std::size_t length = 0; length < whole.size(); ++length)
    static_cast<void>(cleaning::clean(whole.substr(0, length)));
}
