#include "science/estimate/intake.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::estimate;

namespace {

Table read(std::string_view text, const Columns& columns = {}) {
  const auto input = read_table(text, columns);
  if (!input) FAIL(input.error().message);
  return input->table;
}

std::string refusal(std::string_view text, const Columns& columns = {}) {
  const auto input = read_table(text, columns);
  REQUIRE_FALSE(input);
  CHECK(input.error().fault == Fault::invalid);
  return input.error().message;
}

const std::vector<std::int64_t> usual{0, 7, 4, 3};

}  // namespace

TEST_CASE("a table of counts is read in the forms that spreadsheets write") {
  CHECK(read("A,B,aantal\n1,0,7\n0,1,4\n1,1,3\n").counts == usual);
  CHECK(read("A;B;aantal\r\n1;0;7\r\n0;1;4\r\n1;1;3").counts == usual);
  CHECK(read("A\tB\taantal\n1\t0\t7\n0\t1\t4\n1\t1\t3\n").counts == usual);
  CHECK(read("\xEF\xBB\xBF\"A\",\"B\",\"aantal\"\n1,0,7\n0,1,4\n1,1,3\n").counts == usual);
  CHECK(read("# bron: verzonnen\n\nA,B,aantal\n1,0,7\n\n0,1,4\n1,1,3\n").counts == usual);
  CHECK(read("A;B;aantal\n1;0;7,0\n0;1;4,00\n1;1;\"3\"\n").counts == usual);
  CHECK(read("A , B , aantal\n 1, 0 , 7\n0,1,4\n1,1,3.0\n").counts == usual);
}

TEST_CASE("a row for each person is counted") {
  CHECK(read("A,B\n1,0\n1,1\n0,1\n1,0\n").counts == std::vector<std::int64_t>{0, 2, 1, 1});
}

TEST_CASE("a history that is missing counts nobody, and one that stands twice is added up") {
  CHECK(read("A,B,aantal\n1,1,3\n1,1,2\n1,0,1\n").counts == std::vector<std::int64_t>{0, 1, 0, 5});
}

TEST_CASE("the history of nobody may stand there without a number, and not with one") {
  CHECK(read("A,B,aantal\n0,0,\n1,0,7\n0,1,4\n1,1,3\n").counts == usual);
  CHECK(refusal("A,B,aantal\n1,0,7\n0,0,12\n1,1,3\n").find("Regel 3") == 0);
  CHECK(refusal("A,B\n1,0\n0,0\n").find("Regel 3") == 0);
}

TEST_CASE("what is wrong is told with its line and its column") {
  CHECK(refusal("A,B,aantal\n1,0,7\n2,1,4\n").find("Regel 3, kolom 1 (A)") == 0);
  CHECK(refusal("A,B,aantal\n1,0,-7\n").find("Regel 2, kolom 3 (aantal)") == 0);
  CHECK(refusal("A,B,aantal\n1,0,7.5\n").find("Regel 2, kolom 3 (aantal)") == 0);
  CHECK(refusal("A;B;aantal\n1;0;7,5\n").find("Regel 2, kolom 3 (aantal): \"7,5\"") == 0);
  CHECK(refusal("A,B,aantal\nja,nee,7\n").find("Er is geen enkele lijst") != std::string::npos);
  CHECK(refusal("A,B,aantal\n1,0,9007199254740993\n").find("Regel 2, kolom 3") == 0);
  CHECK(refusal("A,B,aantal\n1,0,99999999999999999999999\n").find("2^53") != std::string::npos);
  CHECK(refusal("A,B,aantal\n1,0,9007199254740992\n0,1,1\n").find("Regel 3") == 0);
  CHECK(refusal("A,B,aantal\n1,0,7\n0,1\n").find("Regel 3") == 0);
  CHECK(refusal("A,B,aantal\n1,0,\"7\n").find("Regel 2, kolom 3") == 0);
  CHECK(refusal("A,B,aantal\n1,0,\"7\"x\n").find("Regel 2, kolom 3") == 0);
  CHECK(refusal("A,B,aantal\n1,0,\n").find("Regel 2, kolom 3") == 0);
  CHECK(refusal("A,B,aantal\n1,0,zeven\n").find("zeven") != std::string::npos);
  CHECK(refusal("A,B,aantal\n1,0,1.000\n").find("duizendtal") != std::string::npos);
}

