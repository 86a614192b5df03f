// The pages of Het Kompas as HTML. Inside this room only.
#pragma once

#include <string>

#include "ground/html/layout.hpp"
#include "open/content/library.hpp"
#include "open/kompas/book.hpp"

namespace zicht::kompas {

/// What every page needs to draw itself.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  const std::string& site;  ///< The address of the site, without a slash at the end.
  Date today;
};

/// /kompas: the three parts and all chapters.
std::string contents_page(const Desk& desk, const Book& book);
/// A chapter's opening, or one of its three pages.
std::string leaf_page(const Desk& desk, const Book& book, const Leaf& leaf);
/// A whole chapter on one page, to print or to keep.
std::string print_page(const Desk& desk, const Book& book, const content::Document& chapter);

/// /kaarten: all cards by kind.
std::string cards_page(const Desk& desk);
/// One card.
std::string card_page(const Desk& desk, const content::Document& card);
/// "Meenemen en delen" of a page, card or chapter. `chapter` is the chapter that can be taken as a
/// whole: the document itself, the one it is a page of, or null.
html::Html take_menu(const content::Document& document, const content::Document* chapter);

/// "Zie ook": what belongs with a document, named there or here. Empty where nothing does.
html::Html related_list(const Desk& desk, const content::Document& document);
/// A card in a list of cards.
html::Html card_item(const content::Document& card);

/// /voor-wie: all audiences.
std::string audiences_page(const Desk& desk);
/// What one audience should see first, and all that is labelled for it.
std::string audience_page(const Desk& desk, const content::Document& page);

/// /begrippen: all terms, from A to Z.
std::string glossary_page(const Desk& desk);

/// "Leestijd 9 minuten. Nagekeken op 22 november 2026."
std::string state_line(const content::Document& document);

}  // namespace zicht::kompas
