#include "open/longread/longread.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "ground/html/test_layout.hpp"
#include "ground/http/router.hpp"
#include "open/longread/scenes.hpp"

using namespace zicht;

namespace {

/// A small story of five scenes, read from a folder as the real one is.
class House {
 public:
  House() {
    std::filesystem::create_directories(folder_ / "longread");
    write("longread/01-opening.md",
          R"(titel = "Mensenhandel in Nederland"
soort = "opening")",
          "Het kan gebeuren in een straat als die van jou.");
    write("longread/02-kijk.md",
          R"(titel = "Kijk nog eens"
soort = "blikken")",
          ":::blik{zie=\"Een man in een **caravan** & zo.\"}\nZijn baas heeft de sleutel.\n:::");
    write("longread/03-wegwijzer.md",
          R"(titel = "Twee mensen"
soort = "wegwijzer")",
          "Hierna lees je een verhaal.");
    write("longread/04-noor.md",
          R"(titel = "Een kamer over"
soort = "verhaal"
naam = "Noor"
rol = "20 jaar"
vorm = "seksueel"
waarschuwing = "seksuele uitbuiting"
fictief = true)",
          "Ik zocht een kamer.\n\n:::citaat\nZe vroeg wat ik nodig had.\n:::");
    write("longread/05-femke.md",
          R"(titel = "Ik had niets in handen"
soort = "professional"
naam = "Femke"
rol = "Rechercheur"
fictief = true)",
          "We kregen een tip.");
    write("longread/06-cijfer.md",
          R"(titel = "Wie we niet zien"
soort = "cijfer")",
          "## Wie in beeld kwam {#in-beeld}\n\nZesentwintig.\n\n## Wie we missen "
          "{#missen}\n\nVierenzeventig.");
    write("longread/07-vormen.md",
          R"(titel = "Vormen"
soort = "vormen")",
          "## Arbeidsuitbuiting {#arbeidsuitbuiting}\n\nMeer dan een slechte baan.");
    write("longread/08-slot.md",
          R"(titel = "Naar Het Kompas"
soort = "slot")",
          "Je hebt gekeken.");
    for (const auto* list : {"indeling", "bronnen", "begrippen", "contacten", "synoniemen"})
      std::ofstream(folder_ / (std::string(list) + ".toml"));
    std::vector<content::Problem> problems;
    library_ = content::Library::load(folder_, problems);
    layout_ = std::make_unique<html::Layout>(
        html::test::layout({"css/longread.css", "css/reading.css", "islands/scene.ts"},
                           {.exit_address = "https://example.org/"}));
    longread::add_routes(router_, *layout_, library_, clock_);
  }
  House(const House&) = delete;
  House& operator=(const House&) = delete;
  ~House() { std::filesystem::remove_all(folder_); }

  std::string read(std::string_view path = "/") {
    http::Request request{.path = std::string(path)};
    const auto answer = router_.answer(request);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->caching == http::Caching::revalidate);
    return answer->body;
  }

 private:
  void write(const std::string& name, std::string_view head, std::string_view text) {
    std::ofstream(folder_ / name) << "+++\n"
                                  << head
                                  << "\nsamenvatting = \"Kort.\"\ngecontroleerd_op = 2026-11-22\n"
                                     "herzien_op = 2027-05-22\n+++\n\n"
                                  << text << "\n";
  }

  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "zicht-longread-test";
  content::Library library_;
  FixedClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}};
  std::unique_ptr<html::Layout> layout_;
  http::Router router_;
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the story opens with the word five times, and with one title for who listens") {
  House house;
  const auto page = house.read();
  CHECK(count(page, ">Onzichtbaar<") == 4);
  CHECK(contains(page, "<span>On<b>zicht</b>baar</span>"));
  CHECK(contains(page, "class=\"opening__words\" aria-hidden=\"true\""));
  CHECK(count(page, "<h1") == 1);
  CHECK(contains(page, "Mensenhandel in Nederland</h1>"));
}

TEST_CASE("the browser's history does not say what the story is about") {
  House house;
  for (const auto* path : {"/", "/tekst", "/afdrukken"}) {
    const auto page = house.read(path);
    const auto title = page.substr(page.find("<title>"), 60);
    CHECK(contains(title, "<title>Het verhaal"));
    CHECK_FALSE(contains(title, "ensenhandel"));
  }
}

