#include "ground/press/links.hpp"

#include <fmt/format.h>

namespace zicht::press {
namespace {

using paper::Block;
using paper::Blocks;
using paper::Spans;

/// Calls `visit` for all spans of a block and of all inside it.
template <class Visit>
void each_spans(Blocks& blocks, const Visit& visit) {  // NOLINT(misc-no-recursion)
  for (auto& block : blocks) {
    visit(block.spans);
    for (auto& row : block.rows)
      for (auto& cell : row) visit(cell);
    each_spans(block.children, visit);
  }
}

}  // namespace

// NOLINTNEXTLINE(misc-no-recursion): lists in lists
void each_block(const Blocks& blocks, const std::function<void(const Block&)>& visit) {
  for (const auto& block : blocks) {
    visit(block);
    each_block(block.children, visit);
  }
}

std::vector<std::string> ids_of(const paper::Section& section) {
  std::vector<std::string> ids;
  if (!section.id.empty()) ids.push_back(section.id);
  each_block(section.blocks, [&](const Block& block) {
    if (!block.id.empty()) ids.push_back(block.id);
  });
  return ids;
}

void untie_loose_links(paper::Document& document, std::vector<std::string>& problems) {
  std::set<std::string> known;
  for (const auto& section : document.sections)
    for (auto& id : ids_of(section)) known.insert(std::move(id));
  const auto untie = [&](Spans& spans) {
    for (auto& span : spans) {
      if (!span.target.starts_with('#') || known.contains(span.target.substr(1))) continue;
      problems.push_back(
          fmt::format("\"{}\" verwijst naar {}, en dat staat er niet.", span.text, span.target));
      span.target.clear();
    }
  };
  for (auto& section : document.sections) each_spans(section.blocks, untie);
  for (auto& card : document.cards) each_spans(card.blocks, untie);
}

}  // namespace zicht::press
