#include "open/takeaway/compose.hpp"

#include "open/takeaway/test_library.hpp"

namespace zicht::takeaway {
namespace {

using paper::Block;
using paper::Document;
using paper::Span;
using test::Handbook;
using test::today;

Composer composer(const Handbook& book) {
  return Composer(book.library, today, {.site = "https://zicht.example", .name = "Gemeente X"});
}

const content::Document& find(const Handbook& book, const std::string& path) {
  const auto found = book.library.find(path, today);
  REQUIRE(found);
  return **found;
}

std::vector<std::string> titles(const Document& document) {
  std::vector<std::string> all;
  for (const auto& section : document.sections) all.push_back(section.title);
  return all;
}

/// Where the words of a document lead.
std::vector<std::string> targets(const paper::Blocks& blocks) {
  std::vector<std::string> all;
  for (const auto& block : blocks) {
    for (const auto& span : block.spans)
      if (!span.target.empty()) all.push_back(span.target);
    for (const auto& target : targets(block.children)) all.push_back(target);
  }
  return all;
}

}  // namespace

TEST_CASE("a page brings its terms and its sources along") {
  const Handbook book;
  const auto page = composer(book).page(find(book, "/kompas/signaleren/wat"));
  CHECK(page.title == "Wat is een signaal?");
  CHECK(page.kicker == "Het Kompas, hoofdstuk 6: Signaleren. Wat");
  CHECK(page.address == "https://zicht.example/kompas/signaleren/wat");
  CHECK(page.date == "2026-11-22");
  CHECK(page.version.size() == std::string("Versie 1234567").size());
  CHECK(titles(page) == std::vector<std::string>{"", "Begrippen", "Bronnen"});
  const auto& text = page.sections[0].blocks;
  CHECK(text[1].label == "Valkuil");
  CHECK(targets(text) ==
        std::vector<std::string>{"#bron-1",
                                 "https://zicht.example/kompas/signaleren/hoe#stap",
                                 "https://zicht.example/over",
                                 "#bron-2"});
  CHECK(page.sections[2].blocks[0].children[1].id == "bron-2");
}

TEST_CASE("links between pages that stand in one document stay inside it") {
  const Handbook book;
  const auto chapter = composer(book).chapter(find(book, "/kompas/signaleren"));
  CHECK(titles(chapter) ==
        std::vector<std::string>{
            "", "Wat is een signaal?", "Hoe signaleer je?", "Begrippen", "Bronnen"});
  const auto links = targets(chapter.sections[1].blocks);
  CHECK(links[1] == "#kompas-signaleren-hoe-stap");
  CHECK(chapter.sections[2].blocks[0].id == "kompas-signaleren-hoe-stap");
  CHECK(chapter.sections[2].blocks[0].level == 3);
  CHECK(chapter.contents);
}

TEST_CASE("the whole Kompas has all of the glossary") {
  const Handbook book;
  const auto whole = composer(book).kompas();
  CHECK(whole.cover);
  CHECK(titles(whole) ==
        std::vector<std::string>{
            "Signaleren", "Wat is een signaal?", "Hoe signaleer je?", "Begrippen", "Bronnen"});
}

TEST_CASE("an invented story says so before it begins, and in what is told about the whole") {
  const Handbook book;
  const auto story = composer(book).longread();
  CHECK(story.title == "Het verhaal");
  CHECK(story.fictional);
  CHECK(story.subjects == std::vector<std::string>{"Fictief verhaal"});
  const auto& noor = story.sections[1];
  CHECK(noor.fictional);
  CHECK(noor.blocks[0].label == "Fictief verhaal");
  CHECK(noor.blocks[2].warning);
  CHECK(noor.blocks[2].children[0].spans[0].text == "Dit verhaal gaat over dwang.");
  const auto alone = composer(book).page(find(book, "/#noor"));
  CHECK(alone.sections[0].blocks[0].label == "Fictief verhaal");
}

TEST_CASE("a card has the way to its chapter, and no numbers of sources") {
  const Handbook book;
  const auto cards = composer(book).cards({&find(book, "/kaarten/bellen")}, "Kaart", "/kaarten");
  REQUIRE(cards.cards.size() == 1);
  const auto& card = cards.cards[0];
  CHECK(card.kind == "Stap");
  CHECK(card.code_address == "https://zicht.example/kompas/signaleren");
  CHECK(card.short_address == "zicht.example/kaarten/bellen");
  for (const auto& block : card.blocks)
    for (const auto& span : block.spans) CHECK(span.kind != Span::Kind::citation);
}

TEST_CASE("a selection is in its own order, and tells on its first page what is not there") {
  const Handbook book;
  Selection chosen;
  chosen.parts = {&find(book, "/kompas/signaleren/hoe"),
                  &find(book, "/kaarten/bellen"),
                  &find(book, "/kompas/signaleren")};
  chosen.left_out = {{.part = "kaarten/oud", .withdrawn = true}};
  const auto document = composer(book).selection(chosen);
  CHECK(document.notices.size() == 1);
  // The page stands in its chapter, which was chosen as well.
  CHECK(titles(document) == std::vector<std::string>{"Wie bel je?",
                                                     "Signaleren",
                                                     "Wat is een signaal?",
                                                     "Hoe signaleer je?",
                                                     "Begrippen",
                                                     "Bronnen"});
}

TEST_CASE("other words are another version, and the same words the same") {
  Handbook book;
  const auto before = composer(book).page(find(book, "/over")).version;
  CHECK(composer(book).page(find(book, "/over")).version == before);
  book.write("paginas/over.md", test::head("Over Zicht") + "Iets anders. {#j}\n");
  (void)book.load();
  CHECK(composer(book).page(find(book, "/over")).version != before);
}

}  // namespace zicht::takeaway
