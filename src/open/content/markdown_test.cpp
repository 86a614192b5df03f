#include "open/content/markdown.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::content;
using Kind = Inline::Kind;

namespace {

struct Reading {
  Blocks blocks;
  Problems problems;

  bool says(int line, const std::string& words) const {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.line == line && problem.file == "x.md" &&
             problem.message.find(words) != std::string::npos;
    });
  }
};

Reading read(const std::string& body) {
  Reading reading;
  reading.blocks = parse_markdown(body, "x.md", 1, reading.problems);
  return reading;
}

/// The one block of a body that is right.
Block only(const std::string& body) {
  auto reading = read(body);
  INFO(body);
  REQUIRE(reading.problems.empty());
  REQUIRE(reading.blocks.size() == 1);
  return reading.blocks[0];
}

/// Stretches as a line: text, **strong**, <target>, [citation].
std::string spelled(const Inlines& inlines) {
  std::string words;
  for (const auto& item : inlines) {
    switch (item.kind) {
      case Kind::strong:
        words += "**" + spelled(item.inside) + "**";
        break;
      case Kind::link:
      case Kind::term:
        words += "<" + item.target + ">" + spelled(item.inside);
        break;
      case Kind::citation:
        words += "[" + item.target + "]";
        break;
      case Kind::line_break:
        words += "|";
        break;
      default:
        words += item.text + spelled(item.inside);
    }
  }
  return words;
}

std::string spelled(const std::string& line) {
  return spelled(only(line).inlines);
}

std::string repeated(const std::string& text, std::size_t size) {
  std::string all;
  while (all.size() < size) all += text;
  return all;
}

}  // namespace

TEST_CASE("a text is read as its blocks, each with its lines and its id") {
  const auto [blocks, problems] = read(
      "## Kop {#kop}\n"
      "\n"
      "Een alinea\n"
      "op twee regels. {#b-1}\n"
      "\n"
      "- een\n"
      "- twee {#b-2}\n"
      "\n"
      "1. eerst\n"
      "2. dan\n"
      "   nog dit {#b-3}\n"
      "\n"
      "| a | b |\n"
      "|---|---|\n"
      "| c | 1 | {#b-4}\n"
      "\n"
      "> Een citaat. {#b-5}\n"
      "\n"
      ":::doel {#b-6}\n"
      "Binnen. {#b-7}\n"
      ":::\n"
      "::figuur{id=\"nr-gemeld\"} {#b-8}\n"
      "::contacten {#b-9}\n"
      ":::les\n"
      "Nog een.\n"
      "::: {#b-10}\n"
      "### Kleine kop ### {#b-11}\n");
  REQUIRE(problems.empty());
  struct Expected {
    Block::Kind kind;
    std::string id;
    int line, last_line;
  };
  const std::vector<Expected> all{{Block::Kind::heading, "kop", 1, 1},
                                  {Block::Kind::paragraph, "b-1", 3, 4},
                                  {Block::Kind::list, "b-2", 6, 7},
                                  {Block::Kind::numbered_list, "b-3", 9, 11},
                                  {Block::Kind::table, "b-4", 13, 15},
                                  {Block::Kind::quote, "b-5", 17, 17},
                                  {Block::Kind::box, "b-6", 19, 21},
                                  {Block::Kind::figure, "b-8", 22, 22},
                                  {Block::Kind::contacts, "b-9", 23, 23},
                                  {Block::Kind::box, "b-10", 24, 26},
                                  {Block::Kind::heading, "b-11", 27, 27}};
  REQUIRE(blocks.size() == all.size());
  for (std::size_t at = 0; at < all.size(); ++at) {
    INFO("block " << at);
    CHECK(blocks[at].kind == all[at].kind);
    CHECK(blocks[at].id == all[at].id);
    CHECK(blocks[at].line == all[at].line);
    CHECK(blocks[at].last_line == all[at].last_line);
  }
  CHECK(blocks[6].children.at(0).id == "b-7");
  CHECK(blocks[7].name == "nr-gemeld");
  CHECK(blocks[10].level == 3);
  CHECK(plain_text(blocks).find("{#") == std::string::npos);
}

TEST_CASE("an id is not part of the text, whatever it stands behind") {
  CHECK(spelled("Een zin. {#b-7f3k}") == "Een zin.");
  CHECK(spelled("Een zin.{#b-7f3k}") == "Een zin.");
  CHECK(spelled("Een zin.\t{#b-7f3k}  ") == "Een zin.");
  CHECK(spelled("Een zin.[@s1] {#B-7}") == "Een zin.[s1]");
  CHECK(only("| a |\n|---|\n| b | {#t}").rows.at(1).size() == 1);
  CHECK(only("## Kop {#kop}").id == "kop");
  CHECK(spelled("Accolades {zoals deze} mogen. {#x}") == "Accolades {zoals deze} mogen.");
}

