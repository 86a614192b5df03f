#include "ground/search/snippet.hpp"

#include <catch2/catch.hpp>

using namespace zicht::search;

namespace {

/// A snippet on one line, with what is marked between brackets.
std::string shown(std::string_view text, const std::vector<Mark>& marks) {
  std::string line;
  for (const auto& piece : snippet(text, marks))
    line += piece.marked ? "[" + piece.text + "]" : piece.text;
  return line;
}

/// "a0 a1 a2 ..."
std::string numbered(int count) {
  std::string text;
  for (int number = 0; number < count; ++number)
    text += (number == 0 ? "a" : " a") + std::to_string(number);
  return text;
}

}  // namespace

TEST_CASE("a short text is shown whole, with what was asked for marked") {
  CHECK(shown("Een signaal is geen melding.", {{1, 0}, {4, 1}}) ==
        "Een [signaal] is geen [melding].");
}

TEST_CASE("a text without marks is shown from its beginning") {
  CHECK(shown("Kort.", {}) == "Kort.");
  CHECK(shown("", {}).empty());
  CHECK(shown("...", {}).empty());
  CHECK(shown(numbered(100), {}).ends_with("a31 …"));
}

TEST_CASE("words that are marked side by side become one mark") {
  CHECK(shown("over seksuele uitbuiting hier", {{1, 0}, {2, 1}}) ==
        "over [seksuele uitbuiting] hier");
  CHECK(shown("de zorg-coördinatie, zorg. Coördinatie", {{1, 0}, {2, 0}, {3, 0}, {4, 0}}) ==
        "de [zorg-coördinatie], [zorg]. [Coördinatie]");
}

TEST_CASE("a snippet begins with the sentence of the first mark, or shortly before it") {
  const auto text = numbered(40) + ". Hier staat een signaal. " + numbered(40);
  CHECK(shown(text, {{43, 0}}).starts_with("… Hier staat een [signaal]. a0"));
  CHECK(shown(numbered(100), {{50, 0}}).starts_with("… a46 a47 a48 a49 [a50] a51"));
  CHECK(shown(numbered(100), {{50, 0}}).ends_with(" …"));
  CHECK(shown(numbered(100), {{99, 0}}).ends_with("[a99]"));
}

TEST_CASE("a snippet shows the place where most of what was asked for stands together") {
  const auto both = shown(numbered(200), {{5, 0}, {6, 0}, {7, 0}, {100, 0}, {104, 1}});
  CHECK(both.find("[a100] a101 a102 a103 [a104]") != std::string::npos);
}

TEST_CASE("white space is made single, and a heading does not run on into its text") {
  CHECK(shown("De kern\n\nMensenhandel   draait\tom geld.\nPunt.", {{2, 0}}) ==
        "De kern · [Mensenhandel] draait om geld. Punt.");
}

TEST_CASE("text that looks like markup stays text") {
  const auto pieces = snippet("a <b>vet</b> & \"zo\"", {});
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].text == "a <b>vet</b> & \"zo\"");
}

TEST_CASE("marks past the end of a text do no harm") {
  CHECK(shown("een twee", {{7, 0}}) == "een twee");
}
