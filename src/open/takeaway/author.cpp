#include "open/takeaway/author.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"

namespace zicht::takeaway {
namespace {

using content::Inline;
using BlockKind = content::Block::Kind;
using paper::Span;
using paper::Spans;

constexpr int lowest_heading = 4;

paper::Block paragraph(Spans spans) {
  return {.kind = paper::Block::Kind::paragraph, .spans = std::move(spans)};
}

/// "Een man in een **caravan**." with its detail strong.
Spans first_look(std::string_view words) {
  Spans spans;
  for (bool strong = false; !words.empty(); strong = !strong) {
    const auto stars = words.find("**");
    if (stars > 0) spans.push_back({.text = std::string(words.substr(0, stars)), .strong = strong});
    words = stars == std::string_view::npos ? std::string_view{} : words.substr(stars + 2);
  }
  return spans;
}

std::string attribute(const content::Block& block, std::string_view key) {
  const auto found = block.attributes.find(key);
  return found == block.attributes.end() ? std::string{} : found->second;
}

Spans source_words(const content::Source& source) {
  Spans spans{{.text = content::source_line(source)}};
  if (!source.address.empty()) {
    spans.back().text += ". ";
    spans.push_back({.text = source.address, .target = source.address});
  } else if (!source.place.empty()) {
    spans.back().text += ". " + source.place;
  }
  if (source.checked_on)
    spans.push_back(
        {.text = ". Bewaarde kopie, nagekeken op " + text::date(*source.checked_on) + "."});
  return spans;
}

paper::Block term_words(const content::Term& term) {
  auto words =
      paragraph({{.text = term.term, .strong = true},
                 {.text = (term.abbreviation.empty() ? "" : " (" + term.abbreviation + ")") + ": " +
                          term.explanation}});
  words.id = "begrip-" + term.slug;
  return words;
}

}  // namespace

void Author::hold(const std::string& path, const std::string& section, const std::string& prefix) {
  held_[path] = {section, prefix};
}

paper::Blocks Author::blocks(const content::Blocks& blocks_in,
                             std::string_view prefix,
                             int lower_by) {
  prefix_ = prefix;
  lower_by_ = lower_by;
  paper::Blocks all;
  for (const auto& each : blocks_in) {
    auto made = block(each);
    // A glimpse is two paragraphs, and no box.
    if (made.kind == paper::Block::Kind::item) {
      for (auto& child : made.children) all.push_back(std::move(child));
    } else {
      all.push_back(std::move(made));
    }
  }
  return all;
}

paper::Block Author::block(const content::Block& block_in) {  // NOLINT(misc-no-recursion)
  paper::Block made;
  if (!block_in.id.empty()) made.id = prefix_ + block_in.id;
  const auto children = [&] {
    for (const auto& child : block_in.children) made.children.push_back(block(child));
  };
  switch (block_in.kind) {
    case BlockKind::heading:
      made.kind = paper::Block::Kind::heading;
      made.level = std::min(block_in.level + lower_by_, lowest_heading);
      made.spans = spans(block_in.inlines);
      break;
    case BlockKind::paragraph:
      made.spans = spans(block_in.inlines);
      break;
    case BlockKind::list:
    case BlockKind::numbered_list:
      made.kind = block_in.kind == BlockKind::list ? paper::Block::Kind::list
                                                   : paper::Block::Kind::numbered_list;
      children();
      break;
    case BlockKind::item:
      made.kind = paper::Block::Kind::item;
      children();
      break;
    case BlockKind::quote:
      made.kind = paper::Block::Kind::quote;
      children();
      break;
    case BlockKind::table:
      made.kind = paper::Block::Kind::table;
      for (const auto& row : block_in.rows) {
        auto& cells = made.rows.emplace_back();
        for (const auto& cell : row) cells.push_back(spans(cell));
      }
      break;
    case BlockKind::box:
      made.kind = paper::Block::Kind::box;
      made.label = content::box_label(block_in);
      made.warning = block_in.name == "let-op";
      if (block_in.name == "citaat") {
        made.kind = paper::Block::Kind::quote;
        made.label = attribute(block_in, "van");
      } else if (block_in.name == "blik") {
        made.kind = paper::Block::Kind::item;
        made.children.push_back(paragraph(first_look(attribute(block_in, "zie"))));
      }
      children();
      break;
    case BlockKind::figure:
      return figure(block_in);
    case BlockKind::contacts:
      return contacts();
  }
  return made;
}

paper::Block Author::figure(const content::Block& block) {
  const auto* found = library_.figure(block.name);
  if (found == nullptr) return {};
  return figure_on_paper(
      *found, library_, std::min(3 + lower_by_, lowest_heading), prefix_ + found->id);
}

paper::Block Author::contacts() const {
  paper::Block table{.kind = paper::Block::Kind::table};
  table.rows.push_back({{{.text = "Wie"}}, {{.text = "Nummer"}}, {{.text = "Waarvoor"}}});
  for (const auto& contact : library_.contacts()) {
    const bool stale = contact.to_be_checked || !contact.checked_on ||
                       std::chrono::sys_days{*contact.checked_on + std::chrono::months{6}} <
                           std::chrono::sys_days{today_};
    auto words = contact.purpose;
    if (!contact.hours.empty()) words += " " + contact.hours;
    if (stale) words += " Dit nummer is nog niet opnieuw gecontroleerd.";
    table.rows.push_back({{{.text = contact.name}}, {{.text = contact.number}}, {{.text = words}}});
  }
  return table;
}

std::string Author::target(const std::string& link) const {
  if (link.starts_with("https:") || link.starts_with("mailto:") || link.starts_with("tel:"))
    return link;
  if (link.starts_with('#')) return "#" + prefix_ + link.substr(1);
  // A scene is a place on the page of the story: its address has a hash of its own.
  if (const auto scene = held_.find(link); scene != held_.end() && !scene->second.section.empty())
    return "#" + scene->second.section;
  const auto hash = std::min(link.find('#'), link.size());
  const auto held = held_.find(std::string_view(link).substr(0, hash));
  if (held != held_.end()) {
    if (hash + 1 < link.size()) return "#" + held->second.prefix + link.substr(hash + 1);
    if (!held->second.section.empty()) return "#" + held->second.section;
  }
  return site_ + link;
}

std::string Author::number_of(const std::string& source) {
  const auto found = std::find(cited_.begin(), cited_.end(), source);
  const auto number = found - cited_.begin() + 1;
  if (found == cited_.end()) cited_.push_back(source);
  return std::to_string(number);
}

Spans Author::spans(const content::Inlines& inlines) {
  Spans all;
  add(all, inlines, {});
  return all;
}

// NOLINTNEXTLINE(misc-no-recursion): strong words in a link
void Author::add(Spans& out, const content::Inlines& inlines, Span like) {
  for (const auto& each : inlines) {
    auto span = like;
    switch (each.kind) {
      case Inline::Kind::text:
      case Inline::Kind::code:
        span.text = each.text;
        out.push_back(std::move(span));
        break;
      case Inline::Kind::strong:
        span.strong = true;
        add(out, each.inside, span);
        break;
      case Inline::Kind::emphasis:
        add(out, each.inside, span);
        break;
      case Inline::Kind::link:
        span.target = target(each.target);
        add(out, each.inside, span);
        break;
      case Inline::Kind::term:
        if (library_.term(each.target) != nullptr &&
            std::find(terms_.begin(), terms_.end(), each.target) == terms_.end())
          terms_.push_back(each.target);
        add(out, each.inside, span);
        break;
      case Inline::Kind::citation: {
        if (library_.source(each.target) == nullptr) break;
        const auto number = number_of(each.target);
        // Two sources after each other need something between their numbers.
        if (!out.empty() && out.back().kind == Span::Kind::citation)
          out.push_back({.text = "\u00A0"});
        out.push_back({.kind = Span::Kind::citation, .text = number, .target = "#bron-" + number});
        break;
      }
      case Inline::Kind::line_break:
        out.push_back({.kind = Span::Kind::line_break});
        break;
    }
  }
}

paper::Section Author::glossary(int level) const {
  paper::Section section{.id = "begrippen", .title = "Begrippen", .level = level};
  for (const auto& term : library_.terms())
    if (std::find(terms_.begin(), terms_.end(), term.slug) != terms_.end())
      section.blocks.push_back(term_words(term));
  return section;
}

paper::Section Author::whole_glossary(int level) const {
  paper::Section section{.id = "begrippen", .title = "Begrippen", .level = level};
  for (const auto& term : library_.terms()) section.blocks.push_back(term_words(term));
  return section;
}

paper::Section Author::sources(int level) const {
  paper::Section section{.id = "bronnen", .title = "Bronnen", .level = level};
  if (cited_.empty()) return section;
  paper::Block list{.kind = paper::Block::Kind::numbered_list};
  for (std::size_t at = 0; at < cited_.size(); ++at)
    list.children.push_back({.kind = paper::Block::Kind::item,
                             .id = fmt::format("bron-{}", at + 1),
                             .children = {{.kind = paper::Block::Kind::fine_print,
                                           .spans = source_words(*library_.source(cited_[at]))}}});
  section.blocks.push_back(std::move(list));
  return section;
}

paper::Block fine_print(std::string words) {
  return {.kind = paper::Block::Kind::fine_print, .spans = {{.text = std::move(words)}}};
}

}  // namespace zicht::takeaway
