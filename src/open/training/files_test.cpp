// What is read from content/training, and what is said of each mistake in it.
#include <catch2/catch.hpp>

#include "open/training/test_training.hpp"

using namespace zicht;
using namespace zicht::training;
using namespace zicht::training::test;

namespace {

std::string without(std::string text, const std::string& part) {
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.erase(at, part.size());
}
std::string instead(std::string text, const std::string& part, const std::string& other) {
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), other);
}

Said of_questions(const std::string& text) {
  return School(text).said;
}
Said of_scenario(const std::string& text) {
  return School(questions(), text).said;
}
Said of_path(const std::string& text) {
  return School(questions(), scenario(), text).said;
}

}  // namespace

TEST_CASE("a training that keeps the rules is read whole") {
  const School school;
  REQUIRE(school.said.all().empty());
  const auto& training = school.training;
  CHECK(training.questions.size() == 8);
  const auto* path = training.path("balie");
  REQUIRE(path != nullptr);
  CHECK(path->version == 2);
  CHECK(path->parts[1].questions.size() == 7);
  CHECK(path->parts[1].reflections == std::vector<std::string>{"06-d-1"});
  const auto* scenario = training.scenario("de-dure-jas");
  REQUIRE(scenario != nullptr);
  CHECK(scenario->steps.size() == 7);
  CHECK(scenario->warning == "een jongere onder druk");
}

TEST_CASE("each chapter with questions can be practised by itself") {
  const School school;
  const auto* exercise = school.training.path("oefenen-signaleren");
  REQUIRE(exercise != nullptr);
  CHECK(exercise->is_exercise);
  CHECK(exercise->parts[0].asked.size() == 8);
}

TEST_CASE("an installation without a training has none, and that is no mistake") {
  Content content;
  auto said = content.load();
  const auto training =
      training::read(content.folder() / "training", content.library, {}, said.problems);
  CHECK(said.all().empty());
  CHECK(training.paths.empty());
}

TEST_CASE("a question file says which chapter it is about") {
  const auto said = of_questions(instead(questions(), "06-signaleren", "06-signalen"));
  CHECK(said.about("vragen/06-signaleren.toml", 1, "Het hoofdstuk \"06-signalen\" bestaat niet"));
  CHECK(said.about("Maak de namen gelijk"));
  CHECK(of_questions(without(questions(), "herzien_op = 2027-05-25\n")).about("herzien_op"));
  CHECK(of_questions(instead(questions(), "2027-05-25", "2025-05-25")).about("ligt na"));
}

TEST_CASE("an id stays usable for ever: its shape is fixed, and it is used once") {
  CHECK(of_questions(instead(questions(), "06-a-1", "geheim"))
            .about("06-signaleren.toml", 6, "Een id is"));
  CHECK(of_questions(instead(questions(), "06-a-1", "07-a-1")).about("Een id is het nummer"));
  CHECK(of_questions(instead(questions(), "06-a-2", "06-a-1")).about("bestaat al"));
}

TEST_CASE("a question rests on a paragraph of its chapter") {
  CHECK(of_questions(instead(questions(), "b-1", "b-9"))
            .about("Op /kompas/signaleren/hoe is geen blok met het id \"b-9\""));
  CHECK(of_questions(instead(questions(), "/kompas/signaleren/hoe", "/kaarten/balie"))
            .about("is geen pagina van het hoofdstuk"));
  CHECK(of_questions(instead(questions(), "/kompas/signaleren/hoe", "/weg"))
            .about("is geen pagina of kaart"));
}

