// One's own notes on paper: each beside the block that it is about. Inside this room only.
#pragma once

#include <vector>

#include "ground/paper/document.hpp"
#include "work/notes/note.hpp"
#include "work/notes/places.hpp"

namespace zicht::notes {

/// Puts the notes into a document that was made of `pages`: each as a box beside its block, with
/// what has changed in its label; those that are loose at the end, with the words they were about.
/// The ids of blocks begin with nothing on the first page, and with takeaway::id_prefix on others.
void put_notes(paper::Document& document,
               const std::vector<const content::Document*>& pages,
               const std::vector<Note>& notes,
               Places& places);

}  // namespace zicht::notes
