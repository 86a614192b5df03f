#include "ground/search/search.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ground/search/fixture.hpp"
#include "ground/text/utf8.hpp"

using namespace zicht;
using namespace zicht::search;

namespace {

/// The library, opened once for all tests that only ask.
const Index& index() {
  static const Folder folder;
  static const auto opened = Index::open(folder.path(), contents());
  REQUIRE(opened);
  return *opened;
}

Found found(std::string_view query, std::span<const Facet> facets = {}) {
  auto answer = index().find(query, 0, 10, facets);
  REQUIRE(answer);
  return *std::move(answer);
}

/// True where a query finds the page at `address`, with all words of it.
bool finds(std::string_view query, const std::string& address) {
  const auto answer = found(query);
  const auto all = addresses(answer);
  return !answer.some_words && std::ranges::find(all, address) != all.end();
}

std::string marked(const Hit& hit) {
  std::string line;
  for (const auto& piece : hit.snippet) line += piece.marked ? "[" + piece.text + "]" : piece.text;
  return line;
}

}  // namespace

TEST_CASE("a page is found by any form of a word in it") {
  const auto query = GENERATE("signaal", "signalen", "signaleren", "gesignaleerd", "SIGNALERING");
  CAPTURE(query);
  CHECK(finds(query, "/kompas/signaleren"));
  CHECK(finds("meldt", "/kompas/melden"));
  CHECK(finds("paspoort", "/kaarten/arbeidsuitbuiting"));
}

TEST_CASE("accents need not be typed, and may be") {
  CHECK(finds("zorgcoordinatie", "/kaarten/zorgcoordinator"));
  CHECK(finds("zorgcoördinatie", "/kaarten/zorgcoordinator"));
  CHECK(finds("één aanspreekpunt", "/kaarten/zorgcoordinator"));
  CHECK(finds("een aanspreekpunt", "/kaarten/zorgcoordinator"));
  CHECK(finds("vást", "/kaarten/zorgcoordinator"));
}

TEST_CASE("one slip of the keyboard is put right, and the visitor is told") {
  const auto [query, right, address] = GENERATE(table<std::string, std::string, std::string>({
      {"aandachtsfunctonaris", "aandachtsfunctionaris", "/kompas/signaleren"},
      {"zorgcordinator", "zorgcoördinator", "/kaarten/zorgcoordinator"},
      {"mensenhadel", "mensenhandel", "/kompas/melden"},
      {"mensenhandle melden", "mensenhandel melden", "/kompas/melden"},
  }));
  CAPTURE(query);
  CHECK(finds(query, address));
  CHECK(found(query).corrected == right);
}

TEST_CASE("what was typed well is not corrected") {
  CHECK(found("mensenhandel").corrected.empty());
  CHECK(found("loverboy").corrected.empty());
  CHECK(found("zorg coördinatie").corrected.empty());
  CHECK(found("xyzzyq").corrected.empty());
}

TEST_CASE("a compound is found where its parts are typed apart or with a hyphen") {
  CHECK(finds("zorg coördinatie", "/kaarten/zorgcoordinator"));
  CHECK(finds("zorg-coordinatie", "/kaarten/zorgcoordinator"));
  CHECK(finds("zorg coordinator regio", "/kaarten/zorgcoordinator"));
  CHECK(finds("aandachts functionaris", "/kompas/signaleren"));
  CHECK(finds("aandacht functionaris", "/kompas/signaleren"));
  CHECK(finds("mensen handel", "/kompas/melden"));
}

TEST_CASE("a compound is found by a part of it, after pages with the part itself") {
  CHECK(finds("coordinatie", "/kaarten/zorgcoordinator"));
  CHECK(finds("arbeid", "/kaarten/arbeidsuitbuiting"));
  const auto all = addresses(found("uitbuiting"));
  REQUIRE(all.size() == 3);
  CHECK(all[0] == "/kaarten/seksuele-uitbuiting");
  CHECK(all[1] == "/kompas/melden");
  CHECK(all[2] == "/kaarten/arbeidsuitbuiting");
}

TEST_CASE("a compound that no page has is found in two words") {
  CHECK(finds("politiemelding", "/kompas/melden"));
}

