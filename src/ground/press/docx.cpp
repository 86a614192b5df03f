#include "ground/press/docx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "ground/press/docx_parts.hpp"
#include "ground/press/drawing.hpp"
#include "ground/press/links.hpp"
#include "ground/press/xml.hpp"
#include "ground/press/zip.hpp"

namespace zicht::press {
namespace {

using paper::Block;
using paper::Blocks;
using paper::Document;
using paper::Section;
using paper::Span;
using paper::Spans;

/// A picture fills the text from side to side: 16 cm, in the units of DrawingML.
constexpr int emu_wide = 5'760'000;
constexpr int picture_pixels = 1600;

/// Where a paragraph stands.
struct Place {
  std::string style = "Normal";
  int list = 0;         ///< Its numbering; 0 outside a list.
  int depth = 0;        ///< Lists in lists.
  bool marked = false;  ///< The first paragraph of an item has its bullet or number.
};

/// How wide the columns of a table are, together 16 cm in twentieths of a point: each by its
/// longest cell, but none so narrow that words fall apart, and none that takes it all.
std::vector<int> column_widths(const std::vector<std::vector<Spans>>& rows) {
  constexpr std::size_t least = 10;
  constexpr std::size_t most = 60;
  constexpr std::size_t whole = 9070;
  std::vector<std::size_t> longest(rows[0].size(), least);
  for (const auto& row : rows)
    for (std::size_t at = 0; at < row.size() && at < longest.size(); ++at) {
      std::size_t letters = 0;
      for (const auto& span : row[at]) letters += span.text.size();
      longest[at] = std::max(longest[at], std::min(letters, most));
    }
  std::size_t all = 1;
  for (const auto letters : longest) all += letters;
  std::vector<int> widths;
  for (const auto letters : longest) widths.push_back(static_cast<int>(letters * whole / all));
  return widths;
}

class Writer {
 public:
  Writer(const Document& document, std::vector<std::string>& problems)
      : document_(document), problems_(problems) {
    for (const auto& section : document.sections)
      for (auto& id : ids_of(section)) {
        const auto name = fmt::format("plek{}", bookmarks_.size() + 1);
        bookmarks_.try_emplace(std::move(id), name);
      }
  }

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
        body_);
    std::vector<Entry> entries{{"[Content_Types].xml", std::string(docx_parts::content_types)},
                               {"_rels/.rels", std::string(docx_parts::package_relations)},
                               {"docProps/core.xml", properties()},
                               {"word/document.xml", whole},
                               {"word/styles.xml", std::string(docx_parts::styles)},
                               {"word/numbering.xml", docx_parts::numbering(numbered_lists_)},
                               {"word/settings.xml", settings()},
                               {"word/footer1.xml", footer()},
                               {"word/_rels/document.xml.rels", relations()}};
    for (auto& picture : pictures_) entries.push_back(std::move(picture));
    return zip(entries);
  }

 private:
  // --- runs ---
  static std::string run(std::string_view words, std::string_view properties = {}) {
    const auto with =
        properties.empty() ? std::string{} : fmt::format("<w:rPr>{}</w:rPr>", properties);
    return fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", with, xml(words));
  }

  std::string link(const std::string& target, const std::string& inside) {
    if (target.starts_with('#')) {
      const auto found = bookmarks_.find(target.substr(1));
      if (found == bookmarks_.end()) return inside;
      return fmt::format(
          "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>", found->second, inside);
    }
    const auto known = std::find(targets_.begin(), targets_.end(), target);
    const auto at = known - targets_.begin();
    if (known == targets_.end()) targets_.push_back(target);
    return fmt::format("<w:hyperlink r:id=\"rIdL{}\" w:history=\"1\">{}</w:hyperlink>", at, inside);
  }

