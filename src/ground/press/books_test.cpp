// EPUB, DOCX and Markdown: what is in them. epubcheck and LibreOffice read them in tests/walks.
#include <zip.h>

#include <map>

#include "ground/press/sample.hpp"
#include "ground/press/zip.hpp"

namespace zicht::press {
namespace {

using paper::Form;
using test::open_press;
using test::sample;

/// The files in a zip by name.
std::map<std::string, std::string> files_in(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  REQUIRE(archive != nullptr);
  std::map<std::string, std::string> files;
  for (zip_int64_t at = 0; at < zip_get_num_entries(archive, 0); ++at) {
    zip_stat_t state;
    REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(at), 0, &state) == 0);
    std::string text(state.size, '\0');
    auto* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(at), 0);
    REQUIRE(zip_fread(file, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
    zip_fclose(file);
    files[state.name] = text;
  }
  zip_close(archive);
  return files;
}

std::map<std::string, std::string> print(Form form) {
  const auto sheet = open_press().print({form, sample()});
  REQUIRE(sheet);
  CHECK(sheet->problems.empty());
  return files_in(sheet->bytes);
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("an EPUB opens with what it is, not compressed") {
  const auto sheet = open_press().print({Form::epub, sample()});
  REQUIRE(sheet);
  CHECK(sheet->bytes.substr(30, 28) == "mimetypeapplication/epub+zip");
}

TEST_CASE("an EPUB has a page a section, a contents, and tells how it can be read") {
  auto files = print(Form::epub);
  CHECK(holds(files["EPUB/inhoud.xhtml"], "epub:type=\"landmarks\""));
  CHECK(holds(files["EPUB/inhoud.xhtml"], "deel-002.xhtml\">Bronnen"));
  CHECK(holds(files["EPUB/deel-001.xhtml"], "href=\"deel-002.xhtml#bron-1\""));
  CHECK(holds(files["EPUB/deel-001.xhtml"], "alt=\"Een balk van 944.\""));
  CHECK(holds(files["EPUB/package.opf"], "schema:accessibilitySummary"));
  CHECK(holds(files["EPUB/package.opf"], "<dc:language>nl-NL"));
  CHECK(files.contains("EPUB/figuur-1.svg"));
}

TEST_CASE("a DOCX has real headings, lists, tables and links") {
  auto files = print(Form::docx);
  const auto& text = files["word/document.xml"];
  CHECK(holds(text, "w:pStyle w:val=\"Heading2\""));
  CHECK(holds(text, "<w:numId w:val=\"1\"/>"));
  CHECK(holds(text, "<w:tblHeader/>"));
  CHECK(holds(text, "TOC \\o"));
  CHECK(holds(text, "descr=\"Een balk van 944.\""));
  CHECK(holds(files["word/_rels/document.xml.rels"], "https://www.comensha.nl"));
  CHECK(holds(files["word/footer1.xml"], "NUMPAGES"));
  CHECK(holds(files["word/styles.xml"], "nl-NL"));
  CHECK(files["word/media/figuur1.png"].starts_with("\x89PNG"));
}

TEST_CASE("a text in Markdown has a head, footnotes and escaped signs") {
  auto document = sample();
  document.sections[0].blocks[0].spans[0].text = "Een *ster* [en] een <b>";
  const auto sheet = open_press().print({Form::markdown, document});
  REQUIRE(sheet);
  CHECK(sheet->bytes.starts_with("---\ntitle: \"Signaleren\"\nlang: nl-NL\n"));
  CHECK(holds(sheet->bytes, "Een \\*ster\\* \\[en\\] een \\<b\\>"));
  CHECK(holds(sheet->bytes, "[CoMensha](https://www.comensha.nl).[^1]"));
  CHECK(holds(sheet->bytes, "[^1]: Tiende rapportage"));
  CHECK(holds(sheet->bytes, "| Wie | Wat | Wanneer |\n| --- | --- | --- |"));
  CHECK(holds(sheet->bytes, "> **Zo laat je zien dat het klaar is**"));
}

TEST_CASE("Markdown of more is a zip with a text a section") {
  const auto files = print(Form::markdown_zip);
  CHECK(files.size() == 3);
  CHECK(holds(files.at("001-wat.md"), "(bron 1)"));
}

TEST_CASE("the same files give the same zip") {
  const std::vector<Entry> entries{{"a.txt", "a", false}, {"b.txt", std::string(1000, 'b')}};
  CHECK(*zip(entries) == *zip(entries));
  CHECK(files_in(*zip(entries)).at("b.txt").size() == 1000);
}

}  // namespace zicht::press
