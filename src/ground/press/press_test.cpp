#include "ground/press/press.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace zicht;
using namespace zicht::paper;

namespace {
Document sample() {
  Document d{.title="Signaleren", .kicker="Het Kompas, hoofdstuk 6", .summary="Je leert signalen zien — én wat je dan doet.", .publisher="Zicht", .address="https://zicht.example/kompas/signaleren", .short_address="zicht.example/kompas/signaleren", .date="2026-11-22", .date_words="Nagekeken op 22 november 2026", .version="Versie 3f2a91c", .contents=true};
  Section s{.id="wat", .kicker="Wat", .title="Wat is een signaal?", .summary="Kort.", .level=2};
  Spans words;
  for (int i=0;i<12;++i) words.push_back({.text="De aandachtsfunctionaris mensenhandel kent de verantwoordelijkheden van coördinatie en financiën, en zo’n budget van € 5. "});
  words.push_back({.text="een link naar CoMensha", .target="https://www.comensha.nl"});
  words.push_back({.kind=Span::Kind::citation,.text="1",.target="#bron-1"});
  for (int i=0;i<9;++i) s.blocks.push_back({.id="p"+std::to_string(i), .spans=words});
  s.blocks.push_back({.kind=Block::Kind::heading,.id="h",.level=3,.spans={{.text="Een kop"}}});
  Block item{.kind=Block::Kind::item,.children={Block{.spans=words}}};
  s.blocks.push_back({.kind=Block::Kind::list,.children={item,item}});
  Block t{.kind=Block::Kind::table};
  t.rows.push_back({{{.text="Wie"}},{{.text="Wat"}},{{.text="Wanneer"}}});
  for(int i=0;i<40;++i) t.rows.push_back({{{.text="Gemeente"}},{{.text="Bespreekt elk signaal in het overleg met de zorgcoördinator en de politie."}},{{.text="Elke week"}}});
  s.blocks.push_back(t);
  s.blocks.push_back({.kind=Block::Kind::box,.label="Zo laat je zien dat het klaar is",.children={Block{.spans={{.text="Kort."}}}}});
  s.blocks.push_back({.kind=Block::Kind::figure,.label="Kop van figuur",.picture={.svg="<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 200'><text x='20' y='40' font-family='Zicht Small'>Hallo</text><rect x='10' y='60' width='300' height='40'/></svg>",.alternative="Een balk"}});
  s.blocks.push_back({.kind=Block::Kind::figure,.label="Kapot",.picture={.svg="<svg",.alternative="Een balk"}});
  d.sections.push_back(s);
  Section b{.id="bronnen",.title="Bronnen",.level=2};
  b.blocks.push_back({.kind=Block::Kind::numbered_list,.children={Block{.kind=Block::Kind::item,.id="bron-1",.children={Block{.spans={{.text="Bron één"}}}}}}});
  d.sections.push_back(b);
  return d;
}
}
TEST_CASE("a document is printed") {
  auto press = press::Press::open(std::string(ZICHT_SOURCE_DIR)+"/build/fonts");
  REQUIRE(press);
  auto doc = sample();
  for (int i=0;i<5;++i) { Card c{.id="k"+std::to_string(i),.kind="Signalenlijst",.title="Signalen bij werk",.address="https://zicht.example/kaarten/x",.short_address="zicht.example/kaarten/x",.code_address="https://zicht.example/kompas/signaleren",.code_words="Meer: Signaleren",.checked="Nagekeken op 22 november 2026"};
   c.blocks.push_back({.spans={{.text="Naar de lijst van de Nederlandse Arbeidsinspectie. Een werknemer:"}}});
   Block l{.kind=Block::Kind::list}; for(int j=0;j<12;++j) l.children.push_back({.kind=Block::Kind::item,.children={Block{.spans={{.text="krijgt te weinig, te laat of geen loon;"}}}}}); c.blocks.push_back(l);
   c.blocks.push_back({.kind=Block::Kind::heading,.id="lees",.level=2,.spans={{.text="Lees dit erbij"}}});
   c.blocks.push_back({.spans={{.text="De lijst is een richtlijn. Signalen kunnen op andere problemen wijzen. Trek geen overhaaste conclusies. Zeg niets tegen de werkgever."}}});
   doc.cards.push_back(c);}
  int n=0;
  for (auto f : {Form::pdf, Form::card_sheets, Form::single_card, Form::epub, Form::docx, Form::markdown, Form::markdown_zip}) {
  auto order = order_from_json(to_json({f, doc}));
  REQUIRE(order);
  auto sheet = press->print(*order);
  if (!sheet) FAIL(sheet.error().detail);
  for (auto& p : sheet->problems) WARN(p);
  const char* names[]={"a.pdf","cards.pdf","card.pdf","a.epub","a.docx","a.md","a.zip"};
  std::ofstream(std::string("/tmp/pt/")+names[n++]) << sheet->bytes; }
}
