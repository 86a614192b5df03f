#include "ground/press/xhtml.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/press/drawing.hpp"
#include "ground/press/xml.hpp"

namespace zicht::press {

using paper::Block;
using paper::Blocks;
using paper::Span;
using paper::Spans;

std::string id_attribute(const std::string& id) {
  return id.empty() ? std::string{} : fmt::format(" id=\"{}\"", xml(id));
}

std::string Xhtml::target(const std::string& link) const {
  if (!link.starts_with('#')) return xml(link);
  const auto found = files_.find(link.substr(1));
  return found == files_.end() ? xml(link) : xml(found->second + link);
}

std::string Xhtml::spans(const Spans& spans) const {
  std::string out;
  for (const auto& span : spans) {
    if (span.kind == Span::Kind::line_break) {
      out += "<br/>";
      continue;
    }
    auto words = xml(span.text);
    if (span.strong) words = fmt::format("<strong>{}</strong>", words);
    if (span.kind == Span::Kind::citation) {
      words = span.target.empty()
                  ? fmt::format("<sup>{}</sup>", words)
                  : fmt::format(
                        "<sup><a href=\"{}\" epub:type=\"noteref\" role=\"doc-noteref\" "
                        "aria-label=\"Bron {}\">{}</a></sup>",
                        target(span.target),
                        words,
                        words);
    } else if (!span.target.empty()) {
      words = fmt::format("<a href=\"{}\">{}</a>", target(span.target), words);
    }
    out += words;
  }
  return out;
}

std::string Xhtml::blocks(const Blocks& blocks) {  // NOLINT(misc-no-recursion)
  std::string out;
  for (const auto& each : blocks) out += block(each);
  return out;
}

std::string Xhtml::block(const Block& block) {  // NOLINT(misc-no-recursion)
  const auto id = id_attribute(block.id);
  switch (block.kind) {
    case Block::Kind::heading:
      return fmt::format(
          "<h{0}{1}>{2}</h{0}>\n", std::clamp(block.level, 1, 6), id, spans(block.spans));
    case Block::Kind::paragraph:
      return fmt::format("<p{}>{}</p>\n", id, spans(block.spans));
    case Block::Kind::fine_print:
      return fmt::format("<p class=\"klein\"{}>{}</p>\n", id, spans(block.spans));
    case Block::Kind::label:
      return fmt::format(
          "<p class=\"label{}\"{}>{}</p>\n", block.warning ? " gevaar" : "", id, xml(block.label));
    case Block::Kind::list:
      return fmt::format("<ul{}>\n{}</ul>\n", id, blocks(block.children));
    case Block::Kind::numbered_list:
      return fmt::format("<ol{}>\n{}</ol>\n", id, blocks(block.children));
    case Block::Kind::item:
      return fmt::format("<li{}>{}</li>\n", id, blocks(block.children));
    case Block::Kind::table:
      return table(block);
    case Block::Kind::box:
      return fmt::format("<div class=\"kader{}\"{}><p class=\"label\">{}</p>\n{}</div>\n",
                         block.warning ? " gevaar" : "",
                         id,
                         xml(block.label),
                         blocks(block.children));
    case Block::Kind::quote:
      return fmt::format("<blockquote{}>{}{}</blockquote>\n",
                         id,
                         blocks(block.children),
                         block.label.empty()
                             ? std::string{}
                             : fmt::format("<p class=\"klein\">{}</p>", xml(block.label)));
    case Block::Kind::figure:
      return figure(block);
  }
  return {};
}

std::string Xhtml::table(const Block& block) const {
  if (block.rows.empty()) return {};
  const auto row = [&](const std::vector<Spans>& cells, bool head) {
    std::string out = "<tr>";
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const auto* tag = head ? "th scope=\"col\"" : at == 0 ? "th scope=\"row\"" : "td";
      out += fmt::format("<{}>{}</{}>", tag, spans(cells[at]), head || at == 0 ? "th" : "td");
    }
    return out + "</tr>\n";
  };
  std::string body;
  for (std::size_t at = 1; at < block.rows.size(); ++at) body += row(block.rows[at], false);
  if (body.empty()) return {};
  return fmt::format("<table{}><thead>{}</thead>\n<tbody>{}</tbody></table>\n",
                     block.kind == Block::Kind::table ? id_attribute(block.id) : std::string{},
                     row(block.rows[0], true),
                     body);
}

std::string Xhtml::figure(const Block& block) {  // NOLINT(misc-no-recursion)
  std::string image;
  if (!block.picture.svg.empty()) {
    if (const auto drawing = Drawing::read(block.picture.svg); drawing) {
      const auto name = fmt::format("figuur-{}.svg", drawings_.size() + 1);
      drawings_.push_back({name, block.picture.svg});
      image = fmt::format(
          "<p><img src=\"{}\" alt=\"{}\"/></p>\n", name, xml(block.picture.alternative));
    } else {
      problems_.push_back(fmt::format(
          "De figuur \"{}\" kon niet getekend worden ({}).", block.label, drawing.error().detail));
      image =
          "<p class=\"klein gevaar\">Deze figuur kon niet getekend worden. De cijfers staan in de "
          "tabel hieronder.</p>\n";
    }
  }
  return fmt::format(
      "<figure{}><figcaption><p class=\"figuurkop\">{}</p><p "
      "class=\"klein\">{}</p></figcaption>\n{}{}{}</figure>\n",
      id_attribute(block.id),
      xml(block.label),
      spans(block.spans),
      image,
      table(block),
      blocks(block.children));
}

}  // namespace zicht::press
