#include "work/notes/difference.hpp"

#include <catch2/catch.hpp>

using namespace zicht::notes;
using Kind = Stretch::Kind;

namespace {

/// One side of the row: what stayed, and what went or came.
std::string side(const std::vector<Stretch>& row, Kind without) {
  std::string words;
  for (const auto& stretch : row)
    if (stretch.kind != without) words += (words.empty() ? "" : " ") + stretch.words;
  return words;
}

}  // namespace

TEST_CASE("one changed word stands alone") {
  CHECK(compare("Bel eerst de politie.", "Bel daarna de politie.") ==
        std::vector<Stretch>{{Kind::same, "Bel"},
                             {Kind::removed, "eerst"},
                             {Kind::added, "daarna"},
                             {Kind::same, "de politie."}});
}

TEST_CASE("words that came or went are found between words that stayed") {
  CHECK(compare("Kijk en schrijf op.", "Kijk goed en schrijf alles op.") ==
        std::vector<Stretch>{{Kind::same, "Kijk"},
                             {Kind::added, "goed"},
                             {Kind::same, "en schrijf"},
                             {Kind::added, "alles"},
                             {Kind::same, "op."}});
  CHECK(compare("Een twee drie", "Een drie") ==
        std::vector<Stretch>{{Kind::same, "Een"}, {Kind::removed, "twee"}, {Kind::same, "drie"}});
}

TEST_CASE("white space is no difference") {
  CHECK(compare("Kijk goed.\n", "Kijk   goed.") ==
        std::vector<Stretch>{{Kind::same, "Kijk goed."}});
  CHECK(compare("", " \n").empty());
}

TEST_CASE("a text that came from nothing, or went, is one stretch") {
  CHECK(compare("", "Kijk goed.") == std::vector<Stretch>{{Kind::added, "Kijk goed."}});
  CHECK(compare("Kijk goed.", "") == std::vector<Stretch>{{Kind::removed, "Kijk goed."}});
}

TEST_CASE("each side reads as its text, whatever has changed") {
  const std::vector<std::string> texts{
      "a b c a b b a", "c b a b a c", "a", "", "b b b c", "x y z", "a b c a b b a c b a b a c"};
  for (const auto& before : texts)
    for (const auto& after : texts) {
      const auto row = compare(before, after);
      CHECK(side(row, Kind::added) == before);
      CHECK(side(row, Kind::removed) == after);
    }
}

TEST_CASE("as few words as possible are marked") {
  // The longest row that these share has four words: b a b a.
  int stayed = 0;
  for (const auto& stretch : compare("a b c a b b a", "c b a b a c"))
    if (stretch.kind == Kind::same) stayed += static_cast<int>(stretch.words.size() + 1) / 2;
  CHECK(stayed == 4);
}

TEST_CASE("very long texts are compared too") {
  std::string before = "begin";
  std::string after = "begin";
  for (int at = 0; at < 5'000; ++at) {
    before += " oud" + std::to_string(at);
    after += " nieuw" + std::to_string(at);
  }
  const auto row = compare(before + " einde", after + " einde");
  REQUIRE(row.size() == 4);
  CHECK(row[0] == Stretch{Kind::same, "begin"});
  CHECK(row[3] == Stretch{Kind::same, "einde"});
}
