#include "open/content/inlines.hpp"

#include <string_view>

namespace zicht::content {
namespace {

std::string or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

// Written by hand, all of it: std::regex calls itself for every character and can run out of stack.

bool is_word(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// cmark opens a quote before the s of 's avonds; Dutch wants an apostrophe there.
std::string mend_apostrophes(std::string_view text) {
  constexpr std::string_view opening = "\u2018";
  constexpr std::string_view apostrophe = "\u2019";
  std::string mended;
  mended.reserve(text.size());
  while (true) {
    const auto at = text.find(opening);
    mended += text.substr(0, at);
    if (at == std::string_view::npos) return mended;
    text.remove_prefix(at + opening.size());
    const bool clipped = !text.empty() &&
                         std::string_view("stnkmr").find(text[0]) != std::string_view::npos &&
                         (text.size() == 1 || !is_word(text[1]));
    mended += clipped ? apostrophe : opening;
  }
}

void add_words(Inlines& out, std::string_view words) {
  if (!words.empty()) out.push_back({.text = mend_apostrophes(words)});
}

/// Splits "zin.[@s38][@s39] Meer" into text and citations. False where a citation is not one.
bool add_text(Inlines& out, std::string_view text) {
  constexpr std::string_view opening = "[@";
  bool sound = true;
  std::size_t from = 0;
  for (auto at = text.find(opening); at != std::string_view::npos;
       at = text.find(opening, at + 1)) {
    const auto id_at = at + opening.size();
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", id_at);
    if (end == std::string_view::npos || end == id_at || text[end] != ']') {
      sound = false;
      continue;
    }
    const bool spaced = at > from && text[at - 1] == ' ';
    add_words(out, text.substr(from, at - from - (spaced ? 1 : 0)));
    out.push_back(
        {.kind = Inline::Kind::citation, .target = std::string(text.substr(id_at, end - id_at))});
    from = end + 1;
  }
  add_words(out, text.substr(from));
  return sound;
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
                     Problems& problems,
                     int depth) {
  constexpr int deepest = 8;
  if (depth > deepest) {
    problems.push_back(
        {file, line, "Hier staat te veel opmaak in elkaar. Haal sterretjes of haken weg."});
    return {};
  }
  Inlines out;
  std::string text;  // cmark cuts text at every bracket; citations are found in the whole.
  const auto close_text = [&] {
    if (!add_text(out, text))
      problems.push_back({file,
                          line,
                          "Een bronverwijzing is niet goed geschreven. Schrijf [@s38]: kleine "
                          "letters, cijfers en streepjes."});
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
      if (kind == Inline::Kind::emphasis)
        problems.push_back(
            {file, line, "Cursief kan hier niet. Gebruik **vet**, of haal de opmaak weg."});
      out.push_back({.kind = kind, .inside = read_inlines(node, file, line, problems, depth + 1)});
    } else if (type == CMARK_NODE_LINK) {
      out.push_back(read_link(node, read_inlines(node, file, line, problems, depth + 1)));
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
