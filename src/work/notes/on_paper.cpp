#include "work/notes/on_paper.hpp"
#include "work/notes/parts.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "ground/text/dutch.hpp"
#include "open/takeaway/compose.hpp"

namespace zicht::notes {
namespace {

using Boxes = std::map<std::string, std::vector<paper::Block>, std::less<>>;

/// Each line as a paragraph; an empty one only parts them.
std::vector<paper::Block> paragraphs(std::string_view words) {
  std::vector<paper::Block> all;
  while (!words.empty()) {
    const auto end = std::min(words.find('\n'), words.size());
    if (end > 0) all.push_back({.spans = {{.text = std::string(words.substr(0, end))}}});
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return all;
}

paper::Block box_of(const Note& note, Hold hold) {
  auto label = "Mijn aantekening, " + day_words(note.changed_at);
  if (hold == Hold::changed) label += ". De tekst is daarna gewijzigd";
  return {.kind = paper::Block::Kind::box,
          .label = std::move(label),
          .beside = true,
          .children = paragraphs(note.words)};
}

/// The id that the block has on paper. A figure is known by its own.
std::string paper_id(const content::Block& block, std::string_view prefix) {
  return std::string(prefix) + (block.kind == content::Block::Kind::figure ? block.name : block.id);
}

/// Puts the boxes after their blocks, and takes away what was put.
void insert(paper::Blocks& blocks, Boxes& boxes) {
  paper::Blocks all;
  for (auto& block : blocks) {
    const auto mine = block.id.empty() ? boxes.end() : boxes.find(block.id);
    all.push_back(std::move(block));
    if (mine == boxes.end()) continue;
    std::ranges::move(mine->second, std::back_inserter(all));
    boxes.erase(mine);
  }
  blocks = std::move(all);
}

/// What was written beside words that are not in this text, with those words.
void add_apart(paper::Blocks& blocks, const Note& note, Hold hold) {
  blocks.push_back({.kind = paper::Block::Kind::quote, .children = paragraphs(note.anchor.words)});
  blocks.push_back(box_of(note, hold));
}

}  // namespace

void put_notes(paper::Document& document,
               const std::vector<const content::Document*>& pages,
               const std::vector<Note>& notes,
               Places& places) {
  paper::Section apart{.id = "losse-aantekeningen",
                       .title = "Losse aantekeningen",
                       .summary = "De tekst waar deze bij hoorden, staat er niet meer.",
                       .level = 2};
  for (const auto* page : pages) {
    const auto prefix = page == pages.front() ? std::string{} : takeaway::id_prefix(*page);
    Boxes boxes;
    for (const auto& note : notes) {
      if (note.anchor.page != page->path) continue;
      const auto hold = places.hold_of(note.anchor);
      const auto block = std::ranges::find(page->blocks, note.anchor.block, &content::Block::id);
      if (hold == Hold::loose || block == page->blocks.end())
        add_apart(apart.blocks, note, hold);
      else
        boxes[paper_id(*block, prefix)].push_back(box_of(note, hold));
    }
    for (auto& section : document.sections) insert(section.blocks, boxes);
    // A list of telephone numbers has no id on paper: what was written beside it stands last.
    for (auto& [id, left] : boxes)
      std::ranges::move(left, std::back_inserter(document.sections.back().blocks));
  }
  if (!apart.blocks.empty()) document.sections.push_back(std::move(apart));
  document.notices.emplace_back(
      "Met je eigen aantekeningen. Dit bestand is voor jou: kijk wat je schreef voor je het "
      "doorgeeft.");
}

}  // namespace zicht::notes