TEST_CASE("every scene can be linked to and leads to the next") {
  House house;
  const auto page = house.read();
  for (const auto* name : {"opening", "kijk", "wegwijzer", "noor", "femke", "cijfer", "slot"})
    CHECK(contains(page, " id=\"" + std::string(name) + "\" aria-labelledby=\"" + name));
  // The signpost leads on with its cards.
  CHECK_FALSE(contains(page, "<p class=\"next\"><a href=\"#noor\">"));
  CHECK(contains(page, "<p class=\"next\"><a href=\"#femke\">Volgende: Ik had niets in handen"));
  CHECK(contains(page, "<li><a href=\"#noor\">Noor: Een kamer over</a>"));
}

TEST_CASE("a story says that it is invented, what it is about, and how to pass it") {
  House house;
  for (const auto* path : {"/", "/tekst", "/afdrukken"}) {
    const auto page = house.read(path);
    CHECK(contains(page, "<meta name=\"zicht:fictie\" content=\"bevat fictieve verhalen\">"));
    CHECK(count(page, "<p class=\"fiction\">Fictief verhaal</p>") == 2);
    CHECK(count(page, "data-fictie=\"verzonnen\"") == 2);
    CHECK(contains(
        page,
        "Dit verhaal gaat over seksuele uitbuiting. <a href=\"#femke\">Sla dit verhaal over</a>"));
  }
}

TEST_CASE("a glance opens without script, and its detail stands out") {
  House house;
  const auto page = house.read();
  CHECK(contains(page, "<details class=\"glance\"><summary>"));
  CHECK(contains(page, "Een man in een <b>caravan</b> &amp; zo."));
  CHECK(contains(page, "Zijn baas heeft de sleutel."));
}

TEST_CASE("each story has a card, with the form in words and not only in colour") {
  House house;
  const auto page = house.read();
  CHECK(contains(page, "<a class=\"story-card__link\" href=\"#noor\">"));
  CHECK(contains(page, "dot--sexual"));
  CHECK(contains(page, "Seksuele uitbuiting</span>"));
}

TEST_CASE("it is night until the figure, and day after it") {
  House house;
  const auto page = house.read();
  const auto morning = page.find("class=\"morning\"");
  REQUIRE(morning != std::string::npos);
  CHECK(page.find("class=\"numbers dark\"") < morning);
  CHECK(page.find("class=\"passage forms\"") > morning);
  CHECK(page.find("class=\"passage closing\"") > morning);
}

TEST_CASE("the figure has a step for each heading of its scene") {
  House house;
  const auto page = house.read();
  CHECK(count(page, "class=\"scene__step\"") == 2);
  CHECK(contains(page, "data-step=\"1\""));
  CHECK(contains(page, "<h3 id=\"missen\" class=\"heading\">Wie we missen"));
}

TEST_CASE("the text alone has the same words, and paper has them without a frame") {
  House house;
  const auto text = house.read("/tekst");
  const auto paper = house.read("/afdrukken");
  for (const auto* words : {"Het kan gebeuren in een straat als die van jou.",
                            "Een man in een <b>caravan</b>",
                            "Zijn baas heeft de sleutel.",
                            "Ik zocht een kamer.",
                            "Ze vroeg wat ik nodig had.",
                            "We kregen een tip.",
                            "Vierenzeventig.",
                            "Meer dan een slechte baan.",
                            "Je hebt gekeken."}) {
    INFO(words);
    CHECK(contains(house.read(), words));
    CHECK(contains(text, words));
    CHECK(contains(paper, words));
  }
  CHECK(contains(text, "quick-exit"));
  CHECK_FALSE(contains(paper, "quick-exit"));
  CHECK_FALSE(contains(paper, "<script"));
}

TEST_CASE("a first look without a detail, or with one that is not closed, is still a sentence") {
  CHECK(longread::first_look("Een huis.").str() == "Een huis.");
  CHECK(longread::first_look("Een **huis").str() == "Een <b>huis</b>");
  CHECK(longread::first_look("**Een** huis").str() == "<b>Een</b> huis");
}
