// A program that is killed in the middle of its work.
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>

#include "ground/store/store.hpp"
#include "ground/store/test_database.hpp"

using namespace zicht;
using namespace zicht::store;

namespace {

constexpr int rows_each = 20;
constexpr auto insert_row = "INSERT INTO parts (whole, part) VALUES ($1, $2)";

/// Writes whole after whole, says so on `report` after each commit, and never ends by itself.
[[noreturn]] void write_until_killed(const std::string& url, int report) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  auto database = Database::open(url);
  for (int whole = 1; database; ++whole) {
    auto transaction = database->begin();
    if (!transaction) break;
    for (int part = 0; part < rows_each; ++part)
      if (!transaction->run(insert_row, whole, part)) _exit(1);
    if (!transaction->commit() || write(report, "x", 1) != 1) break;
  }
  _exit(1);
}

}  // namespace

TEST_CASE("a program that is killed leaves whole transactions, and all that it committed") {
  const TestDatabase place(GENERATE(Kind::sqlite, Kind::postgres));
  {
    auto database = place.open();
    auto transaction = database.begin();
    REQUIRE(transaction);
    REQUIRE(transaction->run("CREATE TABLE parts (whole BIGINT NOT NULL, part BIGINT NOT NULL)"));
    REQUIRE(transaction->commit());
  }

  std::int64_t committed = 0;
  for (int times = 0; times < 3; ++times) {
    std::array<int, 2> report{};
    REQUIRE(pipe2(report.data(), O_CLOEXEC) == 0);
    const auto child = fork();
    REQUIRE(child >= 0);
    if (child == 0) write_until_killed(place.url(), report[1]);
    close(report[1]);
    char sign = 0;
    for (int told = 0; told < 10; ++told)
      if (read(report[0], &sign, 1) == 1) ++committed;
    kill(child, SIGKILL);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    while (read(report[0], &sign, 1) == 1) ++committed;
    close(report[0]);
  }

  auto database = place.open();
  auto reader = database.read();
  REQUIRE(reader);
  const auto kept = reader->one("SELECT COUNT(*) FROM parts");
  CHECK((*kept)->integer(0) % rows_each == 0);
  CHECK((*kept)->integer(0) >= committed * rows_each);
  CHECK(committed >= 30);
  if (place.kind() == Kind::sqlite)
    CHECK((*reader->one("PRAGMA integrity_check"))->text(0) == "ok");
}
