#include "ground/search/wordlist.hpp"

#include <catch2/catch.hpp>

using namespace zicht::search;

namespace {

Wordlist list_of(const std::vector<Wordlist::Entry>& entries) {
  return Wordlist::read(Wordlist::written(entries));
}

const std::vector<Wordlist::Entry> some{
    {"melding", "melding", 5},
    {"aanmelding", "aanmelding", 2},
    {"zorgcoordinator", "zorgcoördinator", 3},
    {"zorg", "zorg", 9},
    {"mensenhandel", "mensenhandel", 8},
    {"melden", "melden", 4},
};

std::string nearest(const Wordlist& list, std::string_view word) {
  const auto* entry = list.nearest(word);
  return entry == nullptr ? "" : std::string(entry->word);
}

}  // namespace

TEST_CASE("a list gives back what was written in it") {
  const auto list = list_of(some);
  REQUIRE(list.contains("zorgcoordinator"));
  CHECK(list.find("zorgcoordinator")->shown == "zorgcoördinator");
  CHECK(list.find("melding")->count == 5);
  CHECK_FALSE(list.contains("meldin"));
  CHECK_FALSE(list.contains(""));
}

TEST_CASE("a word that is written down twice is counted together, and keeps its accents") {
  const auto list = list_of({{"een", "een", 7}, {"een", "één", 2}, {"een", "èen", 1}});
  CHECK(list.find("een")->count == 10);
  CHECK(list.find("een")->shown == "èen");
}

TEST_CASE("words are found by how they begin and by how they end") {
  const auto list = list_of(some);
  const auto beginning = list.beginning_with("mel");
  REQUIRE(beginning.size() == 2);
  CHECK(beginning[0].word == "melden");
  CHECK(beginning[1].word == "melding");
  const auto ending = list.ending_in("melding");
  REQUIRE(ending.size() == 2);
  CHECK(ending[0]->word == "melding");
  CHECK(ending[1]->word == "aanmelding");
  CHECK(list.beginning_with("").size() == some.size());
  CHECK(list.beginning_with("zz").empty());
  CHECK(list.ending_in("zz").empty());
}

TEST_CASE("a list survives being moved, also a short one") {
  auto list = list_of({{"a", "á", 1}});
  const auto moved = std::move(list);
  CHECK(moved.find("a")->shown == "á");
}

TEST_CASE("a slip of the keyboard is one letter, or two that changed places") {
  CHECK(one_slip_apart("mensenhandel", "mensenhandel"));
  CHECK(one_slip_apart("mensenhadel", "mensenhandel"));
  CHECK(one_slip_apart("mensenhanndel", "mensenhandel"));
  CHECK(one_slip_apart("mensenhendel", "mensenhandel"));
  CHECK(one_slip_apart("mensenahndel", "mensenhandel"));
  CHECK(one_slip_apart("a", ""));
  CHECK_FALSE(one_slip_apart("mensenhndal", "mensenhandel"));
  CHECK_FALSE(one_slip_apart("mensenhan", "mensenhandel"));
  CHECK_FALSE(one_slip_apart("ab", ""));
}

TEST_CASE("whatever single slip is made, the word is found again") {
  const auto list = list_of(some);
  const std::string word = "zorgcoordinator";
  for (std::size_t at = 0; at < word.size(); ++at) {
    auto missing = word;
    missing.erase(at, 1);
    CHECK(nearest(list, missing) == word);
    auto wrong = word;
    wrong[at] = 'q';
    CHECK(nearest(list, wrong) == word);
    CHECK(nearest(list, word.substr(0, at) + 'q' + word.substr(at)) == word);
    auto swapped = word;
    if (at > 0) std::swap(swapped[at - 1], swapped[at]);
    if (swapped != word) CHECK(nearest(list, swapped) == word);
  }
}

TEST_CASE("of words that are equally near, the one that is used most is meant") {
  const auto list = list_of({{"kaart", "kaart", 2}, {"paard", "paard", 3}, {"baard", "baard", 3}});
  CHECK(nearest(list, "kaard") == "baard");
  CHECK(nearest(list, "taart") == "kaart");
  CHECK(nearest(list, "fiets").empty());
  CHECK(nearest(list, "").empty());
}

TEST_CASE("an empty list is a list") {
  const auto list = list_of({});
  CHECK_FALSE(list.contains("zorg"));
  CHECK(list.ending_in("").empty());
  CHECK(list.nearest("zorg") == nullptr);
}
