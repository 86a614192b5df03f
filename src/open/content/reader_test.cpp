#include <catch2/catch.hpp>

#include "open/content/test_content.hpp"

using namespace zicht;
using namespace zicht::content;
using test::body_line;
using test::Content;
using test::head;
using test::Said;

namespace {

Said page(const std::string& text) {
  Content content;
  content.write("paginas/over.md", text);
  return content.load();
}

/// What is said about a page whose head has one line replaced; the four lines are 2 to 5.
Said page_with(const std::string& line, const std::string& instead) {
  auto text = head();
  const auto at = text.find(line);
  REQUIRE(at != std::string::npos);
  text.replace(at, text.find('\n', at) + 1 - at, instead);
  return page(text);
}

Said scene(const std::string& more) {
  Content content;
  content.write("longread/05-noor.md", head(more) + "Tekst.\n");
  return content.load();
}

}  // namespace

TEST_CASE("a sound folder of content is read without a word") {
  Content content;
  content.write("paginas/over.md", head() + "Dit is Zicht.\n");
  content.write(
      "longread/05-noor.md",
      head("soort = \"verhaal\"\nvorm = \"seksueel\"\nnaam = \"Noor\"\nrol = \"20 jaar\"\n"
           "fictief = true\nwaarschuwing = \"uitbuiting\"\n"));
  content.write("kompas/06-signaleren/hoofdstuk.md", head("deel = \"hoe\"\n"));
  content.write("kompas/06-signaleren/wat.md", head() + "Wat.\n");
  content.write("kaarten/zorgcoordinator.md",
                head("soort = \"rol\"\nhoofdstuk = \"signaleren\"\n") + "Kaart.\n");
  const auto said = content.load();
  INFO(said.all());
  CHECK(said.problems.empty());
  REQUIRE(content.library.documents().size() == 5);
  const auto& story = content.library.documents()[0];
  CHECK(story.path == "/#noor");
  CHECK(story.order == 5);
  CHECK(story.head.person == "Noor");
  CHECK(story.head.fictional);
  CHECK(story.head.warning == "uitbuiting");
  CHECK(content.library.documents()[1].path == "/kompas/signaleren");
  CHECK(content.library.documents()[2].path == "/kompas/signaleren/wat");
  CHECK(content.library.documents()[3].path == "/kaarten/zorgcoordinator");
  CHECK(content.library.documents()[4].path == "/over");
  CHECK(content.library.documents()[4].words == 3);
  CHECK(content.library.source("s1")->year == 2017);
  CHECK(content.library.term("aangifte")->term == "Aangifte");
  CHECK(content.library.contacts().size() == 1);
  CHECK(content.library.synonyms().size() == 1);
}

TEST_CASE("a file without a whole head says so") {
  for (const auto* text : {"",
                           "\n",
                           "Alleen tekst.\n",
                           "+++\n",
                           "+++\ntitel = \"x\"\n",
                           "+++\ntitel = \"x\"\n++++\n",
                           "++\ntitel = \"x\"\n++\n",
                           "---\ntitle: x\n---\n",
                           "\n+++\ntitel = \"x\"\n+++\n"}) {
    INFO(text);
    CHECK(page(text).about("paginas/over.md", 1, "heeft geen kop"));
  }
}

TEST_CASE("a head of nothing misses all four lines") {
  const auto said = page("+++\n+++\n");
  for (const auto* key : {"titel", "samenvatting", "gecontroleerd_op", "herzien_op"})
    CHECK(said.about("Hier ontbreekt \"" + std::string(key) + "\""));
}