TEST_CASE("an id that belongs to nothing is not lost in silence") {
  CHECK(read("Een alinea.\n\n{#los}\n").says(3, "\"los\" hoort bij geen blok"));
  CHECK(read("- een {#een}\n- twee {#twee}\n").says(1, "\"een\" hoort bij geen blok"));
  CHECK(read("Een alinea {#a}\nop twee regels. {#b}\n").says(1, "\"a\" hoort bij geen blok"));
  CHECK(read("> - een {#a}\n>\n> twee {#b}\n").says(1, "\"a\" hoort"));
  CHECK(read("Een alinea. {#één}\n").says(1, "Het id \"één\" kan niet"));
  CHECK(read("Een alinea. {#a_b}\n").says(1, "kan niet"));
  CHECK(read("Een alinea. {#}\n").says(1, "kan niet"));
  CHECK(plain_text(read("Een alinea. {#a b}\n").blocks) == "Een alinea.\n");
}

TEST_CASE("an item has its words and what hangs below them, and no id of its own") {
  const auto list = only("- een\n  - onder een\n- twee {#l}");
  REQUIRE(list.children.size() == 2);
  CHECK(list.children[0].kind == Block::Kind::item);
  REQUIRE(list.children[0].children.size() == 2);
  CHECK(list.children[0].children[1].kind == Block::Kind::list);
  CHECK(list.children[0].children[1].id.empty());
  CHECK(list.children[1].children.at(0).id.empty());
  CHECK(list.id == "l");
}

TEST_CASE("a table has rows of cells, the heading first") {
  const auto table = only("| Zo wel | Zo niet |\n|---|---:|\n| **a**[@s1] | b \\| c |\n| d | |");
  REQUIRE(table.rows.size() == 3);
  CHECK(spelled(table.rows[0][1]) == "Zo niet");
  CHECK(spelled(table.rows[1][0]) == "**a**[s1]");
  CHECK(spelled(table.rows[1][1]) == "b | c");
  CHECK(table.rows[2][1].empty());
}

TEST_CASE("a table stands apart from what is above it") {
  CHECK(read("x\n\nEen alinea\nop twee regels\n| a |\n|---|\n| b |\n")
            .says(3, "Zet een lege regel tussen deze alinea en de tabel"));
  CHECK(read("> x\n> | a |\n> |---|\n> | b |\n").says(1, "Zet een lege regel"));
  CHECK(read("- x\n  | a |\n  |---|\n  | b |\n").says(1, "Zet een lege regel"));
}

TEST_CASE("a citation is taken out of the text, with the space before it") {
  CHECK(spelled("Een op de zes.[@s38]") == "Een op de zes.[s38]");
  CHECK(spelled("Een op de zes. [@s38] Meer.") == "Een op de zes.[s38] Meer.");
  CHECK(spelled("Zin.[@s1][@s2] Meer.[@s-3b]") == "Zin.[s1][s2] Meer.[s-3b]");
  CHECK(spelled("[@s1]Zin") == "[s1]Zin");
  CHECK(spelled("Zin\n[@s1]") == "Zin[s1]");
  CHECK(spelled("**Vet.[@s1]** Meer") == "**Vet.[s1]** Meer");
  CHECK(spelled("[woorden[@s1]](/x)") == "</x>woorden[s1]");
  CHECK(spelled(only("| a[@s1][@s2] |\n|---|\n| b [@s3] |").rows[1][0]) == "b[s3]");
  CHECK(plain_text(only("Zin.[@s1] Meer.").inlines) == "Zin. Meer.");
}

TEST_CASE("a citation that is not one is told, and left as it is") {
  for (const auto* wrong : {"Zin.[@S1]", "Zin.[@]", "Zin.[@s 1]", "Zin.[@s1", "Zin [@s1; @s2]"}) {
    INFO(wrong);
    const auto reading = read(wrong);
    CHECK(reading.says(1, "bronverwijzing is niet goed"));
    CHECK(plain_text(reading.blocks).find("[@") != std::string::npos);
  }
  CHECK(read("Zin.[@S1] Meer.[@s2]").blocks.at(0).inlines.back().target == "s2");
  CHECK(read("maria@voorbeeld.nl of [dit] of @s1").problems.empty());
}

