// The routes in parts, and what they share. Inside this room only.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

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

/// A whole number in an address or a form; 0, which is the number of nothing, where it is none.
inline std::int64_t number_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

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
