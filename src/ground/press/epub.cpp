#include "ground/press/epub.hpp"

#include <fmt/format.h>

#include <map>

#include "ground/press/links.hpp"
#include "ground/press/xhtml.hpp"
#include "ground/press/xml.hpp"

namespace zicht::press {
namespace {

using paper::Document;
using paper::Section;

constexpr std::string_view container = R"(<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
)";

/// Little: a reading program knows better than we do how its reader likes letters.
constexpr std::string_view style = R"(body { line-height: 1.5; }
h1, h2, h3, h4 { font-weight: 500; line-height: 1.2; text-align: left; }
h1 { border-left: 0.25em solid #ffc857; padding-left: 0.5em; }
h2 { border-top: 2px solid #142329; padding-top: 0.4em; margin-top: 1.6em; }
p.voor, p.label { color: #0b5363; font-size: 0.85em; font-weight: bold; margin-bottom: 0.2em; }
p.klein { font-size: 0.85em; }
p.inleiding { font-size: 1.15em; }
div.kader { border-top: 1px solid #142329; margin: 1.2em 0; padding-top: 0.4em; }
div.gevaar { border-top: 2px solid #a23421; }
.gevaar > p.label, p.gevaar { color: #a23421; }
blockquote { border-left: 0.15em solid #ffc857; margin-left: 0; padding-left: 1em; }
table { border-collapse: collapse; font-size: 0.85em; width: 100%; }
th, td { border-bottom: 1px solid #c9d1d4; padding: 0.3em 0.6em 0.3em 0; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #142329; }
figure { border-top: 2px solid #142329; margin: 1.6em 0; }
p.figuurkop { font-size: 1.15em; margin-bottom: 0; }
img { max-width: 100%; }
a { color: #0b5363; }
)";

std::string page(const Document& document,
                 std::string_view title,
                 std::string_view type,
                 const std::string& body) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
      "lang=\"{0}\" xml:lang=\"{0}\">\n<head><title>{1}</title><link rel=\"stylesheet\" "
      "type=\"text/css\" href=\"stijl.css\"/></head>\n<body><section "
      "epub:type=\"{2}\">\n{3}</section></body></html>\n",
      xml(document.language),
      xml(title),
      type,
      body);
}

std::string paragraph(std::string_view kind, std::string_view words) {
  return words.empty() ? std::string{} : fmt::format("<p class=\"{}\">{}</p>\n", kind, xml(words));
}

std::string file_of(std::size_t section) {
  return fmt::format("deel-{:03}.xhtml", section + 1);
}

class Binder {
 public:
  Binder(const Document& document, std::vector<std::string>& problems)
      : document_(document), problems_(problems) {
    for (std::size_t at = 0; at < document.sections.size(); ++at)
      for (auto& id : ids_of(document.sections[at])) files_[id] = file_of(at);
  }

  Result<std::string> bind() {
    Xhtml writer(files_, problems_);
    std::vector<Entry> pages;
    pages.push_back({"EPUB/titel.xhtml", title_page()});
    for (std::size_t at = 0; at < document_.sections.size(); ++at)
      pages.push_back({"EPUB/" + file_of(at), section_page(writer, document_.sections[at])});
    std::vector<Entry> entries{{"mimetype", "application/epub+zip", false},
                               {"META-INF/container.xml", std::string(container)},
                               {"EPUB/package.opf", package(writer)},
                               {"EPUB/inhoud.xhtml", navigation()},
                               {"EPUB/stijl.css", std::string(style)}};
    for (auto& each : pages) entries.push_back(std::move(each));
    for (const auto& drawing : writer.drawings())
      entries.push_back({"EPUB/" + drawing.name, drawing.bytes});
    return zip(entries);
  }

 private:
  std::string title_page() const {
    std::string body = paragraph("voor", document_.kicker);
    body += fmt::format("<h1 id=\"boven\">{}</h1>\n", xml(document_.title));
    body += paragraph("inleiding", document_.summary);
    for (const auto& notice : document_.notices) body += paragraph("klein gevaar", notice);
    for (const auto* words : {&document_.publisher, &document_.date_words, &document_.version})
      body += paragraph("klein", *words);
    body += fmt::format("<p class=\"klein\"><a href=\"{}\">{}</a></p>\n",
                        xml(document_.address),
                        xml(document_.short_address));
    return page(document_, document_.title, "titlepage", body);
  }

  std::string section_page(Xhtml& writer, const Section& section) const {
    std::string body;
    if (!section.title.empty()) {
      body += paragraph("voor", section.kicker);
      body += fmt::format(
          "<h{0}{1}>{2}</h{0}>\n", section.level, id_attribute(section.id), xml(section.title));
      body += paragraph("inleiding", section.summary);
      body += paragraph("klein", section.note);
    }
    body += writer.blocks(section.blocks);
    return page(document_,
                section.title.empty() ? document_.title : section.title,
                section.level == 1 ? "chapter" : "subchapter",
                body);
  }

  /// The places where a reader may start: sections with a title, and the title page for the first
  /// that has none.
  std::string navigation() const {
    std::string items =
        fmt::format("<li><a href=\"titel.xhtml\">{}</a></li>\n", xml(document_.title));
    std::string open;  // Parts of the chapter that is open.
    bool chapter = false;
    const auto close = [&] {
      if (!chapter) return;
      if (!open.empty()) items += "\n<ol>" + open + "</ol>";
      items += "</li>\n";
      open.clear();
      chapter = false;
    };
    for (std::size_t at = 0; at < document_.sections.size(); ++at) {
      const auto& section = document_.sections[at];
      if (section.title.empty()) continue;
      const auto link = fmt::format("<a href=\"{}\">{}</a>", file_of(at), xml(section.title));
      if (section.level > 1 && chapter) {
        open += "<li>" + link + "</li>\n";
        continue;
      }
      close();
      items += "<li>" + link;
      chapter = true;
      if (section.level > 1) close();
    }
    close();
    const auto first = document_.sections.empty() ? "titel.xhtml" : file_of(0);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
        "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{0}\" xml:lang=\"{0}\">\n"
        "<head><title>Inhoud</title><link rel=\"stylesheet\" type=\"text/css\" "
        "href=\"stijl.css\"/></head>\n<body><nav epub:type=\"toc\" id=\"toc\" "
        "role=\"doc-toc\"><h1>Inhoud</h1>\n<ol>{1}</ol></nav>\n<nav epub:type=\"landmarks\" "
        "hidden=\"hidden\"><h2>Wegwijzer</h2><ol><li><a epub:type=\"titlepage\" "
        "href=\"titel.xhtml\">Titel</a></li><li><a epub:type=\"toc\" "
        "href=\"#toc\">Inhoud</a></li><li><a epub:type=\"bodymatter\" "
        "href=\"{2}\">Begin van de tekst</a></li></ol></nav></body></html>\n",
        xml(document_.language),
        items,
        first);
  }

  std::string metadata(bool drawn) const {
    std::string meta = fmt::format(
        "<dc:identifier id=\"kenmerk\">{}</dc:identifier>\n<dc:title>{}</dc:title>\n"
        "<dc:language>{}</dc:language>\n<dc:source>{}</dc:source>\n",
        xml(document_.address + (document_.version.empty() ? "" : "#" + document_.date)),
        xml(document_.title),
        xml(document_.language),
        xml(document_.address));
    const auto add = [&](std::string_view name, std::string_view words) {
      if (!words.empty()) meta += fmt::format("<dc:{0}>{1}</dc:{0}>\n", name, xml(words));
    };
    add("description", document_.summary);
    add("creator", document_.publisher);
    add("publisher", document_.publisher);
    add("date", document_.date);
    for (const auto& subject : document_.subjects) add("subject", subject);
    const auto property = [&](std::string_view name, std::string_view words) {
      meta += fmt::format("<meta property=\"{}\">{}</meta>\n", name, xml(words));
    };
    property("dcterms:modified",
             (document_.date.empty() ? "2000-01-01" : document_.date) + "T00:00:00Z");
    property("schema:accessMode", "textual");
    if (drawn) property("schema:accessMode", "visual");
    property("schema:accessModeSufficient", "textual");
    for (const auto* feature : {"structuralNavigation",
                                "tableOfContents",
                                "readingOrder",
                                "displayTransformability",
                                "alternativeText"})
      property("schema:accessibilityFeature", feature);
    property("schema:accessibilityHazard", "none");
    property(
        "schema:accessibilitySummary",
        "Koppen, lijsten en tabellen zijn als zodanig gemerkt. Elke figuur heeft een "
        "beschrijving en een tabel met dezelfde cijfers. De tekst past zich aan je instellingen "
        "aan.");
    return meta;
  }

  std::string package(const Xhtml& writer) const {
    std::string manifest =
        "<item id=\"inhoud\" href=\"inhoud.xhtml\" media-type=\"application/xhtml+xml\" "
        "properties=\"nav\"/>\n<item id=\"stijl\" href=\"stijl.css\" media-type=\"text/css\"/>\n"
        "<item id=\"titel\" href=\"titel.xhtml\" media-type=\"application/xhtml+xml\"/>\n";
    std::string spine = "<itemref idref=\"titel\"/>\n<itemref idref=\"inhoud\"/>\n";
    for (std::size_t at = 0; at < document_.sections.size(); ++at) {
      manifest +=
          fmt::format("<item id=\"deel-{}\" href=\"{}\" media-type=\"application/xhtml+xml\"/>\n",
                      at + 1,
                      file_of(at));
      spine += fmt::format("<itemref idref=\"deel-{}\"/>\n", at + 1);
    }
    for (std::size_t at = 0; at < writer.drawings().size(); ++at)
      manifest += fmt::format("<item id=\"figuur-{}\" href=\"{}\" media-type=\"image/svg+xml\"/>\n",
                              at + 1,
                              writer.drawings()[at].name);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package "
        "xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"kenmerk\" "
        "xml:lang=\"{}\">\n<metadata "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n{}</metadata>\n<manifest>\n{}</manifest>\n"
        "<spine>\n{}</spine>\n</package>\n",
        xml(document_.language),
        metadata(!writer.drawings().empty()),
        manifest,
        spine);
  }

  const Document& document_;
  std::vector<std::string>& problems_;
  std::map<std::string, std::string> files_;
};

}  // namespace

Result<std::string> epub(const Document& document, std::vector<std::string>& problems) {
  return Binder(document, problems).bind();
}

}  // namespace zicht::press