TEST_CASE("a file that is no table is refused") {
  CHECK(refusal("").find("leeg") != std::string::npos);
  CHECK(refusal("A,B,aantal\n").find("geen regels") != std::string::npos);
  CHECK(refusal("1,0,7\n0,1,4\n").find("namen") != std::string::npos);
  CHECK(refusal("A,aantal\n1,7\n").find("minstens twee") != std::string::npos);
  CHECK(refusal("A,B,C,D,E,F,G,H,I,aantal\n1,0,0,0,0,0,0,0,0,7\n").find("hoogstens 8") !=
        std::string::npos);
  CHECK(refusal("A,A,aantal\n1,0,7\n").find("eigen naam") != std::string::npos);
  CHECK(refusal("A,,aantal\n1,0,7\n").find("geen naam") != std::string::npos);
  CHECK(refusal("A,B,aantal\n1,0,0\n").find("niemand") != std::string::npos);
  CHECK(refusal("A,B\xff,aantal\n1,0,1\n").find("UTF-8") != std::string::npos);
}

TEST_CASE("columns that are no lists become covariates, each stratum with its own counts") {
  const auto input = read_table(
      "A,B,jaar,sekse,aantal\n1,0,2014,vrouw,5\n1,1,2014,man,2\n0,1,2015,vrouw,3\n0,0,2015,man,\n");
  REQUIRE(input);
  CHECK(input->table.counts == std::vector<std::int64_t>{0, 5, 3, 2});
  REQUIRE(input->covariates.size() == 2);
  CHECK(input->covariates[0].levels == std::vector<std::string>{"2014", "2015"});
  CHECK(input->strata.size() == 4);
  CHECK(input->strata[1].counts == std::vector<std::int64_t>{0, 0, 0, 2});
  CHECK(input->rows == std::vector<Mask>{1, 3, 2});
}

TEST_CASE("headings may be named where the cells do not tell") {
  const auto input =
      read_table("A,B,groep,n\n1,0,1,5\n1,1,0,1\n", {.count = "n", .covariates = {"groep"}});
  REQUIRE(input);
  CHECK(input->table.lists == std::vector<std::string>{"A", "B"});
  CHECK(input->covariates[0].name == "groep");
  CHECK(refusal("A,B,n\n1,0,5\n", {.count = "m"}).find("\"m\"") != std::string::npos);
}

TEST_CASE("a million rows are read") {
  std::string text = "A,B,C\n";
  for (int row = 0; row < 1'000'000; ++row) text += row % 3 == 0 ? "1,0,1\n" : "0,1,0\n";
  const auto table = read(text);
  CHECK(table.observed() == 1'000'000);
  CHECK(table.counts[5] == 333'334);
}

TEST_CASE("lists can be dropped and merged, by name or by place") {
  const auto table = read("A,B,C,aantal\n1,0,0,7\n0,1,0,4\n1,1,0,3\n0,0,1,2\n1,0,1,1\n");
  CHECK(*find_list(table, "B") == 1);
  CHECK(*find_list(table, "3") == 2);
  CHECK_FALSE(find_list(table, "Z"));
  const auto dropped = without(table, 2);
  CHECK(dropped.lists == std::vector<std::string>{"A", "B"});
  CHECK(dropped.counts == std::vector<std::int64_t>{0, 8, 4, 3});
  const auto joined = merged(table, 2, 0);
  CHECK(joined.lists == std::vector<std::string>{"A+C", "B"});
  CHECK(joined.counts == std::vector<std::int64_t>{0, 10, 4, 3});
}

TEST_CASE("lists that may trip an estimate are named") {
  const auto codes = [](std::string_view text) {
    const auto input = read_table(text);
    std::string all;
    for (const auto& warning : input->warnings) all += warning.code + " ";
    return all;
  };
  CHECK(codes("A,B,C,aantal\n1,0,0,7\n1,1,0,3\n0,1,0,2\n").find("empty_list") != std::string::npos);
  CHECK(codes("A,B,C,aantal\n1,1,0,7\n0,0,1,3\n1,1,1,2\n").find("identical_lists") !=
        std::string::npos);
  CHECK(codes("A,B,aantal\n1,0,7\n1,1,3\n").find("list_holds_everyone") != std::string::npos);
  CHECK(codes("A,B,C,aantal\n1,1,0,7\n1,0,0,3\n0,1,0,2\n0,0,1,4\n") == "no_overlap ");
  CHECK(codes("A,B,aantal\n1,0,7\n0,1,4\n1,1,3\n").empty());
}

TEST_CASE("resampled counts are read row by row") {
  const auto input = read_table("A,B,aantal\n1,0,7\n0,1,4\n1,1,3\n");
  const auto all = read_resamples("5 5 4\n8,2,4\n\n", *input);
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  CHECK((*all)[1] == std::vector<double>{0, 8, 2, 4});
  CHECK(read_resamples("5 5\n", *input).error().message.find("regel 1") != std::string::npos);
  CHECK(read_resamples("5 x 4\n", *input).error().message.find("\"x\"") != std::string::npos);
  CHECK_FALSE(read_resamples("", *input));
}
