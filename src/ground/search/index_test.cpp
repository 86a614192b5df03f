// The life of an index: when it is built, and what it survives.
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "ground/search/fixture.hpp"

using namespace zicht;
using namespace zicht::search;

namespace fs = std::filesystem;

namespace {

/// Which file is the index: another one has another number.
ino_t file_number(const Folder& folder) {
  struct stat status {};
  REQUIRE(::stat((folder.path() / "index").c_str(), &status) == 0);
  return status.st_ino;
}

}  // namespace

TEST_CASE("an index is rebuilt only when something changed") {
  const Folder folder;
  REQUIRE(Index::open(folder.path(), contents()));
  const auto first = file_number(folder);
  REQUIRE(Index::open(folder.path(), contents()));
  CHECK(file_number(folder) == first);

  SECTION("the fingerprint") {
    REQUIRE(Index::open(folder.path(), {"versie 2", library, groups}));
    CHECK(file_number(folder) != first);
  }
  SECTION("the synonyms") {
    REQUIRE(Index::open(folder.path(), {"versie 1", library, {}}));
    CHECK(file_number(folder) != first);
  }
}

TEST_CASE("a damaged index is rebuilt without help") {
  const Folder folder;
  REQUIRE(Index::open(folder.path(), contents()));
  SECTION("cut off") {
    fs::resize_file(folder.path() / "index", 6000);
  }
  SECTION("overwritten") {
    std::ofstream(folder.path() / "index") << "geen index";
  }
  SECTION("a folder in its place is not ours to remove") {
    fs::remove(folder.path() / "index");
    fs::create_directories(folder.path() / "index" / "iets");
    const auto refused = Index::open(folder.path(), contents());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find(folder.path().string()) != std::string::npos);
    return;
  }
  const auto again = Index::open(folder.path(), contents());
  REQUIRE(again);
  CHECK(again->find("mensenhandel", 0, 10)->total == 1);
}

TEST_CASE("a program may be killed at any moment of building an index") {
  const Folder folder;
  for (int turn = 1; turn <= 25; ++turn) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      // The alarm ends the child wherever it is: every turn a bit later.
      const itimerval soon{{0, 0}, {0, turn * 700}};
      ::setitimer(ITIMER_REAL, &soon, nullptr);
      for (int version = 0;; ++version) {
        const auto opened = Index::open(folder.path(), {std::to_string(version), library, groups});
        if (!opened) ::_exit(1);
      }
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    const auto after = Index::open(folder.path(), contents());
    REQUIRE(after);
    CHECK(after->find("mensenhandel", 0, 10)->total == 1);
  }
}

TEST_CASE("programs that start on one folder at the same moment do not hinder one another") {
  const Folder folder;
  std::vector<pid_t> children;
  for (int number = 0; number < 6; ++number) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      for (int turn = 0; turn < 5; ++turn) {
        // Two versions of the content, so that they keep replacing each other's index.
        const auto version = number % 2 == 0 ? "even" : "oneven";
        const auto opened = Index::open(folder.path(), {version, library, groups});
        const auto answer =
            opened ? opened->find("mensenhandel", 0, 10) : fail(Fault::internal, "");
        if (!answer || answer->total != 1) ::_exit(1);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const auto child : children) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
  }
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("many threads search at once") {
  const Folder folder;
  const auto index = Index::open(folder.path(), contents());
  REQUIRE(index);
  const std::vector<std::string> queries{"uitbuiting",
                                         "mensenhadel",
                                         "zorg coördinatie",
                                         "loverboy",
                                         "\"lange dagen\"",
                                         "de",
                                         "gemeente politie zorg"};
  std::vector<std::vector<std::string>> expected;
  for (const auto& query : queries) expected.push_back(addresses(*index->find(query, 0, 10)));
  const auto suggested = index->suggest("sig", 5).size();

  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (std::size_t number = 0; number < 8; ++number) {
    threads.emplace_back([&, number] {
      for (std::size_t turn = 0; turn < 40; ++turn) {
        const auto at = (number + turn) % queries.size();
        const auto answer = index->find(queries[at], 0, 10);
        if (!answer || addresses(*answer) != expected[at]) ++wrong;
        if (index->suggest("sig", 5).size() != suggested) ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}
