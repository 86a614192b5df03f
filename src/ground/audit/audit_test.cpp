#include "ground/audit/audit.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <thread>

#include "ground/audit/test_log.hpp"

using namespace zicht;
using namespace zicht::audit;
using namespace zicht::audit::test;

TEST_CASE("an act and its entry are there together, or neither is") {
  TestLog test(either());
  {
    auto transaction = test.database.begin();
    REQUIRE(transaction);
    REQUIRE(note(*transaction, {.action = "signal.submitted", .object = "signal/1"}, noon));
    // Not committed: the act failed.
  }
  CHECK(test.log.entries({}, 0)->entries.empty());
  test.note({.action = "signal.submitted", .object = "signal/2"});
  const auto page = *test.log.entries({}, 0);
  REQUIRE(page.entries.size() == 1);
  CHECK(page.entries[0].entry == Entry{.action = "signal.submitted", .object = "signal/2"});
  CHECK(page.entries[0].at == noon);
  CHECK_FALSE(page.entries[0].leaf);
}

TEST_CASE("what is no word of the program does not get into the log") {
  TestLog test(either());
  auto transaction = test.database.begin();
  REQUIRE(transaction);
  const auto refused = [&](const Entry& entry) {
    return note(*transaction, entry, noon).error().fault == Fault::internal;
  };
  CHECK(refused({.action = ""}));
  CHECK(refused({.action = "Noor was hier"}));
  CHECK(refused({.action = "a", .object = "signal 1"}));
  CHECK(refused({.action = "a", .outcome = ""}));
  CHECK(refused({.action = "a", .fields = {"story", "Noor de Vries"}}));
  CHECK(refused({.action = "a", .fields = {"story,place"}}));
  CHECK(refused({.action = "a", .fields = {""}}));
  CHECK(refused({.action = std::string(101, 'a')}));
  CHECK(note(*transaction, {.action = "signal.read", .fields = {"story"}}, noon));
}

TEST_CASE("entries get their places in the order of their time, and the tree a signed head") {
  TestLog test(either());
  test.note({.action = "second"}, noon + 2s);
  test.note({.action = "first"}, noon + 1s);
  CHECK(test.merge() == 2);
  CHECK(test.merge() == 0);
  test.note({.action = "third"}, noon);
  CHECK(test.merge(noon + 1min) == 1);

  auto page = *test.log.entries({}, 0);
  std::ranges::sort(page.entries, {}, &Noted::leaf);
  REQUIRE(page.entries.size() == 3);
  CHECK(page.entries[0].entry.action == "first");
  CHECK(page.entries[1].entry.action == "second");
  CHECK(page.entries[2].entry.action == "third");

  const auto head = test.head();
  CHECK(head.root.size == 3);
  CHECK(head.at == noon + 1min);
  CHECK(is_signed(head));
  CHECK(head.public_key == test.signer.public_key());
  std::vector<Hash> leaves;
  for (const auto& noted : page.entries) leaves.push_back(leaf_hash(canonical(noted)));
  CHECK(head.root.hash == root_of(leaves));
  CHECK(test.found().empty());
}

TEST_CASE("of a reporter without a name only the day is kept, and the order is not theirs") {
  TestLog test(either());
  constexpr int reports = 40;
  for (int number = 0; number < reports; ++number)
    test.note({.action = "signal.submitted", .object = "signal/" + std::to_string(1000 + number)},
              noon + number * 1min,
              Grain::day);
  test.note({.actor = 42, .action = "session.began"}, noon + 1h);
  const auto midnight = noon + 12h;
  CHECK(test.merge(midnight - 1ms) == 1);
  CHECK(test.verify().waiting == reports);
  CHECK(test.merge(midnight) == reports);

  auto page = *test.log.entries({}, 0);
  std::ranges::sort(page.entries, {}, &Noted::leaf);
  std::vector<std::string> objects;
  for (const auto& noted : page.entries) {
    if (noted.grain != Grain::day) continue;
    CHECK(noted.at == noon - 12h);
    objects.push_back(noted.entry.object);
  }
  // By chance it would happen once in 40! times.
  CHECK(objects.size() == reports);
  CHECK_FALSE(std::ranges::is_sorted(objects));
  CHECK(test.found().empty());
}

TEST_CASE("more entries than go into one transaction are merged in one go") {
  TestLog test(store::Kind::sqlite);
  constexpr int many = 2500;
  REQUIRE(test.database.write([&](store::Transaction& transaction) -> Result<> {
    for (int number = 0; number < many; ++number)
      TRY(note(transaction, {.actor = number, .action = "signal.read"}, noon));
    return {};
  }));
  CHECK(test.merge() == many);
  CHECK(test.head().root.size == many);
  CHECK(test.verify().heads == 3);
  CHECK(test.found().empty());
}

