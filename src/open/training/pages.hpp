// Pieces that more than one page of the training draws. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "open/training/screens.hpp"

namespace zicht::training {

/// /training: the paths, the stories and the exercises.
std::string overview_page(const Desk& desk);

/// What goes along in every form: the stand, or the token of the account.
html::Html hidden(const Way& way);

/// A button that says that something is done, and goes on: without an account to `next` with the
/// new stand, with an account to `here`, which keeps it and then goes on.
html::Html done_button(const Visit& visit,
                       const std::string& item,
                       const std::string& here,
                       const std::string& next,
                       std::string_view words,
                       const html::Html& fields = {});

/// Where a reader goes after this part: the next one, or the path where it was the last.
std::string after_part(const Visit& visit, std::size_t part);
/// After this question: the next, or the list of questions where it was the last.
std::string after_question(const Visit& visit, std::size_t part, std::size_t question);

/// "Onderdeel 3 van 8", and the way back to the path.
html::Html place_line(const Visit& visit, std::size_t part, std::string_view more = {});

/// The title of a part: of a page that is read, its own.
std::string title_of(const Desk& desk, const Part& part);

/// An icon and, for who does not see it, its meaning.
html::Html state_mark(const html::Layout& layout, bool is_done, bool is_begun);

/// For the island that keeps progress in this browser, where the reader asks for it. Nothing with
/// an account.
html::Html keeper(const Visit& visit, const html::Html& inside = {});

/// Paragraphs in which links may stand.
html::Html draw(const Paragraphs& paragraphs);
/// A text of which an empty line begins a new paragraph.
html::Html draw_plain(std::string_view text);

/// A page of the training in the frame.
std::string framed(const Desk& desk,
                   std::string title,
                   std::string path,
                   std::vector<html::MenuItem> trail,
                   html::Html main,
                   std::string description = {},
                   bool indexed = false);

}  // namespace zicht::training
