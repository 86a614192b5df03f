#include "open/municipalities/municipalities.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>

using namespace zicht;
using municipalities::Register;

namespace {

constexpr auto heading =
    "code,naam,veiligheidsregio_code,veiligheidsregio,provincie,politie_eenheid,arrondissement,"
    "riec,geldig_van,geldig_tot,opgegaan_in,opmerking\n";
constexpr auto lamp =
    "GM9001,Lampdam,VR99,Lichtland,Lichtland,Licht,Licht,RIEC "
    "Licht,2023-01-01,2027-01-01,GM9002,\n";
constexpr auto wick =
    "GM9002,'s-Wiekendam,VR99,Lichtland,Lichtland,Licht,Licht,RIEC Licht,2023-01-01,,,\n";

/// A row of that land, with what stands in its last columns.
std::string row(const std::string& code, const std::string& name, const std::string& days) {
  return code + "," + name + ",VR99,Lichtland,Lichtland,Licht,Licht,RIEC Licht," + days + ",\n";
}

struct Reading {
  Register list;
  content::Problems problems;

  bool says(int line, const std::string& words) const {
    return std::any_of(problems.begin(), problems.end(), [&](const content::Problem& problem) {
      return problem.line == line && problem.message.find(words) != std::string::npos;
    });
  }
};

Reading read(const std::string& text) {
  const auto file = std::filesystem::temp_directory_path() / "zicht-municipalities-test.csv";
  std::ofstream(file) << text;
  Reading reading;
  reading.list = Register::read(file, reading.problems);
  std::filesystem::remove(file);
  return reading;
}

Date day(const char* text) {
  return *parse_date(text);
}

}  // namespace

TEST_CASE("a municipality is there from its first day until its last") {
  const auto [list, problems] = read(std::string(heading) + lamp + wick);
  REQUIRE(problems.empty());
  CHECK(list.find("GM9001", day("2023-01-01")) != nullptr);
  CHECK(list.find("GM9001", day("2026-12-31")) != nullptr);
  CHECK(list.find("GM9001", day("2027-01-01")) == nullptr);
  CHECK(list.find("GM9001", day("2022-12-31")) == nullptr);
  CHECK(list.on(day("2026-11-22")).size() == 2);
  CHECK(list.on(day("2027-01-01")).size() == 1);
  CHECK(list.known_from() == day("2023-01-01"));
}

TEST_CASE("a name with an apostrophe stands at its letter") {
  const auto list = read(std::string(heading) + wick + lamp).list;
  CHECK(list.all()[0].name == "Lampdam");
  CHECK(list.all()[1].name == "'s-Wiekendam");
}

TEST_CASE("a code may come back after its municipality has ended, not before") {
  const auto once = row("GM9001", "Lampdam", "2023-01-01,2027-01-01,");
  const auto again = row("GM9001", "Lampdam", "2027-01-01,,");
  const auto [list, problems] = read(heading + once + again);
  CHECK(problems.empty());
  CHECK(list.title("GM9001", day("2028-01-01")) == "Lampdam");
  CHECK(list.ended(day("2028-01-01")).empty());
  CHECK(read(std::string(heading) + lamp + lamp).says(3, "in dezelfde tijd"));
}

TEST_CASE("a mistake in the list is told with its line") {
  const auto one = [](const std::string& row) { return read(std::string(heading) + row); };
  CHECK(one("9001,A,VR99,L,L,L,L,L,2023-01-01,,,\n").says(2, "geen gemeentecode"));
  CHECK(one("GM9001,A,99,L,L,L,L,L,2023-01-01,,,\n").says(2, "VR en twee cijfers"));
  CHECK(one("GM9001,,VR99,L,L,L,L,L,2023-01-01,,,\n").says(2, "naam is leeg"));
  CHECK(one("GM9001,A,VR99,L,L,L,L,L,1-1-2023,,,\n").says(2, "geldig_van moet een datum zijn"));
  CHECK(one("GM9001,A,VR99,L,L,L,L,L,2023-01-01,2022-01-01,,\n").says(2, "ligt niet na"));
  CHECK(one("GM9001,A,VR99\n").problems.size() == 1);
  CHECK(read("code,naam\n").says(1, "De eerste regel moet zijn"));
  CHECK(read(heading).problems.size() == 1);
}

TEST_CASE("one safety region lies in one province, police unit, district and RIEC") {
  const auto reading =
      read(std::string(heading) + lamp +
           "GM9002,B,VR99,Lichtland,Schaduwland,Licht,Licht,RIEC Licht,2023-01-01,,,\n");
  CHECK(reading.says(3, "anders dan bij Lampdam"));
}