TEST_CASE("the answers fit the kind of question") {
  const auto extra = answer("extra", "true");
  CHECK(of_questions(instead(questions(), "soort = \"een\"", "soort = \"twee\""))
            .about("Kies uit: een, meer"));
  CHECK(of_questions(questions() + single("06-e-1", 0) + extra).about("Precies één antwoord"));
  CHECK(of_questions(questions() + single("06-e-1", 7)).about("Precies één antwoord"));
  CHECK(
      of_questions(questions() + question("06-e-1", "soort = \"een\"\ntekst = \"Wat?\"\n" + extra))
          .about("drie of vier antwoorden"));
  CHECK(of_questions(questions() + single("06-e-1", 0) + answer("antwoord a", "false"))
            .about("staat er twee keer"));
  CHECK(of_questions(without(questions(), " Kies alles wat past.")).about("Eindig deze vraag met"));
  CHECK(of_questions(instead(questions(), answer("z", "false"), answer("z", "true")))
            .about("minstens één is fout"));
  CHECK(of_questions(without(without(questions(), answer("dan", "")), answer("eerst", "")))
            .about("drie tot zeven stappen"));
  CHECK(of_questions(instead(questions(), answer("dan", ""), answer("dan", "true")))
            .about("\"goed\" is hier onbekend"));
  CHECK(of_questions(instead(questions(), ", \"Hoe?\"", ""))
            .about("drie of vier vragen onder \"hulp\""));
  CHECK(of_questions(questions() + extra).about("\"antwoord\" is hier onbekend"));
}

TEST_CASE("a chapter has enough questions, of every kind, and no habit in them") {
  CHECK(of_questions(without(questions(), single("06-a-1", 1)))
            .about("Dit hoofdstuk heeft 7 vragen"));
  CHECK(of_questions(without(questions(), question("06-c-1", order_text))).about("\"volgorde\""));
  CHECK(of_questions(without(questions(), question("06-d-1", reflection_text)))
            .about("\"reflectie\""));
  CHECK(of_questions(without(questions(), question("06-b-1", several_text))).about("\"meer\""));
  std::string habit = "hoofdstuk = \"06-signaleren\"\n" + dates;
  for (int number = 1; number <= 5; ++number) habit += single("06-a-" + std::to_string(number), 1);
  CHECK(of_questions(habit).about("steeds op dezelfde plek"));
}

TEST_CASE("the words keep to the rules of the training") {
  const auto with = [](const std::string& words) {
    return of_questions(instead(questions(), "Waar zie jij dit?", words));
  };
  CHECK(with("Zie [de kaart](/kaarten/balie)?").about("is gewone tekst"));
  CHECK(with("Dat is **zo**?").about("is gewone tekst"));
  CHECK(with("Dat staat er.[@s1]").about("is gewone tekst"));
  CHECK(with("Hij zei “kom”?").about("Aanhalingstekens zijn"));
  CHECK(with("Foto's?").about("Aanhalingstekens zijn"));
  CHECK(with("Bel 0900-1234.").about("Het nummer 09001234 staat niet in contacten.toml"));
  CHECK(with("Bel 113.").about("Het nummer 113"));
  CHECK(with("Bel 112, op nummer 19, voor 1500 euro, kamer 214.").all().empty());
  CHECK(of_questions(instead(questions(), "Daarom antwoord a", "Goed. Daarom"))
            .about("Begin niet met “Goed.”"));
}

TEST_CASE("the head of a story says what the reader must know first") {
  CHECK(of_scenario(without(scenario(), "fictief = true\n")).about("Een casus is verzonnen"));
  CHECK(
      of_scenario(instead(scenario(), "[\"inwoner\"]", "[]")).about("Noem minstens één doelgroep"));
  CHECK(of_scenario(instead(scenario(), "[\"inwoner\"]", "[\"zeeman\"]"))
            .about("\"zeeman\" staat niet"));
  CHECK(of_scenario(instead(scenario(), "duur = 10", "duur = 0")).about("is een heel getal"));
  CHECK(of_scenario(instead(scenario(), "duur = 10", "duur = 10.5")).about("is een heel getal"));
  CHECK(of_scenario(without(scenario(), "waarschuwing = \"een jongere onder druk\"\n"))
            .all()
            .empty());
  CHECK(
      of_scenario(instead(scenario(), "dure jas.", std::string(301, 'x'))).about("langer dan 300"));
}

