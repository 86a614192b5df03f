#include "work/notes/places.hpp"

namespace zicht::notes {
namespace {

using content::Block;
using content::Kind;

/// Without the stars around what a glimpse shows strong.
std::string without_marks(std::string words) {
  for (auto at = words.find("**"); at != std::string::npos; at = words.find("**", at))
    words.erase(at, 2);
  while (words.ends_with('\n')) words.pop_back();
  return words;
}

std::string words_of(const Block& block, const content::Library& library) {
  if (block.kind == Block::Kind::figure) {
    const auto* figure = library.figure(block.name);
    return figure == nullptr ? std::string{} : figure->headline + '\n' + figure->caption;
  }
  if (block.kind == Block::Kind::contacts) {
    std::string words;
    for (const auto& contact : library.contacts())
      words += contact.name + ": " + contact.number + ". " + contact.purpose + '\n';
    return without_marks(std::move(words));
  }
  return without_marks(content::plain_text({block}));
}

std::string title_of(const content::Document& document,
                     const content::Library& library,
                     Date today) {
  const auto& title = document.head.title;
  if (document.kind == Kind::scene) return "Het verhaal: " + title;
  if (document.kind == Kind::card) return "Kaart: " + title;
  if (document.kind != Kind::chapter_page) return title;
  const auto chapter = library.find(document.path.substr(0, document.path.rfind('/')), today);
  return chapter ? (*chapter)->head.title + ": " + title : title;
}

}  // namespace

bool takes_notes(const content::Document& document) {
  return document.kind == Kind::chapter || document.kind == Kind::chapter_page ||
         document.kind == Kind::card || document.kind == Kind::scene;
}

std::string reading_address(std::string_view path) {
  constexpr std::string_view scene = "/#";
  if (path.starts_with(scene))
    return std::string(reading_base) + "/verhaal/" + std::string(path.substr(scene.size()));
  return std::string(reading_base) + std::string(path);
}

std::vector<Passage> passages_of(const content::Document& document,
                                 const content::Library& library) {
  std::vector<Passage> passages;
  for (const auto& block : document.blocks)
    if (!block.id.empty()) passages.push_back({block.id, words_of(block, library)});
  return passages;
}

const Place& Places::at(const std::string& page) {
  const auto known = places_.find(page);
  if (known != places_.end()) return known->second;
  Place place{.title = page, .reading = reading_address(page)};
  const auto found = library_.find(page, today_);
  if (found && takes_notes(**found)) {
    place.document = *found;
    place.title = title_of(**found, library_, today_);
    place.passages = passages_of(**found, library_);
  } else {
    place.withdrawn = library_.gone(page);
  }
  return places_.emplace(page, std::move(place)).first->second;
}

}  // namespace zicht::notes
