#include "open/content/inlines.hpp"

#include <fmt/format.h>

#include <regex>

namespace zicht::content {
namespace {

std::string or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

/// cmark opens a quote before the s of 's avonds; Dutch wants an apostrophe there.
std::string mend_apostrophes(std::string text) {
  static const std::regex opened("\u2018(s|t|n|k|m|r)\\b");
  return std::regex_replace(text, opened, "\u2019$1");
}

/// Splits "zin.[@s38][@s39] Meer" into text and citations.
void add_text(Inlines& out, const std::string& text) {
  static const std::regex cited(R"(\s?\[@([a-z0-9-]+)\])");
  auto from = text.begin();
  for (std::sregex_iterator at(text.begin(), text.end(), cited), end; at != end; ++at) {
    const auto start = text.begin() + at->position();
    if (start != from) out.push_back({.text = mend_apostrophes({from, start})});
    out.push_back({.kind = Inline::Kind::citation, .target = (*at)[1].str()});
    from = start + at->length();
  }
  if (from != text.end()) out.push_back({.text = mend_apostrophes({from, text.end()})});
}

Inline read_link(cmark_node* node, Inlines inside) {
  const auto address = or_empty(cmark_node_get_url(node));
  constexpr std::string_view term = "begrip:";
  if (address.starts_with(term))
    return {.kind = Inline::Kind::term,
            .target = address.substr(term.size()),
            .inside = std::move(inside)};
  return {.kind = Inline::Kind::link, .target = address, .inside = std::move(inside)};
}

}  // namespace

Inlines read_inlines(cmark_node* parent,
                     const std::filesystem::path& file,
                     int line,
                     Problems& problems) {
  Inlines out;
  std::string text;  // cmark cuts text at every bracket; citations are found in the whole.
  const auto close_text = [&] {
    add_text(out, text);
    text.clear();
  };
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
      text += or_empty(cmark_node_get_literal(node));
      continue;
    }
    if (type == CMARK_NODE_SOFTBREAK) {
      text += ' ';
      continue;
    }
    close_text();
    if (type == CMARK_NODE_LINEBREAK) {
      out.push_back({.kind = Inline::Kind::line_break});
    } else if (type == CMARK_NODE_CODE) {
      out.push_back({.kind = Inline::Kind::code, .text = or_empty(cmark_node_get_literal(node))});
    } else if (type == CMARK_NODE_STRONG || type == CMARK_NODE_EMPH) {
      const auto kind = type == CMARK_NODE_STRONG ? Inline::Kind::strong : Inline::Kind::emphasis;
      out.push_back({.kind = kind, .inside = read_inlines(node, file, line, problems)});
    } else if (type == CMARK_NODE_LINK) {
      out.push_back(read_link(node, read_inlines(node, file, line, problems)));
    } else if (type == CMARK_NODE_IMAGE) {
      problems.push_back({file, line, "Plaatjes kunnen hier niet. Haal de regel met ![...] weg."});
    } else {
      problems.push_back(
          {file, line, "HTML kan hier niet. Schrijf het als Markdown of haal het weg."});
    }
  }
  close_text();
  return out;
}

}  // namespace zicht::content
