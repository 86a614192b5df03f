#include <catch2/catch.hpp>

#include "ground/text/csv.hpp"
#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"

using namespace zicht;

TEST_CASE("valid UTF-8 is recognised, and every kind of broken UTF-8 refused") {
  CHECK(text::is_utf8("Zorgcoördinatie, één €"));
  CHECK(text::is_utf8("\xF0\x9F\x94\xA6"));
  CHECK_FALSE(text::is_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(text::is_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(text::is_utf8("\xF5\x80\x80\x80"));  // past the end
  CHECK_FALSE(text::is_utf8("abc\xE2\x82"));       // cut off
  CHECK_FALSE(text::is_utf8("\x80"));
}

TEST_CASE("people find a word with or without its accents") {
  CHECK(text::fold("ZORGCOÖRDINATIE Één") == "zorgcoordinatie een");
  CHECK(text::fold("e\xCC\x81\xC3\xA9n") == "een");
  CHECK(text::slug("Wat is een 'signaal'?") == "wat-is-een-signaal");
  CHECK(text::length("één") == 3);
}

TEST_CASE("numbers and dates read as Dutch") {
  CHECK(text::number(1044) == "1.044");
  CHECK(text::number(-1234567) == "-1.234.567");
  CHECK(text::number(716) == "716");
  CHECK(text::decimal(31.04, 1) == "31,0");
  CHECK(text::date(*parse_date("2026-11-22")) == "22 november 2026");
}

TEST_CASE("a reading time is never nothing") {
  CHECK(text::words("  vier woorden\nop rij ") == 4);
  CHECK(text::reading_minutes(4) == 1);
  CHECK(text::reading_minutes(2000) == 10);
}

TEST_CASE("a table survives being written and read") {
  const text::CsvRows rows{{"naam", "toelichting"},
                           {"Bergen (NH.)", "met \"quotes\", komma's\nen regels"}};
  CHECK(*text::read_csv(text::write_csv(rows)) == rows);
}

TEST_CASE("a cell cannot become a formula in a spreadsheet, and a number stays a number") {
  CHECK(text::write_csv({{"=HYPERLINK(\"x\")"}}).starts_with("\"'="));
  CHECK(text::write_csv({{"-12,5"}}) == "\"-12,5\"\r\n");
}

TEST_CASE("a broken table names the line") {
  const auto ragged = text::read_csv("a,b\n1,2\n3\n");
  REQUIRE_FALSE(ragged);
  CHECK(ragged.error().message.starts_with("Regel 3:"));
  const auto open = text::read_csv("a,b\n1,\"2\n");
  REQUIRE_FALSE(open);
  CHECK(open.error().message.starts_with("Regel 2:"));
}