TEST_CASE("a link is a place, and a term is a word of the glossary") {
  CHECK(spelled("de [zorgcoördinator](begrip:zorgcoordinator) belt") ==
        "de <zorgcoordinator>zorgcoördinator belt");
  CHECK(only("[x](begrip:y)").inlines.at(0).kind == Kind::term);
  CHECK(spelled("[hier](/kompas/signaleren/hoe#stap)") == "</kompas/signaleren/hoe#stap>hier");
  CHECK(only("[x](/y)").inlines.at(0).kind == Kind::link);
}

TEST_CASE("Dutch apostrophes point the right way, and quotes stay quotes") {
  CHECK(spelled("'s avonds") == "’s avonds");
  CHECK(spelled("'s Avonds en 's nachts maken ze foto's") ==
        "’s Avonds en ’s nachts maken ze foto’s");
  CHECK(spelled("zo'n foto's van 't jaar") == "zo’n foto’s van ’t jaar");
  CHECK(spelled("'t Was 'n dag, 'k weet het") == "’t Was ’n dag, ’k weet het");
  CHECK(spelled("Hij zei: 'Kom mee.' En 's avonds 'niets'.") ==
        "Hij zei: ‘Kom mee.’ En ’s avonds ‘niets’.");
  CHECK(spelled("\"Kom mee.\"") == "“Kom mee.”");
  CHECK(spelled("'smal' en 'tekst'") == "‘smal’ en ‘tekst’");
  CHECK(spelled("de letter 's'") == "de letter ‘s’");
  CHECK(spelled("‘s avonds") == "’s avonds");
  CHECK(spelled("’s avonds") == "’s avonds");
}

TEST_CASE("what docs/content.md does not allow is refused, with its line") {
  CHECK(read("x\n\n# Titel").says(3, "Gebruik alleen ## en ###"));
  CHECK(read("#### Te diep").says(1, "Gebruik alleen ## en ###"));
  CHECK(read("Titel\n===").says(1, "Haal de streep onder deze regel weg"));
  CHECK(read("Nummer #1\n---").says(1, "Haal de streep onder deze regel weg"));
  CHECK(read("x\n\nKop\n---\nTekst").says(3, "Haal de streep onder deze regel weg"));
  CHECK(read("x\n\n![plaatje](/x.png)").says(3, "Plaatjes kunnen hier niet"));
  CHECK(read("x <b>vet</b>").says(1, "HTML kan hier niet"));
  CHECK(read("<script>alert(1)</script>").says(1, "Dit soort blok kan hier niet"));
  CHECK(read("<!-- stil -->").says(1, "Dit soort blok kan hier niet"));
  CHECK(read("```\ncode\n```").says(1, "Dit soort blok kan hier niet"));
  CHECK(read("x\n\n    ingesprongen").says(3, "Dit soort blok kan hier niet"));
  CHECK(read("x\n\n***").says(3, "Dit soort blok kan hier niet"));
  CHECK(read("*cursief*").says(1, "Cursief kan hier niet"));
  CHECK(read("_cursief_").says(1, "Cursief kan hier niet"));
  CHECK(read("- a\n\n  ## Kop").says(3, "Een kop in een kader kan niet"));
}

TEST_CASE("nothing that was refused is in the blocks that remain") {
  const auto reading = read("Voor <b>vet</b> na ![x](/y) slot.\n\n<script>x</script>\n\nEinde.");
  CHECK(plain_text(reading.blocks) == "Voor vet na  slot.\nEinde.\n");
}

TEST_CASE("a box has a name, attributes and blocks inside") {
  const auto box = only(":::kader{thema=\"1\"  plateau=\"2\"}\nEerst.\n\n- dan\n:::");
  CHECK(box.kind == Block::Kind::box);
  CHECK(box.name == "kader");
  CHECK(box.attributes.at("thema") == "1");
  CHECK(box.attributes.at("plateau") == "2");
  CHECK(box.children.size() == 2);
  CHECK(only(":::blik{zie=\"Wat je ziet: {een} **hoed**.\"}\nMeer.\n:::").attributes.at("zie") ==
        "Wat je ziet: {een} **hoed**.");
  CHECK(only("::: let-op\nPas op.\n:::  ").name == "let-op");
  CHECK(only(":::doel\nx\n::::").children.size() == 1);
}

