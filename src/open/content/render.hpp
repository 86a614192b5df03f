// Blocks as HTML: the same for a scene, a chapter, a card and a plain page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/html.hpp"
#include "open/content/block.hpp"
#include "open/content/library.hpp"

namespace zicht::content {

/// Draws the blocks of one page. It numbers the citations as they come, so one Renderer serves one
/// page, from top to bottom, and gives the list of sources at its end.
class Renderer {
 public:
  Renderer(const Library& library, Date today) : library_(library), today_(today) {}

  /// Headings with their own link, paragraphs, lists, tables, boxes, figures.
  html::Html blocks(const Blocks& blocks);
  html::Html block(const Block& block);
  /// Blocks as a part of a longer page: headings one level lower, and ids with `prefix-` in front
  /// where pages that each have their own ids come together.
  html::Html demoted(const Blocks& blocks, std::string_view prefix = {});
  html::Html inlines(const Inlines& inlines);
  /// The numbers of these sources, where a list or a table names them by id.
  html::Html citations(const std::vector<std::string>& sources);

  /// "Bronnen": the sources cited so far, numbered. Empty where nothing was cited.
  html::Html sources() const;

 private:
  html::Html id_of(const Block& block) const;
  html::Html item(const Block& item);
  html::Html box(const Block& block);
  html::Html figure(const Block& block);
  html::Html table(const Block& block);
  html::Html heading(const Block& block);
  html::Html citation(const Inline& citation);
  html::Html term(const Inline& term);

  const Library& library_;
  Date today_;
  int tables_ = 0;                  ///< Drawn so far.
  int lower_by_ = 0;                ///< Levels that headings stand lower than in the file.
  std::string id_prefix_;           ///< In front of every id of a block.
  std::vector<std::string> cited_;  ///< Ids of sources, in the order of their numbers.
  std::vector<std::string> terms_;  ///< Slugs that this page has already explained.
};

/// What stands above a box: "Valkuil". Of a Kader item: its theme and level, and that the wording
/// is ours. Empty for a quote or a glimpse.
std::string box_label(const Block& block);

/// A source in one line of words: "Tiende rapportage mensenhandel, Nationaal Rapporteur (2017)".
std::string source_line(const Source& source);

/// The list of phone numbers, with a word of warning where one was not checked for six months.
html::Html contact_list(const std::vector<Contact>& contacts, Date today);

}  // namespace zicht::content
