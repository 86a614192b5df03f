// Somebody changes the log behind the program's back. Whatever it is, it is found.
#include <catch2/catch.hpp>

#include "ground/audit/audit.hpp"
#include "ground/audit/rows.hpp"
#include "ground/audit/test_log.hpp"

using namespace zicht;
using namespace zicht::audit;
using namespace zicht::audit::test;

namespace {

using Said = std::vector<std::string>;

/// Twelve entries, with heads of 5 and of 12; the officer kept both.
struct Tampered : TestLog {
  explicit Tampered(store::Kind kind) : TestLog(kind) {
    note_many(5);
    merge();
    witnessed.push_back(head());
    note_many(7, noon + 1h);
    merge(noon + 1h);
    witnessed.push_back(head());
    REQUIRE(found(witnessed).empty());
    disarm();
  }

  /// As a thief would who knows how the hash is made.
  void hash_again(std::int64_t leaf) {
    const auto hash = database.write([&](store::Transaction& transaction) -> Result<std::string> {
      const auto row = TRY(transaction.one(R"sql(
        SELECT id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf, leaf_hash,
         organisation
        FROM audit_entries WHERE leaf = $1)sql",
                                           leaf));
      const auto noted = TRY(to_noted(*row));
      return to_hex(leaf_hash(canonical(noted)));
    });
    REQUIRE(hash);
    REQUIRE(run("UPDATE audit_entries SET leaf_hash = $2 WHERE leaf = $1", leaf, *hash));
  }

  std::vector<Head> witnessed;
};

}  // namespace

TEST_CASE("an entry that was changed is found") {
  Tampered test(either());
  REQUIRE(test.run("UPDATE audit_entries SET actor = 13 WHERE leaf = 6"));
  CHECK(test.found() == Said{"regel 7 is veranderd"});
  SECTION("also where its hash was changed along") {
    test.hash_again(6);
    CHECK(test.found() ==
          Said{"de kop van 12 regels klopt niet: er is iets veranderd in regel 6 tot en met 12"});
    CHECK(test.found(test.witnessed).size() == 2);
  }
}

TEST_CASE("every part of an entry is in its hash") {
  Tampered test(store::Kind::sqlite);
  const auto changes = [&](store::Sql sql) {
    REQUIRE(test.run(sql));
    CHECK(test.found() == Said{"regel 1 is veranderd"});
  };
  SECTION("id") {
    changes("UPDATE audit_entries SET id = 5 WHERE leaf = 0");
  }
  SECTION("time") {
    changes("UPDATE audit_entries SET at = at + 1 WHERE leaf = 0");
  }
  SECTION("grain") {
    changes("UPDATE audit_entries SET grain = 'day' WHERE leaf = 0");
  }
  SECTION("role") {
    changes("UPDATE audit_entries SET role = 'x' WHERE leaf = 0");
  }
  SECTION("purpose") {
    changes("UPDATE audit_entries SET purpose = 'x' WHERE leaf = 0");
  }
  SECTION("action") {
    changes("UPDATE audit_entries SET action = 'x' WHERE leaf = 0");
  }
  SECTION("object") {
    changes("UPDATE audit_entries SET object = 'x' WHERE leaf = 0");
  }
  SECTION("outcome") {
    changes("UPDATE audit_entries SET outcome = 'x' WHERE leaf = 0");
  }
  SECTION("fields") {
    changes("UPDATE audit_entries SET fields = 'story' WHERE leaf = 0");
  }
  SECTION("organisation") {
    changes("UPDATE audit_entries SET organisation = 5 WHERE leaf = 0");
  }
}

TEST_CASE("an entry that was removed is found") {
  Tampered test(either());
  REQUIRE(test.run("DELETE FROM audit_entries WHERE leaf = 2"));
  CHECK(test.found() == Said{"regel 3 ontbreekt"});
  SECTION("also where the ones behind it moved up") {
    for (std::int64_t leaf = 3; leaf < 12; ++leaf)
      REQUIRE(test.run("UPDATE audit_entries SET leaf = leaf - 1 WHERE leaf = $1", leaf));
    CHECK(test.found() ==
          Said{"de kop van 5 regels klopt niet: er is iets veranderd in regel 1 tot en met 5",
               "er is een kop van 12 regels, en zoveel zijn er niet: het eind is weg"});
  }
}