TEST_CASE("any member of a group of synonyms finds the others") {
  CHECK(finds("loverboy", "/kaarten/seksuele-uitbuiting"));
  CHECK(finds("pooiers", "/kaarten/seksuele-uitbuiting"));
  CHECK(finds("nla", "/kompas/melden"));
  CHECK(finds("loverboy cadeaus", "/kaarten/seksuele-uitbuiting"));
  CHECK_FALSE(finds("loverboy", "/kompas/melden"));
}

TEST_CASE("synonyms work both ways, for a word and for words in a row") {
  const Folder folder;
  const std::vector<Entry> entries{{.address = "/1", .title = "Loverboys"},
                                   {.address = "/2", .title = "Seksuele uitbuiting"},
                                   {.address = "/3", .title = "Uitbuiting en seksuele vorming"}};
  const auto small = Index::open(folder.path(), {"", entries, groups});
  REQUIRE(small);
  const auto of_expression = small->find("seksuele uitbuiting", 0, 10);
  const auto of_word = small->find("loverboy", 0, 10);
  REQUIRE(of_expression);
  REQUIRE(of_word);
  CHECK(addresses(*of_expression) == std::vector<std::string>{"/2", "/3", "/1"});
  CHECK(addresses(*of_word) == std::vector<std::string>{"/1", "/2"});
}

TEST_CASE("a page with the word in its title comes first") {
  CHECK(found("zorgcoördinator").hits[0].address == "/kaarten/zorgcoordinator");
  CHECK(found("melden").hits[0].address == "/kompas/melden");
  CHECK(found("signalen").hits[0].address == "/kompas/signaleren");
  CHECK(found("pooier").hits[0].address == "/kaarten/seksuele-uitbuiting");
}

TEST_CASE("a page should have all words; where none has, some will do") {
  const auto both = found("gemeente politie");
  CHECK(addresses(both) == std::vector<std::string>{"/kompas/met-wie"});
  CHECK_FALSE(both.some_words);
  const auto some = found("paspoort balie");
  CHECK(some.total == 2);
  CHECK(some.some_words);
  CHECK(found("xyzzyq zeppelin").total == 0);
}

TEST_CASE("of a sentence, a page need not have every word") {
  const auto answer = found("de baas houdt het paspoort van iemand in de landbouw zolang vast");
  CHECK(addresses(answer) == std::vector<std::string>{"/kaarten/arbeidsuitbuiting"});
  CHECK(answer.some_words);
  CHECK(answer.total == 1);
}

TEST_CASE("a sentence also gives pages with some of its words where a page has them all") {
  const auto answer = found("meldingen van uitbuiting bij de politie");
  REQUIRE_FALSE(answer.hits.empty());
  CHECK(answer.hits[0].address == "/kompas/melden");
  CHECK_FALSE(answer.some_words);
  CHECK(answer.total == 3);
  CHECK(answer.hits.size() == answer.total);
}

TEST_CASE("facets hold for a sentence too, and so does the number of hits") {
  const std::vector<Facet> cards{{"soort", "kaart"}};
  const auto some = found("meldingen van uitbuiting bij de politie", cards);
  CHECK(addresses(some) == std::vector<std::string>{"/kaarten/zorgcoordinator"});
  CHECK(some.total == 1);
  CHECK(some.some_words);
  const std::vector<Facet> both{{"soort", "kaart"}, {"soort", "hoofdstuk"}, {"thema", "helpen"}};
  const auto all = found("meldingen van uitbuiting bij de politie", both);
  CHECK(addresses(all) == std::vector<std::string>{"/kompas/melden", "/kaarten/zorgcoordinator"});
  CHECK(all.total == 2);
  CHECK_FALSE(all.some_words);
  const std::vector<Facet> none{{"soort", "film"}};
  CHECK(found("meldingen van uitbuiting bij de politie", none).total == 0);
}

TEST_CASE("who uses quotes in a sentence asks for all of it") {
  const auto answer = found("\"lange dagen\" paspoort landbouw politie");
  CHECK(answer.some_words);
  CHECK(addresses(found("\"lange dagen\" paspoort landbouw")) ==
        std::vector<std::string>{"/kaarten/arbeidsuitbuiting"});
}

