// Reading with notes, and writing one.
#include "work/notes/handlers.hpp"

namespace zicht::notes {
namespace {

using accounts::Actor;

/// The path of the document that is read at this address.
std::string path_of(const http::Request& request) {
  const auto scene = request.capture("scene");
  return scene.empty() ? request.path.substr(reading_base.size()) : "/#" + std::string(scene);
}

Result<http::Response> draw(const Desk& desk,
                            const Actor& actor,
                            const content::Document& document,
                            Mode mode,
                            const Typed& typed,
                            int status) {
  const auto threads = TRY(desk.notes.on_page(actor, document.path));
  Places places(desk.library, desk.clock.today());
  return http::private_page(
      reading_page({desk.layout, actor, places}, document, threads, mode, typed), status);
}

Result<const content::Document*> find_document(const Desk& desk, const std::string& path) {
  const auto* document = TRY(desk.library.find(path, desk.clock.today()));
  if (!takes_notes(*document)) return fail(Fault::not_found, "Deze pagina is er niet.");
  return document;
}

Result<http::Response> read_page(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto path = path_of(request);
  if (desk.library.gone(path)) return http::gone();
  const auto* document = TRY(find_document(desk, path));
  const auto mode = request.query.text("kies") == "ja" ? Mode::choose : Mode::write;
  return draw(desk, actor, *document, mode, {}, 200);
}

Result<http::Response> read_story(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  Places places(desk.library, desk.clock.today());
  return http::private_page(story_page({desk.layout, actor, places},
                                       desk.library.all(content::Kind::scene, places.today())));
}

/// What was typed is never lost: it comes back in a form, on the page, or where that is gone too on
/// a page of its own.
Result<http::Response> write(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto form = TRY(request.form());
  auto typed = typed_in(form);
  const auto path = path_of(request);
  Places places(desk.library, desk.clock.today());
  const auto& place = places.at(path);
  if (place.document == nullptr) {
    typed.trouble = "De pagina waar je bij schreef, is er niet meer.";
    return http::private_page(homeless_page({desk.layout, actor, places}, typed), conflict);
  }
  const auto* passage = find({.block = typed.block}, place.passages);
  if (passage == nullptr) {
    typed.trouble =
        "Het stuk tekst waar je bij schreef, is er niet meer. Kies een ander stuk, of kopieer je "
        "tekst.";
    return draw(desk, actor, *place.document, Mode::write, typed, conflict);
  }
  // The form that chooses a new block after its own went away has no version.
  const auto seen = form.text("versie");
  if (!seen.empty() && seen != version_of(passage->words)) {
    typed.trouble =
        "De tekst hiernaast is gewijzigd terwijl je schreef. Lees hem nog eens. Klopt je "
        "aantekening nog? Bewaar haar dan.";
    return draw(desk, actor, *place.document, Mode::write, typed, conflict);
  }
  const auto written = desk.notes.write(actor, anchor_at(path, *passage), draft_of(typed));
  if (written)
    return http::see_other(place.reading + "#aantekening-" + std::to_string(written->value));
  if (written.error().fault != Fault::invalid) return tl::make_unexpected(written.error());
  typed.trouble = written.error().message;
  return draw(desk, actor, *place.document, Mode::write, typed, unprocessable);
}

}  // namespace

void add_reading_routes(http::Router& router, const Desk& desk) {
  for (const auto* pattern : {"/notities/bij/kompas/{chapter}",
                              "/notities/bij/kompas/{chapter}/{page}",
                              "/notities/bij/kaarten/{card}",
                              "/notities/bij/verhaal/{scene}"}) {
    router.get(pattern, [desk](const auto& request) { return read_page(desk, request); });
    router.post(pattern, [desk](const auto& request) { return write(desk, request); });
  }
  router.get("/notities/bij/verhaal",
             [desk](const auto& request) { return read_story(desk, request); });
}

}  // namespace zicht::notes