TEST_CASE("a mistake in the head is told with its line in the file") {
  CHECK(page_with("titel", "titel = Over\n").about("paginas/over.md", 2, "geen geldige TOML"));
  CHECK(page_with("titel", "titel = \"Over\n").about("paginas/over.md", 2, "geen geldige TOML"));
  CHECK(page_with("titel", "titel = 3\n").about("paginas/over.md", 2, "moet tekst zijn"));
  CHECK(page_with("titel", "titel = \"\"\n").about("paginas/over.md", 2, "is leeg"));
  CHECK(page_with("titel", "").about("Hier ontbreekt \"titel\""));
  CHECK(page_with("samenvatting", "samenvating = \"x\"\n")
            .about("paginas/over.md", 3, "\"samenvating\" is hier onbekend"));
  CHECK(page_with("gecontroleerd_op", "gecontroleerd_op = \"2026-11-22\"\n")
            .about("paginas/over.md", 4, "moet een datum zijn"));
  CHECK(page_with("gecontroleerd_op", "gecontroleerd_op = 2026-02-30\n")
            .about("paginas/over.md", 4, "TOML"));
  CHECK(page_with("herzien_op", "herzien_op = 2026-11-22\n")
            .about("paginas/over.md", 5, "moet later zijn"));
  CHECK(
      page(head("status = \"af\"\n")).about("paginas/over.md", 6, "De status \"af\" bestaat niet"));
  CHECK(page(head("geldig_vanaf = 2027\n")).about("paginas/over.md", 6, "moet een datum zijn"));
  CHECK(
      page(head("soort = \"tekst\"\n")).about("paginas/over.md", 6, "\"soort\" is hier onbekend"));
  CHECK(page(head("fictief = true\n")).about("paginas/over.md", 6, "\"fictief\" is hier onbekend"));
  CHECK(page(head("titel = \"Nog een\"\n")).about("paginas/over.md", 6, "geen geldige TOML"));
}

TEST_CASE("every problem names its file and a line in it") {
  Content content;
  content.write("paginas/over.md", "+++\n+++\n# Titel\n");
  content.write("paginas/leeg.md", "");
  content.write("paginas/Met Spatie.md", head());
  content.write("paginas/beeld.png", "x");
  content.write("kompas/los.md", "x");
  content.write("kompas/01-een/anders.md", "x");
  content.write("bronnen.toml", "[[bron]]\n");
  const auto said = content.load();
  CHECK(said.problems.size() > 8);
  for (const auto& problem : said.problems) {
    INFO(to_string(problem));
    CHECK(std::filesystem::exists(problem.file));
    CHECK(problem.line >= 1);
    CHECK(problem.message.ends_with("."));
    CHECK(to_string(problem).find(".md:") + to_string(problem).find(".toml:") +
              to_string(problem).find(".png:") !=
          3 * std::string::npos);
  }
}

TEST_CASE("a story that is not marked as invented does not load") {
  const std::string verhaal =
      "soort = \"verhaal\"\nvorm = \"arbeid\"\nnaam = \"Sem\"\nrol = \"x\"\nwaarschuwing = \"x\"\n";
  CHECK(scene(verhaal).about("\"fictief = true\""));
  CHECK(scene(verhaal + "fictief = false\n").about("05-noor.md", 11, "\"fictief = true\""));
  CHECK(scene(verhaal + "fictief = \"true\"\n").about("05-noor.md", 11, "moet true of false zijn"));
  CHECK(scene(verhaal + "fictief = true\n").problems.empty());
  const std::string professional = "soort = \"professional\"\nnaam = \"Femke\"\nrol = \"x\"\n";
  CHECK(scene(professional).about("\"fictief = true\""));
  CHECK(scene(professional + "fictief = true\n").problems.empty());
  CHECK(scene(professional + "fictief = true\nvorm = \"arbeid\"\n")
            .about("\"vorm\" is hier onbekend"));
}

TEST_CASE("each kind has its own keys and its own words for them") {
  CHECK(scene("").about("Hier ontbreekt \"soort\""));
  CHECK(scene("soort = \"film\"\n").about("05-noor.md", 6, "\"film\" kan hier niet"));
  CHECK(scene("soort = \"tekst\"\n").problems.empty());
  CHECK(
      scene("soort = \"verhaal\"\nfictief = true\nnaam = \"A\"\nrol = \"B\"\nwaarschuwing = \"C\"\n"
            "vorm = \"anders\"\n")
          .about("05-noor.md", 11, "\"anders\" kan hier niet"));
  CHECK(scene("soort = \"verhaal\"\nfictief = true\nrol = \"B\"\nvorm = \"arbeid\"\n")
            .about("Hier ontbreekt \"naam\""));
  CHECK(scene("soort = \"verhaal\"\nfictief = true\nrol = \"B\"\nvorm = \"arbeid\"\n")
            .about("Hier ontbreekt \"waarschuwing\""));
  Content content;
  content.write("kompas/01-een/hoofdstuk.md", head("deel = \"waarom\"\n"));
  content.write("kompas/02-twee/hoofdstuk.md", head("deel = \"hoe\"\nin_voorbereiding = 1\n"));
  content.write("kaarten/kaart.md", head("soort = \"plaat\"\n"));
  const auto said = content.load();
  CHECK(said.about("01-een/hoofdstuk.md", 6, "\"waarom\" kan hier niet"));
  CHECK(said.about("02-twee/hoofdstuk.md", 7, "moet true of false zijn"));
  CHECK(said.about("kaart.md", 6, "\"plaat\" kan hier niet"));
  CHECK(said.about("Hier ontbreekt \"hoofdstuk\""));
}

