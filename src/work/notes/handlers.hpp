// The routes in parts, and what they share. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/http/number.hpp"
#include "work/notes/pages.hpp"
#include "work/notes/routes.hpp"

namespace zicht::notes {

void add_reading_routes(http::Router& router, const Desk& desk);
void add_note_routes(http::Router& router, const Desk& desk);
void add_list_routes(http::Router& router, const Desk& desk);
void add_share_routes(http::Router& router, const Desk& desk);
void add_paper_routes(http::Router& router, const Desk& desk);

constexpr int unprocessable = 422;
constexpr int conflict = 409;
constexpr int not_found = 404;

using http::number_in;

/// What stands in the fields of a note.
inline Typed typed_in(const http::Fields& form) {
  return {.block = std::string(form.text("blok")),
          .words = std::string(form.text("tekst")),
          .for_team = form.text("team") == "ja"};
}

inline Draft draft_of(const Typed& typed) {
  return {.words = typed.words, .audience = typed.for_team ? Audience::team : Audience::myself};
}

}  // namespace zicht::notes
