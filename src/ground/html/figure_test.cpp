#include "ground/html/figure.hpp"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "ground/html/figure_drawing.hpp"
#include "ground/html/figure_labels.hpp"

using namespace zicht;
using html::Certainty;
using html::Figure;

namespace {

/// A line with a gap (2015, 2017), a derived year and an isolated one. Invented numbers.
Figure lantern_line() {
  return {.id = "lantaarns",
          .headline = "Er branden elk jaar meer lantaarns",
          .caption = "Lantaarns in Voorbeelddorp",
          .unit = "lantaarns",
          .kind = Figure::Kind::line,
          .explanation = "Meer lantaarns is niet meer licht.",
          .series = {{.id = "lantaarns",
                      .name = "Lantaarns",
                      .definition = "Alles wat brandt.",
                      .points = {{.label = "2014", .value = 1256, .sources = {"s2"}},
                                 {.label = "2015"},
                                 {.label = "2016", .value = 952},
                                 {.label = "2017"},
                                 {.label = "2018", .value = 668},
                                 {.label = "2019",
                                  .value = 944,
                                  .certainty = Certainty::derived,
                                  .note = "Twee tellingen samen"}}}},
          .sources = {"s1"},
          .checked_on = *parse_date("2026-11-22")};
}

Figure lantern_estimate() {
  return {.id = "schatting",
          .headline = "Er zijn meer lantaarns dan we tellen",
          .unit = "lantaarns",
          .kind = Figure::Kind::interval,
          .series = {{.id = "schatting-geteld",
                      .name = "Geteld",
                      .points = {{.label = "2018-2019", .value = 1300}}},
                     {.id = "schatting",
                      .name = "Geschat",
                      .points = {{.label = "2012",
                                  .low = 8000,
                                  .certainty = Certainty::estimated,
                                  .note = "Meer dan"},
                                 {.label = "2018-2019",
                                  .value = 5000,
                                  .low = 4000,
                                  .high = 7000,
                                  .certainty = Certainty::estimated}}}}};
}

Figure lantern_bars() {
  return {
      .id = "straten",
      .headline = "De meeste lantaarns staan in de Dorpsstraat",
      .unit = "lantaarns",
      .kind = Figure::Kind::bars,
      .series = {{.id = "straten-2024",
                  .name = "2024",
                  .points = {{.label = "Dorpsstraat & plein", .value = 329},
                             {.label = "Kade", .certainty = Certainty::withheld}}},
                 {.id = "straten-2023",
                  .name = "2023",
                  .points = {{.label = "Dorpsstraat & plein", .value = 360}, {.label = "Kade"}}}}};
}

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// The numbers of an attribute, such as every x of every text.
std::vector<double> numbers(const std::string& markup, const std::string& pattern) {
  std::vector<double> found;
  const std::regex wanted(pattern);
  for (std::sregex_iterator at(markup.begin(), markup.end(), wanted), end; at != end; ++at)
    found.push_back(std::stod((*at)[1]));
  return found;
}

}  // namespace

TEST_CASE("a missing year is a gap in the line, and nothing is drawn through it") {
  const auto drawing = html::drawing(lantern_line(), 640).str();
  // Only 2018 and 2019 follow each other, so there is one stretch of line.
  CHECK(count(drawing, "class=\"drawing__line\"") == 1);
  CHECK(count(drawing, "class=\"drawing__gap\"") == 2);
}

TEST_CASE("years stand at their true distance") {
  auto figure = lantern_line();
  figure.series[0].points = {{.label = "2010", .value = 10},
                             {.label = "2011", .value = 20},
                             {.label = "2020", .value = 30}};
  const auto at = numbers(html::drawing(figure, 640).str(), R"(drawing__dot" cx="([0-9.]+)\")");
  REQUIRE(at.size() == 3);
  CHECK(at[2] - at[1] == Approx(9 * (at[1] - at[0])).epsilon(0.01));
}

TEST_CASE("how a number came to be can be seen without colour") {
  const auto line = html::drawing(lantern_line(), 640).str();
  CHECK(count(line, "class=\"drawing__dot\"") == 4);  // three discs and one half
  CHECK(count(line, "class=\"drawing__outline\"") == 1);
  const auto estimate = html::drawing(lantern_estimate(), 640).str();
  CHECK(count(estimate, "class=\"drawing__ring\"") == 2);
  CHECK(count(estimate, "class=\"drawing__band\"") == 1);
  CHECK(count(estimate, "class=\"drawing__arrow\"") == 1);  // "more than" has no end
}

