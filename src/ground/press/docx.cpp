#include "ground/press/docx.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/press/docx_blocks.hpp"
#include "ground/press/docx_parts.hpp"
#include "ground/press/docx_text.hpp"
#include "ground/press/zip.hpp"

namespace zicht::press {
namespace {

using paper::Document;
using paper::Section;

class Writer {
 public:
  Writer(const Document& document, std::vector<std::string>& problems)
      : document_(document), text_(document), blocks_(text_, problems) {}

  Result<std::string> write() {
    opening();
    if (document_.contents) contents();
    for (const auto& section : document_.sections) add(section);
    const auto whole = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{}"
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" "
        "w:h=\"16838\"/><w:pgMar w:top=\"1304\" w:right=\"1418\" w:bottom=\"1304\" "
        "w:left=\"1418\" w:header=\"709\" w:footer=\"600\" "
        "w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n",
        text_.body());
    std::vector<Entry> entries{
        {"[Content_Types].xml", std::string(docx_parts::content_types)},
        {"_rels/.rels", std::string(docx_parts::package_relations)},
        {"docProps/core.xml", docx_parts::properties(document_)},
        {"word/document.xml", whole},
        {"word/styles.xml", std::string(docx_parts::styles)},
        {"word/numbering.xml", docx_parts::numbering(blocks_.numbered_lists())},
        {"word/settings.xml", docx_parts::settings(document_)},
        {"word/footer1.xml", docx_parts::footer(document_)},
        {"word/_rels/document.xml.rels",
         docx_parts::relations(text_.targets(), blocks_.pictures())}};
    for (auto& picture : blocks_.take_pictures()) entries.push_back(std::move(picture));
    return zip(entries);
  }

 private:
  void opening() {
    if (!document_.kicker.empty()) text_.paragraph("Kicker", DocxText::run(document_.kicker));
    text_.paragraph("Title", DocxText::run(document_.title));
    if (!document_.summary.empty()) text_.paragraph("Subtitle", DocxText::run(document_.summary));
    for (const auto& notice : document_.notices)
      text_.paragraph("FinePrint",
                      DocxText::run(notice, "<w:b/><w:bCs/><w:color w:val=\"A23421\"/>"));
    for (const auto* words : {&document_.publisher, &document_.date_words, &document_.version})
      if (!words->empty()) text_.paragraph("FinePrint", DocxText::run(*words));
    text_.paragraph(
        "FinePrint",
        text_.link(document_.address,
                   DocxText::run(document_.short_address, "<w:rStyle w:val=\"Hyperlink\"/>")));
  }

  /// A field that Word fills in with page numbers; until then it lists the titles as links.
  void contents() {
    text_.paragraph("TOCHeading", DocxText::run("Inhoud"));
    const std::string begin =
        "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText "
        "xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar "
        "w:fldCharType=\"separate\"/></w:r>";
    bool first = true;
    for (const auto& section : document_.sections) {
      if (section.title.empty()) continue;
      text_.paragraph(section.level == 1 ? "TOC1" : "TOC2",
                      (first ? begin : std::string{}) +
                          text_.link("#" + section.id, DocxText::run(section.title)));
      first = false;
    }
    if (first) text_.paragraph("TOC1", begin);
    text_.paragraph("FinePrint", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
  }

  void add(const Section& section) {
    if (!section.title.empty()) {
      // A chapter of a book starts a page.
      const bool page = document_.cover && section.level == 1;
      const std::string more = page ? "<w:pageBreakBefore/>" : "";
      if (!section.kicker.empty())
        text_.paragraph("Kicker", DocxText::run(section.kicker), {}, more);
      text_.paragraph(fmt::format("Heading{}", std::clamp(section.level, 1, 4)),
                      DocxText::run(section.title),
                      section.id,
                      section.kicker.empty() ? more : "");
      if (!section.summary.empty()) text_.paragraph("Subtitle", DocxText::run(section.summary));
      if (!section.note.empty()) text_.paragraph("FinePrint", DocxText::run(section.note));
    }
    blocks_.add(section.blocks);
  }

  const Document& document_;
  DocxText text_;
  DocxBlocks blocks_;
};

}  // namespace

Result<std::string> docx(const Document& document, std::vector<std::string>& problems) {
  return Writer(document, problems).write();
}

}  // namespace zicht::press
