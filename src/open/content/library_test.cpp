#include "open/content/library.hpp"

#include <catch2/catch.hpp>

#include "open/content/test_content.hpp"

using namespace zicht;
using namespace zicht::content;
using test::Content;
using test::head;

namespace {

constexpr Date today = std::chrono::year{2026} / 11 / 22;

/// Chapter "signaleren" with two pages, and the next one a draft.
struct Book : Content {
  Book() {
    write("kompas/06-signaleren/hoofdstuk.md", head("deel = \"hoe\"\n"));
    write("kompas/06-signaleren/met-wie.md", head());
    write("kompas/06-signaleren/wat.md", head());
    write("kompas/06-signaleren/hoe.md", head("geldig_vanaf = 2026-11-23\n"));
    write("kompas/02-melden/hoofdstuk.md", head("deel = \"hoe\"\nstatus = \"concept\"\n"));
    write("kaarten/bellen.md", head("soort = \"stap\"\nhoofdstuk = \"signaleren\"\n"));
    write("kaarten/anders.md", head("soort = \"stap\"\nhoofdstuk = \"melden\"\n"));
    write("paginas/over.md", head());
    write("paginas/weg.md", head("status = \"ingetrokken\"\n"));
    REQUIRE(load().problems.empty());
  }
};

}  // namespace

TEST_CASE("a visitor sees what is published and due, and nothing else") {
  Document document;
  CHECK(visible(document, today));
  document.head.valid_from = today;
  CHECK(visible(document, today));
  document.head.valid_from = std::chrono::year{2026} / 11 / 23;
  CHECK_FALSE(visible(document, today));
  document.head.valid_from.reset();
  document.head.status = Status::draft;
  CHECK_FALSE(visible(document, today));
  CHECK_FALSE(withdrawn(document));
  document.head.status = Status::withdrawn;
  CHECK_FALSE(visible(document, today));
  CHECK(withdrawn(document));
}

TEST_CASE("lists, pages and addresses all ask the same question") {
  const Book book;
  const auto& library = book.library;
  CHECK(library.all(Kind::chapter, today).size() == 1);
  CHECK(library.all(Kind::plain_page, today).size() == 1);
  CHECK(library.find("/over", today));
  CHECK_FALSE(library.find("/kompas/melden", today));
  CHECK_FALSE(library.find("/kompas/signaleren/hoe", today));
  CHECK(library.find("/kompas/signaleren/hoe", std::chrono::year{2026} / 11 / 23));
  CHECK_FALSE(library.find("/nergens", today));
}

TEST_CASE("what was taken back says so, and what is not there yet does not") {
  const Book book;
  CHECK(book.library.gone("/weg"));
  CHECK_FALSE(book.library.find("/weg", today));
  CHECK_FALSE(book.library.gone("/kompas/melden"));
  CHECK_FALSE(book.library.gone("/over"));
  CHECK_FALSE(book.library.gone("/nergens"));
}

TEST_CASE("the pages of a chapter stand in their own order") {
  const Book book;
  const auto chapter = book.library.find("/kompas/signaleren", today);
  REQUIRE(chapter);
  const auto pages = book.library.pages_of(**chapter, today);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0]->name == "wat");
  CHECK(pages[1]->name == "met-wie");
  const auto cards = book.library.cards_of(**chapter, today);
  REQUIRE(cards.size() == 1);
  CHECK(cards[0]->name == "bellen");
}

TEST_CASE("what is not in the lists is not found") {
  const Book book;
  CHECK(book.library.source("s99") == nullptr);
  CHECK(book.library.term("onbekend") == nullptr);
  CHECK(book.library.figure("geen") == nullptr);
}

TEST_CASE("a page is found by its labels, and by the question it answers") {
  Content content;
  content.write("kompas/06-signaleren/hoofdstuk.md",
                head("deel = \"hoe\"\nin_voorbereiding = true\n"));
  content.write("kaarten/keuken.md",
                head("soort = \"signalenlijst\"\nhoofdstuk = \"signaleren\"\n"
                     "vormen = [\"arbeid\"]\nsectoren = [\"horeca\"]\n"));
  content.write("kaarten/balie.md", head("soort = \"rol\"\nhoofdstuk = \"signaleren\"\n"));
  REQUIRE(content.check().all().empty());
  const auto card = content.library.find("/kaarten/keuken", today);
  REQUIRE(card);
  CHECK(labels_of(**card, "vorm") == std::vector<std::string>{"arbeid"});
  CHECK(labels_of(**card, "vraag") == std::vector<std::string>{"wat"});
  CHECK(labels_of(**card, "rol").empty());
  CHECK(labels_of(**content.library.find("/kaarten/balie", today), "vraag") ==
        std::vector<std::string>{"met-wie"});
  CHECK(labels_of(**content.library.find("/kompas/signaleren", today), "vraag") ==
        std::vector<std::string>{"hoe"});
}

TEST_CASE("a label that nobody knows is refused, with the place to add it") {
  Content content;
  content.write(
      "kaarten/keuken.md",
      head("soort = \"stap\"\nhoofdstuk = \"x\"\nsectoren = [\"horeca\", \"zeevaart\"]\n"));
  CHECK(content.load().about("keuken.md", 8, "\"zeevaart\" staat niet bij [[sector]]"));
}

TEST_CASE("what belongs together is shown from both ends, and only what is visible") {
  Content content;
  content.write("kompas/06-signaleren/hoofdstuk.md",
                head("deel = \"hoe\"\nin_voorbereiding = true\n"));
  const std::string card = "soort = \"stap\"\nhoofdstuk = \"signaleren\"\n";
  content.write("kaarten/een.md",
                head(card + "zie_ook = [\"/kaarten/twee\", \"/kaarten/later\"]\n"));
  content.write("kaarten/twee.md", head(card + "zie_ook = [\"/kaarten/een\"]\n"));
  content.write("kaarten/drie.md", head(card + "zie_ook = [\"/kaarten/een\"]\n"));
  content.write("kaarten/later.md", head(card + "status = \"concept\"\n"));
  REQUIRE(content.check().all().empty());
  const auto paths = [&](const char* path) {
    std::vector<std::string> found;
    for (const auto* other : content.library.related(**content.library.find(path, today), today))
      found.push_back(other->path);
    return found;
  };
  CHECK(paths("/kaarten/een") == std::vector<std::string>{"/kaarten/twee", "/kaarten/drie"});
  CHECK(paths("/kaarten/twee") == std::vector<std::string>{"/kaarten/een"});
}
