#include "ground/press/hyphenation.hpp"

#include <catch2/catch.hpp>

#include "ground/press/press.hpp"

namespace zicht::press {
namespace {

std::string soften(std::string_view text, std::size_t shortest = 8) {
  const auto hyphenation = Hyphenation::load(Press::dutch_patterns);
  REQUIRE(hyphenation);
  auto out = hyphenation->soften(text, shortest);
  for (auto at = out.find("\u00ad"); at != std::string::npos; at = out.find("\u00ad"))
    out.replace(at, 2, "~");
  return out;
}

}  // namespace

TEST_CASE("long Dutch words may be broken, short ones stay whole") {
  CHECK(soften("mensenhandel in de stad") == "mensen~handel in de stad");
  CHECK(soften("Coördinatie") == "Coör~di~natie");
  CHECK(soften("Verantwoordelijkheid", 30) == "Verantwoordelijkheid");
}

TEST_CASE("addresses and numbers stay whole") {
  for (const auto* text : {"https://www.voorbeeld.nl/mensenhandel",
                           "zicht.example/kaarten/arbeidsuitbuiting",
                           "iemand@arbeidsinspectie.example",
                           "0800-5151",
                           ""})
    CHECK(soften(text) == text);
}

TEST_CASE("quotes, hyphens and other letters come out as they went in") {
  CHECK(soften("‘zo’n’ — 漢字 €") == "‘zo’n’ — 漢字 €");
}

TEST_CASE("patterns that are not there are said to be missing") {
  CHECK_FALSE(Hyphenation::load("/er/is/niets.dic"));
}

}  // namespace zicht::press
