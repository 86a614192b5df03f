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
