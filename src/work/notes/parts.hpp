// The parts that the pages of this room are made of. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/html/html.hpp"
#include "ground/html/layout.hpp"
#include "open/content/block.hpp"
#include "open/content/render.hpp"
#include "work/notes/pages.hpp"

namespace zicht::notes {

/// "/notities/42".
std::string address_of(NoteId id);
/// Where the note is seen on its page: "/notities/bij/kompas/signaleren/hoe#aantekening-42".
std::string place_of(const Note& note);

/// One note as it stands beside a text, with its answers.
html::Html note_card(const View& view, const Thread& thread, Hold hold);
/// "Jij, 26 november 2026, alleen voor jou".
html::Html signature(const View& view, const Note& note);
/// The words of a note or a block, with its line ends.
html::Html words(std::string_view text);
/// The field for the text, and whether the team may read it. `id` makes its names unique.
html::Html writing_fields(std::string_view id,
                          std::string_view label,
                          const Typed& typed,
                          std::size_t rows);
/// A block as a reader sees it; a glimpse of the story with what is seen first.
html::Html block(content::Renderer& renderer, const content::Block& block);
/// "26 november 2026".
std::string day_words(Instant at);
/// "Doe je gewone werk en let op …": enough to know a block by.
std::string beginning(std::string_view words, std::size_t characters);

/// The ways between the lists of this room; `here` is the address of this one.
html::Html room_menu(std::string_view here);

/// A whole page of this room, kept out of search engines. `inside` has its own <h1>.
std::string page(const html::Layout& layout,
                 std::string_view title,
                 std::string_view path,
                 const html::Html& inside);

}  // namespace zicht::notes
