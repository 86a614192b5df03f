#include <catch2/catch.hpp>

#include "ground/base/files.hpp"
#include "open/content/test_content.hpp"
#include "work/retention/retention.hpp"

using namespace zicht;
using namespace zicht::retention;
using content::test::Content;
using content::test::Said;

namespace {

const std::filesystem::path source_dir = ZICHT_SOURCE_DIR;

struct Written : Content {
  explicit Written(const std::string& text) {
    write("bewaartermijnen.toml", text);
    terms = retention::read(folder() / "bewaartermijnen.toml", said.problems);
  }
  Said said;
  Terms terms;
};

std::string rule(const std::string& id, const std::string& more) {
  return "[[regel]]\nid = \"" + id +
         "\"\nwaarom = \"Daarom.\"\ngeldig_van = 2026-01-01\ngecontroleerd_op = 2026-01-01\n" +
         more;
}
const std::string whole = "wat = \"signaal\"\nna = [\"dubbel\"]\nvanaf = \"gesloten\"\n";

}  // namespace

TEST_CASE("the terms that ship are usable, and none claims to be confirmed") {
  Said said;
  const auto terms = retention::read(source_dir / "content/bewaartermijnen.toml", said.problems);
  CHECK(said.problems.empty());
  CHECK(terms.rules.size() == 4);
  for (const auto& rule : terms.rules) CHECK_FALSE(rule.confirmed_on);
}

TEST_CASE("every decision after which a signal can be closed has a term that ships") {
  Said said;
  const auto terms = retention::read(source_dir / "content/bewaartermijnen.toml", said.problems);
  for (const auto& move : signals::moves()) {
    if (move.action != signals::Action::close) continue;
    const bool has_term = std::ranges::any_of(terms.rules, [&](const Rule& rule) {
      return std::ranges::find(rule.went_to, move.from) != rule.went_to.end();
    });
    INFO(signals::dutch_name(move.from));
    CHECK(has_term);
  }
}

TEST_CASE("a rule that cannot be right says where, and what to do") {
  const auto said = [](const std::string& text) {
    Written written(text);
    std::string words;
    for (const auto& problem : written.said.problems) words += problem.message + " ";
    return words;
  };
  CHECK(said(rule("a", whole + "dagen = 90\n")).empty());
  CHECK(said(rule("a", whole)).find("hoe lang") != std::string::npos);
  CHECK(said(rule("a", whole + "dagen = 0.5\n")).find("heel getal") != std::string::npos);
  CHECK(said(rule("a", whole + "dagen = -3\n")).find("heel getal") != std::string::npos);
  CHECK(said(rule("A b", whole + "dagen = 9\n")).find("kleine letters") != std::string::npos);
  CHECK(said(rule("a", "wat = \"alles\"\nvanaf = \"gesloten\"\ndagen = 9\n"))
            .find("\"alles\" bestaat niet") != std::string::npos);
  CHECK(said(rule("a", "wat = \"signaal\"\nvanaf = \"gesloten\"\ndagen = 9\n"))
            .find("na welk besluit") != std::string::npos);
  CHECK(said(rule("a", "wat = \"contact\"\nna = [\"dubbel\"]\nvanaf = \"gesprek\"\ndagen = 9\n"))
            .find("heel signaal") != std::string::npos);
  CHECK(said(rule("a", whole + "dagen = 9\ngeldig_tot = 2025-01-01\n")).find("ligt voor") !=
        std::string::npos);
  CHECK(said(rule("a", whole + "dagen = 9\n") + rule("b", whole + "dagen = 8\n"))
            .find("ook de regel \"a\"") != std::string::npos);
  CHECK(said(rule("a", whole + "dagen = 9\ngeldig_tot = 2026-06-01\n") +
             "[[regel]]\nid = \"b\"\nwaarom = \"x\"\ngeldig_van = 2026-06-01\n"
             "gecontroleerd_op = 2026-01-01\n" +
             whole + "dagen = 8\n")
            .empty());
}