TEST_CASE("a box is closed before another opens") {
  SECTION("one that is never closed") {
    const auto reading = read("x\n\n:::doel\nTekst.\n\nMeer.");
    CHECK(reading.says(3, "\"doel\" wordt niet gesloten"));
    CHECK(reading.problems.size() == 1);
  }
  SECTION("a box in a box") {
    const auto reading = read(":::doel\nx\n:::wie\ny\n:::\n:::\n");
    CHECK(reading.says(3, "\"doel\" van regel 1 is nog niet gesloten"));
    CHECK(reading.says(6, "er staat er geen open"));
    CHECK(reading.problems.size() == 2);
    REQUIRE(reading.blocks.size() == 2);
    CHECK(reading.blocks[1].name == "wie");
  }
  SECTION("one that was never opened") {
    CHECK(read("x\n\n:::\n").says(3, "er staat er geen open"));
  }
  SECTION("a heading inside") {
    CHECK(read(":::doel\n## Kop\n:::").says(2, "Een kop in een kader kan niet"));
  }
}

TEST_CASE("a line that looks like a box and is none is told") {
  for (const auto* wrong : {"::",
                            ":::Doel\nx\n:::",
                            "::::doel",
                            ":::doel tekst erachter",
                            ":::kader{thema=1}",
                            ":::kader{thema='1'}",
                            ":::kader{thema=\"1}",
                            ":::kader{thema=\"1\"",
                            ":::kader{thema=\"1\" thema=\"2\"}",
                            ":::kader{\"1\"}",
                            ":::-doel",
                            "::figuur{id=nr}"}) {
    INFO(wrong);
    CHECK(read(wrong).says(1, "is geen kader of figuur"));
  }
  CHECK(read("::figuur").says(1, "Bij een figuur hoort een id"));
  CHECK(read("::plaatje{id=\"x\"}").says(1, "\"::plaatje\" is onbekend"));
}

TEST_CASE("an editor sees all mistakes at once") {
  CHECK(read("# Een\n\n*twee*\n\n:::\n\n<b>vier</b>\n\nvijf {#één}").problems.size() == 6);
}

TEST_CASE("text without anything in it has no blocks") {
  CHECK(read("").blocks.empty());
  CHECK(read("\n\n \n").blocks.empty());
  CHECK(read("").problems.empty());
}

TEST_CASE("what is absurdly long or deep is read or refused, and never breaks the reader") {
  constexpr std::size_t size = 100'000;
  for (const auto& body : {repeated("[", size),
                           repeated("]", size),
                           repeated("[@", size),
                           repeated("[@s1]", size),
                           repeated("{", size),
                           repeated("}", size),
                           repeated("{#a}", size),
                           repeated("{#", size) + "}",
                           repeated(" ", size) + "{#a}",
                           "a" + repeated(" ", size),
                           repeated("'s ", size),
                           repeated("![", size),
                           repeated("[a](b", size),
                           repeated("**a ", size),
                           repeated("**a ", size) + repeated("a**", size),
                           repeated("*_", size),
                           repeated("`", size),
                           ":::" + repeated("a", size),
                           ":::" + repeated(" ", size),
                           ":::blik{" + repeated("zie=\"\" ", size),
                           ":::blik{zie=\"" + repeated("a", size) + "\"}\nx\n:::",
                           repeated(":", size),
                           repeated(":::doel\n", size),
                           repeated(":::doel\n:::\n", size)})
    CHECK_NOTHROW(plain_text(read(body).blocks));
}

TEST_CASE("lists and quotes are nested so deep and no deeper") {
  CHECK(read("> > > diep genoeg").problems.empty());
  CHECK(read(repeated("> ", 200) + "te diep").says(1, "te veel lijsten of citaten in elkaar"));
  CHECK(read(repeated("> ", 1'000'000)).says(1, "te veel lijsten of citaten in elkaar"));
  CHECK(read(repeated("- ", 1'000'000) + "x").says(1, "te veel lijsten of citaten in elkaar"));
  std::string strong;
  for (int level = 0; level < 30; ++level) strong = "**a " + strong + " a**";
  CHECK(read(strong).says(1, "te veel opmaak in elkaar"));
}

TEST_CASE("one line can be read on its own") {
  Problems problems;
  CHECK(spelled(parse_inlines("Een **man** met [@s1]", "x.md", 4, problems)) ==
        "Een **man** met[s1]");
  CHECK(problems.empty());
  CHECK(parse_inlines("", "x.md", 4, problems).empty());
  parse_inlines("<b>x</b>", "x.md", 4, problems);
  REQUIRE_FALSE(problems.empty());
  CHECK(problems[0].line == 4);
}
