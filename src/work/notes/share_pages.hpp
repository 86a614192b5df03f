// The pages of sharing, from values to HTML. Inside this room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "work/notes/pages.hpp"
#include "work/notes/shares.hpp"

namespace zicht::notes {

/// The name of a part in a form: "/kompas/signaleren/hoe#b-ryhf", "/kaarten/bellen".
std::string key_of(const Part& part);
/// The part of that name as it is now; nothing where there is none, or where it cannot be shared by
/// itself.
std::optional<Part> read_part(std::string_view key, Places& places);
/// What a whole document says, as a version.
std::string version_of(const Place& place);

/// What somebody is about to share.
struct Choice {
  std::vector<Part> parts = {};
  std::vector<NoteId> notes = {};
  std::string message = {};
  Term term = Term::month;
  std::string trouble = {};
};

/// `own` are the notes that can be shared along: one's own.
std::string share_form_page(const View& view, const Choice& choice, const Threads& own);
/// The link, which is shown this once.
std::string share_made_page(const View& view, const std::string& link);
std::string shares_page(const View& view, const std::vector<Share>& shares, Instant now);
std::string watched_page(const View& view, const Watched& watched, Instant now);

/// What a receiver sees, who is not known.
std::string received_page(const html::Layout& layout, Places& places, const Share& share);
/// The same where the link works no more.
std::string closed_page(const html::Layout& layout, Standing standing);

}  // namespace zicht::notes
