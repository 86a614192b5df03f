#include "work/figures/figures.hpp"

#include <regex>

#include "ground/audit/audit.hpp"
#include "ground/html/test_layout.hpp"
#include "ground/text/csv.hpp"
#include "open/content/test_content.hpp"
#include "work/figures/write.hpp"
#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::figures;
using namespace zicht::signals::test;

namespace {

/// A desk in the middle of 2027, with a year behind it.
struct Board : Room {
  explicit Board(store::Kind kind = store::Kind::sqlite) : Room(kind) {
    REQUIRE(content.load().problems.empty());
  }

  void be_on(int year, unsigned month, unsigned day) {
    clock.at = std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                                     std::chrono::day{day}} +
               std::chrono::hours{10};
  }
  /// So many reports today; some are taken up and sent to care.
  void receive(int many, int taken_up) {
    for (int at = 0; at < many; ++at) {
      auto told = report("Verhaal " + std::to_string(at));
      if (at % 3 == 0) told.contact = "06 00000000";
      dropped(told);
    }
    auto left = inbox();
    std::erase_if(left, [](const auto& one) { return one.state != signals::State::received; });
    for (std::size_t at = 0; at < static_cast<std::size_t>(taken_up); ++at) {
      const auto seen = in_hand_now(left.at(at).id);
      REQUIRE(signals.decide(fenna, desk.open, seen, signals::Action::send_to_care, "Zorg."));
    }
  }
  /// 2026, with enough in each quarter.
  void live_through_a_year() {
    for (const auto month : {2U, 5U, 8U, 11U}) {
      be_on(2026, month, 3);
      receive(15, 11);
    }
    be_on(2027, 3, 1);
  }

  content::test::Content content;
  Figures figures{database, clock, content.library};
};

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
  Board board;
  board.live_through_a_year();
  const auto sheet = board.figures.of(board.fenna, 2026, Form::page);
  REQUIRE(sheet);
  REQUIRE(sheet->year.by_quarter);
  REQUIRE(sheet->year.figures.size() == 6);
  const auto layout = html::test::layout({"css/desk.css"});
  const auto page = page_of(layout, board.fenna, board.figures.years(), *sheet);
  auto in_csv = counts_in_csv(csv_of(*sheet));
  CHECK(in_csv == counts_in_json(json_of(*sheet)));
  auto on_page = all(page, R"re(<td class="number">([^<]*)</td>)re");
  // A page has the periods across, and a file has them down.
  std::ranges::sort(on_page);
  std::ranges::sort(in_csv);
  CHECK(on_page == in_csv);
  CHECK(std::ranges::count(in_csv, "15") == 24);
  CHECK(std::ranges::count(in_csv, "60") == 6);
  for (const auto& count : in_csv) CHECK((count == "afgeschermd" || std::stoi(count) >= 10));
  for (const auto& text : {page, csv_of(*sheet), json_of(*sheet)}) {
    CHECK(text.find("Lang niet alle uitbuiting wordt gezien") != std::string::npos);
    CHECK(text.find("Elk signaal dat in deze periode") != std::string::npos);
    CHECK(text.find(kroonstad) == std::string::npos);
    CHECK(text.find("Fenna") == std::string::npos);
  }
}

TEST_CASE("the figures of a year stay what they were") {
  Board board(either());
  board.live_through_a_year();
  const auto before = board.figures.of(board.fenna, 2026, Form::csv);
  REQUIRE(before);
  // What was still lying there in January is decided after all, and something is handed over.
  auto left = board.inbox();
  std::erase_if(left, [](const auto& one) { return one.state != signals::State::received; });
  REQUIRE(left.size() == 16);
  for (const auto& one : left) {
    const auto seen = board.in_hand_now(one.id);
    REQUIRE(board.signals.decide(
        board.fenna, board.desk.open, seen, signals::Action::find_no_indication, "Niets."));
  }
  board.dropped(board.report());
  const auto [at, words] = board.in_hand();
  const auto offered =
      board.signals.offer(board.fenna, board.desk.open, at, duinrand, "Het is daar.");
  REQUIRE(offered);
  REQUIRE(board.signals.accept(board.iris, {at.id, offered->version}, ""));
  const auto after = board.figures.of(board.fenna, 2026, Form::csv);
  REQUIRE(after);
  CHECK(csv_of(*before) == csv_of(*after));
}

TEST_CASE("nobody sees the figures of another desk, and who may not sees none") {
  Board board(either());
  board.live_through_a_year();
  const auto theirs = board.figures.of(board.iris, 2026, Form::page);
  REQUIRE(theirs);
  CHECK(theirs->year.figures.empty());
  const auto reader = board.figures.of(board.bram, 2026, Form::page);
  REQUIRE_FALSE(reader);
  CHECK(reader.error().fault == Fault::forbidden);
  auto adviser = board.bram;
  adviser.roles.add(accounts::Role::policy_adviser);
  CHECK(board.figures.of(adviser, 2026, Form::page)->year.figures.size() == 6);
}

TEST_CASE("a year that is not closed has no figures") {
  Board board;
  board.live_through_a_year();
  for (const auto year : {2027, 2028, 0, -1, 2021}) {
    const auto none = board.figures.of(board.fenna, year, Form::json);
    REQUIRE_FALSE(none);
    CHECK(none.error().fault == Fault::not_found);
  }
  board.be_on(2027, 1, 31);
  CHECK_FALSE(board.figures.of(board.fenna, 2026, Form::json));
  board.be_on(2027, 2, 1);
  CHECK(board.figures.of(board.fenna, 2026, Form::json));
}

TEST_CASE("who looks at figures stands in the log") {
  Board board(either());
  board.live_through_a_year();
  REQUIRE(board.figures.of(board.fenna, 2026, Form::csv));
  const auto noted =
      audit::Log(board.database).entries({.organisation = board.fenna.organisation.value}, 0);
  REQUIRE(noted);
  const auto& entry = noted->entries.front().entry;
  CHECK(entry.action == "figures.taken_as_csv");
  CHECK(entry.role == "attention_officer");
  CHECK(entry.object == "desk/" + std::to_string(board.fenna.organisation.value) + "/2026");
  CHECK(entry.fields ==
        std::vector<std::string>{"kanaal", "vorm", "sector", "bevestigd", "besloten", "waarheen"});
}

TEST_CASE("the name of a desk is no formula in a spreadsheet") {
  Board board;
  board.live_through_a_year();
  board.fenna.organisation_name = "=HYPERLINK(\"x\")";
  const auto csv = csv_of(*board.figures.of(board.fenna, 2026, Form::csv));
  CHECK(csv.find("\"'=HYPERLINK(\"\"x\"\")\"") != std::string::npos);
  CHECK(csv.find(",=") == std::string::npos);
}
