#include "open/estimation/estimation.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "open/estimation/reckon.hpp"
#include "open/estimation/report.hpp"
#include "open/estimation/upload.hpp"

using namespace zicht;
using namespace zicht::estimation;

namespace {

constexpr auto table =
    "Politie,Opvang,Zorg,aantal\n1,0,0,120\n0,1,0,90\n0,0,1,70\n1,1,0,40\n1,0,1,30\n0,1,1,20\n"
    "1,1,1,10\n";

html::Layout make_layout() {
  const auto folder = std::filesystem::temp_directory_path() / "zicht-estimation-test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "manifest.json") << R"({
    "css/estimation.css": {"file": "e.css"}, "islands/frame.ts": {"file": "frame.js"},
    "fonts/newsreader.woff2": {"file": "n.woff2"}, "fonts/atkinson.woff2": {"file": "a.woff2"},
    "icons/sprite.svg": {"file": "sprite.svg"}, "icons/favicon.svg": {"file": "favicon.svg"}})";
  auto assets = html::Assets::load(folder);
  std::filesystem::remove_all(folder);
  REQUIRE(assets);
  return {html::Frame{}, *assets};
}

/// The room behind a router, as a visitor meets it.
class Visit {
 public:
  Visit() : layout_(make_layout()) { add_routes(router_, layout_, "1.2.3"); }

  http::Response get(const std::string& target) { return answer({.target = target}); }

  http::Response post(const std::string& body,
                      const std::string& type = "application/x-www-form-urlencoded") {
    return answer({.method = http::Method::post,
                   .target = "/schatting/reken",
                   .headers = {{"content-type", type}},
                   .body = body});
  }

 private:
  http::Response answer(http::Request request) {
    REQUIRE(http::read_target(request));
    auto response = router_.answer(request);
    if (!response) FAIL(response.error().message);
    return std::move(*response);
  }

