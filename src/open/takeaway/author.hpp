// Blocks of content as blocks of paper. Inside this room only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ground/paper/document.hpp"
#include "open/content/library.hpp"

namespace zicht::takeaway {

/// Writes one document from top to bottom: it numbers the sources as they are cited, and remembers
/// the terms that were used.
class Author {
 public:
  /// `site` is the address of the site, without a slash at the end.
  Author(const content::Library& library, Date today, std::string site)
      : library_(library), today_(today), site_(std::move(site)) {}

  /// Says that the page at `path` stands in this document: under the id `section`, its blocks with
  /// `prefix` in front of theirs. Links to it then stay inside. A page without a heading of its own
  /// has no `section`.
  void hold(const std::string& path, const std::string& section, const std::string& prefix);

  /// The blocks of the page whose ids get `prefix`, headings `lower_by` levels lower.
  paper::Blocks blocks(const content::Blocks& blocks, std::string_view prefix, int lower_by);

  paper::Spans spans(const content::Inlines& inlines);

  /// "Begrippen": what the terms that were used mean. Without blocks where there were none.
  paper::Section glossary(int level) const;
  /// All terms of the library.
  paper::Section whole_glossary(int level) const;
  /// "Bronnen", numbered as they were cited. Without blocks where nothing was cited.
  paper::Section sources(int level) const;

 private:
  struct Held {
    std::string section;
    std::string prefix;
  };
  paper::Block block(const content::Block& block);
  paper::Block figure(const content::Block& block);
  paper::Block contacts() const;
  void add(paper::Spans& out, const content::Inlines& inlines, paper::Span like);
  std::string target(const std::string& link) const;
  std::string number_of(const std::string& source);

  const content::Library& library_;
  Date today_;
  std::string site_;
  std::string prefix_;
  int lower_by_ = 0;
  std::map<std::string, Held, std::less<>> held_;
  std::vector<std::string> cited_;
  std::vector<std::string> terms_;
};

/// A paragraph in small print.
paper::Block fine_print(std::string words);

/// A figure as paper: drawing, table, notes and sources. `level` is that of its headline.
paper::Block figure_on_paper(const html::Figure& figure,
                             const content::Library& library,
                             int level,
                             const std::string& id);

}  // namespace zicht::takeaway
