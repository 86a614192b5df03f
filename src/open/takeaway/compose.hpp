// From content to documents that can be printed.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ground/paper/document.hpp"
#include "open/content/library.hpp"
#include "open/takeaway/selection.hpp"

namespace zicht::takeaway {

/// Who gives the paper away, and where more is.
struct Publisher {
  std::string site = {};  ///< The address of the site, without a slash at the end.
  std::string name = {};  ///< Who runs it; "Zicht" where that is not filled in.
};

/// A page that is made of data instead of read from Markdown, for the day on which it is asked for:
/// the barrier model, the law.
struct MadePage {
  std::string path = {};
  std::function<content::Document(Date)> make = {};
};

/// What stands before the ids of a page's blocks in a document with more pages than that one:
/// "kompas-signaleren-hoe-".
std::string id_prefix(const content::Document& page);

/// Makes documents of what is visible today. The same content gives the same document.
class Composer {
 public:
  /// `appendices` stand at the end of the whole Kompas.
  Composer(const content::Library& library,
           Date today,
           Publisher publisher,
           std::vector<content::Document> appendices = {})
      : library_(library),
        today_(today),
        publisher_(std::move(publisher)),
        appendices_(std::move(appendices)) {}

  /// A chapter page, a plain page, or a card as a text.
  paper::Document page(const content::Document& page) const;
  /// A chapter: its opening and its three pages.
  paper::Document chapter(const content::Document& chapter) const;
  /// All chapters and appendices, with the glossary and the sources.
  paper::Document kompas() const;
  /// The story, scene by scene.
  paper::Document longread() const;
  /// What a reader chose, in that order, with what was left out on its first page.
  paper::Document selection(const Selection& selection) const;
  /// Cards for on a sheet: `address` is where the set of them lives.
  paper::Document cards(const std::vector<const content::Document*>& cards,
                        const std::string& title,
                        const std::string& address) const;
  /// The same cards as a text.
  paper::Document cards_as_text(const std::vector<const content::Document*>& cards) const;

 private:
  const content::Library& library_;
  Date today_;
  Publisher publisher_;
  std::vector<content::Document> appendices_;
};

}  // namespace zicht::takeaway
