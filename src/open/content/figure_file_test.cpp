#include "open/content/figure_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <set>

using namespace zicht;

namespace {

const std::filesystem::path shipped = ZICHT_SOURCE_DIR "/content/figures";

constexpr auto good_head = R"(titel = "Er branden meer lantaarns"
bijschrift = "Lantaarns in Voorbeelddorp"
soort = "lijn"
eenheid = "lantaarns"
bronnen = ["s1"]
gecontroleerd_op = 2026-11-22
[[reeks]]
id = "lantaarns"
naam = "Lantaarns"
definitie = "Alles wat brandt."
)";

/// What is said about a file of this text, as "line: message", and whether a figure came of it.
struct Reading {
  std::optional<html::Figure> figure;
  content::Problems problems;

  bool says(int line, const std::string& words) const {
    return std::any_of(problems.begin(), problems.end(), [&](const content::Problem& problem) {
      return problem.line == line && problem.message.find(words) != std::string::npos;
    });
  }
};

Reading read(const std::string& text, const std::string& name = "lantaarns.toml") {
  const auto folder = std::filesystem::temp_directory_path() / "zicht-figure-file-test";
  std::filesystem::create_directories(folder);
  const auto file = folder / name;
  std::ofstream(file) << text;
  Reading reading;
  reading.figure = content::read_figure(file, reading.problems);
  std::filesystem::remove_all(folder);
  return reading;
}

/// The good head (ten lines) with points after it: the first line of `points` is line 11.
Reading read_points(const std::string& points) {
  return read(good_head + points);
}

}  // namespace

TEST_CASE("a figure is read as it was written") {
  const auto [figure, problems] = read_points(R"([[reeks.punt]]
label = "2023"
[[reeks.punt]]
label = "2024"
waarde = 944
zekerheid = "afgeleid"
noot = "868 plus 76"
bronnen = ["s24"]
)");
  REQUIRE(problems.empty());
  REQUIRE(figure);
  CHECK(figure->id == "lantaarns");
  CHECK(figure->kind == html::Figure::Kind::line);
  CHECK(figure->label_heading == "Jaar");
  REQUIRE(figure->series.size() == 1);
  REQUIRE(figure->series[0].points.size() == 2);
  CHECK(html::is_gap(figure->series[0].points[0]));
  CHECK(figure->series[0].points[1].value == 944);
  CHECK(figure->series[0].points[1].certainty == html::Certainty::derived);
  CHECK(figure->series[0].points[1].sources == std::vector<std::string>{"s24"});
}

TEST_CASE("a count below ten is refused, for it could point at someone") {
  const auto reading = read_points("[[reeks.punt]]\nlabel = \"2021\"\nwaarde = 7\n");
  CHECK_FALSE(reading.figure);
  CHECK(reading.says(13, "Minder dan 10 mensen kan iemand herkenbaar maken"));
  CHECK(read_points("[[reeks.punt]]\nlabel = \"2021\"\nwaarde = 10\n").figure);
  CHECK(read_points("[[reeks.punt]]\nlabel = \"2021\"\nwaarde = 0\n").figure);
}

TEST_CASE("a percentage below ten is not a small count") {
  auto text = std::string(good_head) + "[[reeks.punt]]\nlabel = \"2021\"\nwaarde = 1\n";
  text.replace(text.find("eenheid = \"lantaarns\""), 21, "eenheid = \"procent\"");
  CHECK(read(text).figure);
  text.replace(text.find("waarde = 1"), 10, "waarde = 101");
  CHECK(read(text).says(13, "nooit meer dan 100 procent"));
}

TEST_CASE("what is withheld has no number in the file") {
  CHECK(read_points("[[reeks.punt]]\nlabel = \"2021\"\nzekerheid = \"afgeschermd\"\n").figure);
  const auto reading =
      read_points("[[reeks.punt]]\nlabel = \"2021\"\nzekerheid = \"afgeschermd\"\nwaarde = 7\n");
  CHECK(reading.says(14, "Haal het uit het bestand"));
}

TEST_CASE("an estimate has an interval, or says why not") {
  const std::string point =
      "[[reeks.punt]]\nlabel = \"2021\"\nzekerheid = \"geschat\"\nwaarde = 5000\n";
  CHECK(read_points(point).says(13, "Een schatting zonder marge"));
  CHECK(read_points(point + "noot = \"De bron geeft geen marge\"\n").figure);
  CHECK(read_points(point + "laag = 4000\nhoog = 7000\n").figure);
  CHECK(read_points(point + "laag = 5500\nhoog = 7000\n").says(15, "ondergrens is hoger"));
  CHECK(read_points(point + "laag = 4000\nhoog = 4500\n").says(16, "bovengrens is lager"));
  CHECK(read_points(point + "hoog = 7000\nnoot = \"-\"\n").says(15, "hoort een ondergrens"));
}

