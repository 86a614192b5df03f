// The chapters as a book: their numbers, and what comes before and after each page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "open/content/library.hpp"

namespace zicht::kompas {

/// A page of the book: the opening of a chapter, or one of its three pages.
struct Leaf {
  const content::Document* chapter = nullptr;
  const content::Document* page = nullptr;  ///< Null for the opening of the chapter.

  const content::Document& document() const { return page == nullptr ? *chapter : *page; }
};

class Book {
 public:
  Book(const content::Library& library, Date today);

  /// In the order in which one reads: each chapter, then its pages.
  const std::vector<Leaf>& leaves() const { return leaves_; }
  const std::vector<const content::Document*>& chapters() const { return chapters_; }

  /// Fails with `not_found`.
  Result<Leaf> find(std::string_view path) const;
  std::optional<Leaf> before(const Leaf& leaf) const;
  std::optional<Leaf> after(const Leaf& leaf) const;

  /// How far the door is open at a chapter: just over 0 at the first, 1 at the last.
  double open(const content::Document& chapter) const;

 private:
  std::vector<const content::Document*> chapters_;
  std::vector<Leaf> leaves_;
};

/// "Wat", "Hoe" or "Met wie": a page's place in its chapter, and the name of a part of the book.
std::string_view part_name(std::string_view part);
/// What such a page or part answers, in a few words.
std::string_view part_question(std::string_view part);

}  // namespace zicht::kompas
