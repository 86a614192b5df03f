// One note: read, change, answer, mark, remove.
#include "work/notes/handlers.hpp"
#include "work/notes/parts.hpp"

namespace zicht::notes {
namespace {

using accounts::Actor;

NoteId note_in(const http::Request& request) {
  return {number_in(request.capture("aantekening"))};
}

Result<http::Response> draw(
    const Desk& desk, const Actor& actor, NoteId id, const Typed& typed, int status) {
  const auto thread = TRY(desk.notes.find(actor, id));
  Places places(desk.library, desk.clock.today());
  return http::private_page(note_page({desk.layout, actor, places}, thread, typed), status);
}

Result<http::Response> read_note(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  return draw(desk, actor, note_in(request), {}, 200);
}

/// The text comes back with what was not right: in its form, or, where the note is gone, to be
/// copied.
Result<http::Response> give_back(
    const Desk& desk, const Actor& actor, NoteId id, Typed typed, const Error& error) {
  typed.trouble = error.message;
  switch (error.fault) {
    case Fault::invalid:
      return draw(desk, actor, id, typed, unprocessable);
    case Fault::conflict:
      return draw(desk, actor, id, typed, conflict);
    case Fault::not_found: {
      Places places(desk.library, desk.clock.today());
      return http::private_page(homeless_page({desk.layout, actor, places}, typed), not_found);
    }
    default:
      return tl::make_unexpected(error);
  }
}

Result<http::Response> change(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto form = TRY(request.form());
  const auto id = note_in(request);
  const auto typed = typed_in(form);
  const auto changed =
      desk.notes.change(actor, id, number_in(form.text("versie")), draft_of(typed));
  if (!changed) return give_back(desk, actor, id, typed, changed.error());
  const auto thread = TRY(desk.notes.find(actor, id));
  Places places(desk.library, desk.clock.today());
  const bool loose = places.hold_of(thread.note.anchor) == Hold::loose;
  return http::see_other(loose ? address_of(id) : place_of(thread.note));
}

Result<http::Response> answer(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto form = TRY(request.form());
  const auto id = note_in(request);
  const auto answered = desk.notes.answer(actor, id, form.text("tekst"));
  if (answered) return http::see_other(address_of(id) + "#antwoorden");
  return give_back(desk,
                   actor,
                   id,
                   {.block = "antwoord", .words = std::string(form.text("tekst"))},
                   answered.error());
}

Result<http::Response> confirm(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto form = TRY(request.form());
  const auto id = note_in(request);
  const auto thread = TRY(desk.notes.find(actor, id));
  Places places(desk.library, desk.clock.today());
  const auto& anchor = thread.note.anchor;
  const auto* now = find(anchor, places.at(anchor.page).passages);
  // What was not read cannot be said to be right.
  if (now == nullptr || version_of(now->words) != form.text("versie"))
    return fail(Fault::conflict,
                "De tekst is intussen weer gewijzigd. Open je aantekening opnieuw en lees wat er "
                "nu staat.");
  TRY(desk.notes.confirm(actor, id, *now));
  return http::see_other(place_of(thread.note));
}

Result<http::Response> mark(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto form = TRY(request.form());
  const auto id = note_in(request);
  TRY(desk.notes.mark(actor, id, form.text("klaar") == "ja"));
  return http::see_other(address_of(id));
}

Result<http::Response> remove(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  TRY(desk.notes.remove(actor, note_in(request)));
  return http::see_other("/notities");
}

Result<http::Response> take_back(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto id = TRY(desk.notes.take_back(actor, {number_in(request.capture("antwoord"))}));
  return http::see_other(address_of(id));
}

}  // namespace

void add_note_routes(http::Router& router, const Desk& desk) {
  const auto get = [&](std::string_view pattern, auto handler) {
    router.get(pattern, [=](const auto& request) { return handler(desk, request); });
  };
  const auto post = [&](std::string_view pattern, auto handler) {
    router.post(pattern, [=](const auto& request) { return handler(desk, request); });
  };
  get("/notities/{aantekening}", read_note);
  post("/notities/{aantekening}", change);
  post("/notities/{aantekening}/antwoorden", answer);
  post("/notities/{aantekening}/klaar", mark);
  post("/notities/{aantekening}/klopt", confirm);
  post("/notities/{aantekening}/weg", remove);
  post("/notities/antwoorden/{antwoord}/weg", take_back);
}

}  // namespace zicht::notes
