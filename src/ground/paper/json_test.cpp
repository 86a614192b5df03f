#include "ground/paper/json.hpp"

#include <catch2/catch.hpp>

namespace zicht::paper {

TEST_CASE("a document comes out of JSON as it went in") {
  Block item{.kind = Block::Kind::item, .id = "bron-1"};
  item.children.push_back({.spans = {{.text = "Één bron, „met” <tekens> & €", .strong = true},
                                     {.kind = Span::Kind::line_break},
                                     {.text = "adres", .target = "https://voorbeeld.nl"}}});
  Block table{.kind = Block::Kind::table, .rows = {{{{.text = "Wie"}}, {{.text = "Wat"}}}}};
  Document document{.title = "Signaleren", .contents = true, .fictional = true};
  document.sections.push_back({.id = "wat",
                               .title = "Wat",
                               .level = 2,
                               .blocks = {{.kind = Block::Kind::numbered_list, .children = {item}},
                                          table,
                                          {.kind = Block::Kind::box,
                                           .label = "Valkuil",
                                           .warning = true,
                                           .picture = {.svg = "<svg/>", .alternative = "x"}}}});
  document.cards.push_back({.id = "k", .title = "Kaart", .code_address = "https://x"});
  const Order order{Form::card_sheets, document};

  const auto text = to_json(order);
  const auto again = order_from_json(text);
  REQUIRE(again);
  CHECK(to_json(*again) == text);
  CHECK(again->form == Form::card_sheets);
  const auto& blocks = again->document.sections[0].blocks;
  CHECK(blocks[0].children[0].children[0].spans[0].text == "Één bron, „met” <tekens> & €");
  CHECK(blocks[1].rows[0][1][0].text == "Wat");
  CHECK(blocks[2].warning);
}

TEST_CASE("an order that is none is refused") {
  for (const auto* text : {"",
                           "[]",
                           "{\"form\":\"pdf\"}",
                           "{\"form\":99}",
                           "{\"document\":{\"title\":3}}",
                           "{\"document\":{\"sections\":[1]}}",
                           "{\"document\":{\"cover\":\"ja\"}}"})
    CHECK_FALSE(order_from_json(text));
}

TEST_CASE("lists that stand in lists without end are refused") {
  std::string deep = "{\"document\":{\"sections\":[{\"blocks\":";
  for (int at = 0; at < 1000; ++at) deep += "[{\"children\":";
  CHECK_FALSE(order_from_json(deep));
}

}  // namespace zicht::paper
