#include "ground/press/finish.hpp"

#include <fmt/format.h>

#include <exception>
#include <qpdf/JSON.hh>  // QPDFObjectHandle.hh names it only.
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "ground/press/xml.hpp"

namespace zicht::press {
namespace {

using Object = QPDFObjectHandle;

/// "2026-11-22" as a PDF writes it.
std::string pdf_date(const std::string& iso) {
  std::string digits;
  for (const char c : iso)
    if (c >= '0' && c <= '9') digits += c;
  return "D:" + digits + "000000Z";
}

/// Walks the tags in the order in which they were opened, and gives each what was remarked of it.
class Tags {
 public:
  explicit Tags(const Remarks& remarks) : remarks_(remarks) {}

  void complete(Object tag) {  // NOLINT(misc-no-recursion)
    if (tag.isArray()) {
      for (int at = 0; at < tag.getArrayNItems(); ++at) complete(tag.getArrayItem(at));
      return;
    }
    if (!tag.isDictionary()) return;
    auto kind = tag.getKey("/S");
    if (kind.isName()) {
      const auto name = kind.getName();
      if (name == "/TH" && heading_ < remarks_.scopes.size()) {
        auto scope = Object::newDictionary();
        scope.replaceKey("/O", Object::newName("/Table"));
        scope.replaceKey("/Scope", Object::newName("/" + remarks_.scopes[heading_++]));
        tag.replaceKey("/A", scope);
      } else if (name == "/Figure" && figure_ < remarks_.alternatives.size()) {
        tag.replaceKey("/Alt", Object::newUnicodeString(remarks_.alternatives[figure_++]));
      } else if (name == "/Link" && link_ < remarks_.links.size()) {
        describe_link(tag.getKey("/K"), remarks_.links[link_++]);
      }
    }
    complete(tag.getKey("/K"));
  }

 private:
  /// A link says where it leads to who does not see it underlined.
  static void describe_link(Object inside, const std::string& words) {
    if (inside.isArray()) {
      for (int at = 0; at < inside.getArrayNItems(); ++at)
        describe_link(inside.getArrayItem(at), words);
    } else if (inside.isDictionary() && inside.hasKey("/Obj")) {
      auto annotation = inside.getKey("/Obj");
      if (annotation.isDictionary())
        annotation.replaceKey("/Contents", Object::newUnicodeString(words));
    }
  }

  const Remarks& remarks_;
  std::size_t heading_ = 0;
  std::size_t figure_ = 0;
  std::size_t link_ = 0;
};

std::string metadata(const paper::Document& document) {
  std::string subjects;
  for (const auto& subject : document.subjects)
    subjects += fmt::format("<rdf:li>{}</rdf:li>", xml(subject));
  const auto language = [](std::string_view name, std::string_view words) {
    return words.empty() ? std::string{}
                         : fmt::format(
                               "<dc:{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li>"
                               "</rdf:Alt></dc:{0}>",
                               name,
                               xml(words));
  };
  return fmt::format(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
      "<dc:format>application/pdf</dc:format>{}{}"
      "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"
      "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>"
      "<dc:identifier>{}</dc:identifier>"
      "<dc:subject><rdf:Bag>{}</rdf:Bag></dc:subject>"
      "<xmp:CreateDate>{}</xmp:CreateDate><pdf:Producer>Zicht</pdf:Producer>"
      "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>",
      language("title", document.title),
      language("description", document.summary),
      xml(document.publisher),
      xml(document.language),
      xml(document.address),
      subjects,
      xml(document.date));
}

void lay_ground(QPDF& ink, QPDF& ground) {
  auto pages = QPDFPageDocumentHelper(ink).getAllPages();
  auto grounds = QPDFPageDocumentHelper(ground).getAllPages();
  for (std::size_t at = 0; at < pages.size() && at < grounds.size(); ++at) {
    auto form = ink.copyForeignObject(grounds[at].getFormXObjectForPage());
    auto page = pages[at].getObjectHandle();
    auto resources = pages[at].getAttribute("/Resources", true);
    auto forms = resources.getKey("/XObject");
    if (!forms.isDictionary()) {
      forms = Object::newDictionary();
      resources.replaceKey("/XObject", forms);
    }
    forms.replaceKey("/Ground", form);
    pages[at].addPageContents(Object::newStream(&ink, "/Artifact BMC q /Ground Do Q EMC\n"), true);
    page.replaceKey("/Tabs", Object::newName("/S"));
  }
}

void complete_catalogue(QPDF& ink, const paper::Document& document) {
  auto root = ink.getRoot();
  root.replaceKey("/Lang", Object::newUnicodeString(document.language));
  auto viewer = Object::newDictionary();
  viewer.replaceKey("/DisplayDocTitle", Object::newBool(true));
  root.replaceKey("/ViewerPreferences", viewer);
  auto marks = Object::newDictionary();
  marks.replaceKey("/Marked", Object::newBool(true));
  root.replaceKey("/MarkInfo", marks);
  auto stream = Object::newStream(&ink, metadata(document));
  stream.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  stream.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  root.replaceKey("/Metadata", ink.makeIndirectObject(stream));

  auto info = Object::newDictionary();
  info.replaceKey("/Title", Object::newUnicodeString(document.title));
  info.replaceKey("/Author", Object::newUnicodeString(document.publisher));
  info.replaceKey("/Subject", Object::newUnicodeString(document.summary));
  std::string words;
  for (const auto& subject : document.subjects) words += (words.empty() ? "" : ", ") + subject;
  if (!words.empty()) info.replaceKey("/Keywords", Object::newUnicodeString(words));
  info.replaceKey("/CreationDate", Object::newString(pdf_date(document.date)));
  info.replaceKey("/Producer", Object::newString("Zicht"));
  ink.getTrailer().replaceKey("/Info", ink.makeIndirectObject(info));
}

}  // namespace

Result<std::string> finish(const Canvas::Sheets& sheets, const paper::Document& document) {
  try {  // QPDF reports by throwing.
    QPDF ink;
    ink.processMemoryFile("ink", sheets.ink.data(), sheets.ink.size());
    QPDF ground;
    ground.processMemoryFile("ground", sheets.ground.data(), sheets.ground.size());
    lay_ground(ink, ground);
    Tags(sheets.remarks).complete(ink.getRoot().getKey("/StructTreeRoot").getKey("/K"));
    complete_catalogue(ink, document);
    QPDFWriter writer(ink);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setMinimumPDFVersion("1.7");
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    // NOLINTNEXTLINE: qpdf's bytes are unsigned
    return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
  } catch (const std::exception& error) {
    return fail(Fault::internal, "De PDF kon niet gemaakt worden.", error.what());
  }
}

}  // namespace zicht::press