TEST_CASE("an old code leads to what its municipality went into, however often that merged again") {
  const auto [list, problems] =
      read(heading + row("GM9001", "Lampdam", "2023-01-01,2027-01-01,GM9003") +
           row("GM9002", "Wiekendam", "2023-01-01,2027-01-01,GM9003") +
           row("GM9003", "Lichtstad", "2027-01-01,2030-01-01,GM9004") +
           row("GM9004", "Zonneburg", "2030-01-01,,"));
  for (const auto& problem : problems) UNSCOPED_INFO(problem.message);
  REQUIRE(problems.empty());
  const auto now = [&](const char* code, const char* on) {
    std::string codes;
    for (const auto* one : list.follow(code, day(on))) codes += one->code + " ";
    return codes;
  };
  CHECK(now("GM9001", "2026-12-31") == "GM9001 ");
  CHECK(now("GM9001", "2027-01-01") == "GM9003 ");
  CHECK(now("GM9002", "2029-12-31") == "GM9003 ");
  CHECK(now("GM9002", "2030-01-01") == "GM9004 ");
  CHECK(now("GM9003", "2026-12-31").empty());
  CHECK(now("GM9999", "2027-01-01").empty());
  CHECK(now("", "2027-01-01").empty());
  CHECK(list.title("GM9001", day("2026-12-31")) == "Lampdam");
  CHECK(list.title("GM9001", day("2027-01-01")) == "Lampdam (nu Lichtstad)");
  CHECK(list.title("GM9001", day("2031-01-01")) == "Lampdam (nu Zonneburg)");
  CHECK(list.title("GM9003", day("2026-12-31")) == "Lichtstad (vanaf 1 januari 2027)");
  CHECK(list.title("GM9999", day("2027-01-01")) == "GM9999");
  CHECK(list.ended(day("2026-12-31")).empty());
  CHECK(list.ended(day("2027-01-01")).size() == 2);
  CHECK(list.ended(day("2030-01-01")).size() == 3);
}

TEST_CASE("one that was shared out leads to each part, the largest first") {
  const auto list =
      read(heading + row("GM9001", "Lampdam", "2023-01-01,2027-01-01,GM9003 GM9002") +
           row("GM9002", "Wiekendam", "2023-01-01,,") + row("GM9003", "Lichtstad", "2023-01-01,,"))
          .list;
  const auto now = list.follow("GM9001", day("2027-01-01"));
  REQUIRE(now.size() == 2);
  CHECK(now[0]->code == "GM9003");
  CHECK(list.title("GM9001", day("2027-01-01")) == "Lampdam (nu Lichtstad of Wiekendam)");
}

TEST_CASE("a municipality that ends says what it went into, and that is there on the day") {
  const auto two = [](const std::string& first, const std::string& second) {
    return read(heading + row("GM9001", "Lampdam", first) + row("GM9002", "Wiekendam", second));
  };
  CHECK(two("2023-01-01,2027-01-01,", "2023-01-01,,").says(2, "Deze gemeente houdt op"));
  CHECK(two("2023-01-01,,GM9002", "2023-01-01,,").says(2, "geldig_tot niet"));
  CHECK(two("2023-01-01,2027-01-01,GM9003", "2023-01-01,,").says(2, "geen gemeente met code GM90"));
  CHECK(two("2023-01-01,2027-01-01,GM9002", "2028-01-01,,").says(2, "op 2027-01-01 is er geen"));
  // Nobody is sent round in a circle.
  CHECK_FALSE(two("2023-01-01,2027-01-01,GM9002", "2023-01-01,2027-01-01,GM9001").problems.empty());
  const auto goes_on = read(heading + row("GM9001", "Lampdam", "2023-01-01,2027-01-01,GM9001") +
                            row("GM9001", "Lampdam", "2027-01-01,,"));
  CHECK(goes_on.says(2, "gaat verder in een andere regel"));
}

TEST_CASE("the list that we ship is whole") {
  content::Problems problems;
  const auto list = Register::read(ZICHT_SOURCE_DIR "/content/municipalities.csv", problems);
  for (const auto& problem : problems) UNSCOPED_INFO(problem.message);
  CHECK(problems.empty());
  std::map<std::string, int> provinces;
  for (const auto* each : list.on(day("2026-11-22"))) ++provinces[each->province];
  // Counted per province on 1 January 2023 (CBS); the sum is not a number that the program knows.
  CHECK(provinces == std::map<std::string, int>{{"Drenthe", 12},
                                                {"Flevoland", 6},
                                                {"Fryslân", 18},
                                                {"Gelderland", 51},
                                                {"Groningen", 10},
                                                {"Limburg", 31},
                                                {"Noord-Brabant", 56},
                                                {"Noord-Holland", 44},
                                                {"Overijssel", 25},
                                                {"Utrecht", 26},
                                                {"Zeeland", 13},
                                                {"Zuid-Holland", 50}});
}