TEST_CASE("a step has two to four choices, of which one fits, or it is an ending") {
  CHECK(
      of_scenario(without(scenario(), choice("stil", "kan-beter"))).about("twee tot vier keuzes"));
  CHECK(of_scenario(instead(scenario(), choice("goed", "past"), choice("goed", "kan-beter")))
            .about("minstens één keuze die past"));
  CHECK(of_scenario(instead(scenario(), "\"kan-beter\"", "\"mag\""))
            .about("Kies uit: past, kan-beter"));
  CHECK(of_scenario(instead(scenario(), "\"risico\"", "\"ramp\"")).about("Kies uit: verder"));
  CHECK(of_scenario(scenario() + choice("goed", "past")).about("\"keuze\" is hier onbekend"));
  CHECK(of_scenario(instead(scenario(), "[\"/kaarten/balie\"]", "[]"))
            .about("minstens één pagina of kaart"));
  CHECK(of_scenario(instead(scenario(), "[\"/kaarten/balie\"]", "[\"/kaarten/weg\"]"))
            .about("\"/kaarten/weg\" is geen"));
  CHECK(of_scenario(
            instead(scenario(), "[\"/kaarten/balie\"]", "[\"/kompas/signaleren/hoe#rollen\"]"))
            .all() == "");
  CHECK(of_scenario(instead(scenario(), "[\"/kaarten/balie\"]", "[\"/kompas/signaleren/hoe#weg\"]"))
            .about("is geen plek met het id \"weg\""));
  CHECK(of_scenario(instead(scenario(), "id = \"midden\"", "id = \"start\""))
            .about("staat al in deze casus"));
}

TEST_CASE("links stand where a reader has read the answer, and lead somewhere on the site") {
  const auto with = [](const std::string& words) {
    return of_scenario(instead(scenario(), "Zie [de kaart](/kaarten/balie).", words));
  };
  CHECK(with("Zie [de rollen](/kompas/signaleren/hoe#rollen).").all().empty());
  CHECK(with("Zie [de rollen](/kompas/signaleren/hoe#weg).")
            .about("is geen plek met het id \"weg\""));
  CHECK(with("Zie [weg](/weg).").about("leidt nergens heen"));
  CHECK(with("Zie [elders](https://voorbeeld.nl).").about("leidt naar buiten"));
  CHECK(with("Zie **dit**.").about("mag alleen een link staan"));
  CHECK(with("Zie de [aangifte](begrip:aangifte).").about("mag alleen een link staan"));
}

TEST_CASE("a story has all four endings, each step can be reached, and no way runs round") {
  CHECK(of_scenario(instead(scenario(), "begin = \"start\"", "begin = \"weg\""))
            .about("De casus begint bij \"weg\""));
  CHECK(of_scenario(instead(scenario(), "naar = \"stil\"", "naar = \"weg\""))
            .about("leidt naar \"weg\""));
  CHECK(of_scenario(scenario() + ending("los", "verder")).about("\"los\" is niet te bereiken"));
  CHECK(of_scenario(instead(scenario(), "naar = \"stil\"", "naar = \"start\""))
            .about("geen rondjes"));
  CHECK(of_scenario(instead(scenario(), "\"blijft-liggen\"", "\"risico\""))
            .about("geen einde \"blijft-liggen\""));
}

TEST_CASE("who always chooses what fits, comes to the good ending") {
  CHECK(of_scenario(scenario_head + start +
                    step("midden",
                         choice("terug", "past") + choice("goed", "kan-beter") +
                             choice("stil", "kan-beter")) +
                    wrong_turn + endings)
            .about("Wie steeds kiest wat past, komt hier bij \"hersteld\""));
}

