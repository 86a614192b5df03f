// The pages of this room, from values to HTML. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/layout.hpp"
#include "work/accounts/accounts.hpp"
#include "work/notes/notes.hpp"
#include "work/notes/places.hpp"

namespace zicht::notes {

/// What every page needs to draw itself.
struct View {
  const html::Layout& layout;
  const accounts::Actor& actor;
  Places& places;
};

using Threads = std::vector<Thread>;

/// A form that comes back because something was not right: with all that was typed.
struct Typed {
  std::string block = {};  ///< Where it was to hang.
  std::string words = {};
  bool for_team = false;
  std::string trouble = {};  ///< What was not right; empty where nothing was.
};

/// What one does while reading.
enum class Mode {
  write,  ///< There is room for a new note at each block.
  choose  ///< Blocks, and one's own notes, can be ticked, to share them.
};

/// A document with the notes beside its blocks.
std::string reading_page(const View& view,
                         const content::Document& document,
                         const Threads& threads,
                         Mode mode,
                         const Typed& typed);
/// The scenes of the story, each of which is read with notes on a page of its own.
std::string story_page(const View& view, const std::vector<const content::Document*>& scenes);

/// One note: with its text, what has changed in that, its answers, and for its author the form.
/// Where `typed` has trouble, the form holds what was typed, beside what is kept.
std::string note_page(const View& view, const Thread& thread, const Typed& typed);
/// What was typed, where there is no place for it any more: to be copied.
std::string homeless_page(const View& view, const Typed& typed);

/// What one looks for in a list.
struct Wanted {
  std::string words = {};
  std::string state = {};  ///< "gewijzigd", "los", "team", "open", "klaar"; empty for all.
  std::string where = {};  ///< The beginning of a path: "/kompas/signaleren"; empty for all.
  std::size_t page = 1;

  bool is_all() const { return words.empty() && state.empty() && where.empty(); }
};
/// True where the note, which hangs like this, is what one looks for.
bool matches(const Thread& thread, Hold hold, const Wanted& wanted);

std::string own_list_page(const View& view, const Threads& threads, const Wanted& wanted);
std::string team_list_page(const View& view, const Threads& threads, const Wanted& wanted);

}  // namespace zicht::notes