TEST_CASE("of a sentence, words that stand everywhere choose nothing, in a title either") {
  std::vector<Entry> entries{
      {.address = "/mensen", .title = "Mensen", .text = "Wie hier in een container werkt."},
      {.address = "/slapen", .title = "Overnachten", .text = "Mensen slapen in een container."}};
  for (int number = 0; number < 8; ++number)
    entries.push_back({.address = "/ander", .title = "Iets anders", .text = "Voor alle mensen."});
  const Folder folder;
  const auto small = Index::open(folder.path(), {"", entries, {}});
  REQUIRE(small);
  const auto answer = small->find("mensen slapen in een container", 0, 10);
  REQUIRE(answer);
  CHECK(addresses(*answer) == std::vector<std::string>{"/slapen", "/mensen"});
  CHECK(answer->total == 2);
  CHECK_FALSE(answer->some_words);
}

TEST_CASE("quotes ask for words in a row") {
  CHECK(found("\"lange dagen\"").total == 1);
  CHECK(found("“lange dagen”").total == 1);
  CHECK(finds("\"overleg met de aandachtsfunctionaris\"", "/kompas/signaleren"));
  CHECK_FALSE(finds("\"dagen lange\"", "/kaarten/arbeidsuitbuiting"));
  CHECK(found("\"dagen lange\"").some_words);
}

TEST_CASE("a query of stop words only finds titles of them") {
  CHECK(finds("met wie", "/kompas/met-wie"));
  CHECK(found("de het een").total == 0);
  const auto some = found("met wie dan");
  CHECK(addresses(some) == std::vector<std::string>{"/kompas/met-wie"});
  CHECK(some.total == 1);
  CHECK(some.some_words);
}

