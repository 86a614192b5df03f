#include "open/monitor/monitor.hpp"

#include "open/monitor/figures.hpp"
#include "open/monitor/test_monitor.hpp"

using namespace zicht;
using monitor::header;
using monitor::TestMonitor;

namespace {

bool contains(const http::Response& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the monitor opens with what was counted and what is estimated, each with its years") {
  const auto page = TestMonitor().get("/monitor");
  CHECK(page.status == 200);
  CHECK(contains(page,
                 "In 2024 zijn <strong class=\"monitor__counted\">944 mensen</strong> gemeld als "
                 "mogelijk slachtoffer."));
  CHECK(contains(page, "Over 2018 en 2019 schatten onderzoekers"));
  CHECK(contains(page, "<span class=\"monitor__estimated\">4.000 tot 7.000</span> per jaar"));
}

TEST_CASE("every figure of the release stands on the page, once") {
  TestMonitor desk;
  const auto page = desk.get("/monitor");
  CHECK(desk.published().figures.size() >= 9);
  for (const auto& figure : desk.published().figures) {
    INFO(figure.id);
    CHECK(count(page.body, "id=\"" + figure.id + "\"") == 1);
  }
}

TEST_CASE("a figure that the page does not know yet is shown all the same") {
  TestMonitor desk;
  desk.published().figures.push_back({.id = "lantaarns", .headline = "Nieuwe lantaarns"});
  CHECK(contains(desk.get("/monitor"), "Meer cijfers"));
  CHECK(contains(desk.get("/monitor"), "Nieuwe lantaarns"));
}

TEST_CASE("the page says why two counts are two figures, by a year that they count differently") {
  const auto page = TestMonitor().get("/monitor");
  CHECK(contains(page, "Over 2017 telt CoMensha 1.076 aanmeldingen."));
  CHECK(contains(page, "hetzelfde jaar op 958 mensen"));
  CHECK(contains(page, "/verantwoording#twee-reeksen"));
}

TEST_CASE("a page says which release it is of, and how to cite it") {
  const auto page = TestMonitor().get("/monitor");
  CHECK(contains(page, "Publicatie 3"));
  CHECK(contains(page, "Van 22 november 2026."));
  CHECK(contains(page, "publicatie 3 (22 november 2026), https://zicht.voorbeeld.nl/monitor"));
}

TEST_CASE("what stays in the history of a browser gives nobody away") {
  TestMonitor desk;
  CHECK(contains(desk.get("/monitor"), "<title>Monitor | Zicht</title>"));
  for (const auto& figure : desk.published().figures) {
    const auto page = desk.get("/monitor/" + figure.id);
    const auto title = page.body.substr(page.body.find("<title>"), 60);
    CHECK(title.find("slachtoffer") == std::string::npos);
    CHECK(title.find("mensenhandel") == std::string::npos);
  }
}

TEST_CASE("a figure has a page of its own, with its table unfolded and its definition") {
  const auto page = TestMonitor().get("/monitor/nr-gemeld");
  CHECK(page.status == 200);
  CHECK(contains(page, "<h1 class=\"figure__headline\""));
  CHECK(contains(page, "<details class=\"figure__fold\" open>"));
  CHECK(contains(page, "telt het bestand van CoMensha opnieuw"));
  CHECK(contains(page, "href=\"/monitor/nr-gemeld.csv\""));
  CHECK(contains(page, "href=\"/v1/cijfers/nr-gemeld\""));
  CHECK(contains(page, "niet beschikbaar"));
  CHECK(TestMonitor().get("/monitor/bestaat-niet").status == 404);
}

TEST_CASE("the numbers can be taken along as a table") {
  const auto csv = TestMonitor().get("/monitor/nr-gemeld.csv");
  CHECK(csv.type == "text/csv; charset=utf-8");
  CHECK(header(csv, "Content-Disposition") == "attachment; filename=\"nr-gemeld.csv\"");
  CHECK(csv.body.starts_with("Jaar,Reeks,Waarde,Laag,Hoog,Zekerheid,Opmerking,Bronnen\r\n"));
  CHECK(csv.body.find("2015,\"Gemeld, telling Nationaal Rapporteur\",,,,niet beschikbaar,,\r\n") !=
        std::string::npos);
  CHECK(TestMonitor().get("/monitor/bestaat-niet.csv").status == 404);
}

TEST_CASE("without a release the pages say so, and do not fall over") {
  TestMonitor desk;
  desk.published().number = 0;
  CHECK(desk.get("/monitor").status == 503);
  CHECK(desk.get("/v1/cijfers").status == 503);
}

TEST_CASE("a release without the well-known figures still makes a page") {
  TestMonitor desk;
  desk.published().figures.clear();
  const auto page = desk.get("/monitor");
  CHECK(page.status == 200);
  CHECK_FALSE(contains(page, "monitor__sentence"));
  CHECK(contains(page, "Zo lees je deze cijfers"));
}

TEST_CASE("a period is said as people say it") {
  html::Figure figure{.kind = html::Figure::Kind::interval,
                      .series = {{.points = {{.label = "2015-2019",
                                              .low = 40,
                                              .high = 70,
                                              .certainty = html::Certainty::estimated}}}}};
  CHECK(monitor::latest_estimate(figure)->period == "2015 tot en met 2019");
  figure.series[0].points[0].label = "2018-2019";
  CHECK(monitor::latest_estimate(figure)->period == "2018 en 2019");
  figure.series[0].points[0].label = "2012";
  CHECK(monitor::latest_estimate(figure)->period == "2012");
}

TEST_CASE("all addresses of the monitor are known to the sitemap") {
  TestMonitor desk;
  for (const auto& path : monitor::paths(desk.published().figures))
    CHECK(desk.get(path).status == 200);
}
