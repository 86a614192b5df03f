#include "ground/search/stemmer.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace zicht::search;

namespace {

/// True where a text with one of the words is found by the other.
bool are_joined(const std::string& one, const std::string& other) {
  const Stemmer stemmer;
  const auto ones = stemmer.readings(one);
  const auto others = stemmer.readings(other);
  return std::ranges::any_of(ones, [&](const auto& reading) {
    return std::ranges::find(others, reading) != others.end();
  });
}

}  // namespace

TEST_CASE("the forms of a Dutch word are found by one another") {
  const auto [one, other] = GENERATE(table<std::string, std::string>({
      {"signaal", "signalen"},
      {"signaal", "signaleren"},
      {"signalen", "signaleert"},
      {"signaleren", "gesignaleerd"},
      {"signalering", "signaal"},
      {"melden", "melding"},
      {"melden", "meldingen"},
      {"melden", "meldt"},
      {"melding", "gemeld"},
      {"aanmelden", "aangemeld"},
      {"uitbuiten", "uitgebuit"},
      {"uitbuiting", "uitgebuit"},
      {"opvang", "opgevangen"},
      {"huis", "huizen"},
      {"brief", "brieven"},
      {"plan", "plannen"},
      {"aandachtsfunctionaris", "aandachtsfunctionarissen"},
      {"zorgcoordinator", "zorgcoordinatoren"},
      {"zorgcoordinator", "zorgcoordinatie"},
      {"coordineren", "coordinatie"},
      {"registratie", "geregistreerd"},
      {"kind", "kinderen"},
      {"gemeente", "gemeentelijk"},
      {"mensenhandelaar", "mensenhandelaren"},
      {"leveren", "levert"},
      {"trainen", "training"},
      {"handhaving", "handhaven"},
  }));
  CAPTURE(one, other);
  CHECK(are_joined(one, other));
}

TEST_CASE("words that only look alike are kept apart") {
  const auto [one, other] = GENERATE(table<std::string, std::string>({
      {"zicht", "gezicht"},
      {"gebied", "bieden"},
      {"mening", "mens"},
      {"kunst", "kuns"},
      {"slachtoffer", "slacht"},
      {"gemeente", "gemeen"},
      {"dader", "daad"},
      {"beurt", "gebeurt"},
  }));
  CAPTURE(one, other);
  CHECK_FALSE(are_joined(one, other));
}

TEST_CASE("what is not a Dutch word is left as it is") {
  const Stemmer stemmer;
  CHECK(stemmer.readings("273f") == Readings{"273f"});
  CHECK(stemmer.readings("b8") == Readings{"b8"});
  CHECK(stemmer.readings("").size() == 1);
  CHECK(stemmer.readings("\xFF\xFF") == Readings{"\xFF\xFF"});
  CHECK(stemmer.readings(std::string(60, 'z')).size() == 1);
}
