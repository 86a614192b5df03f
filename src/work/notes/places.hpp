// The pages that notes hang on, as they are now.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "open/content/library.hpp"
#include "work/notes/anchor.hpp"

namespace zicht::notes {

/// One page, or what is left of it.
struct Place {
  const content::Document* document = nullptr;  ///< Null where it is not there (any more).
  bool withdrawn = false;  ///< Taken back on purpose: its words are shown to nobody.
  std::string title = {};  ///< "Signaleren: Hoe signaleer je?", known out of its place.
  std::string reading =
      {};  ///< Where it is read with notes: "/notities/bij/kompas/signaleren/hoe".
  std::vector<Passage> passages = {};
};

/// True for what notes can hang on: a page of Het Kompas, a card, a scene.
bool takes_notes(const content::Document& document);

/// Under this a path of the site is read with notes.
inline constexpr std::string_view reading_base = "/notities/bij";

/// Where the document is read with notes.
std::string reading_address(std::string_view path);

/// The blocks of a document as passages: what each says, also where that is a figure.
std::vector<Passage> passages_of(const content::Document& document,
                                 const content::Library& library);

/// Looks pages up, each once. For one request.
class Places {
 public:
  Places(const content::Library& library, Date today) : library_(library), today_(today) {}

  const Place& at(const std::string& page);
  Hold hold_of(const Anchor& anchor) { return notes::hold_of(anchor, at(anchor.page).passages); }

  const content::Library& library() const { return library_; }
  Date today() const { return today_; }

 private:
  const content::Library& library_;
  Date today_;
  std::map<std::string, Place> places_;
};

}  // namespace zicht::notes