TEST_CASE("nothing that can be typed is an error") {
  std::string long_query;
  while (long_query.size() < 10'000)
    long_query += "mensen handel uitbuiting zorg" + std::to_string(long_query.size()) + " ";
  std::vector<std::string> queries{long_query};
  for (const char c : {'a', '"', ' ', '\xC3', '\0'}) queries.emplace_back(10'000, c);
  queries.emplace_back("zorg\0opvang", 11);
  queries.emplace_back(300, 'z') += " zorg";
  for (const auto* query : {"",
                            " ",
                            "\n\t",
                            "?!.,;:",
                            "\"",
                            "\"\"",
                            "\"\"\"",
                            "\" \"",
                            "\"de\"",
                            "' ' '",
                            "’s",
                            "-",
                            "--",
                            "AND",
                            "OR NOT",
                            "zorg AND",
                            "NOT zorg",
                            "(zorg",
                            "zorg)",
                            "()()",
                            "zorg NEAR opvang",
                            "zorg NEAR/3 opvang",
                            "zorg ADJ opvang",
                            "z*",
                            "*",
                            "* * *",
                            "zor*",
                            "?",
                            "titel:zorg",
                            ":",
                            "T:zorg",
                            "Gzorg",
                            "+zorg -opvang",
                            "+",
                            "~zorg",
                            "zorg..opvang",
                            "1..2",
                            "XOR",
                            "zorg^2",
                            "\\",
                            "%",
                            "<script>alert(1)</script>",
                            "'; DROP TABLE pages; --",
                            "\xFF\xFE",
                            "zorg\xC3",
                            "\xE2\x82",
                            "\xED\xA0\x80",
                            "🐦 🕊️",
                            "人身売買",
                            "торговля людьми",
                            "e\xCC\x81\xC3\xA9n"})
    queries.emplace_back(query);
  for (const auto& query : queries) {
    CAPTURE(query.substr(0, 80));
    const auto answer = index().find(query, 0, 10);
    REQUIRE(answer);
    CHECK(text::is_utf8(answer->corrected));
    for (const auto& hit : answer->hits)
      for (const auto& piece : hit.snippet) CHECK(text::is_utf8(piece.text));
    CHECK(index().suggest(query, 5).size() <= 5);
  }
}

TEST_CASE("operators mean nothing") {
  CHECK(finds("zorgcoördinator (opvang)", "/kaarten/zorgcoordinator"));
  CHECK(finds("+opvang", "/kaarten/zorgcoordinator"));
  CHECK(found("opv*").total == 0);
}

TEST_CASE("a number is found with and without its point") {
  CHECK(finds("1.044", "/kompas/melden"));
  CHECK(finds("1044 meldingen", "/kompas/melden"));
}

TEST_CASE("facets without words give all that has them") {
  const std::vector<Facet> cards{{"soort", "kaart"}};
  const auto chosen = found("", cards);
  CHECK(chosen.total > 0);
  CHECK(chosen.hits.size() == chosen.total);
  CHECK(chosen.total == found("   ", cards).total);
  CHECK(found("").total == 0);
}

TEST_CASE("facets hold the hits to one of the values for every name") {
  const std::vector<Facet> cards{{"soort", "kaart"}};
  CHECK(addresses(found("uitbuiting", cards)).size() == 2);
  const std::vector<Facet> both{{"soort", "kaart"}, {"soort", "hoofdstuk"}, {"thema", "helpen"}};
  CHECK(addresses(found("uitbuiting", both)) == std::vector<std::string>{"/kompas/melden"});
  const std::vector<Facet> none{{"soort", "film"}};
  CHECK(found("uitbuiting", none).total == 0);
}

TEST_CASE("a page of hits is a part of them all, and their number is exact") {
  const auto all = found("uitbuiting");
  const auto second = index().find("uitbuiting", 1, 1);
  REQUIRE(second);
  REQUIRE(second->hits.size() == 1);
  CHECK(second->hits[0].address == all.hits[1].address);
  CHECK(second->total == all.total);
  const auto past = index().find("uitbuiting", 1'000'000'000'000, 10);
  REQUIRE(past);
  CHECK(past->hits.empty());
  CHECK(past->total == all.total);
  CHECK(index().find("uitbuiting", 0, 0)->total == all.total);
}

TEST_CASE("a hit shows the words that were asked for, in the form in which they stand there") {
  CHECK(marked(found("balie").hits[0]).find("de [balie], van toezicht") != std::string::npos);
  CHECK(marked(found("zorg coordinatie").hits[0]).find("De [zorgcoördinatie] regelt") !=
        std::string::npos);
  CHECK(marked(found("loverboy").hits[0]).find("[") == std::string::npos);
  const auto hit = found("zorgcoordinator").hits[0];
  CHECK(hit.title == "Zorgcoördinator");
  CHECK(hit.kind == "kaart");
}

TEST_CASE("the same question always gets the same answer") {
  for (const auto* query : {"uitbuiting", "de gemeente", "politie melden zorg", "mensenhadel"}) {
    const auto first = found(query);
    for (int again = 0; again < 5; ++again) CHECK(addresses(found(query)) == addresses(first));
  }
}

TEST_CASE("suggestions are titles, and what is found once the last word is finished") {
  CHECK(index().suggest("sig", 5)[0].title == "Signaleren");
  CHECK(index().suggest("zorgco", 5)[0].address == "/kaarten/zorgcoordinator");
  CHECK(index().suggest("loverb", 5)[0].address == "/kaarten/seksuele-uitbuiting");
  CHECK(index().suggest("paspo", 5)[0].kind == "kaart");
  CHECK(index().suggest("", 5).empty());
}

TEST_CASE("an index of nothing finds nothing") {
  const Folder folder;
  const auto empty = Index::open(folder.path(), {});
  REQUIRE(empty);
  CHECK(empty->find("zorg", 0, 10)->total == 0);
  CHECK(empty->find("\"zorg opvang\"", 0, 10)->total == 0);
  CHECK(empty->suggest("zorg", 5).empty());
}

TEST_CASE("an entry may hold anything") {
  const Folder folder;
  const std::string bytes("\xFF\0\xC3(", 4);
  const std::string long_word(3000, 'x');
  const std::vector<Entry> entries{{},
                                   {.address = "/1\n2",
                                    .title = bytes,
                                    .kind = bytes,
                                    .summary = bytes,
                                    .text = bytes + " zorg"},
                                   {.address = "/3",
                                    .title = long_word,
                                    .text = long_word + " zorg",
                                    .facets = {{long_word, bytes}}},
                                   {.address = "/4", .title = [] {
                                      std::string title;
                                      for (int word = 0; word < 3000; ++word) title += "woord ";
                                      return title;
                                    }()}};
  const auto odd = Index::open(folder.path(), {"", entries, {}});
  REQUIRE(odd);
  const auto answer = odd->find("zorg", 0, 10);
  REQUIRE(answer);
  CHECK(answer->total == 2);
  for (const auto& hit : answer->hits) CHECK(text::is_utf8(hit.title));
  CHECK(odd->find(long_word, 0, 10)->total == 1);
}
