#include "work/notes/note.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::notes;

TEST_CASE("a note is kept without what a form puts around and in it") {
  CHECK(*read_words("  Vraag dit\r\nmaandag na.\r\n\r\n") == "Vraag dit\nmaandag na.");
  CHECK(read_words(" \r\n\t ").error().fault == Fault::invalid);
  CHECK(read_words("").error().message == "Schrijf eerst iets op.");
}

TEST_CASE("a note has room for ten thousand characters, however many bytes those are") {
  std::string accents;
  for (std::size_t at = 0; at < longest_note; ++at) accents += "é";
  CHECK(read_words(accents));
  const auto refused = read_words(accents + "n");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::invalid);
  CHECK(refused.error().message.find("10.001 tekens") != std::string::npos);
  CHECK(read_words(std::string(1'000'000, 'x')).error().fault == Fault::invalid);
}

TEST_CASE("a note is read by its author, and by the team where it is shared, in one organisation") {
  const accounts::PersonId iris{1};
  const accounts::PersonId bram{2};
  const accounts::OrganisationId town{10};
  const accounts::OrganisationId elsewhere{11};
  Note note{.author = iris, .organisation = town};
  CHECK(may_read(note, iris, town));
  CHECK_FALSE(may_read(note, bram, town));
  CHECK_FALSE(may_read(note, iris, elsewhere));
  note.audience = Audience::team;
  CHECK(may_read(note, bram, town));
  CHECK_FALSE(may_read(note, bram, elsewhere));
}
