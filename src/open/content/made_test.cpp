#include "open/content/made.hpp"

#include <catch2/catch.hpp>

using namespace zicht::content;

TEST_CASE("what is made of data reads as what is written") {
  const Blocks blocks{made::heading(2, "wonen", {made::words("Wonen")}),
                      made::paragraph(made::join({{made::strong("Let op:"), made::words(" lees ")},
                                                  {made::link("de kaart", "/kaarten/wonen")},
                                                  made::citations({"s1", "s2"})})),
                      made::list({{made::words("bed")}, {made::words("baas")}}),
                      made::table({{{made::words("Wanneer")}}, {{made::words("Altijd")}}})};
  CHECK(plain_text(blocks) == "Wonen\nLet op: lees de kaart\nbed\nbaas\nWanneer \nAltijd \n");
  CHECK(blocks[1].inlines.back().target == "s2");
  CHECK(blocks[2].children.at(1).kind == Block::Kind::item);
}
