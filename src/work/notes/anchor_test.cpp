#include "work/notes/anchor.hpp"

#include <catch2/catch.hpp>

using namespace zicht::notes;

namespace {

const Passage look{"kijken", "Doe je gewone werk en let op wat niet klopt."};
const Passage call{"bellen", "Bel de politie bij direct gevaar."};
const std::vector<Passage> page{look, call};

}  // namespace

TEST_CASE("a note stays attached as long as its block says the same") {
  const auto anchor = anchor_at("/kompas/signaleren/hoe", look);
  CHECK(anchor.page == "/kompas/signaleren/hoe");
  CHECK(anchor.words == look.words);
  CHECK(hold_of(anchor, page) == Hold::attached);

  SECTION("also where the block has moved on its page") {
    CHECK(hold_of(anchor, {call, look}) == Hold::attached);
  }
  SECTION("also where only its line ends and spaces are others") {
    CHECK(hold_of(anchor, {{"kijken", " Doe je gewone werk\nen let  op wat niet klopt.\n"}}) ==
          Hold::attached);
  }
}

TEST_CASE("a note says so when the words of its block have changed") {
  const auto anchor = anchor_at("/kompas/signaleren/hoe", look);
  for (const auto* words : {"Doe je gewone werk en let op.",
                            "Doe je gewone werk, en let op wat niet klopt.",
                            "doe je gewone werk en let op wat niet klopt.",
                            ""}) {
    CAPTURE(words);
    CHECK(hold_of(anchor, {{"kijken", words}, call}) == Hold::changed);
    REQUIRE(find(anchor, {{"kijken", words}, call}) != nullptr);
  }
}

TEST_CASE("a note is attached again when the old words come back") {
  const auto anchor = anchor_at("/kompas/signaleren/hoe", look);
  CHECK(hold_of(anchor, {{"kijken", "Anders."}}) == Hold::changed);
  CHECK(hold_of(anchor, {look}) == Hold::attached);
}

TEST_CASE("a note is loose when its block is gone, whatever else stands there") {
  const auto anchor = anchor_at("/kompas/signaleren/hoe", look);
  CHECK(hold_of(anchor, {call}) == Hold::loose);
  CHECK(find(anchor, {call}) == nullptr);

  SECTION("it does not jump to a passage with the very same words") {
    CHECK(hold_of(anchor, {{"elders", look.words}}) == Hold::loose);
  }
  SECTION("nor to one whose id begins alike") {
    CHECK(hold_of(anchor, {{"kijken-2", look.words}}) == Hold::loose);
  }
  SECTION("the whole page may be gone") {
    CHECK(hold_of(anchor, {}) == Hold::loose);
  }
}

TEST_CASE("another version is another fingerprint") {
  CHECK(version_of("Bel 112.") == version_of("Bel  112.\n"));
  CHECK(version_of("Bel 112.") != version_of("Bel 113."));
  CHECK(version_of("").size() == 16);
}