TEST_CASE("a file as Windows writes it is the same page") {
  const auto text = head() + "Eerste. {#a}\n\n:::doel\nTweede.\n:::\n";
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  Content content;
  content.write("paginas/over.md", windows);
  const auto said = content.load();
  INFO(said.all());
  CHECK(said.problems.empty());
  const auto& blocks = content.library.documents().at(0).blocks;
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].id == "a");
  CHECK(blocks[0].line == body_line);
  CHECK(plain_text(blocks) == "Eerste.\nTweede.\n");
}

TEST_CASE("the last line of a file need not end, and there need not be a body") {
  auto text = head();
  CHECK(page(text).problems.empty());
  text.pop_back();
  CHECK(page(text).problems.empty());
  CHECK(page(head() + "Tekst.").problems.empty());
  CHECK(page("+++\ntitel = \"x\"\n+++").about("Hier ontbreekt \"samenvatting\""));
}

TEST_CASE("characters that nobody sees are found") {
  using namespace std::string_literals;
  for (const auto& hidden : {"\0"s, "\x1B"s, "\x7F"s, "\f"s, "a\rb"s})
    CHECK(page(head() + "Goed.\nOp deze regel" + hidden + "staat iets.\n")
              .about("over.md", body_line + 1, "een teken dat je niet ziet"));
  CHECK(page(head() + "Met\ttab.\n").problems.empty());
}

TEST_CASE("a file that is not a text is refused") {
  CHECK(page(head() + "caf\xE9\n").about("over.md", 1, "geen UTF-8"));
  CHECK(page("\xFF\xFE+\0").about("over.md", 1, "geen UTF-8"));
  CHECK(page(head() + std::string(10'000'000, 'x')).about("over.md", 1, "groter dan 1 MB"));
  Content content;
  std::filesystem::create_directories(content.folder() / "paginas/map.md");
  std::filesystem::remove(content.folder() / "bronnen.toml");
  std::filesystem::create_directories(content.folder() / "bronnen.toml");
  const auto said = content.load();
  CHECK(said.about("paginas/map.md", 1, ""));
  CHECK(said.about("bronnen.toml", 1, ""));
}

TEST_CASE("a file that nobody will read is not passed over in silence") {
  Content content;
  content.write("paginas/notities.txt", "x");
  content.write("kaarten/oud.md~", "x");
  content.write("kompas/notities.md", "x");
  content.write("kompas/01-een/hoofdstuk.txt", "x");
  content.write("kompas/01-een/waarom.md", "x");
  const auto said = content.load();
  CHECK(said.about("notities.txt", 1, "alleen bestanden die op .md eindigen"));
  CHECK(said.about("oud.md~", 1, "alleen bestanden die op .md eindigen"));
  CHECK(said.about("kompas/notities.md", 1, "alleen mappen"));
  CHECK(said.about("hoofdstuk.txt", 1, "horen alleen hoofdstuk.md"));
  CHECK(said.about("waarom.md", 1, "horen alleen hoofdstuk.md"));
}

TEST_CASE("a name that cannot stand in an address is refused, with one that can") {
  Content content;
  content.write("paginas/Één Pagina.md", head());
  content.write("paginas/met_streep.md", head());
  const auto said = content.load();
  CHECK(said.about("Één Pagina.md", 1, "\"een-pagina\""));
  CHECK(said.about("met_streep.md", 1, "\"met-streep\""));
}

