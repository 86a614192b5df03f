#include "open/release/figure_json.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <string>

using namespace zicht;
using namespace zicht::release;
using html::Certainty;
using html::Figure;
using html::Point;
using html::Series;

namespace {

/// With every field filled, and not with its default.
Figure every_field() {
  const Point counted{.label = "2017",
                      .value = 1044,
                      .low = 0.1,
                      .high = 1e300,
                      .certainty = Certainty::estimated,
                      .words = "1 op 6",
                      .note = "Een regel\nmet \"tekens\" en €",
                      .sources = {"s1", "s2"}};
  const Point gap{.label = "2018", .certainty = Certainty::withheld};
  return {.id = "nr-gemeld",
          .headline = "Meer mensen gemeld",
          .caption = "Meldingen per jaar",
          .unit = "mogelijke slachtoffers",
          .kind = Figure::Kind::interval,
          .explanation = "Een melding is geen slachtoffer.",
          .label_heading = "Periode",
          .series = {Series{.id = "een",
                            .name = "Gemeld",
                            .definition = "Bij het meldpunt",
                            .points = {counted, gap}},
                     Series{.id = "leeg"}},
          .sources = {"s3"},
          .checked_on = Date{std::chrono::year{2026} / 11 / 22}};
}

Error refusal(std::string_view text) {
  const auto figures = figures_from_json_text(text);
  REQUIRE_FALSE(figures);
  CHECK(figures.error().fault == Fault::invalid);
  return figures.error();
}

}  // namespace

TEST_CASE("a figure comes back from JSON with every field") {
  const auto figure = figure_from_json(to_json(every_field()));
  REQUIRE(figure);
  CHECK(figure->id == "nr-gemeld");
  CHECK(figure->headline == "Meer mensen gemeld");
  CHECK(figure->caption == "Meldingen per jaar");
  CHECK(figure->unit == "mogelijke slachtoffers");
  CHECK(figure->kind == Figure::Kind::interval);
  CHECK(figure->explanation == "Een melding is geen slachtoffer.");
  CHECK(figure->label_heading == "Periode");
  CHECK(figure->sources == std::vector<std::string>{"s3"});
  CHECK(figure->checked_on == Date{std::chrono::year{2026} / 11 / 22});
  REQUIRE(figure->series.size() == 2);
  CHECK(figure->series[1].id == "leeg");
  const auto& series = figure->series[0];
  CHECK(series.name == "Gemeld");
  CHECK(series.definition == "Bij het meldpunt");
  REQUIRE(series.points.size() == 2);
  const auto& point = series.points[0];
  CHECK(point.label == "2017");
  CHECK(point.value == 1044.0);
  CHECK(point.low == 0.1);
  CHECK(point.high == 1e300);
  CHECK(point.certainty == Certainty::estimated);
  CHECK(point.words == "1 op 6");
  CHECK(point.note == "Een regel\nmet \"tekens\" en €");
  CHECK(point.sources == std::vector<std::string>{"s1", "s2"});
  CHECK_FALSE(series.points[1].value);
  CHECK(series.points[1].certainty == Certainty::withheld);
}

TEST_CASE("the same figures give the same text, and so do those that were read back") {
  const auto text = to_json_text({every_field(), Figure{.id = "leeg"}});
  const auto figures = figures_from_json_text(text);
  REQUIRE(figures);
  CHECK(to_json_text(*figures) == text);
}

TEST_CASE("a number keeps its value to the last bit, and a whole one reads as such") {
  const auto value = GENERATE(0.0, -0.0, 1.0, -17.0, 0.1, 1.0 / 3, 9007199254740993.0, 5e-324);
  const Figure figure{.series = {Series{.points = {Point{.value = value}}}}};
  const auto back = figure_from_json(to_json(figure));
  REQUIRE(back);
  CHECK(back->series[0].points[0].value == value);
  CHECK(std::signbit(*back->series[0].points[0].value) == std::signbit(value));
  const auto text = to_json_text({Figure{.series = {Series{.points = {Point{.value = 1044}}}}}});
  CHECK(text.find("\"value\":1044,") != std::string::npos);
}

TEST_CASE("all words for a kind and a certainty are read back") {
  const auto kind =
      GENERATE(Figure::Kind::line, Figure::Kind::bars, Figure::Kind::interval, Figure::Kind::table);
  const auto certainty =
      GENERATE(Certainty::counted, Certainty::derived, Certainty::estimated, Certainty::withheld);
  const Figure figure{.kind = kind, .series = {Series{.points = {Point{.certainty = certainty}}}}};
  const auto back = figure_from_json(to_json(figure));
  REQUIRE(back);
  CHECK(back->kind == kind);
  CHECK(back->series[0].points[0].certainty == certainty);
}

TEST_CASE("a figure from before a field existed has the default of that field") {
  const auto figures = figures_from_json_text(R"([{"id": "oud", "later": true}])");
  REQUIRE(figures);
  CHECK(figures->at(0).id == "oud");
  CHECK(figures->at(0).label_heading == "Jaar");
}

TEST_CASE("what is not a figure is refused, and the field is named") {
  CHECK(refusal("[{").detail == "not JSON");
  CHECK(refusal("{}").detail == "not a list");
  CHECK(refusal("[1]").detail == "not an object");
  CHECK(refusal(R"([{"id": 1}])").detail == "id: not a text");
  CHECK(refusal(R"([{"kind": "pie"}])").detail == "kind: not one of the words for it");
  CHECK(refusal(R"([{"series": [{"points": [{"value": "veel"}]}]}])").detail ==
        "series: points: value: not a number");
  CHECK(refusal(R"([{"checked_on": "gisteren"}])").detail == "checked_on: not a date");
}
