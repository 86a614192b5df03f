#include "open/content/language.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "open/content/test_content.hpp"

using namespace zicht::content;

namespace {

const std::string sixteen_words =
    "Wie dit leest ziet dat deze zin net een woord te lang is voor een pagina.";
const std::string long_sentence =
    "Deze zin is veel te lang omdat hij maar doorgaat en doorgaat met steeds weer een nieuw stukje "
    "erbij tot niemand meer weet hoe hij ooit begon.";

/// The language of one page with this text.
struct Measured : test::Content {
  explicit Measured(const std::string& text, const std::string& head_more = {}) {
    write(
        "begrippen.toml",
        "[[begrip]]\nslug = \"om\"\nterm = \"Openbaar Ministerie\"\nafkorting = \"OM\"\nuitleg = "
        "\"Zij brengen een zaak naar de rechter.\"\n\n[[begrip]]\nslug = \"wmo\"\nterm = \"Wet "
        "maatschappelijke ondersteuning\"\nafkorting = \"Wmo\"\nuitleg = \"Over hulp.\"\n\n"
        "[[begrip]]\nslug = \"aandachtsfunctionaris\"\nterm = \"Aandachtsfunctionaris\"\nuitleg = "
        "\"Het vaste punt.\"\n");
    write("paginas/over.md", test::head(head_more) + text);
    read();
  }
  void read() {
    const auto said = load();
    INFO(said.all());
    REQUIRE(said.problems.empty());
    pages = measure_language(library);
  }
  const PageLanguage& page() const { return pages.front(); }
  /// True where a limit is passed on this line, in these words.
  bool limit(int line, const std::string& words) const { return remarked(line, words, true); }
  bool advice(int line, const std::string& words) const { return remarked(line, words, false); }
  bool remarked(int line, const std::string& words, bool is_limit) const {
    for (const auto& remark : page().remarks)
      if (remark.problem.line == line && remark.is_limit == is_limit &&
          remark.problem.message.find(words) != std::string::npos)
        return true;
    return false;
  }

  std::vector<PageLanguage> pages;
};

}  // namespace

TEST_CASE("sentences, items and cells are counted each, and headings are not") {
  const Measured page(
      "## Een kop van zes hele woorden\n\nEen zin. Nog een korte zin.\n\n- eerst dit;\n- dan "
      "dat.\n\n"
      "| Kop | Kop |\n|---|---|\n| een cel | 12 |\n");
  // The summary "Wat dit is." is read as well.
  CHECK(page.page().sentences == 1 + 2 + 2 + 2);
  CHECK(page.page().words == 3 + 2 + 4 + 2 + 2 + 2 + 1);
  CHECK(page.page().longest == 4);
  CHECK(page.page().remarks.empty());
  CHECK(page.page().address == "/over");
}

TEST_CASE("a sentence of more than 25 words is told with its line and its first words") {
  const Measured page("Kort.\n\n" + long_sentence + "\n");
  CHECK(
      page.limit(test::body_line + 2, "Deze zin heeft 27 woorden: \"Deze zin is veel te lang …\""));
  CHECK(page.page().limits_passed() == 1);
}

TEST_CASE("a long sentence in a table is told on its own line") {
  const Measured page("| Kop | Kop |\n|---|---|\n| een | twee |\n| drie | " + long_sentence +
                      " |\n");
  CHECK(page.limit(test::body_line + 3, "Deze zin heeft 27 woorden"));
}

TEST_CASE("a page whose sentences are too long on average is told so") {
  const Measured page(sixteen_words + "\n\n" + sixteen_words + ' ' + sixteen_words + ' ' +
                      sixteen_words + ' ' + sixteen_words + ' ' + sixteen_words + ' ' +
                      sixteen_words + ' ' + sixteen_words + ' ' + sixteen_words + ' ' +
                      sixteen_words + ' ' + sixteen_words + ' ' + sixteen_words + ' ' +
                      sixteen_words + ' ' + sixteen_words + '\n');
  CHECK(page.page().average() > highest_average);
  CHECK(page.limit(1, "gemiddeld 15,1 woorden"));
}

