// qpdf asks which of its two kinds of pointer is meant: the standard ones.
#define POINTERHOLDER_TRANSITION 4
#include <map>
#include <qpdf/JSON.hh>  // QPDFObjectHandle.hh names it only.
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "ground/press/sample.hpp"

namespace zicht::press {
namespace {

using paper::Form;
using test::open_press;
using test::sample;

/// A PDF as a reading program sees it.
class Pdf {
 public:
  explicit Pdf(const std::string& bytes) : bytes_(bytes) {
    pdf_.processMemoryFile("pdf", bytes_.data(), bytes_.size());
    count(pdf_.getRoot().getKey("/StructTreeRoot").getKey("/K"));
  }
  int tags(const std::string& name) { return tags_["/" + name]; }
  std::size_t pages() { return QPDFPageDocumentHelper(pdf_).getAllPages().size(); }
  QPDFObjectHandle root() { return pdf_.getRoot(); }
  std::vector<std::string> scopes;
  std::vector<std::string> alternatives;
  std::vector<std::string> link_words;

 private:
  void count(QPDFObjectHandle tag) {
    if (tag.isArray()) {
      for (int at = 0; at < tag.getArrayNItems(); ++at) count(tag.getArrayItem(at));
      return;
    }
    if (!tag.isDictionary()) return;
    if (tag.hasKey("/Obj") && tag.getKey("/Obj").hasKey("/Contents"))
      link_words.push_back(tag.getKey("/Obj").getKey("/Contents").getUTF8Value());
    if (tag.getKey("/S").isName()) ++tags_[tag.getKey("/S").getName()];
    if (tag.hasKey("/A")) scopes.push_back(tag.getKey("/A").getKey("/Scope").getName());
    if (tag.hasKey("/Alt")) alternatives.push_back(tag.getKey("/Alt").getUTF8Value());
    count(tag.getKey("/K"));
  }
  std::string bytes_;
  QPDF pdf_;
  std::map<std::string, int> tags_;
};

Pdf print(const paper::Document& document, Form form = Form::pdf) {
  const auto sheet = open_press().print({form, document});
  if (!sheet) FAIL(sheet.error().detail);
  return Pdf(sheet->bytes);
}

}  // namespace

TEST_CASE("a PDF says what is a heading, a list, a table and a figure") {
  auto pdf = print(sample());
  CHECK(pdf.tags("H1") == 1);
  CHECK(pdf.tags("H2") == 3);  // Contents, text, sources.
  CHECK(pdf.tags("L") == 3);
  CHECK(pdf.tags("LI") == 5);
  CHECK(pdf.tags("Table") == 2);
  CHECK(pdf.tags("BlockQuote") == 1);
  CHECK(pdf.tags("TOCI") == 2);
  CHECK(pdf.alternatives == std::vector<std::string>{"Een balk van 944."});
  CHECK(pdf.tags("TH") == static_cast<int>(pdf.scopes.size()));
  CHECK(pdf.scopes[0] == "/Column");
  CHECK(pdf.scopes[3] == "/Row");
  CHECK(pdf.tags("Link") == static_cast<int>(pdf.link_words.size()));
}

TEST_CASE("a PDF says its language, its title and that it is tagged") {
  auto pdf = print(sample());
  CHECK(pdf.root().getKey("/Lang").getUTF8Value() == "nl-NL");
  CHECK(pdf.root().getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
  CHECK(pdf.root().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  CHECK(pdf.root().hasKey("/Metadata"));
  CHECK(pdf.root().hasKey("/Outlines"));
}

TEST_CASE("the same document gives the same PDF") {
  const auto press = open_press();
  CHECK(press.print({Form::pdf, sample()})->bytes == press.print({Form::pdf, sample()})->bytes);
}

TEST_CASE("a drawing that is broken leaves a note, and a problem that names it") {
  for (const auto* svg : {"<svg", "geen tekening", "<svg xmlns='http://www.w3.org/2000/svg'/>"}) {
    auto document = sample();
    for (auto& block : document.sections[0].blocks)
      if (block.kind == paper::Block::Kind::figure) block.picture.svg = svg;
    for (const auto form : {Form::pdf, Form::docx, Form::epub}) {
      const auto sheet = open_press().print({form, document});
      REQUIRE(sheet);
      CHECK_FALSE(sheet->bytes.empty());
      REQUIRE(sheet->problems.size() == 1);
      CHECK(sheet->problems[0].find("Er waren 944 meldingen") != std::string::npos);
    }
  }
}

TEST_CASE("a link to a place that is not there becomes words, and a problem") {
  auto document = sample();
  document.sections[0].blocks[0].spans[0].target = "#nergens";
  const auto sheet = open_press().print({Form::pdf, document});
  REQUIRE(sheet);
  REQUIRE(sheet->problems.size() == 1);
  CHECK(sheet->problems[0].find("#nergens") != std::string::npos);
}

TEST_CASE("a table that is longer than a page goes on, row by row") {
  auto document = sample();
  for (auto& block : document.sections[0].blocks)
    if (block.kind == paper::Block::Kind::table)
      for (int at = 0; at < 200; ++at) block.rows.push_back(block.rows[1]);
  auto pdf = print(document);
  CHECK(pdf.pages() >= 6);
  CHECK(pdf.tags("TR") == 241 + 2);
}

TEST_CASE("a box may stand in the margin, beside its text, and takes no room there") {
  const auto line = [](const std::string& words) -> paper::Block {
    return {.spans = {{.text = words}}};
  };
  paper::Blocks text;
  for (int at = 0; at < 24; ++at) text.push_back(line("Alinea " + std::to_string(at) + "."));
  const auto pages_with = [&](bool beside, int lines) {
    auto blocks = text;
    paper::Block box{
        .kind = paper::Block::Kind::box, .label = "Mijn aantekening", .beside = beside};
    for (int at = 0; at < lines; ++at) box.children.push_back(line("Denk hieraan."));
    for (const int at : {22, 12, 2}) blocks.insert(blocks.begin() + at, box);
    auto pdf = print({.title = "Tekst", .sections = {{.blocks = std::move(blocks)}}});
    CHECK(pdf.tags("P") >= 24 + 3);
    return pdf.pages();
  };
  CHECK(pages_with(true, 6) == 1);
  CHECK(pages_with(false, 6) == 2);
  // One that is longer than the margin is for stands below its text.
  CHECK(pages_with(true, 60) == pages_with(false, 60));
}

TEST_CASE("an empty document is a page with a title") {
  auto pdf = print({.title = "Leeg"});
  CHECK(pdf.pages() == 1);
  CHECK(pdf.tags("H1") == 1);
}

TEST_CASE("a sign that no letter has is told") {
  const auto sheet = open_press().print(
      {Form::pdf, {.title = "Teken", .sections = {{.blocks = {{.spans = {{.text = "漢"}}}}}}}});
  REQUIRE(sheet);
  CHECK(sheet->problems.size() == 1);
}

TEST_CASE("five cards are two sheets, and each is whole on its quarter") {
  paper::Document document{.title = "Kaarten"};
  for (int at = 0; at < 5; ++at)
    document.cards.push_back(test::sample_card("k" + std::to_string(at), 14));
  const auto sheet = open_press().print({Form::card_sheets, document});
  REQUIRE(sheet);
  CHECK(sheet->problems.empty());
  Pdf pdf(sheet->bytes);
  CHECK(pdf.pages() == 2);
  CHECK(pdf.tags("H1") == 5);
  CHECK(pdf.alternatives.size() == 5);
}

TEST_CASE("a card that is a little too long is set smaller, and one far too long is told") {
  paper::Document document{.title = "Kaarten"};
  document.cards.push_back(test::sample_card("vol", 22));
  auto sheet = open_press().print({Form::card_sheets, document});
  REQUIRE(sheet);
  CHECK(sheet->problems.empty());
  CHECK(Pdf(sheet->bytes).pages() == 1);

  document.cards[0] = test::sample_card("te-vol", 60);
  sheet = open_press().print({Form::card_sheets, document});
  REQUIRE(sheet);
  REQUIRE(sheet->problems.size() == 1);
  CHECK(sheet->problems[0].find("past niet op één kant") != std::string::npos);
}

TEST_CASE("one card is a sheet of its own size") {
  paper::Document document{.title = "Kaart", .cards = {test::sample_card("k", 5)}};
  auto pdf = print(document, Form::single_card);
  CHECK(pdf.pages() == 1);
}

}  // namespace zicht::press
