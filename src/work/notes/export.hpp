// One's own notes as a file: Markdown for people, W3C Web Annotation for programs. Inside this room
// only.
#pragma once

#include <string>

#include "work/notes/pages.hpp"

namespace zicht::notes {

/// Every note with the text it is about, page after page.
std::string to_markdown(Places& places, const Threads& threads, Date today);

/// An AnnotationCollection (W3C Web Annotation Data Model, 2017) with one page of all notes. Each
/// target names its block by FragmentSelector, refined by a TextQuoteSelector with the words that
/// the note was written about. `site` is the address of the site, without a slash at the end.
std::string to_json_ld(Places& places, const Threads& threads, const std::string& site);

}  // namespace zicht::notes
