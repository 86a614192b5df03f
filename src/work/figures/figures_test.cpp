#include "work/figures/figures.hpp"

#include "ground/audit/audit.hpp"
#include "ground/html/test_layout.hpp"
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
      const auto seen = weigh(in_hand_now(left.at(at).id), signals::Exploitation::labour);
      REQUIRE(signals.decide(fenna, desk.open, seen, signals::Action::send_to_care, "Zorg."));
    }
  }
  signals::Seen weigh(signals::Seen seen, signals::Exploitation form) {
    const auto weighed =
        signals.assess(fenna, desk.open, seen, {.form = form, .explanation = "Zo lijkt het."});
    REQUIRE(weighed);
    return {seen.id, weighed->version};
  }
  /// 2026, a quiet year.
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

}  // namespace

TEST_CASE("a board sees what its desk received, and neither places nor people") {
  Board board;
  board.live_through_a_year();
  const auto sheet = board.figures.of(board.fenna, 2026, Form::page);
  REQUIRE(sheet);
  CHECK_FALSE(sheet->year.by_quarter);
  REQUIRE(sheet->year.figures.size() == 6);
  const auto cells = cells_of(sheet->year, sheet->year.figures.front());
  CHECK(cells.front().category == "anoniem");
  CHECK(cells.front().count == "40");
  CHECK(cells.back().count == "60");
  const auto layout = html::test::layout({"css/desk.css"});
  for (const auto& text : {page_of(layout, board.fenna, board.figures.years(), *sheet),
                           csv_of(*sheet),
                           json_of(*sheet)}) {
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
  // One that was weighed in that year is weighed again, and becomes something else.
  auto decided = board.inbox();
  std::erase_if(decided, [](const auto& one) { return one.state != signals::State::to_care; });
  REQUIRE(decided.size() == 44);
  const auto again = board.signals.decide(board.fenna,
                                          board.desk.open,
                                          {decided.front().id, decided.front().version},
                                          signals::Action::weigh_again,
                                          "Er kwam iets bij.");
  REQUIRE(again);
  board.weigh({again->id, again->version}, signals::Exploitation::sexual);
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
