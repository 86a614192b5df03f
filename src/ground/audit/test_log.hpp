// For tests: a log with entries in it, and somebody who gets at its tables.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "ground/audit/audit.hpp"
#include "ground/store/test_database.hpp"

namespace zicht::audit::test {

using namespace std::chrono_literals;

inline const Instant noon{
    std::chrono::sys_days{Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{9}}} +
    12h};

/// A log on a database of either kind. Its signer stands for the key of the installation.
struct TestLog {
  explicit TestLog(store::Kind kind)
      : place(kind), database(place.open_migrated()), log(database) {}

  store::TestDatabase place;
  store::Database database;
  Log log;
  crypto::Signer signer{crypto::Signer::Seed{7}};

  void note(const Entry& entry, Instant now = noon, Grain grain = Grain::moment) {
    const auto done = database.write([&](store::Transaction& transaction) {
      return audit::note(transaction, entry, now, grain);
    });
    if (!done) FAIL(done.error().message << " (" << done.error().detail << ")");
  }

  /// So many entries, of signal/1 and up.
  void note_many(int count, Instant now = noon) {
    for (int number = 1; number <= count; ++number)
      note({.actor = 42,
            .role = "assessor",
            .purpose = "assessment",
            .action = "signal.read",
            .object = "signal/" + std::to_string(number),
            .fields = {"story", "place"}},
           now + std::chrono::seconds(number));
  }

  std::int64_t merge(Instant now = noon) {
    const auto merged = log.merge(signer, now);
    if (!merged) FAIL(merged.error().message << " (" << merged.error().detail << ")");
    return *merged;
  }

  Head head() {
    const auto newest = log.head();
    REQUIRE(newest);
    REQUIRE(*newest);
    return **newest;
  }

  Report verify(const std::vector<Head>& witnessed = {}) {
    const std::vector<std::string> keys{signer.public_key()};
    const auto report = log.verify(witnessed, keys, noon);
    if (!report) FAIL(report.error().message << " (" << report.error().detail << ")");
    return *report;
  }

  /// What verify found, in words.
  std::vector<std::string> found(const std::vector<Head>& witnessed = {}) {
    std::vector<std::string> said;
    for (const auto& finding : verify(witnessed).findings) said.push_back(words(finding));
    return said;
  }

  /// Writes past the program, as it is; gives how many rows were touched.
  template <class... Values>
  Result<std::int64_t> run(store::Sql sql, const Values&... values) {
    return database.write(
        [&](store::Transaction& transaction) { return transaction.run(sql, values...); });
  }

  /// Takes the guards of the tables away, as who owns the database can.
  void disarm() {
    if (place.kind() == store::Kind::postgres) {
      REQUIRE(run("ALTER TABLE audit_entries DISABLE TRIGGER USER"));
      REQUIRE(run("ALTER TABLE audit_heads DISABLE TRIGGER USER"));
      REQUIRE(run("ALTER TABLE audit_frontier DISABLE TRIGGER USER"));
    } else {
      REQUIRE(run("DROP TRIGGER audit_entries_come_without_place"));
      REQUIRE(run("DROP TRIGGER audit_entries_only_get_a_place"));
      REQUIRE(run("DROP TRIGGER audit_entries_are_not_removed"));
      REQUIRE(run("DROP TRIGGER audit_heads_follow_each_other"));
      REQUIRE(run("DROP TRIGGER audit_heads_are_not_changed"));
      REQUIRE(run("DROP TRIGGER audit_heads_are_not_removed"));
      REQUIRE(run("DROP TRIGGER audit_frontier_is_one"));
      REQUIRE(run("DROP TRIGGER audit_frontier_moves_on"));
      REQUIRE(run("DROP TRIGGER audit_frontier_is_not_removed"));
    }
  }
};

inline store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

}  // namespace zicht::audit::test