TEST_CASE("a withheld number is nowhere: hatched, and called so") {
  auto figure = lantern_bars();
  figure.series[0].points[1].value = 7;  // A mistake elsewhere must not show it either.
  const auto page = html::draw(figure, {}).str();
  CHECK(page.find("afgeschermd") != std::string::npos);
  CHECK(page.find("url(#straten-wide-hatch)") != std::string::npos);
  CHECK(page.find(">7<") == std::string::npos);
  for (const auto& row : html::rows(figure)) CHECK(row[2] != "7");
}

TEST_CASE("a withheld year leaves no trace in a line") {
  auto figure = lantern_line();
  const auto before = html::drawing(figure, 640).str();
  figure.series[0].points[1] = {.label = "2015", .value = 99999, .certainty = Certainty::withheld};
  const auto after = html::drawing(figure, 640).str();
  CHECK(count(after, "class=\"drawing__dot\"") == count(before, "class=\"drawing__dot\""));
  CHECK(count(after, "fill=\"url(#lantaarns-wide-hatch)\"") == 1);
  CHECK(count(after, ">1.500<") == count(before, ">1.500<"));  // the axis did not stretch
}

TEST_CASE("a drawing has a name, a description, and ids that no other drawing has") {
  const auto page = html::draw(lantern_line(), {}).str();
  CHECK(count(page, "role=\"img\"") == 2);
  CHECK(count(page, "<title id=") == 2);
  CHECK(count(page, "<desc id=") == 2);
  std::set<std::string> ids;
  const std::regex id(" id=\"([^\"]+)\"");
  for (std::sregex_iterator at(page.begin(), page.end(), id), end; at != end; ++at)
    CHECK(ids.insert((*at)[1]).second);
  CHECK(page.find("laagste 668 (2018), hoogste 1.256 (2014), laatste 944 (2019)") !=
        std::string::npos);
}

TEST_CASE("a figure carries no style of its own: the page's policy would refuse it") {
  for (const auto& figure : {lantern_line(), lantern_estimate(), lantern_bars()}) {
    const auto page = html::draw(figure, {}).str();
    CHECK(page.find("style") == std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find('#') == page.find("#straten"));  // no colour but in the stylesheet
  }
}

TEST_CASE("letters are large enough to read, in both drawings") {
  for (const int width : {640, 340})
    for (const auto size :
         numbers(html::drawing(lantern_line(), width).str(), R"(font-size="(\d+))"))
      CHECK(size >= 13);
}

TEST_CASE("words stay on the paper") {
  for (const auto& figure : {lantern_line(), lantern_estimate(), lantern_bars()})
    for (const int width : {640, 340})
      for (const auto x :
           numbers(html::drawing(figure, width).str(), R"(<text[^>]* x="([0-9.]+)\")")) {
        CHECK(x >= 0);
        CHECK(x <= width);
      }
}

TEST_CASE("the table says what the drawing says") {
  const auto table = html::table(lantern_line()).str();
  CHECK(count(table, "niet beschikbaar") == 2);
  CHECK(table.find("<span class=\"figure__how\">berekend</span> 944") != std::string::npos);
  CHECK(table.find("<li>2019: Twee tellingen samen.</li>") != std::string::npos);
  const auto estimates = html::table(lantern_estimate()).str();
  CHECK(estimates.find("5.000 (4.000 tot 7.000)") != std::string::npos);
  CHECK(estimates.find("meer dan 8.000") != std::string::npos);
  CHECK(estimates.find("2012") < estimates.find("2018-2019"));
}

TEST_CASE("every number leads to its source") {
  const std::vector<html::SourceLine> sources{{"s1", "Dorpsblad"}, {"s2", "Lichtwacht"}};
  CHECK(html::source_ids(lantern_line()) == std::vector<std::string>{"s1", "s2"});
  const auto page = html::draw(lantern_line(), sources).str();
  CHECK(page.find("<td class=\"number\">1.256</td><td>2</td>") != std::string::npos);
  CHECK(page.find("Bron: Dorpsblad. Nagekeken op 22 november 2026.") != std::string::npos);
  CHECK(page.find("<li>Lichtwacht</li>") != std::string::npos);
}

TEST_CASE("series that do not share labels stand under each other, each with its name") {
  Figure figure{.id = "soort",
                .headline = "Soorten",
                .unit = "procent",
                .kind = Figure::Kind::bars,
                .series = {{.name = "Kleur", .points = {{.label = "Geel", .value = 72}}},
                           {.name = "Hoogte", .points = {{.label = "Hoog", .value = 45.9}}}}};
  const auto page = html::draw(figure, {}).str();
  CHECK(page.find(">45,9%<") != std::string::npos);
  CHECK(page.find("class=\"drawing__heading\">Kleur</text>") != std::string::npos);
  CHECK(count(page, "scope=\"rowgroup\"") == 2);
}

TEST_CASE("a table of words has no drawing, and lies open") {
  Figure figure{
      .id = "woorden",
      .headline = "Wat men zegt",
      .kind = Figure::Kind::table,
      .series = {{.name = "Uitspraken",
                  .points = {{.label = "2017", .words = "1 op 6", .note = "Dorpsblad"}}}}};
  const auto page = html::draw(figure, {}).str();
  CHECK(page.find("<svg") == std::string::npos);
  CHECK(page.find("<td>1 op 6</td><td>Dorpsblad</td>") != std::string::npos);
  CHECK(page.find("<table") < page.find("<details"));
}

TEST_CASE("programs get plain numbers, and gaps are told apart from what is withheld") {
  auto figure = lantern_bars();
  figure.series[0].points[0].value = 1256.5;
  const auto rows = html::rows(figure);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0][2] == "Waarde");
  CHECK(rows[1][2] == "1256.5");
  CHECK(rows[2][5] == "afgeschermd");
  CHECK(rows[4][5] == "niet beschikbaar");
}

