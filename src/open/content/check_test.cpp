#include "open/content/check.hpp"

#include <catch2/catch.hpp>

#include "open/content/test_content.hpp"

using namespace zicht;
using namespace zicht::content;
using test::body_line;
using test::Content;
using test::head;
using test::Said;

namespace {

/// What is said about a page with this body, which starts on line 7.
Said about_page(const std::string& body) {
  Content content;
  content.write("paginas/over.md", head() + body);
  return content.check();
}

const std::string in_preparation = "deel = \"hoe\"\nin_voorbereiding = true\n";

}  // namespace

TEST_CASE("content without mistakes passes without a word") {
  Content content;
  content.write(
      "paginas/over.md",
      head() +
          "## Kop {#kop}\n\nEen op de zes.[@s1][@s2] Doe [aangifte](begrip:aangifte). "
          "{#a}\n\n### Onder {#onder}\n\n[Naar boven](#kop), [hierheen](/over#a), "
          "[ernaartoe](/kompas/signaleren#k), [de lijst](/begrippen#aangifte), "
          "[elders](https://voorbeeld.nl), [mail](mailto:a@voorbeeld.nl), [bel](tel:112), "
          "[zoek](/kompas?q=x). {#b}\n\n:::kader{thema=\"1\" plateau=\"2\"}\nKader.\n::: "
          "{#c}\n:::blik{zie=\"Een **man**.[@s1]\"}\nKijk.\n::: {#d}\n::contacten {#e}\n");
  content.write("kompas/01-signaleren/hoofdstuk.md", head(in_preparation) + "Hoofdstuk. {#k}\n");
  content.write("kaarten/kaart.md",
                head("soort = \"stap\"\nhoofdstuk = \"signaleren\"\n") + "Kaart. {#a}\n");
  const auto said = content.check();
  INFO(said.all());
  CHECK(said.problems.empty());
}

TEST_CASE("every block has an id, and every id stands once on its page") {
  CHECK(about_page("Zonder id.\n").about("over.md", body_line, "nog geen id"));
  CHECK(about_page("Een. {#a}\n\nTwee. {#a}\n").about("over.md", body_line + 2, "\"a\" staat al"));
  CHECK(about_page("Een. {#a}\n\n:::doel {#b}\nTwee. {#a}\n:::\n")
            .about("over.md", body_line + 3, "\"a\" staat al"));
  Content content;
  content.write("paginas/een.md", head() + "Een. {#a}\n");
  content.write("paginas/twee.md", head() + "Twee. {#a}\n");
  CHECK(content.check().problems.empty());
}

TEST_CASE("an id that the page itself has is not for a block") {
  CHECK(about_page("Een. {#inhoud}\n").about("over.md", body_line, "de pagina zelf"));
  CHECK(about_page("Een. {#bron-1}\n").about("over.md", body_line, "de pagina zelf"));
}

TEST_CASE("all scenes stand on one page, so their names and ids are kept apart") {
  Content content;
  const auto scene = head("soort = \"tekst\"\n");
  content.write("longread/01-een.md", scene + "Een. {#a}\n");
  content.write("longread/02-twee.md", scene + "Twee. {#a}\n");
  content.write("longread/03-drie.md", scene + "Drie. {#een}\n");
  content.write("longread/04-een.md", scene);
  const auto said = content.check();
  CHECK(said.about("02-twee.md", body_line + 1, "\"a\" staat al"));
  CHECK(said.about("03-drie.md", body_line + 1, "\"een\" staat al"));
  CHECK(said.about("04-een.md", 1, "De naam \"een\" staat al"));
}

TEST_CASE("every link leads somewhere") {
  const auto link = [](const std::string& target) {
    return about_page("Een [link](" + target + "). {#a}\n");
  };
  CHECK(link("/nergens").about("over.md", body_line, "\"/nergens\" leidt nergens heen"));
  CHECK(link("/over/").about("leidt nergens heen"));
  CHECK(link("over").about("leidt nergens heen"));
  CHECK(link("//evil.nl").about("leidt nergens heen"));
  CHECK(link("http://voorbeeld.nl").about("leidt nergens heen"));
  CHECK(link("javascript:alert(1)").about("leidt nergens heen"));
  CHECK(link("/kompas/signaleren").about("leidt nergens heen"));
  CHECK(link("").about("over.md", body_line, "Deze link heeft geen adres"));
  CHECK(
      link("#nergens").about("over.md", body_line, "Op /over is geen plek met het id \"nergens\""));
  CHECK(link("/begrippen#onbekend").about("Op /begrippen is geen plek"));
  CHECK(link("/monitor#onbekend").about("Op /monitor is geen plek"));
  CHECK(link("#a").problems.empty());
  CHECK(about_page("| [x](/nergens) |\n|---|\n| y | {#a}\n").about("leidt nergens heen"));
  CHECK(about_page("- a\n  - **[x](/nergens)** {#a}\n").about("leidt nergens heen"));
}

TEST_CASE("every citation, term and figure exists") {
  CHECK(about_page("Zin.[@s99] {#a}\n").about("over.md", body_line, "De bron \"s99\" staat niet"));
  CHECK(about_page("| x[@s1][@s99] |\n|---|\n| y | {#a}\n").about("De bron \"s99\" staat niet"));
  CHECK(about_page("[x](begrip:onbekend) {#a}\n")
            .about("over.md", body_line, "Het begrip \"onbekend\" staat niet"));
  CHECK(about_page("x {#a}\n\n::figuur{id=\"geen\"} {#b}\n")
            .about("over.md", body_line + 2, "De figuur \"geen\" bestaat niet"));
}

