#include "open/kompas/book.hpp"

#include <algorithm>

namespace zicht::kompas {

Book::Book(const content::Library& library, Date today)
    : chapters_(library.all(content::Kind::chapter, today)) {
  for (const auto* chapter : chapters_) {
    leaves_.push_back({chapter, nullptr});
    for (const auto* page : library.pages_of(*chapter, today)) leaves_.push_back({chapter, page});
  }
}

Result<Leaf> Book::find(std::string_view path) const {
  const auto found = std::find_if(leaves_.begin(), leaves_.end(), [&](const Leaf& leaf) {
    return leaf.document().path == path;
  });
  if (found == leaves_.end()) return fail(Fault::not_found, "Deze pagina is er niet.");
  return *found;
}

std::optional<Leaf> Book::before(const Leaf& leaf) const {
  const auto here = std::find_if(leaves_.begin(), leaves_.end(), [&](const Leaf& each) {
    return &each.document() == &leaf.document();
  });
  if (here == leaves_.begin() || here == leaves_.end()) return std::nullopt;
  return *std::prev(here);
}

std::optional<Leaf> Book::after(const Leaf& leaf) const {
  const auto here = std::find_if(leaves_.begin(), leaves_.end(), [&](const Leaf& each) {
    return &each.document() == &leaf.document();
  });
  if (here == leaves_.end() || std::next(here) == leaves_.end()) return std::nullopt;
  return *std::next(here);
}

double Book::open(const content::Document& chapter) const {
  return static_cast<double>(chapter.order) /
         static_cast<double>(std::max<std::size_t>(1, chapters_.size()));
}

std::string_view part_name(std::string_view part) {
  if (part == "wat") return "Wat";
  if (part == "hoe") return "Hoe";
  return "Met wie";
}

std::string_view part_question(std::string_view part) {
  if (part == "wat") return "Wat je moet weten en begrijpen.";
  if (part == "hoe") return "Hoe je het aanpakt, stap voor stap.";
  return "Met wie je het doet, en wie wat doet.";
}

}  // namespace zicht::kompas