TEST_CASE("text in a figure is escaped") {
  const auto page = html::draw(lantern_bars(), {}).str();
  CHECK(page.find("Dorpsstraat &amp; plein") != std::string::npos);
  CHECK(page.find("& plein") == std::string::npos);
}

TEST_CASE("what hangs on a figure appears only where it is given") {
  const auto bare = html::draw(lantern_line(), {}).str();
  CHECK(bare.find("<a ") == std::string::npos);
  CHECK(bare.find("<h3 ") != std::string::npos);
  const auto full = html::draw(lantern_line(),
                               {},
                               {.heading_level = 2,
                                .page = "/monitor/lantaarns",
                                .csv = "/monitor/lantaarns.csv",
                                .json = "/v1/cijfers/lantaarns",
                                .citation = "Zicht, publicatie 3.",
                                .open_table = true})
                        .str();
  CHECK(full.find("href=\"/monitor/lantaarns.csv\"") != std::string::npos);
  CHECK(full.find("<h2 class=\"figure__headline\"") != std::string::npos);
  CHECK(full.find("<details class=\"figure__fold\" open>") != std::string::npos);
  CHECK(full.find("Zicht, publicatie 3.") != std::string::npos);
}

TEST_CASE("an axis starts at nought and has round steps") {
  CHECK(html::axis_for(1711, 5).end == 2000);
  CHECK(html::axis_for(1711, 5).marks() == std::vector<double>{0, 500, 1000, 1500, 2000});
  CHECK(html::axis_for(944, 4).end == 1000);
  CHECK(html::axis_for(0.3, 4).step == Approx(0.1));
  CHECK(html::axis_for(0, 4).end == 1);
}

TEST_CASE("a label gives way to what stands there already") {
  html::LabelPlan plan({0, 0, 200, 200});
  const auto first = plan.place({100, 100}, 40, 14, false);
  const auto second = plan.place({100, 100}, 40, 14, false);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->bottom < 100);  // above
  CHECK(second->top > 100);    // below, for above is taken
  html::LabelPlan crowded({95, 95, 105, 105});
  CHECK_FALSE(crowded.place({100, 100}, 40, 14, false));
}

TEST_CASE("long names are wrapped between words") {
  CHECK(html::wrap("Koninklijke Marechaussee", 100, 14) ==
        std::vector<std::string>{"Koninklijke", "Marechaussee"});
  CHECK(html::wrap("Een", 100, 14) == std::vector<std::string>{"Een"});
}
