#include "ground/search/compound.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace zicht::search;

namespace {

/// The stems of some words, as an index has them.
Wordlist stems_of(const std::vector<std::string>& words) {
  const Stemmer stemmer;
  std::vector<std::string> stems;
  for (const auto& word : words) stems.push_back(stemmer.stem(word));
  std::vector<Wordlist::Entry> entries;
  for (const auto& stem : stems) entries.push_back({stem, stem, 1});
  return Wordlist::read(Wordlist::written(entries));
}

bool holds(const std::vector<std::string_view>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

TEST_CASE("a compound is known by its last part") {
  const auto stems = stems_of({"arbeidsuitbuiting", "zorgcoordinatie", "noodopvang", "nood"});
  CHECK(holds(compounds_with(stems, "uitbuit"), "arbeidsuitbuit"));
  CHECK(holds(compounds_with(stems, "coordinatie"), "zorgcoordinatie"));
  CHECK(holds(compounds_with(stems, "opvang"), "noodopvang"));
}

TEST_CASE("a compound is known by its first part") {
  const auto stems = stems_of({"arbeidsuitbuiting", "uitbuiting", "gemeentelijk", "lijk"});
  CHECK(holds(compounds_with(stems, "arbeid"), "arbeidsuitbuit"));
  CHECK(compounds_with(stems, "gemeent").empty());
}

TEST_CASE("a word that happens to end in another is no compound") {
  const auto stems = stems_of({"vergeten", "weten", "eten", "plan"});
  CHECK(compounds_with(stems, "eten").empty());
  CHECK(compounds_with(stems, "lan").empty());
  CHECK(compounds_with(stems, "").empty());
}

TEST_CASE("a frequent part does not make a question long") {
  std::vector<std::string> words;
  for (char one = 'a'; one <= 'z'; ++one)
    for (char other = 'a'; other <= 'z'; ++other)
      words.push_back(std::string("bal") + one + other + "coordinatie");
  CHECK(compounds_with(stems_of(words), "coordinatie").size() == most_compounds);
}

TEST_CASE("halves of a compound are joined, with the letter that belongs between them") {
  const Stemmer stemmer;
  const auto stems = stems_of({"aandachtsfunctionaris", "zorgcoordinatie", "mensenhandel"});
  CHECK(joined(stems, stemmer, "zorg", "coordinatie").value_or("") == "zorgcoordinatie");
  CHECK(joined(stems, stemmer, "aandachts", "functionaris").value_or("") ==
        "aandachtsfunctionaris");
  CHECK(joined(stems, stemmer, "aandacht", "functionarissen").value_or("") ==
        "aandachtsfunctionarissen");
  CHECK(joined(stems, stemmer, "mens", "handel").value_or("") == "mensenhandel");
  CHECK_FALSE(joined(stems, stemmer, "zorg", "handel").has_value());
}

TEST_CASE("a compound that no text has is taken apart into words that a text has") {
  const Stemmer stemmer;
  const auto stems = stems_of({"zorg", "plan", "gemeente", "coordinator", "arbeid", "markt"});
  const auto halves = taken_apart(stems, stemmer, "zorgplannen");
  REQUIRE(halves.has_value());
  CHECK(halves->first == "zorg");
  CHECK(halves->second == "plannen");
  CHECK(taken_apart(stems, stemmer, "gemeentecoordinator")->second == "coordinator");
  CHECK(taken_apart(stems, stemmer, "arbeidsmarkt")->second == "markt");
  CHECK_FALSE(taken_apart(stems, stemmer, "zorgzebra").has_value());
  CHECK_FALSE(taken_apart(stems, stemmer, "zorg").has_value());
  CHECK_FALSE(taken_apart(stems, stemmer, "").has_value());
}
