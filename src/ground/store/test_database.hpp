// For tests only, of this room and of every room that stores: an empty database of either kind.
//
//     TEST_CASE("what was committed is there") {
//       const TestDatabase place(GENERATE(Kind::sqlite, Kind::postgres));
//       auto database = place.open();
//
// The first test that asks for PostgreSQL starts a server for this test program alone, which ends
// with the program (tests/postgres/cluster.sh). Where PostgreSQL is not installed, the test fails.
#pragma once

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "ground/base/clock.hpp"
#include "ground/store/store.hpp"

namespace zicht::store {

enum class Kind { sqlite, postgres };

/// The PostgreSQL server of this test program.
class TestCluster {
 public:
  static const TestCluster& running() {
    static const TestCluster cluster;
    return cluster;
  }

  TestCluster(const TestCluster&) = delete;
  TestCluster& operator=(const TestCluster&) = delete;
  ~TestCluster() {
    close(lifeline_);
    waitpid(keeper_, nullptr, 0);
  }

  std::string url_of(const std::string& database) const {
    auto url = url_;
    return url.replace(url.find("/postgres?") + 1, std::string("postgres").size(), database);
  }

  void create(const std::string& database) const { command("CREATE DATABASE " + database); }
  void drop(const std::string& database) const {
    command("DROP DATABASE " + database + " WITH (FORCE)");
  }

 private:
  TestCluster() {
    std::array<int, 2> lifeline{};
    std::array<int, 2> answer{};
    REQUIRE(pipe2(lifeline.data(), O_CLOEXEC) == 0);
    REQUIRE(pipe2(answer.data(), O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, lifeline[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, answer[1], STDOUT_FILENO);
    std::string script = ZICHT_SOURCE_DIR "/tests/postgres/cluster.sh";
    const std::array<char*, 2> arguments{script.data(), nullptr};
    REQUIRE(posix_spawn(&keeper_, script.c_str(), &actions, nullptr, arguments.data(), environ) ==
            0);
    posix_spawn_file_actions_destroy(&actions);
    close(lifeline[0]);
    close(answer[1]);
    lifeline_ = lifeline[1];

    char sign = 0;
    while (read(answer[0], &sign, 1) == 1 && sign != '\n') url_ += sign;
    close(answer[0]);
    INFO("tests/postgres/cluster.sh gave no address; what it said stands above");
    REQUIRE(url_.starts_with("postgresql://"));
  }

  /// By libpq itself: a database is not made or dropped inside a transaction.
  void command(const std::string& sql) const {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url_.c_str()),
                                                                  &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.c_str()), &PQclear);
    INFO(PQerrorMessage(connection.get()));
    CHECK(PQresultStatus(result.get()) == PGRES_COMMAND_OK);
  }

  pid_t keeper_ = 0;
  int lifeline_ = -1;  ///< The server lives as long as this end of the pipe is open.
  std::string url_;
};

/// A fresh and empty database, gone with all that is in it when the test ends. It outlives every
/// Database that is opened on it.
class TestDatabase {
 public:
  explicit TestDatabase(Kind kind) : kind_(kind), name_(next_name()) {
    UNSCOPED_INFO("on " << (kind == Kind::sqlite ? "SQLite" : "PostgreSQL"));
    if (kind == Kind::sqlite) {
      REQUIRE(std::filesystem::create_directory(folder()));
    } else {
      TestCluster::running().create(name_);
    }
  }

  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;
  ~TestDatabase() {
    if (kind_ == Kind::sqlite) {
      std::filesystem::remove_all(folder());
    } else {
      TestCluster::running().drop(name_);
    }
  }

  Kind kind() const { return kind_; }

  std::string url() const {
    if (kind_ == Kind::sqlite) return "sqlite:" + (folder() / "zicht.db").string();
    return TestCluster::running().url_of(name_);
  }

  /// Opened, without tables.
  Database open(Limits limits = {}) const {
    auto database = Database::open(url(), limits);
    if (!database) FAIL(database.error().message << " (" << database.error().detail << ")");
    return std::move(*database);
  }

  /// Opened, with the tables of the program.
  Database open_migrated(Limits limits = {}) const {
    auto database = open(limits);
    const auto migrated = database.migrate(ZICHT_SOURCE_DIR "/migrations", FixedClock(Instant{}));
    if (!migrated) FAIL(migrated.error().message << " (" << migrated.error().detail << ")");
    return database;
  }

 private:
  static std::string next_name() {
    static std::atomic<int> count = 0;
    return "zicht_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
  }
  std::filesystem::path folder() const { return std::filesystem::temp_directory_path() / name_; }

  Kind kind_;
  std::string name_;
};

}  // namespace zicht::store