TEST_CASE("a box is one of eleven, with the attributes that it knows") {
  CHECK(about_page(":::dool\nx\n::: {#a}\n").about("over.md", body_line, "\"dool\" bestaat niet"));
  CHECK(about_page(":::doel{thema=\"1\"}\nx\n::: {#a}\n")
            .about("over.md", body_line, "\"doel\" kent geen \"thema\""));
  CHECK(about_page(":::blik\nx\n::: {#a}\n").about("Bij een blik hoort wat je ziet"));
  CHECK(about_page(":::kader{thema=\"1\"}\nx\n::: {#a}\n").about("een thema en een plateau"));
  CHECK(about_page(":::citaat{van=\"Noor\"}\nx\n::: {#a}\n").problems.empty());
  for (const auto* name :
       {"doel", "resultaat", "wie", "bewijs", "valkuil", "voorbeeld", "les", "let-op", "citaat"})
    CHECK(about_page(":::" + std::string(name) + "\nx\n::: {#a}\n").problems.empty());
}

TEST_CASE("what you see in a glimpse is checked as any text") {
  const auto glimpse = [](const std::string& seen) {
    return about_page(":::blik{zie=\"" + seen + "\"}\nx\n::: {#a}\n");
  };
  CHECK(glimpse("Een [man](/nergens).").about("over.md", body_line, "leidt nergens heen"));
  CHECK(glimpse("Een man.[@s99]").about("De bron \"s99\" staat niet"));
  CHECK(glimpse("Een <b>man</b>.").about("HTML kan hier niet"));
}

TEST_CASE("no level of headings is skipped") {
  CHECK(about_page("### Te diep {#a}\n").about("over.md", body_line, "kopniveau overgeslagen"));
  CHECK(about_page("## Een {#a}\n\n### Twee {#b}\n\n## Drie {#c}\n").problems.empty());
}

TEST_CASE("a card fits on one side and belongs to a chapter") {
  const auto card = [](int words, const std::string& chapter) {
    Content content;
    std::string text;
    for (int word = 0; word < words; ++word) text += "woord ";
    content.write("kompas/01-signaleren/hoofdstuk.md", head(in_preparation));
    content.write("kaarten/kaart.md",
                  head("soort = \"stap\"\nhoofdstuk = \"" + chapter + "\"\n") + text + "{#a}\n");
    return content.check();
  };
  CHECK(card(150, "signaleren").problems.empty());
  CHECK(card(151, "signaleren").about("kaart.md", 1, "151 woorden"));
  CHECK(card(10, "anders").about("kaart.md", 1, "Het hoofdstuk \"anders\" bestaat niet"));
}

TEST_CASE("a chapter has its three pages, or says that it is in preparation") {
  Content content;
  content.write("kompas/01-een/hoofdstuk.md", head("deel = \"hoe\"\n"));
  content.write("kompas/01-een/wat.md", head());
  content.write("kompas/02-twee/hoofdstuk.md", head(in_preparation));
  content.write("kompas/02-twee/hoe.md", head());
  content.write("kompas/03-drie/wat.md", head());
  const auto said = content.check();
  CHECK(said.about("01-een/hoofdstuk.md", 1, "hoort hoe.md"));
  CHECK(said.about("01-een/hoofdstuk.md", 1, "hoort met-wie.md"));
  CHECK_FALSE(said.about("hoort wat.md"));
  CHECK(said.about("02-twee/hoofdstuk.md", 1, "in voorbereiding, maar hoe.md is er al"));
  CHECK(said.about("03-drie/wat.md", 1, "hoort een hoofdstuk.md"));
  CHECK(said.problems.size() == 4);
}

TEST_CASE("an address belongs to one file") {
  Content content;
  content.write("paginas/over.md", head());
  content.write("paginas/01-over.md", head());
  content.write("kompas/01-een/hoofdstuk.md", head(in_preparation));
  content.write("kompas/02-een/hoofdstuk.md", head(in_preparation));
  const auto said = content.check();
  CHECK(said.about("paginas/over.md", 1, "Het adres /over is al van een ander bestand"));
  CHECK(said.about("02-een/hoofdstuk.md", 1, "Het adres /kompas/een is al"));
}

TEST_CASE("a summary is as short as a search result, counted in characters") {
  const auto summary = [](const std::string& words) {
    auto text = head();
    text.replace(text.find("Wat dit is."), 11, words);
    Content content;
    content.write("paginas/over.md", text);
    return content.check();
  };
  std::string accents;
  for (int at = 0; at < 300; ++at) accents += "é";
  CHECK(summary(accents).problems.empty());
  CHECK(summary(accents + "e").about("over.md", 1, "langer dan 300 tekens"));
}

TEST_CASE("a page for an audience has one, and see-also leads to a page or card") {
  Content content;
  content.write("voor-wie/01-inwoner.md", head());
  content.write("voor-wie/02-buren.md", head());
  CHECK(content.check().about("02-buren.md", 1, "\"buren\" staat niet in indeling.toml"));
  CHECK_FALSE(content.check().about("\"inwoner\""));

  content.write("kompas/06-signaleren/hoofdstuk.md",
                head("deel = \"hoe\"\nin_voorbereiding = true\nzie_ook = [\"/nergens\"]\n"));
  CHECK(content.check().about("hoofdstuk.md", 1, "\"zie_ook\" noemt \"/nergens\""));
}
