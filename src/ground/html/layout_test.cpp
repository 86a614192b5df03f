#include "ground/html/layout.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

using namespace zicht::html;

namespace {

/// A manifest as the build of web/ writes it, in a folder that goes away with the test.
class Build {
 public:
  Build() {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "manifest.json") << R"({
      "css/reading.css": {"file": "reading-1.css"},
      "islands/frame.ts": {"file": "frame-2.js"},
      "islands/suggest.ts": {"file": "suggest-3.js"},
      "fonts/newsreader.woff2": {"file": "newsreader-4.woff2"},
      "fonts/atkinson.woff2": {"file": "atkinson-5.woff2"},
      "icons/sprite.svg": {"file": "sprite-6.svg"},
      "icons/favicon.svg": {"file": "favicon-7.svg"}})";
  }
  Build(const Build&) = delete;
  Build& operator=(const Build&) = delete;
  ~Build() { std::filesystem::remove_all(folder_); }

  Layout layout() const {
    Frame frame;
    frame.menu = {{"/", "Verhaal"}, {"/kompas", "Het Kompas"}};
    frame.small_print = {{"/privacy", "Privacy"}};
    frame.help = markup<"<p>Bel 112 bij gevaar.</p>">();
    frame.feed = {"/kompas/wijzigingen.atom", "Wat is er veranderd"};
    frame.exit_address = "https://www.example.org/weer";
    return {frame, *Assets::load(folder_)};
  }

 private:
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "zicht-layout-test";
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t place(const std::string& text, std::string_view part) {
  return text.find(part);
}

Page plain_page() {
  return {.title = "Signaleren & melden",
          .description = "Hoe je \"ziet\".",
          .path = "/kompas/signaleren",
          .stylesheet = "css/reading.css",
          .scripts = {"islands/suggest.ts"},
          .main = markup<"<h1>Signaleren</h1>">()};
}

}  // namespace

TEST_CASE("a feed reader finds the feed from every page") {
  const Build build;
  CHECK(contains(
      build.layout().draw(plain_page()),
      R"(<link rel="alternate" type="application/atom+xml" href="/kompas/wijzigingen.atom")"
      R"( title="Wat is er veranderd">)"));
}

TEST_CASE("a page says what it is in its head, escaped") {
  const Build build;
  const auto page = build.layout().draw(plain_page());
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
  CHECK(contains(page, "<title>Signaleren &amp; melden | Zicht</title>"));
  CHECK(contains(page, "<meta name=\"description\" content=\"Hoe je &quot;ziet&quot;.\">"));
  CHECK(contains(page, "<link rel=\"stylesheet\" href=\"/a/reading-1.css\">"));
  CHECK(
      contains(page, "href=\"/a/newsreader-4.woff2\" as=\"font\" type=\"font/woff2\" crossorigin"));
  CHECK(contains(page,
                 "<script type=\"module\" blocking=\"render\" src=\"/a/frame-2.js\"></script>"));
  CHECK(contains(page, "<script type=\"module\" src=\"/a/suggest-3.js\"></script>"));
  CHECK_FALSE(contains(page, "robots"));
}

TEST_CASE("the first two stops of the Tab key are the way to the text and the way out") {
  const Build build;
  const auto page = build.layout().draw(plain_page());
  const auto skip = place(page, "<a class=\"skip\" href=\"#inhoud\">");
  const auto exit = place(page, "href=\"https://www.example.org/weer\" rel=\"noreferrer\"");
  REQUIRE(skip != std::string::npos);
  REQUIRE(exit != std::string::npos);
  CHECK(skip < exit);
  CHECK(exit < place(page, "<a class=\"brand\""));
  CHECK(contains(page, "<main id=\"inhoud\" tabindex=\"-1\">"));
}

TEST_CASE("the menu shows where you are, and what stands above it") {
  const Build build;
  const auto layout = build.layout();
  auto page = plain_page();
  CHECK(contains(layout.draw(page), "<a href=\"/kompas\" aria-current=\"true\">Het Kompas</a>"));
  CHECK(contains(layout.draw(page), "<a href=\"/\">Verhaal</a>"));
  page.path = "/kompas";
  CHECK(contains(layout.draw(page), "<a href=\"/kompas\" aria-current=\"page\">"));
  page.path = "/kompassen";
  CHECK(contains(layout.draw(page), "<a href=\"/kompas\">"));
}

TEST_CASE("a page carries no style and no script of its own, so that the policy can stay strict") {
  const Build build;
  const auto page = build.layout().draw(plain_page());
  CHECK_FALSE(contains(page, "<style"));
  CHECK_FALSE(contains(page, " style="));
  CHECK_FALSE(contains(page, "<script>"));
}

TEST_CASE("a page that is printed tells where it was found") {
  const Build build;
  CHECK(contains(build.layout().draw(plain_page()),
                 "<p class=\"site-footer__path\">Zicht, /kompas/signaleren</p>"));
}

TEST_CASE("a page for paper has its text and nothing around it") {
  const Build build;
  auto page = plain_page();
  page.framed = false;
  page.indexed = false;
  const auto drawn = build.layout().draw(page);
  CHECK(contains(drawn, "<h1>Signaleren</h1>"));
  CHECK(contains(drawn, "<meta name=\"robots\" content=\"noindex\">"));
  for (const auto* part : {"site-header", "site-footer", "quick-exit", "<script"})
    CHECK_FALSE(contains(drawn, part));
}

TEST_CASE("a breadcrumb leads up and ends here") {
  CHECK(trail({}, "Hier").empty());
  CHECK(trail({{"/kompas", "Het Kompas"}}, "Wat & hoe").str() ==
        "<nav class=\"trail\" aria-label=\"Kruimelpad\"><ol><li><a href=\"/kompas\">Het "
        "Kompas</a></li>"
        "<li><span aria-current=\"page\">Wat &amp; hoe</span></li></ol></nav>");
}

TEST_CASE("an icon comes from the one icon file and is not read aloud") {
  const Build build;
  CHECK(icon(build.layout(), "search").str() ==
        "<svg class=\"icon\" width=\"20\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">"
        "<use href=\"/a/sprite-6.svg#search\"/></svg>");
}

TEST_CASE("the door opens further with every chapter, from a crack to a door") {
  CHECK(contains(slit(0).str(), "M1120 0h8v190h-8z"));
  CHECK(contains(slit(1).str(), "M1120 0h168v190h-168z"));
  CHECK(slit(-1).str() == slit(0).str());
  CHECK(slit(2).str() == slit(1).str());
  CHECK(contains(crack(0).str(), "M40 0h5v250h-5z"));
}

TEST_CASE("a stylesheet that was not built is a mistake in the program") {
  const Build build;
  auto page = plain_page();
  page.stylesheet = "css/vergeten.css";
  CHECK_THROWS_AS(build.layout().draw(page), std::logic_error);
}
