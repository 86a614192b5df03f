// For tests: a press, and a document with one of everything.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "ground/press/press.hpp"

namespace zicht::press::test {

inline Press open_press() {
  auto press = Press::open(std::string(ZICHT_SOURCE_DIR) + "/build/fonts");
  if (!press) FAIL(press.error().message << " " << press.error().detail);
  return std::move(*press);
}

inline constexpr const char* sound_svg =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 200'>"
    "<text x='20' y='40' font-family='Zicht Small'>944</text>"
    "<rect x='10' y='60' width='300' height='40'/></svg>";

/// About two pages, with headings, lists, a table of forty rows, a box, a figure and sources.
inline paper::Document sample() {
  using paper::Block;
  using paper::Span;
  paper::Document document{.title = "Signaleren",
                           .kicker = "Het Kompas, hoofdstuk 6",
                           .summary = "Je leert signalen zien, én wat je dan doet.",
                           .publisher = "Zicht",
                           .address = "https://zicht.example/kompas/signaleren",
                           .short_address = "zicht.example/kompas/signaleren",
                           .date = "2026-11-22",
                           .date_words = "Nagekeken op 22 november 2026",
                           .version = "Versie 3f2a91c",
                           .contents = true};
  paper::Section text{.id = "wat", .kicker = "Wat", .title = "Wat is een signaal?", .level = 2};
  const paper::Spans words{{.text = "De coördinatie kost € 5, en zo’n budget is geen financiële "},
                           {.text = "verantwoordelijkheid", .strong = true},
                           {.text = " van één mens. Lees ook "},
                           {.text = "CoMensha", .target = "https://www.comensha.nl"},
                           {.text = "."},
                           {.kind = Span::Kind::citation, .text = "1", .target = "#bron-1"}};
  for (int at = 0; at < 6; ++at)
    text.blocks.push_back({.id = "p" + std::to_string(at), .spans = words});
  text.blocks.push_back(
      {.kind = Block::Kind::heading, .id = "kop", .level = 3, .spans = {{.text = "Een kop"}}});
  const Block item{.kind = Block::Kind::item, .children = {Block{.spans = words}}};
  text.blocks.push_back({.kind = Block::Kind::list, .id = "lijst", .children = {item, item}});
  text.blocks.push_back({.kind = Block::Kind::numbered_list, .children = {item, item}});
  Block table{.kind = Block::Kind::table, .id = "tabel"};
  table.rows.push_back({{{.text = "Wie"}}, {{.text = "Wat"}}, {{.text = "Wanneer"}}});
  for (int at = 0; at < 40; ++at)
    table.rows.push_back({{{.text = "Gemeente"}},
                          {{.text = "Bespreekt elk signaal met de zorgcoördinator."}},
                          {{.text = "Elke week"}}});
  text.blocks.push_back(table);
  text.blocks.push_back({.kind = Block::Kind::box,
                         .label = "Zo laat je zien dat het klaar is",
                         .children = {Block{.spans = {{.text = "Kort, zie de "},
                                                      {.text = "lijst", .target = "#lijst"}}}}});
  text.blocks.push_back({.kind = Block::Kind::quote,
                         .label = "Femke",
                         .children = {Block{.spans = {{.text = "Ik had niets in handen."}}}}});
  text.blocks.push_back({.kind = Block::Kind::figure,
                         .id = "figuur",
                         .level = 3,
                         .spans = {{.text = "Mogelijke slachtoffers, 2024"}},
                         .label = "Er waren 944 meldingen",
                         .rows = {{{{.text = "Jaar"}}, {{.text = "Meldingen"}}},
                                  {{{.text = "2024"}}, {{.text = "944"}}}},
                         .picture = {.svg = sound_svg, .alternative = "Een balk van 944."}});
  document.sections.push_back(text);
  paper::Section sources{.id = "bronnen", .title = "Bronnen", .level = 2};
  sources.blocks.push_back(
      {.kind = Block::Kind::numbered_list,
       .children = {Block{.kind = Block::Kind::item,
                          .id = "bron-1",
                          .children = {Block{.kind = Block::Kind::fine_print,
                                             .spans = {{.text = "Tiende rapportage"}}}}}}});
  document.sections.push_back(sources);
  return document;
}

inline paper::Card sample_card(const std::string& id, int lines) {
  using paper::Block;
  paper::Card card{.id = id,
                   .kind = "Signalenlijst",
                   .title = "Signalen bij werk",
                   .address = "https://zicht.example/kaarten/werk",
                   .short_address = "zicht.example/kaarten/werk",
                   .code_address = "https://zicht.example/kompas/signaleren",
                   .code_words = "Meer: Signaleren",
                   .checked = "Nagekeken op 22 november 2026"};
  Block list{.kind = Block::Kind::list};
  for (int at = 0; at < lines; ++at)
    list.children.push_back(
        {.kind = Block::Kind::item,
         .children = {Block{.spans = {{.text = "krijgt te weinig, te laat of geen loon;"}}}}});
  card.blocks.push_back(list);
  return card;
}

}  // namespace zicht::press::test
