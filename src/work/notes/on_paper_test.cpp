#include "work/notes/on_paper.hpp"

#include <catch2/catch.hpp>

#include "open/content/test_content.hpp"
#include "open/takeaway/compose.hpp"

using namespace zicht;
using namespace zicht::notes;

namespace {

constexpr Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{26}};
constexpr Instant written{std::chrono::milliseconds{1'795'348'800'000}};

struct Handbook : content::test::Content {
  Handbook() {
    const auto head = [](const std::string& more) {
      return "+++\ntitel = \"Signaleren\"\nsamenvatting = \"Kort.\"\n"
             "gecontroleerd_op = 2026-11-22\nherzien_op = 2027-05-22\n" +
             more + "+++\n\n";
    };
    write("kompas/06-signaleren/hoofdstuk.md", head("deel = \"hoe\"\n") + "Begin. {#a}\n");
    write("kompas/06-signaleren/hoe.md", head("") + "Kijk goed. {#a2}\n\nBel dan. {#b}\n");
    const auto said = load();
    if (!said.problems.empty()) FAIL(said.all());
  }
};

Note note(const std::string& page, const Passage& passage, const std::string& words) {
  return {.anchor = anchor_at(page, passage), .words = words, .changed_at = written};
}

/// The words of a block and of all inside it.
std::string words_of(const paper::Block& block) {
  std::string all;
  for (const auto& span : block.spans) all += span.text;
  for (const auto& child : block.children) all += words_of(child) + '|';
  return all;
}

}  // namespace

TEST_CASE("on paper a note stands after its block, in whichever page of the chapter") {
  Handbook handbook;
  Places places(handbook.library, today);
  const takeaway::Composer composer(handbook.library, today, {.site = "https://zicht.example"});
  const auto* chapter = *handbook.library.find("/kompas/signaleren", today);
  const auto* hoe = *handbook.library.find("/kompas/signaleren/hoe", today);
  auto document = composer.chapter(*chapter);
  put_notes(document,
            {chapter, hoe},
            {note(chapter->path, {"a", "Begin."}, "Bij het begin."),
             note(hoe->path, {"a2", "Kijk goed."}, "Eerste regel.\n\nTweede regel."),
             note(hoe->path, {"b", "Bel straks."}, "Wie belt?"),
             note(hoe->path, {"weg", "Dit is weg."}, "Waar is het?")},
            places);

  REQUIRE(document.sections.size() == 3);
  const auto& begin = document.sections[0].blocks;
  REQUIRE(begin.size() == 2);
  CHECK(begin[1].kind == paper::Block::Kind::box);
  CHECK(begin[1].label == "Mijn aantekening, 22 november 2026");
  CHECK(words_of(begin[1]) == "Bij het begin.|");
  const auto& how = document.sections[1].blocks;
  REQUIRE(how.size() == 4);
  CHECK(words_of(how[0]) == "Kijk goed.");
  CHECK(words_of(how[1]) == "Eerste regel.|Tweede regel.|");
  CHECK(words_of(how[2]) == "Bel dan.");
  CHECK(how[3].label.ends_with("De tekst is daarna gewijzigd"));
  const auto& loose = document.sections[2];
  CHECK(loose.title == "Losse aantekeningen");
  REQUIRE(loose.blocks.size() == 2);
  CHECK(words_of(loose.blocks[0]) == "Dit is weg.|");
  CHECK(words_of(loose.blocks[1]) == "Waar is het?|");
  REQUIRE(document.notices.size() == 1);
}