TEST_CASE("only an estimate has an interval, and only a source counts") {
  CHECK(read_points("[[reeks.punt]]\nlabel = \"2021\"\nwaarde = 50\nlaag = 40\nhoog = 60\n")
            .says(14, "Alleen een schatting heeft een marge"));
  CHECK(read_points("[[reeks.punt]]\nlabel = \"2021\"\nwaarde = 50\nzekerheid = \"afgeleid\"\n")
            .says(14, "hoe dit getal is berekend"));
}

TEST_CASE("the years of a line are years, once each, in order") {
  const auto reading = read_points(R"([[reeks.punt]]
label = "2021"
[[reeks.punt]]
label = "2021"
[[reeks.punt]]
label = "2020"
[[reeks.punt]]
label = "vorig jaar"
)");
  CHECK(reading.says(14, "staat al in deze reeks"));
  CHECK(reading.says(16, "op volgorde"));
  CHECK(reading.says(18, "Schrijf een jaar"));
}

TEST_CASE("a misspelt key is found, at its line") {
  const auto reading = read_points("[[reeks.punt]]\nlabel = \"2021\"\nwarde = 50\n");
  CHECK(reading.says(13, "\"warde\" is hier onbekend"));
  CHECK(read("titel = \"x\"\nkleur = \"rood\"\n").says(2, "\"kleur\" is hier onbekend"));
}

TEST_CASE("a series is called after its figure, so that its name is its own everywhere") {
  auto text = std::string(good_head) + "[[reeks.punt]]\nlabel = \"2021\"\n";
  text.replace(text.find("\nid = \"lantaarns\""), 17, "\nid = \"lampen\"");
  CHECK(read(text).says(8, "begint met \"lantaarns-\""));
}

TEST_CASE("words stand only in a table, and not beside a number") {
  CHECK(read_points("[[reeks.punt]]\nlabel = \"2021\"\ntekst = \"veel\"\n")
            .says(13, "Een tekening heeft getallen nodig"));
  auto text = std::string(good_head) + "[[reeks.punt]]\nlabel = \"2021\"\ntekst = \"1 op 6\"\n";
  text.replace(text.find("soort = \"lijn\""), 14, "soort = \"tabel\"");
  CHECK(read(text).figure->series[0].points[0].words == "1 op 6");
  CHECK(read(text + "waarde = 60\n").says(13, "niet allebei"));
}

TEST_CASE("what is missing is asked for") {
  const auto reading = read("titel = \"\"\nsoort = \"taart\"\n");
  CHECK_FALSE(reading.figure);
  CHECK(reading.says(1, "leeg"));
  CHECK(reading.says(2, "Kies uit \"lijn\", \"staven\", \"interval\", \"tabel\""));
  CHECK(std::count_if(reading.problems.begin(), reading.problems.end(), [](const auto& problem) {
          return problem.message.find("ontbreekt") != std::string::npos;
        }) >= 2);
  CHECK(read("soort = ").problems.size() == 1);
  CHECK(read("", "Lantaarns.toml").problems.size() > 1);
  CHECK(read("", "lantaarns.txt").problems.size() == 1);
}

TEST_CASE("every figure that we publish can be read, and no two series have one name") {
  std::set<std::string> series_ids;
  int figures = 0;
  for (const auto& entry : std::filesystem::directory_iterator(shipped)) {
    content::Problems problems;
    const auto figure = content::read_figure(entry.path(), problems);
    for (const auto& problem : problems) INFO(problem.message);
    INFO(entry.path().string());
    CHECK(problems.empty());
    REQUIRE(figure);
    ++figures;
    for (const auto& series : figure->series) CHECK(series_ids.insert(series.id).second);
  }
  CHECK(figures >= 9);
}

TEST_CASE("the two ways of counting reports are never one line") {
  content::Problems problems;
  const auto rapporteur = content::read_figure(shipped / "nr-gemeld.toml", problems);
  const auto comensha = content::read_figure(shipped / "comensha-aanmeldingen.toml", problems);
  REQUIRE(rapporteur);
  REQUIRE(comensha);
  CHECK(rapporteur->series.size() == 1);
  CHECK(comensha->series.size() == 1);
  const auto in_2017 = [](const html::Figure& figure) {
    for (const auto& point : figure.series[0].points)
      if (point.label == "2017") return point.value.value_or(0);
    return 0.0;
  };
  CHECK(in_2017(*rapporteur) == 958);
  CHECK(in_2017(*comensha) == 1076);
}
