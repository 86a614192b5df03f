#include "ground/press/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/press/zip.hpp"

namespace zicht::press {
namespace {

using paper::Block;
using paper::Blocks;
using paper::Document;
using paper::Section;
using paper::Span;
using paper::Spans;

constexpr std::string_view source_id = "bron-";

/// Words that mean themselves.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string yaml(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

/// `text` with `margin` in front of every line after the first.
std::string indented(std::string_view text, std::string_view margin) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += margin;
  }
  while (out.ends_with(' ') || out.ends_with('\n')) out.pop_back();
  return out;
}

class Writer {
 public:
  /// With `footnotes` a source is a footnote of the text; otherwise it is a number.
  explicit Writer(bool footnotes) : footnotes_(footnotes) {}

  std::string blocks(const Blocks& blocks) const {  // NOLINT(misc-no-recursion)
    std::string out;
    for (const auto& each : blocks) out += block(each);
    return out;
  }

  std::string section(const Section& section) const {
    std::string out;
    if (!section.title.empty()) {
      out += fmt::format("{} {}\n\n",
                         std::string(static_cast<std::size_t>(section.level), '#'),
                         plain(section.title));
      for (const auto* words : {&section.kicker, &section.summary, &section.note})
        if (!words->empty()) out += plain(*words) + "\n\n";
    }
    return out + blocks(section.blocks);
  }

 private:
  std::string spans(const Spans& spans) const {
    std::string out;
    for (const auto& span : spans) {
      if (span.kind == Span::Kind::line_break) {
        out += "\\\n";
      } else if (span.kind == Span::Kind::citation) {
        out += footnotes_ ? fmt::format("[^{}]", span.text) : fmt::format(" (bron {})", span.text);
      } else {
        auto words = plain(span.text);
        if (span.strong) words = "**" + words + "**";
        // A place in this document is a place in no other program.
        if (!span.target.empty() && !span.target.starts_with('#'))
          words = fmt::format("[{}]({})", words, span.target);
        out += words;
      }
    }
    return out;
  }

  std::string list(const Block& block) const {  // NOLINT(misc-no-recursion)
    std::string out;
    int number = 0;
    for (const auto& item : block.children) {
      ++number;
      if (footnotes_ && item.id.starts_with(source_id)) {
        out += fmt::format("[^{}]: {}\n\n", number, indented(blocks(item.children), "    "));
        continue;
      }
      const auto mark =
          block.kind == Block::Kind::numbered_list ? fmt::format("{}. ", number) : "- ";
      out += mark + indented(blocks(item.children), std::string(mark.size(), ' ')) + "\n";
    }
    return out + "\n";
  }

  std::string table(const Block& block) const {
    std::string out;
    for (std::size_t at = 0; at < block.rows.size(); ++at) {
      out += "|";
      for (const auto& cell : block.rows[at]) {
        auto words = spans(cell);
        std::replace(words.begin(), words.end(), '\n', ' ');
        out += " " + words + " |";
      }
      out += "\n";
      if (at > 0) continue;
      out += "|";
      for (std::size_t column = 0; column < block.rows[0].size(); ++column) out += " --- |";
      out += "\n";
    }
    return out + "\n";
  }

  std::string block(const Block& block) const {  // NOLINT(misc-no-recursion)
    switch (block.kind) {
      case Block::Kind::heading:
        return fmt::format(
            "{} {}\n\n",
            std::string(static_cast<std::size_t>(std::clamp(block.level, 1, 6)), '#'),
            spans(block.spans));
      case Block::Kind::paragraph:
      case Block::Kind::fine_print:
        return spans(block.spans) + "\n\n";
      case Block::Kind::label:
        return fmt::format("**{}**\n\n", plain(block.label));
      case Block::Kind::list:
      case Block::Kind::numbered_list:
        return list(block);
      case Block::Kind::item:
        return blocks(block.children);
      case Block::Kind::table:
        return table(block);
      case Block::Kind::box:
        return "> " +
               indented(fmt::format("**{}**\n\n{}", plain(block.label), blocks(block.children)),
                        "> ") +
               "\n\n";
      case Block::Kind::quote:
        return "> " +
               indented(blocks(block.children) + (block.label.empty() ? "" : plain(block.label)),
                        "> ") +
               "\n\n";
      case Block::Kind::figure:
        return fmt::format("**{}**\n\n", plain(block.label)) +
               (block.spans.empty() ? "" : spans(block.spans) + "\n\n") +
               (block.rows.empty() ? plain(block.picture.alternative) + "\n\n" : table(block)) +
               blocks(block.children);
    }
    return {};
  }

  bool footnotes_;
};

std::string head(const Document& document, std::string_view title) {
  std::string out = fmt::format("---\ntitle: {}\nlang: {}\n", yaml(title), document.language);
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) out += fmt::format("{}: {}\n", key, yaml(value));
  };
  add("summary", title == document.title ? document.summary : "");
  add("publisher", document.publisher);
  add("date", document.date);
  add("version", document.version);
  add("source", document.address);
  for (const auto& subject : document.subjects) add("subject", subject);
  return out + "---\n\n";
}

std::string opening(const Document& document) {
  std::string out = fmt::format("# {}\n\n", plain(document.title));
  for (const auto* words : {&document.kicker, &document.summary, &document.date_words})
    if (!words->empty()) out += plain(*words) + "\n\n";
  for (const auto& notice : document.notices) out += "**" + plain(notice) + "**\n\n";
  return out;
}

}  // namespace

std::string markdown(const Document& document) {
  const Writer writer(true);
  auto text = head(document, document.title) + opening(document);
  for (const auto& section : document.sections) text += writer.section(section);
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

Result<std::string> markdown_zip(const Document& document) {
  const Writer writer(false);
  std::vector<Entry> entries{
      {"000-lees-mij.md", head(document, document.title) + opening(document)}};
  for (const auto& section : document.sections) {
    const auto name = section.title.empty() ? std::string("opening") : section.id;
    entries.push_back({fmt::format("{:03}-{}.md", entries.size(), name),
                       head(document, section.title.empty() ? document.title : section.title) +
                           writer.section(section)});
  }
  return zip(entries);
}

}  // namespace zicht::press