TEST_CASE("two processes that merge at the same time make one tree") {
  TestLog test(either());
  constexpr int threads = 4;
  constexpr int rounds = 15;
  std::vector<std::string> errors(threads);
  std::vector<std::thread> running;
  for (int number = 0; number < threads; ++number)
    running.emplace_back([&, number] {
      auto database = test.place.open();
      Log log(database);
      for (int round = 0; round < rounds; ++round) {
        const auto noted = database.write([&](store::Transaction& transaction) {
          return note(transaction, {.actor = number, .action = "signal.read"}, noon);
        });
        const auto merged = log.merge(test.signer, noon);
        // Who collided ten times in a row comes back later: so does the clerk.
        if (!noted) errors[static_cast<std::size_t>(number)] += noted.error().detail + "; ";
        if (!merged && merged.error().fault != Fault::unavailable)
          errors[static_cast<std::size_t>(number)] += merged.error().detail + "; ";
      }
    });
  for (auto& thread : running) thread.join();
  for (const auto& error : errors) CHECK(error == "");
  test.merge();
  const auto report = test.verify();
  CHECK(report.entries == threads * rounds);
  CHECK(report.waiting == 0);
  CHECK(report.is_right());
  CHECK(test.head().root.size == threads * rounds);
}

TEST_CASE("the officer finds entries by object, by person and by day, the newest first") {
  TestLog test(either());
  test.note({.actor = 1, .action = "signal.read", .object = "signal/1"}, noon);
  test.note({.actor = 2, .action = "signal.read", .object = "signal/1"}, noon + 24h);
  test.note({.actor = 1, .action = "signal.closed", .object = "signal/2"}, noon + 48h);
  test.note({.actor = 1, .action = "signal.closed", .object = "signal/2", .organisation = 5},
            noon + 48h);
  test.merge(noon + 48h);
  const auto actions = [&](const Filter& filter) {
    const auto page = test.log.entries(filter, 0);
    REQUIRE(page);
    std::string said;
    for (const auto& noted : page->entries)
      said += noted.entry.object + " " + std::to_string(noted.entry.actor) + "; ";
    return said;
  };
  const Date first{std::chrono::floor<std::chrono::days>(noon)};
  const Date second{std::chrono::floor<std::chrono::days>(noon + 24h)};
  CHECK(actions({}) == "signal/2 1; signal/1 2; signal/1 1; ");
  CHECK(actions({.actor = 1}) == "signal/2 1; signal/1 1; ");
  CHECK(actions({.object = "signal/1"}) == "signal/1 2; signal/1 1; ");
  CHECK(actions({.actor = 1, .object = "signal/1"}) == "signal/1 1; ");
  CHECK(actions({.from = second}) == "signal/2 1; signal/1 2; ");
  CHECK(actions({.until = first}) == "signal/1 1; ");
  CHECK(actions({.from = second, .until = second}) == "signal/1 2; ");
  CHECK(actions({.actor = 3}).empty());
  CHECK(actions({.organisation = 5}) == "signal/2 1; ");
  CHECK(actions({.organisation = 5, .object = "signal/1"}).empty());
}

TEST_CASE("entries are read page by page") {
  TestLog test(store::Kind::sqlite);
  test.note_many(entries_on_page + 1);
  const auto first = *test.log.entries({}, 0);
  CHECK(std::ssize(first.entries) == entries_on_page);
  CHECK(first.more);
  const auto second = *test.log.entries({}, 1);
  CHECK(second.entries.size() == 1);
  CHECK_FALSE(second.more);
  CHECK(second.entries[0].entry.object == "signal/1");
  CHECK(test.log.entries({}, 2)->entries.empty());
}

TEST_CASE("the log proves that an entry is in it, and that it begins as it did") {
  TestLog test(either());
  test.note_many(5);
  test.merge();
  const auto before = test.head();
  test.note_many(6, noon + 1h);
  test.merge(noon + 1h);
  const auto after = test.head();

  const auto consistency = test.log.consistency(5, 11);
  REQUIRE(consistency);
  CHECK(is_consistent(before.root, after.root, *consistency));
  const auto page = test.log.entries({}, 0);
  REQUIRE(page);
  for (const auto& noted : page->entries) {
    const auto proof = test.log.inclusion(*noted.leaf, 11);
    REQUIRE(proof);
    CHECK(is_included(leaf_hash(canonical(noted)), *noted.leaf, 11, after.root.hash, *proof));
  }
  CHECK(test.log.inclusion(11, 11).error().fault == Fault::not_found);
  CHECK(test.log.inclusion(3, 12).error().fault == Fault::not_found);
  CHECK(test.log.consistency(0, 11).error().fault == Fault::not_found);
  CHECK(test.log.consistency(12, 11).error().fault == Fault::not_found);
}
