#include "open/content/made.hpp"

#include <iterator>

namespace zicht::content::made {

Inline words(std::string text) {
  return {.text = std::move(text)};
}

Inline strong(std::string text) {
  return {.kind = Inline::Kind::strong, .inside = {words(std::move(text))}};
}

Inline link(std::string text, std::string target) {
  return {
      .kind = Inline::Kind::link, .target = std::move(target), .inside = {words(std::move(text))}};
}

Inlines citations(const std::vector<std::string>& sources) {
  Inlines all;
  for (const auto& source : sources)
    all.push_back({.kind = Inline::Kind::citation, .target = source});
  return all;
}

Inlines join(std::vector<Inlines> parts) {
  Inlines all;
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

Block heading(int level, std::string id, Inlines inlines) {
  return {.kind = Block::Kind::heading,
          .id = std::move(id),
          .level = level,
          .inlines = std::move(inlines)};
}

Block paragraph(Inlines inlines) {
  return {.inlines = std::move(inlines)};
}

Block list(std::vector<Inlines> items) {
  Block made{.kind = Block::Kind::list};
  for (auto& item : items)
    made.children.push_back({.kind = Block::Kind::item, .children = {paragraph(std::move(item))}});
  return made;
}

Block table(std::vector<std::vector<Inlines>> rows) {
  return {.kind = Block::Kind::table, .rows = std::move(rows)};
}

}  // namespace zicht::content::made