  std::string spans(const Spans& spans) {
    std::string out;
    for (const auto& span : spans) {
      if (span.kind == Span::Kind::line_break) {
        out += "<w:r><w:br/></w:r>";
        continue;
      }
      std::string properties;
      if (!span.target.empty()) properties += "<w:rStyle w:val=\"Hyperlink\"/>";
      if (span.strong) properties += "<w:b/><w:bCs/>";
      if (span.kind == Span::Kind::citation) properties += "<w:vertAlign w:val=\"superscript\"/>";
      const auto words = run(span.text, properties);
      out += span.target.empty() ? words : link(span.target, words);
    }
    return out;
  }

  // --- paragraphs ---
  std::string bookmark(const std::string& id) {
    const auto found = bookmarks_.find(id);
    if (id.empty() || found == bookmarks_.end()) return {};
    ++marks_;
    return fmt::format(
        "<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/><w:bookmarkEnd w:id=\"{0}\"/>",
        marks_,
        found->second);
  }

  void paragraph(const std::string& style,
                 const std::string& runs,
                 const std::string& id = {},
                 const std::string& more = {}) {
    body_ += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>{}{}</w:p>\n",
                         style,
                         more,
                         bookmark(id),
                         runs);
  }

  void add_paragraph(const Block& block, Place& place, const std::string& style) {
    std::string more;
    if (place.list > 0 && place.marked)
      more = fmt::format("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>",
                         std::min(place.depth, 5),
                         place.list);
    else if (place.list > 0)
      more = fmt::format("<w:ind w:left=\"{}\"/>", 340 * (place.depth + 1));
    place.marked = false;
    paragraph(style, spans(block.spans), block.id, more);
  }

  void blocks(const Blocks& blocks, Place& place) {  // NOLINT(misc-no-recursion)
    for (const auto& each : blocks) block(each, place);
  }

  void block(const Block& block, Place& place) {  // NOLINT(misc-no-recursion)
    switch (block.kind) {
      case Block::Kind::heading:
        return paragraph(
            fmt::format("Heading{}", std::clamp(block.level, 1, 4)), spans(block.spans), block.id);
      case Block::Kind::paragraph:
        return add_paragraph(block, place, place.style);
      case Block::Kind::fine_print:
        return add_paragraph(block, place, "FinePrint");
      case Block::Kind::label:
        return paragraph("Kicker", run(block.label), block.id);
      case Block::Kind::list:
      case Block::Kind::numbered_list:
        return list(block, place);
      case Block::Kind::item:
        return blocks(block.children, place);
      case Block::Kind::table:
        return table(block);
      case Block::Kind::box: {
        paragraph(block.warning ? "WarningLabel" : "BoxLabel", run(block.label), block.id);
        Place inside{.style = "BoxText"};
        return blocks(block.children, inside);
      }
      case Block::Kind::quote: {
        Place inside{.style = "Quote"};
        blocks(block.children, inside);
        if (!block.label.empty()) paragraph("Quote", run(block.label));
        return;
      }
      case Block::Kind::figure:
        return figure(block);
    }
  }

  void list(const Block& block, const Place& around) {  // NOLINT(misc-no-recursion)
    const int number = block.kind == Block::Kind::list ? 1 : 1 + ++numbered_lists_;
    for (const auto& item : block.children) {
      if (!item.id.empty()) body_ += bookmark(item.id);
      Place inside{.style = "ListParagraph",
                   .list = number,
                   .depth = around.list > 0 ? around.depth + 1 : 0,
                   .marked = true};
      blocks(item.children, inside);
    }
  }

  void table(const Block& block) {
    if (block.rows.empty()) return;
    std::string grid;
    for (const int width : column_widths(block.rows))
      grid += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    std::string rows;
    for (std::size_t row = 0; row < block.rows.size(); ++row) {
      std::string cells;
      for (const auto& cell : block.rows[row])
        cells += fmt::format(
            "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p><w:pPr><w:pStyle "
            "w:val=\"Cell\"/></w:pPr>{}</w:p></w:tc>",
            spans(cell));
      rows += fmt::format("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>\n",
                          row == 0 ? "<w:tblHeader/>" : "",
                          cells);
    }
    body_ += fmt::format(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"ZichtTable\"/><w:tblW w:w=\"5000\" "
        "w:type=\"pct\"/><w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" "
        "w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr>"
        "<w:tblGrid>{}</w:tblGrid>{}</w:tbl>\n",
        grid,
        rows);
    paragraph("FinePrint", {});  // Two tables that touch would become one.
  }

  void figure(const Block& block) {  // NOLINT(misc-no-recursion)
    paragraph(fmt::format("Heading{}", std::clamp(block.level, 3, 4)), run(block.label), block.id);
    if (!block.spans.empty()) paragraph("Caption", spans(block.spans));
    if (!block.picture.svg.empty()) picture(block);
    table(block);
    Place inside{.style = "FinePrint"};
    blocks(block.children, inside);
  }

  void picture(const Block& block) {
    const auto drawing = Drawing::read(block.picture.svg);
    auto png = drawing ? drawing->png(picture_pixels)
                       : Result<std::string>(tl::make_unexpected(drawing.error()));
    if (!png) {
      problems_.push_back(fmt::format(
          "De figuur \"{}\" kon niet getekend worden ({}).", block.label, png.error().detail));
      return paragraph(
          "FinePrint",
          run("Deze figuur kon niet getekend worden. De cijfers staan in de tabel hieronder."));
    }
    const auto number = pictures_.size() + 1;
    const auto tall = static_cast<int>(emu_wide * drawing->size().height / drawing->size().width);
    pictures_.push_back({fmt::format("word/media/figuur{}.png", number), std::move(*png), false});
    const auto words = xml(block.picture.alternative);
    paragraph(
        "Normal",
        fmt::format(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent "
            "cx=\"{0}\" cy=\"{1}\"/><wp:docPr id=\"{2}\" name=\"Figuur {2}\" "
            "descr=\"{3}\"/><a:graphic><a:graphicData "
            "uri=\"http://schemas.openxmlformats.org/drawingml/2006/"
            "picture\"><pic:pic><pic:nvPicPr>"
            "<pic:cNvPr id=\"{2}\" name=\"Figuur {2}\" descr=\"{3}\"/><pic:cNvPicPr/></pic:nvPicPr>"
            "<pic:blipFill><a:blip r:embed=\"rIdF{2}\"/><a:stretch><a:fillRect/></a:stretch>"
            "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" "
            "cy=\"{1}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            emu_wide,
            tall,
            number,
            words));
  }

  // --- the document ---
  void opening() {
    if (!document_.kicker.empty()) paragraph("Kicker", run(document_.kicker));
    paragraph("Title", run(document_.title));
    if (!document_.summary.empty()) paragraph("Subtitle", run(document_.summary));
    for (const auto& notice : document_.notices)
      paragraph("FinePrint", run(notice, "<w:b/><w:bCs/><w:color w:val=\"A23421\"/>"));
    for (const auto* words : {&document_.publisher, &document_.date_words, &document_.version})
      if (!words->empty()) paragraph("FinePrint", run(*words));
    paragraph(
        "FinePrint",
        link(document_.address, run(document_.short_address, "<w:rStyle w:val=\"Hyperlink\"/>")));
  }

  /// A field that Word fills in with page numbers; until then it lists the titles as links.
  void contents() {
    paragraph("TOCHeading", run("Inhoud"));
    const std::string begin =
        "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText "
        "xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar "
        "w:fldCharType=\"separate\"/></w:r>";
    bool first = true;
    for (const auto& section : document_.sections) {
      if (section.title.empty()) continue;
      paragraph(section.level == 1 ? "TOC1" : "TOC2",
                (first ? begin : std::string{}) + link("#" + section.id, run(section.title)));
      first = false;
    }
    if (first) paragraph("TOC1", begin);
    paragraph("FinePrint", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
  }

  void add(const Section& section) {
    if (!section.title.empty()) {
      // A chapter of a book starts a page.
      const bool page = document_.cover && section.level == 1;
      const std::string more = page ? "<w:pageBreakBefore/>" : "";
      if (!section.kicker.empty()) paragraph("Kicker", run(section.kicker), {}, more);
      paragraph(fmt::format("Heading{}", std::clamp(section.level, 1, 4)),
                run(section.title),
                section.id,
                section.kicker.empty() ? more : "");
      if (!section.summary.empty()) paragraph("Subtitle", run(section.summary));
      if (!section.note.empty()) paragraph("FinePrint", run(section.note));
    }
    Place place;
    blocks(section.blocks, place);
  }

  std::string footer() const {
    const auto field = [](std::string_view name) {
      return fmt::format(
          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
          "xml:space=\"preserve\"> {} </w:instrText></w:r><w:r><w:fldChar "
          "w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar "
          "w:fldCharType=\"end\"/></w:r>",
          name);
    };
    const auto state = document_.version.empty() ? document_.date_words
                                                 : document_.date_words + ". " + document_.version;
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:ftr "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr>"
        "<w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:tab/></w:r>{}{}{}{}</w:p><w:p><w:pPr>"
        "<w:pStyle w:val=\"Footer\"/></w:pPr>{}</w:p></w:ftr>\n",
        run(document_.short_address),
        run("pagina "),
        field("PAGE"),
        run(" van "),
        field("NUMPAGES"),
        run(state));
  }

  std::string properties() const {
    const auto moment = (document_.date.empty() ? "2000-01-01" : document_.date) + "T00:00:00Z";
    std::string subjects;
    for (const auto& subject : document_.subjects)
      subjects += (subjects.empty() ? "" : ", ") + subject;
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>"
        "<dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><cp:keywords>{}</cp:keywords>"
        "<dc:description>{}</dc:description><dc:language>{}</dc:language><dcterms:created "
        "xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created><dcterms:modified "
        "xsi:type=\"dcterms:W3CDTF\">{}</dcterms:modified></cp:coreProperties>\n",
        xml(document_.title),
        xml(document_.summary),
        xml(document_.publisher),
        xml(subjects),
        xml(document_.address),
        xml(document_.language),
        moment,
        moment);
  }

  std::string settings() const {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:settings "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:autoHyphenation w:val=\"true\"/><w:themeFontLang w:val=\"{}\"/></w:settings>\n",
        xml(document_.language));
  }

  std::string relations() const {
    const std::string base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    std::string all;
    const auto add =
        [&](const std::string& id, const char* kind, const std::string& target, bool outside) {
          all += fmt::format("<Relationship Id=\"{}\" Type=\"{}{}\" Target=\"{}\"{}/>",
                             id,
                             base,
                             kind,
                             xml(target),
                             outside ? " TargetMode=\"External\"" : "");
        };
    add("rId1", "styles", "styles.xml", false);
    add("rId2", "numbering", "numbering.xml", false);
    add("rId3", "settings", "settings.xml", false);
    add("rId4", "footer", "footer1.xml", false);
    for (std::size_t at = 0; at < targets_.size(); ++at)
      add(fmt::format("rIdL{}", at), "hyperlink", targets_[at], true);
    for (std::size_t at = 0; at < pictures_.size(); ++at)
      add(fmt::format("rIdF{}", at + 1), "image", fmt::format("media/figuur{}.png", at + 1), false);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</"
        "Relationships>\n",
        all);
  }

  const Document& document_;
  std::vector<std::string>& problems_;
  std::map<std::string, std::string> bookmarks_;  ///< Ids, as Word may name them.
  std::vector<std::string> targets_;
  std::vector<Entry> pictures_;
  std::string body_;
  int numbered_lists_ = 0;
  int marks_ = 0;
};

}  // namespace

Result<std::string> docx(const Document& document, std::vector<std::string>& problems) {
  return Writer(document, problems).write();
}

}  // namespace zicht::press
