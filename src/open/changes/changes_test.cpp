#include "open/changes/changes.hpp"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "open/changes/entry.hpp"
#include "open/content/test_content.hpp"

using namespace zicht;
using namespace zicht::changes;

namespace {

const Date today = *parse_date("2026-11-25");
const Publisher publisher{.public_url = "https://zicht.voorbeeld.nl", .organisation = "A & B"};

std::string entry(const std::string& day, const std::string& page, const std::string& more = {}) {
  return "[[wijziging]]\ndatum = " + day + "\npagina = \"" + page +
         "\"\nwat = \"Er is iets <nieuw> op " + day + ".\"\n" + more;
}

/// An installation with the pages /over and /weg, which was withdrawn, and these changes.
struct Changed : content::test::Content {
  explicit Changed(const std::string& list) {
    write("paginas/over.md", content::test::head() + "Kort.\n");
    write("paginas/weg.md", content::test::head("status = \"ingetrokken\"\n") + "Kort.\n");
    write("wijzigingen.toml", list);
    load();
    changes =
        zicht::changes::read(folder() / "wijzigingen.toml", library, {"/zoeken"}, said.problems);
  }
  std::string atom() const { return feed(visible(changes, library, today), library, publisher); }
  content::test::Said said;
  Changes changes;
};

boost::property_tree::ptree parse(const std::string& xml) {
  std::istringstream in(xml);
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(in, tree);
  return tree;
}

}  // namespace

TEST_CASE("a change about no page, out of order or told twice is named with its line") {
  SECTION("no page") {
    const Changed list(entry("2026-11-25", "/bestaat-niet", "titel = \"Niets\"\n"));
    CHECK(list.said.about("wijzigingen.toml", 3, "\"/bestaat-niet\" bestaat niet"));
  }
  SECTION("a page that has no title of its own") {
    CHECK(Changed(entry("2026-11-25", "/zoeken")).said.about("wijzigingen.toml", 3, "\"titel\""));
  }
  SECTION("out of order") {
    const Changed list(entry("2026-11-22", "/over") + entry("2026-11-25", "/over"));
    CHECK(list.said.about("wijzigingen.toml", 6, "nieuwer dan die erboven"));
  }
  SECTION("twice") {
    const Changed list(entry("2026-11-22", "/over") + entry("2026-11-22", "/over"));
    CHECK(list.said.about("wijzigingen.toml", 8, "staat er al"));
  }
  SECTION("a day that is none") {
    CHECK_FALSE(Changed("[[wijziging]]\ndatum = \"morgen\"\npagina = \"/over\"\nwat = \"X.\"\n")
                    .said.problems.empty());
  }
  SECTION("all in order") {
    const Changed list(entry("2026-11-25", "/zoeken", "titel = \"Zoeken\"\n") +
                       entry("2026-11-22", "/over"));
    INFO(list.said.all());
    CHECK(list.said.problems.empty());
    CHECK(list.changes.size() == 2);
  }
}

TEST_CASE("a change of days to come is told to the editor and shown to nobody") {
  const Changed list(entry("2026-12-24", "/over") + entry("2026-11-25", "/over"));
  CHECK(list.said.problems.empty());
  const auto early = check_days(list.changes, "wijzigingen.toml", today);
  REQUIRE(early.size() == 1);
  CHECK(early[0].line == 2);
  CHECK(visible(list.changes, list.library, today).size() == 1);
}

TEST_CASE("a change of a page that was withdrawn is not shown") {
  const Changed list(entry("2026-11-25", "/weg") + entry("2026-11-22", "/over"));
  CHECK(list.said.problems.empty());
  const auto seen = visible(list.changes, list.library, today);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].page == "/over");
  CHECK(list.atom().find("/weg") == std::string::npos);
}

TEST_CASE("the feed has what RFC 4287 asks for") {
  const Changed list(entry("2026-11-25", "/zoeken", "titel = \"Zoeken & vinden\"\n") +
                     entry("2026-11-22", "/over"));
  const auto tree = parse(list.atom());
  const auto& atom = tree.get_child("feed");
  CHECK(atom.get<std::string>("<xmlattr>.xmlns") == "http://www.w3.org/2005/Atom");
  CHECK(atom.get<std::string>("id") == "https://zicht.voorbeeld.nl/kompas/wijzigingen");
  CHECK(atom.get<std::string>("updated") == "2026-11-25T00:00:00Z");
  CHECK(atom.get<std::string>("author.name") == "A & B");
  CHECK(atom.get<std::string>("link.<xmlattr>.rel") == "self");
  CHECK(atom.get<std::string>("link.<xmlattr>.href") ==
        "https://zicht.voorbeeld.nl/kompas/wijzigingen.atom");

  std::set<std::string> ids{atom.get<std::string>("id")};
  int entries = 0;
  for (const auto& [name, item] : atom) {
    if (name != "entry") continue;
    ++entries;
    ids.insert(item.get<std::string>("id"));
    CHECK(parse_instant(item.get<std::string>("updated")));
    CHECK_FALSE(item.get<std::string>("title").empty());
    CHECK(item.get<std::string>("link.<xmlattr>.href").starts_with("https://zicht.voorbeeld.nl/"));
    CHECK(item.get<std::string>("summary").find("<nieuw>") != std::string::npos);
  }
  CHECK(entries == 2);
  CHECK(ids.size() == 3);
}

TEST_CASE("an entry keeps its id when others come above it") {
  const auto old = entry("2026-11-22", "/over");
  const auto id = anchor(Changed(old).changes.at(0));
  CHECK(anchor(Changed(entry("2026-11-25", "/over") + old).changes.at(1)) == id);
}

TEST_CASE("without changes the feed is still a feed") {
  const auto tree = parse(Changed("").atom());
  CHECK(tree.get<std::string>("feed.updated") == "1970-01-01T00:00:00Z");
  CHECK_FALSE(tree.get<std::string>("feed.author.name").empty());
}