TEST_CASE("a number in front of a name is its place and not its address") {
  Content content;
  content.write("longread/10-tien.md", head("soort = \"tekst\"\n"));
  content.write("longread/02-twee.md", head("soort = \"tekst\"\n"));
  content.write("longread/zonder.md", head("soort = \"tekst\"\n"));
  content.write("longread/1234-jaar.md", head("soort = \"tekst\"\n"));
  CHECK(content.load().problems.empty());
  const auto scenes = content.library.all(Kind::scene, Date{});
  REQUIRE(scenes.size() == 4);
  CHECK(scenes[0]->path == "/#1234-jaar");
  CHECK(scenes[1]->path == "/#zonder");
  CHECK(scenes[2]->path == "/#twee");
  CHECK(scenes[3]->path == "/#tien");
}

TEST_CASE("the lists are checked as they are read") {
  Content content;
  content.write("bronnen.toml",
                "[[bron]]\nid = \"s1\"\ntitel = \"A\"\njaar = \"2017\"\n[[bron]]\nid = \"s1\"\n"
                "titel = \"B\"\nadres = \"http://x.nl\"\njaar = nan\n[[bron]]\nid = \"s3\"\n"
                "titel = \"C\"\njaar = 1e300\nonzin = 1\n");
  content.write("begrippen.toml",
                "[[begrip]]\nslug = \"Aan gifte\"\nterm = \"A\"\nuitleg = \"B\"\nbron = \"s99\"\n"
                "ook = \"x\"\n[[begrip]]\nslug = \"b\"\nterm = \"A\"\nuitleg = \"B\"\n[[begrip]]\n"
                "slug = \"b\"\nterm = \"A\"\nuitleg = \"\"\n");
  content.write("contacten.toml",
                "[[contact]]\nnaam = \"X\"\nnummer = 112\nwaarvoor = \"Y\"\nbron = \"s99\"\n");
  content.write("synoniemen.toml",
                "[[groep]]\nwoorden = [\"alleen\"]\n[[groep]]\nwoorden = [1, 2]\n");
  const auto said = content.load();
  INFO(said.all());
  CHECK(said.about("bronnen.toml", 4, "moet een getal zijn"));
  CHECK(said.about("bronnen.toml", 6, "Dit id bestaat al"));
  CHECK(said.about("bronnen.toml", 8, "begint met https://"));
  CHECK(said.about("bronnen.toml", 9, "jaar kan niet kloppen"));
  CHECK(said.about("bronnen.toml", 13, "jaar kan niet kloppen"));
  CHECK(said.about("bronnen.toml", 14, "\"onzin\" is hier onbekend"));
  CHECK(said.about("begrippen.toml", 2, "alleen kleine letters"));
  CHECK(said.about("begrippen.toml", 5, "staat niet in bronnen.toml"));
  CHECK(said.about("begrippen.toml", 6, "lijst van teksten"));
  CHECK(said.about("begrippen.toml", 12, "staat al in de lijst"));
  CHECK(said.about("begrippen.toml", 14, "\"uitleg\" is leeg"));
  CHECK(said.about("contacten.toml", 2, "wanneer dit nummer gecontroleerd is"));
  CHECK(said.about("contacten.toml", 3, "moet tekst zijn"));
  CHECK(said.about("contacten.toml", 5, "staat niet in bronnen.toml"));
  CHECK(said.about("synoniemen.toml", 2, "ten minste twee woorden"));
  CHECK(said.about("synoniemen.toml", 4, "lijst van teksten"));
}

TEST_CASE("a list that is broken or not there is told, and the rest is read all the same") {
  Content content;
  content.write("bronnen.toml", "[[bron]]\nid = \n");
  content.write("contacten.toml", "contact = 3\nanders = 4\n");
  std::filesystem::remove(content.folder() / "synoniemen.toml");
  content.write("paginas/over.md", head());
  const auto said = content.load();
  CHECK(said.about("bronnen.toml", 2, "geen geldige TOML"));
  CHECK(said.about("contacten.toml", 1, "moet uit blokken [[contact]] bestaan"));
  CHECK(said.about("contacten.toml", 2, "\"anders\" is hier onbekend"));
  CHECK(said.about("synoniemen.toml", 1, "is er niet"));
  CHECK(content.library.documents().size() == 1);
}

TEST_CASE("a folder that is not there is told") {
  Problems problems;
  Library::load("/nergens/content", problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.find("--content") != std::string::npos);
}

TEST_CASE("the content of this project can be read") {
  Problems problems;
  const auto library = Library::load(ZICHT_SOURCE_DIR "/content", problems);
  INFO(Said{problems}.all());
  CHECK(problems.empty());
  CHECK_FALSE(library.documents().empty());
}