  html::Layout layout_;
  http::Router router_;
};

std::string form(std::string_view text, std::string_view method = "stepwise") {
  return "tabel=" + http::percent_encode(text) + "&methode=" + std::string(method);
}

bool holds(const http::Response& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

estimate::Finding finding(const estimate::Question& question = {.replicates = 50,
                                                                .sensitivity = true}) {
  const auto input = estimate::read_table(table);
  REQUIRE(input);
  auto found = estimate::estimate(*input, question);
  REQUIRE(found);
  return std::move(*found);
}

}  // namespace

TEST_CASE("a reader changes a number in the address, and the estimate changes with it") {
  Visit visit;
  const auto first = visit.get("/schatting");
  CHECK(first.status == 200);
  CHECK(holds(first, "Hoe schat je wie je niet ziet?"));
  CHECK(holds(first, "name=\"po\""));
  CHECK(holds(first, "href=\"/schatting/reken\""));
  const auto less = visit.get("/schatting?po=5&pz=5&oz=5&poz=1");
  CHECK(holds(less, "value=\"5\""));
  CHECK(less.body != first.body);
}

TEST_CASE("a number that is none is pointed out, and the others stay") {
  Visit visit;
  const auto page = visit.get("/schatting?p=veel&o=91");
  CHECK(holds(page, "field--wrong"));
  CHECK(holds(page, "Vul een heel getal in"));
  CHECK(holds(page, "value=\"91\""));
  CHECK(holds(visit.get("/schatting?p=-1"), "field--wrong"));
  CHECK(holds(visit.get("/schatting?p=10001"), "field--wrong"));
  CHECK(holds(visit.get("/schatting?p=%3Cscript%3E"), "field--wrong"));
}

TEST_CASE("without overlap the example says that there is no estimate") {
  Visit visit;
  CHECK(holds(visit.get("/schatting?po=0&pz=0&oz=0&poz=0"), "geen schatting te geven"));
  CHECK(holds(visit.get("/schatting?p=0&o=0&z=0&po=0&pz=0&oz=0&poz=0"), "niet te zeggen"));
}

TEST_CASE("a pasted table gives a report that nobody keeps") {
  Visit visit;
  const auto report = visit.post(form(table));
  CHECK(report.status == 200);
  CHECK(report.caching == http::Caching::none);
  CHECK(holds(report, "Naar schatting waren er"));
  CHECK(holds(report, "De intervallen"));
  CHECK(holds(report, "Waar dit vandaan komt"));
  CHECK(holds(report, "één gemeente"));
  CHECK(visit.post(form(table, "bic")).status == 200);
}

TEST_CASE("fewer than fifty people are refused, and the table stays in the form") {
  Visit visit;
  const auto page = visit.post(form("A,B,aantal\n1,0,20\n0,1,20\n1,1,9\n"));
  CHECK(page.status == 422);
  CHECK(holds(page, "49 mensen"));
  CHECK(holds(page, "1,1,9"));
}

TEST_CASE("a table that is wrong comes back with line and column, and is escaped") {
  Visit visit;
  const auto page = visit.post(form("A,B,aantal\n1,0,<b>\n"));
  CHECK(page.status == 422);
  CHECK(holds(page, "Regel 2, kolom 3"));
  CHECK_FALSE(holds(page, "<b>"));
  CHECK(visit.post(form("")).status == 422);
  CHECK(visit.post("tabel=%ff").status == 422);
}

TEST_CASE("a table that is too large is refused") {
  Visit visit;
  const auto page = visit.post(form(std::string(100'001, '1')));
  CHECK(page.status == 422);
  CHECK(holds(page, "100 kB"));
}

TEST_CASE("a table without overlap gives a page that says why there is no estimate") {
  Visit visit;
  const auto page = visit.post(form("A,B,aantal\n1,0,60\n0,1,60\n"));
  CHECK(page.status == 200);
  CHECK(holds(page, "Er kan geen schatting gegeven worden"));
}

TEST_CASE("a file can be handed in too") {
  Visit visit;
  const std::string body =
      "--grens\r\nContent-Disposition: form-data; name=\"bestand\"; "
      "filename=\"tabel.csv\"\r\nContent-Type: text/csv\r\n\r\n" +
      std::string(table) + "\r\n--grens--\r\n";
  CHECK(visit.post(body, "multipart/form-data; boundary=grens").status == 200);
  CHECK(visit.post("rommel", "multipart/form-data; boundary=grens").status == 422);
  CHECK(visit.post(body, "multipart/form-data").status == 422);
}

TEST_CASE("an upload is read by the name of its part and not by that of its file") {
  const std::string body =
      "--b\r\nContent-Disposition: form-data; filename=\"x\"; name=\"ander\"\r\n\r\neen\r\n"
      "--b\r\nContent-Disposition: form-data; name=\"bestand\"\r\n\r\ntwee\r\n--b--\r\n";
  CHECK(*uploaded("multipart/form-data; boundary=\"b\"", body, "bestand") == "twee");
  CHECK_FALSE(uploaded("multipart/form-data; boundary=b", body, "derde"));
  CHECK_FALSE(uploaded("multipart/form-data; boundary=b", "--b\r\n", "bestand"));
}

TEST_CASE("time runs out before the work does, and what was done is shown") {
  Reckoner hurried({.time = std::chrono::milliseconds(0)});
  const auto found = hurried.reckon(table, "stepwise");
  REQUIRE(found);
  CHECK_FALSE(found->complete);
  CHECK(found->estimate);
}

TEST_CASE("who comes while too many are served is asked to come back") {
  Reckoner closed({.at_once = 0});
  const auto found = closed.reckon(table, "stepwise");
  REQUIRE_FALSE(found);
  CHECK(found.error().fault == Fault::unavailable);
}

TEST_CASE("the report for a terminal and the table for a spreadsheet hold the same numbers") {
  const auto found = finding();
  const auto words = report_text(found);
  CHECK(words.find(persons_words(found.estimate->point)) != std::string::npos);
  CHECK(words.find("Gevoeligheid") != std::string::npos);
  const auto csv = report_csv(found);
  CHECK(csv.find("95% BCa") != std::string::npos);
  CHECK(csv.find("zonder lijst Politie") != std::string::npos);
}

TEST_CASE("the page to hand over stands by itself") {
  const auto page = report_page(finding(), "tabel <1>.csv", "1.2.3");
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.find("<svg") != std::string::npos);
  CHECK(page.find("tabel &lt;1&gt;.csv") != std::string::npos);
  CHECK(page.find("Het model in woorden") != std::string::npos);
  CHECK(page.find("src=") == std::string::npos);
  CHECK(page.find("<link") == std::string::npos);
  CHECK(page.find("schatting-per-drempel") != std::string::npos);
}

TEST_CASE("the interval of the best models is shown as it grows") {
  const auto found = finding({.method = estimate::Method::information, .replicates = 50});
  CHECK(report_text(found).find("de beste 5 modellen") != std::string::npos);
  CHECK(report_csv(found).find("modellen,alleen het beste model") != std::string::npos);
  CHECK(report_page(found, "tabel", "1").find("schatting-per-aantal-modellen") !=
        std::string::npos);
}

TEST_CASE("an estimate without an upper bound says 'at least'") {
  CHECK(interval_words({100, std::numeric_limits<double>::infinity()}) == "minstens 100");
  CHECK(interval_words({100, 2345.4}) == "100 tot 2.345");
}
