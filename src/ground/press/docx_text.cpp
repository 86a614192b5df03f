#include "ground/press/docx_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/press/links.hpp"
#include "ground/press/xml.hpp"

namespace zicht::press {

using paper::Span;
using paper::Spans;

DocxText::DocxText(const paper::Document& document) {
  for (const auto& section : document.sections)
    for (auto& id : ids_of(section)) {
      const auto name = fmt::format("plek{}", bookmarks_.size() + 1);
      bookmarks_.try_emplace(std::move(id), name);
    }
}

std::string DocxText::run(std::string_view words, std::string_view properties) {
  const auto with =
      properties.empty() ? std::string{} : fmt::format("<w:rPr>{}</w:rPr>", properties);
  return fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", with, xml(words));
}

std::string DocxText::link(const std::string& target, const std::string& inside) {
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

std::string DocxText::runs(const Spans& spans) {
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

std::string DocxText::bookmark(const std::string& id) {
  const auto found = bookmarks_.find(id);
  if (id.empty() || found == bookmarks_.end()) return {};
  ++marks_;
  return fmt::format("<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/><w:bookmarkEnd w:id=\"{0}\"/>",
                     marks_,
                     found->second);
}

void DocxText::paragraph(const std::string& style,
                         const std::string& runs,
                         const std::string& id,
                         const std::string& more) {
  body_ += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>{}{}</w:p>\n",
                       style,
                       more,
                       bookmark(id),
                       runs);
}

}  // namespace zicht::press
