#include "work/figures/write.hpp"

#include <catch2/catch.hpp>
#include <regex>

#include "ground/html/test_layout.hpp"
#include "ground/text/csv.hpp"
#include "work/figures/random_arrivals.hpp"

using namespace zicht;
using namespace zicht::figures;
using namespace zicht::figures::test;

namespace {

/// Everything that matches, in order.
std::vector<std::string> all(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
    found.push_back((*at)[1]);
  return found;
}

/// The counts in the order of the tables: of CSV as they stand, of JSON with "afgeschermd" for
/// null.
std::vector<std::string> counts_in_csv(const std::string& csv) {
  const auto rows = text::read_csv(csv);
  REQUIRE(rows);
  std::vector<std::string> counts;
  for (std::size_t at = 1; at < rows->size(); ++at) counts.push_back((*rows)[at][3]);
  return counts;
}
std::vector<std::string> counts_in_json(const std::string& json) {
  std::vector<std::string> counts;
  for (const auto& cells : all(json, R"re("cells":\[([^\]]*)\])re"))
    for (auto& count : all(cells, "(null|[0-9]+)"))
      counts.push_back(count == "null" ? "afgeschermd" : std::move(count));
  return counts;
}

}  // namespace

TEST_CASE("page, CSV and JSON tell the same, and none of them a count under ten") {
  const auto layout = html::test::layout({"css/desk.css"});
  std::mt19937_64 chance(39);
  int with_quarters = 0;
  int hidden = 0;
  for (int round = 0; round < 60; ++round) {
    const auto year = count(2025, random_arrivals(chance), sectors);
    REQUIRE(year);
    if (year->by_quarter) ++with_quarters;
    const Sheet sheet{.desk = "Kroonstad", .year = *year, .made_on = known_on(2025)};
    auto in_csv = counts_in_csv(csv_of(sheet));
    CHECK(in_csv == counts_in_json(json_of(sheet)));
    // A page has the periods across, and a file has them down.
    auto on_page =
        all(page_of(layout, {}, {2025}, sheet), R"re(<td class="number">([^<]*)</td>)re");
    std::ranges::sort(on_page);
    std::ranges::sort(in_csv);
    CHECK(on_page == in_csv);
    for (const auto& count : in_csv) {
      CHECK((count == "afgeschermd" || std::stoi(count) >= 10));
      if (count == "afgeschermd") ++hidden;
    }
  }
  CHECK(with_quarters > 5);
  CHECK(hidden > 100);
}