TEST_CASE("what endangers is never rewarded, and can be mended") {
  const auto with = [](const std::string& turn) {
    return of_scenario(scenario_head + start + middle + turn + endings);
  };
  CHECK(with(step("fout",
                  choice("goed", "past") + choice("mis", "niet-doen") + choice("terug", "past")))
            .about("maar daarna is \"verder\" nog te bereiken"));
  CHECK(with(step("fout", choice("mis", "past") + choice("terug", "kan-beter")))
            .about("past, maar gaat meteen naar een einde waarin het misgaat"));
  CHECK(with(step("fout", choice("terug", "niet-doen") + choice("terug", "past")))
            .about("gaat meteen naar een goed einde"));
  CHECK(with(step("fout", choice("mis", "kan-beter") + choice("stil", "past")))
            .about("is \"hersteld\" niet te bereiken"));
}

TEST_CASE("the fitting choice does not always stand in front") {
  const auto said = of_scenario(
      scenario_head + step("start", choice("midden", "past") + choice("fout", "niet-doen")) +
      middle + wrong_turn + endings);
  CHECK(said.about("staat steeds vooraan"));
}

TEST_CASE("a path names what there is, each thing once") {
  const auto path = path_head + path_parts;
  CHECK(of_path(instead(path, "\"inwoner\"", "\"zeeman\"")).about("\"zeeman\" staat niet"));
  CHECK(of_path(instead(path, "versie = 2", "versie = \"2\"")).about("\"versie\""));
  CHECK(of_path(instead(path, "/kompas/signaleren/hoe", "/weg")).about("\"/weg\" is geen pagina"));
  CHECK(of_path(instead(path, "06-signaleren", "07-melden"))
            .about("Bij \"07-melden\" zijn geen vragen"));
  CHECK(of_path(instead(path, "de-dure-jas", "de-jas")).about("De casus \"de-jas\" bestaat niet"));
  CHECK(of_path(instead(path, "norm = 75", "norm = 101")).about("van 1 tot 100"));
  CHECK(of_path(instead(path, "soort = \"casus\"", "soort = \"spel\"")).about("Kies uit: lezen"));
  CHECK(of_path(path + path_parts).about("\"/kompas/signaleren/hoe\" staat al in dit pad"));
  CHECK(of_path(path + path_parts).about("\"06-a-1\" staat al in dit pad"));
  CHECK(of_path(path + path_parts).about("\"de-dure-jas\" staat al in dit pad"));
  CHECK(of_path(path_head).about("Een leerpad heeft onderdelen"));
}

TEST_CASE("questions of a path are a chapter or a list, not both") {
  const auto chapter = std::string("hoofdstuk = \"06-signaleren\"\n");
  const auto path = path_head + path_parts;
  CHECK(of_path(instead(path, chapter, chapter + "vragen = [\"06-a-1\"]\n")).about("niet allebei"));
  CHECK(of_path(instead(path, chapter, "")).about("niet allebei"));
  CHECK(of_path(instead(path, chapter, "vragen = [\"06-weg-1\"]\n"))
            .about("De vraag \"06-weg-1\" bestaat niet"));
}

TEST_CASE("a path says truly how long it takes") {
  CHECK(of_path(instead(path_head + path_parts, "duur = 20", "duur = 90"))
            .about("balie.toml", 5, "duurt ongeveer 22 minuten"));
}

TEST_CASE("the training of the handbook keeps its own rules") {
  content::Problems problems;
  const std::filesystem::path folder = std::filesystem::path(ZICHT_SOURCE_DIR) / "content";
  const auto library = content::Library::load(folder, problems);
  const auto training = training::read(
      folder / "training",
      library,
      {"/help", "/begrippen", "/kompas/barrieremodel", "/kompas/artikel-273f", "/monitor"},
      problems);
  CHECK(Said{problems}.all() == "");
  CHECK(training.questions.size() >= 120);
  CHECK(training.scenarios.size() >= 6);
  CHECK(training.paths.size() == 5);
}
