#include "work/notes/places.hpp"

#include <catch2/catch.hpp>

#include "open/content/test_content.hpp"

using namespace zicht;
using namespace zicht::notes;

namespace {

constexpr Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{26}};

struct Handbook : content::test::Content {
  Handbook() { fill("Kijk goed. {#kijken}\n\n- Eén\n- Twee {#lijst}\n"); }
  /// An editor writes the page anew; where it is empty, takes it back.
  void fill(const std::string& body) {
    const std::string head =
        "+++\ntitel = \"Hoe signaleer je?\"\nsamenvatting = \"Kort.\"\n"
        "gecontroleerd_op = 2026-11-22\nherzien_op = 2027-05-22\n";
    write("kompas/06-signaleren/hoofdstuk.md",
          "+++\ntitel = \"Signaleren\"\nsamenvatting = \"Kort.\"\ngecontroleerd_op = 2026-11-22\n"
          "herzien_op = 2027-05-22\ndeel = \"hoe\"\n+++\n\nOpen de deur. {#a}\n");
    write("kompas/06-signaleren/hoe.md",
          body.empty() ? head + "status = \"ingetrokken\"\n+++\n\nWeg. {#weg}\n"
                       : head + "+++\n\n" + body);
    const auto said = load();
    if (!said.problems.empty()) FAIL(said.all());
  }
};

}  // namespace

TEST_CASE("a page is known by its title and its blocks") {
  Handbook handbook;
  Places places(handbook.library, today);
  const auto& place = places.at("/kompas/signaleren/hoe");
  CHECK(place.title == "Signaleren: Hoe signaleer je?");
  CHECK(place.reading == "/notities/bij/kompas/signaleren/hoe");
  REQUIRE(place.passages.size() == 2);
  CHECK(place.passages[0].block == "kijken");
  CHECK(place.passages[0].words == "Kijk goed.");
  CHECK(place.passages[1].words == "Eén\nTwee");
  CHECK(reading_address("/#noor") == "/notities/bij/verhaal/noor");
}

TEST_CASE("an editor changes a paragraph, takes it away, and brings it back") {
  Handbook handbook;
  const auto hold = [&](const Anchor& anchor) {
    return Places(handbook.library, today).hold_of(anchor);
  };
  const auto anchor =
      anchor_at("/kompas/signaleren/hoe",
                Places(handbook.library, today).at("/kompas/signaleren/hoe").passages[0]);
  CHECK(hold(anchor) == Hold::attached);
  handbook.fill("Kijk **goed**.[@s1] {#kijken}\n");
  CHECK(hold(anchor) == Hold::attached);  // Other markup, the same words.
  handbook.fill("Kijk heel goed. {#kijken}\n");
  CHECK(hold(anchor) == Hold::changed);
  handbook.fill("Kijk goed. {#ander-stuk}\n");
  CHECK(hold(anchor) == Hold::loose);
  handbook.fill("Iets vooraf. {#b-1}\n\nKijk goed. {#kijken}\n");
  CHECK(hold(anchor) == Hold::attached);
}

TEST_CASE("on a page that was taken back every note is loose") {
  Handbook handbook;
  const Anchor anchor = anchor_at("/kompas/signaleren/hoe", {"kijken", "Kijk goed."});
  handbook.fill("");
  Places places(handbook.library, today);
  CHECK(places.hold_of(anchor) == Hold::loose);
  CHECK(places.at(anchor.page).withdrawn);
  CHECK(places.at(anchor.page).document == nullptr);
  CHECK_FALSE(places.at("/kompas/nooit-geweest").withdrawn);
}
