#include "open/coursepack/coursepack.hpp"

#include <catch2/catch.hpp>

#include "ground/html/test_layout.hpp"
#include "open/coursepack/course.hpp"
#include "open/coursepack/zip.hpp"
#include "open/training/test_training.hpp"

using namespace zicht;
using namespace zicht::coursepack;
using training::test::School;

namespace {

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

struct Shop {
  const training::Path& path() const { return *school.training.path("balie"); }
  std::string page(Format format = Format::scorm) const {
    return *course_page(desk, path(), format);
  }

  School school;
  html::Layout layout = html::test::layout({"css/training.css"});
  Desk desk{layout,
            school.library,
            school.training,
            "https://zicht.example",
            std::chrono::year{2026} / 11 / 26};
};

}  // namespace

TEST_CASE("a zip has its files as they are, with the checksum of PKZIP") {
  const auto bytes = zip({{"a.txt", "123456789"}});
  CHECK(bytes.starts_with(std::string("PK\x03\x04", 4)));
  CHECK(holds(bytes, "a.txt123456789"));
  CHECK(holds(bytes, "\x26\x39\xf4\xcb"));  // CRC-32 of "123456789" is cbf43926.
  CHECK(zip({{"a.txt", "1"}}) == zip({{"a.txt", "1"}}));
}

TEST_CASE("a course holds what the path asks for, and the story says that it is invented") {
  const Shop shop;
  const auto page = shop.page();
  CHECK(holds(page, "Kijk, schrijf op en geef door."));
  CHECK(holds(page, "data-vraag=\"06-a-1\""));
  CHECK(holds(page, "id=\"deel-3-start\""));
  std::size_t labels = 0;
  for (auto at = page.find(">Fictief verhaal<"); at != std::string::npos;
       at = page.find(">Fictief verhaal<", at + 1))
    ++labels;
  CHECK(labels == 8);  // The introduction, and seven steps.
}

TEST_CASE("a course links to the site in full, and has no script or style in its page") {
  const Shop shop;
  const auto page = shop.page();
  CHECK(holds(page, "href=\"https://zicht.example/kompas/signaleren/hoe#b-1\""));
  CHECK_FALSE(holds(page, "href=\"/"));
  CHECK_FALSE(holds(page, "<script>"));
  CHECK_FALSE(holds(page, "style="));
  CHECK(holds(page, "src=\"scorm.js\""));
  CHECK(holds(shop.page(Format::cmi5), "src=\"cmi5.js\""));
}

TEST_CASE("the script knows the rules and the right answers of the site") {
  const Shop shop;
  const auto data = course_data(shop.desk, shop.path());
  CHECK(holds(data, "\"needed\":6"));
  CHECK(holds(data, "\"06-a-1\":{\"form\":\"keuze\",\"right\":[2]}"));
  CHECK(holds(data, "\"version\":2"));
}

TEST_CASE("each system is told what is in the zip, in its own way") {
  const Shop shop;
  const auto scorm = scorm_manifest(shop.desk, shop.path(), {"index.html", "data.js"});
  CHECK(holds(scorm, "<schemaversion>1.2</schemaversion>"));
  CHECK(holds(scorm, "<file href=\"data.js\"/>"));
  const auto cmi5 = cmi5_structure(shop.desk, shop.path());
  CHECK(holds(cmi5, "<au id=\"https://zicht.example/training/balie/versie-2\""));
  CHECK(holds(cmi5, "moveOn=\"CompletedAndPassed\""));
}
