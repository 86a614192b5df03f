#include "ground/search/synonyms.hpp"

#include <catch2/catch.hpp>

using namespace zicht::search;

namespace {

const std::vector<std::vector<std::string>> groups{
    {"loverboy", "seksuele uitbuiting", "seksuele"},
    {"aangifte", "aangifte doen bij de politie"},
    {"de", "het"},
};

/// What is met at the front of some words.
std::vector<Synonyms::Meeting> met(const Synonyms& synonyms,
                                   const std::vector<std::string>& words) {
  const Stemmer stemmer;
  std::vector<Readings> readings;
  for (const auto& word : words) readings.push_back(stemmer.readings(word));
  std::vector<const Readings*> pointers;
  for (const auto& reading : readings) pointers.push_back(&reading);
  return synonyms.meet(pointers);
}

}  // namespace

TEST_CASE("a member of a group is met in any inflection") {
  const Synonyms synonyms(groups, {});
  REQUIRE(met(synonyms, {"loverboys"}).size() == 1);
  CHECK(met(synonyms, {"loverboys"})[0].group == 0);
  CHECK(met(synonyms, {"fiets"}).empty());
  CHECK(met(synonyms, {}).empty());
}

TEST_CASE("an expression is met where all its words stand in a row") {
  const Synonyms synonyms(groups, {});
  const auto both = met(synonyms, {"seksuele", "uitbuiting", "melden"});
  REQUIRE(both.size() == 2);
  CHECK(both[0].length + both[1].length == 3);
  CHECK(met(synonyms, {"seksuele", "melden"}).size() == 1);
  CHECK(met(synonyms, {"uitbuiting", "seksuele"}).empty());
}

TEST_CASE("stop words in an expression do not count") {
  const Synonyms synonyms(groups, {});
  const auto meetings = met(synonyms, {"aangifte", "politie"});
  REQUIRE(meetings.size() == 2);
  CHECK(meetings[1].length == 2);
  CHECK(met(synonyms, {"de"}).empty());
}