TEST_CASE("two entries that were swapped are found") {
  Tampered test(either());
  REQUIRE(test.run("UPDATE audit_entries SET leaf = 100 WHERE leaf = 1"));
  REQUIRE(test.run("UPDATE audit_entries SET leaf = 1 WHERE leaf = 3"));
  REQUIRE(test.run("UPDATE audit_entries SET leaf = 3 WHERE leaf = 100"));
  CHECK(test.found() ==
        Said{"de kop van 5 regels klopt niet: er is iets veranderd in regel 1 tot en met 5"});
}

TEST_CASE("an entry that was put in behind the log is found") {
  Tampered test(either());
  REQUIRE(test.run(R"sql(
    INSERT INTO audit_entries (id, at, grain, actor, role, purpose, action, object, outcome, fields,
                               leaf)
    SELECT 1, at, grain, actor, role, purpose, action, object, outcome, fields, 12
    FROM audit_entries WHERE leaf = 11)sql"));
  test.hash_again(12);
  CHECK(test.found() ==
        Said{"regel 13 staat achter de laatste kop: het programma zette haar daar niet"});
}

TEST_CASE("a tail that was cut off is found") {
  Tampered test(either());
  REQUIRE(test.run("DELETE FROM audit_entries WHERE leaf >= 9"));
  CHECK(test.found() ==
        Said{"er is een kop van 12 regels, en zoveel zijn er niet: het eind is weg"});
}

TEST_CASE("a log that was put back to an older head is right by itself, and found by the witness") {
  Tampered test(either());
  std::vector<Hash> leaves;
  auto kept = test.log.entries({}, 0)->entries;
  std::ranges::sort(kept, {}, &Noted::leaf);
  Frontier edge;
  for (std::size_t at = 0; at < 5; ++at) edge.add(leaf_hash(canonical(kept[at])));
  REQUIRE(test.run("DELETE FROM audit_entries WHERE leaf >= 5"));
  REQUIRE(test.run("DELETE FROM audit_heads WHERE size > 5"));
  REQUIRE(test.run("UPDATE audit_frontier SET size = 5, nodes = $1", edge.text()));
  CHECK(test.found().empty());
  CHECK(test.found(test.witnessed) ==
        Said{"de getuige heeft een kop van 12 regels, en zoveel zijn er niet: het logboek is "
             "ingekort of teruggezet"});

  SECTION("also when it has grown on another way since") {
    test.note_many(9, noon + 2h);
    test.merge(noon + 2h);
    CHECK(test.found().empty());
    CHECK(test.found(test.witnessed) ==
          Said{"de getuige heeft een andere kop van 12 regels: er is iets veranderd in regel 6 tot "
               "en met 12"});
  }
}

TEST_CASE("a log that a thief with the key wrote anew is found by the witness") {
  Tampered test(either());
  REQUIRE(test.run("DELETE FROM audit_entries"));
  REQUIRE(test.run("DELETE FROM audit_heads"));
  REQUIRE(test.run("UPDATE audit_frontier SET size = 0, nodes = ''"));
  test.note_many(20);
  test.merge();
  CHECK(test.found().empty());
  CHECK(test.found(test.witnessed) == Said{"de getuige heeft een andere kop van 5 regels: er is "
                                           "iets veranderd in regel 1 tot en met 5"});
}

TEST_CASE("a head that somebody else signed, or nobody, is found") {
  Tampered test(either());
  SECTION("another key") {
    const crypto::Signer other(crypto::Signer::Seed{8});
    test.note_many(1, noon + 2h);
    REQUIRE(test.log.merge(other, noon + 2h));
    CHECK(test.found() == Said{"de kop van 13 regels is ondertekend met een andere sleutel"});
    // Whoever keeps a head of that key knows it.
    CHECK(test.found({test.head()}).empty());
  }
  SECTION("another time") {
    REQUIRE(test.run("UPDATE audit_heads SET at = at + 1 WHERE size = 5"));
    CHECK(test.found() == Said{"de handtekening onder de kop van 5 regels is niet geldig"});
  }
  SECTION("no signature at all") {
    REQUIRE(test.run("UPDATE audit_heads SET signature = '' WHERE size = 5"));
    CHECK(test.found() == Said{"de handtekening onder de kop van 5 regels is niet geldig"});
  }
}

TEST_CASE("an edge that is not that of the tree is found before anything is laid on it") {
  Tampered test(either());
  REQUIRE(test.run("UPDATE audit_frontier SET size = 0, nodes = ''"));
  CHECK(test.found() == Said{"de rand van de boom hoort niet bij de laatste kop, van 12 regels"});
  REQUIRE(test.run("UPDATE audit_frontier SET nodes = 'x'"));
  test.note({.action = "signal.read"});
  CHECK(test.log.merge(test.signer, noon).error().fault == Fault::internal);
}

TEST_CASE("where all is gone, not everything is told") {
  Tampered test(store::Kind::sqlite);
  REQUIRE(test.run("UPDATE audit_entries SET leaf = leaf + 1000000 WHERE leaf >= 0"));
  CHECK(test.verify().findings.size() == most_findings);
}

TEST_CASE("what waits too long is counted") {
  TestLog test(either());
  test.note({.action = "signal.read"}, noon - 11min);
  test.note({.action = "signal.read"}, noon - 9min);
  test.note({.action = "signal.submitted"}, noon, Grain::day);
  test.note({.action = "signal.submitted"}, noon - 48h, Grain::day);
  const auto report = test.verify();
  CHECK(report.waiting == 4);
  CHECK(report.late == 2);
  CHECK(report.is_right());
  CHECK(report.entries == 0);
  CHECK_FALSE(report.newest);
}

TEST_CASE("the database itself refuses to change, remove or put in entries and heads") {
  TestLog test(either());
  test.note_many(3);
  test.merge();
  test.note({.action = "waits"});
  const auto refused = [&](store::Sql sql) {
    const auto done = test.run(sql);
    return !done && done.error().fault == Fault::conflict;
  };
  CHECK(refused("UPDATE audit_entries SET actor = 13 WHERE leaf = 1"));
  CHECK(refused("UPDATE audit_entries SET organisation = 13 WHERE leaf IS NULL"));
  CHECK(refused("UPDATE audit_entries SET leaf = 9 WHERE leaf = 1"));
  CHECK(refused("UPDATE audit_entries SET leaf_hash = 'x' WHERE leaf = 1"));
  CHECK(refused("UPDATE audit_entries SET actor = 13 WHERE leaf IS NULL"));
  CHECK(
      refused("UPDATE audit_entries SET actor = 13, leaf = 3, leaf_hash = 'x' WHERE leaf IS NULL"));
  CHECK(refused("UPDATE audit_entries SET leaf = 1, leaf_hash = 'x' WHERE leaf IS NULL"));
  CHECK(refused("DELETE FROM audit_entries WHERE leaf = 1"));
  CHECK(refused("DELETE FROM audit_entries WHERE leaf IS NULL"));
  CHECK(
      refused("INSERT INTO audit_entries (id, at, grain, actor, role, purpose, action, object, "
              "outcome, fields, leaf) VALUES (1, 0, 'moment', 0, '', '', 'a', '', 'done', '', 3)"));
  CHECK(refused("UPDATE audit_heads SET at = 0"));
  CHECK(refused("DELETE FROM audit_heads"));
  CHECK(
      refused("INSERT INTO audit_heads (size, root, at, public_key, signature) SELECT 2, root, "
              "at, public_key, signature FROM audit_heads"));
  CHECK(refused("UPDATE audit_frontier SET size = 0"));
  CHECK(refused("DELETE FROM audit_frontier"));
  if (test.place.kind() == store::Kind::sqlite) {
    CHECK(
        refused("INSERT OR REPLACE INTO audit_entries (id, at, grain, actor, role, purpose, "
                "action, object, outcome, fields) SELECT id, at, grain, 13, role, purpose, "
                "action, object, outcome, fields FROM audit_entries WHERE leaf = 1"));
    CHECK(
        refused("UPDATE OR REPLACE audit_entries SET leaf = 1, leaf_hash = 'x' "
                "WHERE leaf IS NULL"));
  } else {
    CHECK(refused("TRUNCATE audit_entries"));
    CHECK(refused("TRUNCATE audit_heads"));
  }
  CHECK(test.found().empty());
}