TEST_CASE("an abbreviation is explained where it first stands") {
  const auto explained = [](const std::string& text) {
    return Measured(text).page().limits_passed() == 0;
  };
  CHECK(explained("Het Openbaar Ministerie beslist. Later belt het OM."));
  CHECK(explained("Het [OM](begrip:om) beslist. Het OM belt."));
  CHECK(explained("De functionaris gegevensbescherming (FG) kijkt mee. Bel de FG."));
  CHECK(explained("De FG (functionaris gegevensbescherming) kijkt mee."));
  CHECK(explained("Regionale centra (RIEC’s) helpen. Elk RIEC."));
  CHECK(explained("## Het OM\n\nHet Openbaar Ministerie beslist."));
  CHECK(explained("Bewaar de PDF. Lees boek XIV. Zie ECLI:NL:HR:2009:BI7099."));

  const Measured unexplained(
      "Bel het OM. Vraag de FG.\n\nHet Openbaar Ministerie belt. Het OM ook.\n");
  CHECK(unexplained.limit(test::body_line, "afkorting OM"));
  CHECK(unexplained.limit(test::body_line, "afkorting FG"));
  CHECK(unexplained.page().limits_passed() == 2);
  CHECK(Measured("Dat regelt de Wmo.").limit(test::body_line, "afkorting Wmo"));
  CHECK(Measured("Bel de FG-collega’s.").limit(test::body_line, "afkorting FG"));
}

TEST_CASE("the scenes of the longread are one page, and every other page starts anew") {
  Measured story("Het OM belt.\n");
  CHECK(story.page().limits_passed() == 1);
  const auto scene = test::head("soort = \"tekst\"\n");
  story.write("longread/01-een.md", scene + "Het Openbaar Ministerie (OM) belt.\n");
  story.write("longread/02-twee.md", scene + "Het OM belt weer.\n");
  story.read();
  for (const auto& page : story.pages)
    CHECK(page.limits_passed() == (page.address == "/over" ? 1 : 0));
}

TEST_CASE("a long word is remarked on once, unless the glossary explains it") {
  const Measured page(
      "De toegankelijkheidsverklaring. Die toegankelijkheidsverklaring.\n\n"
      "Alle aandachtsfunctionarissen hebben verantwoordelijkheid.\n");
  CHECK(page.advice(test::body_line, "\"toegankelijkheidsverklaring\" is een lang woord"));
  CHECK(page.page().remarks.size() == 1);
  CHECK(page.page().limits_passed() == 0);
}

TEST_CASE("a link says where it leads") {
  const Measured page("Kijk [hier](/over). [](/over)\n");
  CHECK(page.limit(test::body_line, "De link \"hier\" zegt niet waarheen"));
  CHECK(page.limit(test::body_line, "Deze link heeft geen woorden"));
}

TEST_CASE("a list of signals says what a signal is not, and whom to talk to") {
  Measured content("Kort.\n");
  const auto card = test::head("soort = \"signalenlijst\"\nhoofdstuk = \"signaleren\"\n");
  const auto card_page = [&]() -> const PageLanguage& {
    content.read();
    for (const auto& page : content.pages)
      if (page.address == "/kaarten/signalen") return page;
    return content.page();
  };
  content.write("kaarten/signalen.md", card + "Let op geld.\n");
  CHECK(card_page().limits_passed() == 4);
  content.write("kaarten/signalen.md",
                card +
                    "Let op geld. Dit is een richtlijn. Het kan op iets anders wijzen. Trek geen "
                    "overhaaste conclusies. Overleg met je collega.\n");
  CHECK(card_page().limits_passed() == 0);
}

TEST_CASE("texts in lists are measured with their line, and names are not") {
  Measured content("Kort.\n");
  content.write("begrippen.toml",
                "[[begrip]]\nslug = \"x\"\nterm = \"" + long_sentence.substr(0, 120) +
                    "\"\nuitleg = \"" + long_sentence + " Kort. Kort.\"\n");
  content.write("bronnen.toml", "[[bron]]\nid = \"s1\"\ntitel = \"" + long_sentence + "\"\n");
  auto pages = measure_lists(content.folder());
  const auto glossary = std::find_if(pages.begin(), pages.end(), [](const PageLanguage& page) {
    return page.address == "begrippen.toml";
  });
  REQUIRE(glossary != pages.end());
  CHECK(glossary->sentences == 3);
  REQUIRE(glossary->remarks.size() == 1);
  CHECK(glossary->remarks[0].problem.line == 4);
  CHECK(limits_passed(pages).size() == 1);
  sort_worst_first(pages);
  CHECK(pages[0].address == "begrippen.toml");
}

TEST_CASE("what was withdrawn is not measured, and a draft is") {
  CHECK(Measured(long_sentence, "status = \"concept\"\n").page().limits_passed() == 1);
  CHECK(Measured(long_sentence, "status = \"ingetrokken\"\n").pages.empty());
}
