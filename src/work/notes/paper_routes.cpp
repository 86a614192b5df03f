// A text to take along, with one's own notes in it.
#include "work/notes/handlers.hpp"
#include "work/notes/on_paper.hpp"

namespace zicht::notes {
namespace {

constexpr std::string_view ending = ".pdf";

/// One's own, on these pages.
Result<std::vector<Note>> own_notes(const Desk& desk,
                                    const accounts::Actor& actor,
                                    const std::vector<const content::Document*>& pages) {
  std::vector<Note> own;
  for (const auto* page : pages) {
    auto threads = TRY(desk.notes.on_page(actor, page->path));
    for (auto& thread : threads)
      if (thread.note.author == actor.person) own.push_back(std::move(thread.note));
  }
  return own;
}

Result<http::Response> print(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto path = request.path.substr(reading_base.size(),
                                        request.path.size() - reading_base.size() - ending.size());
  if (desk.library.gone(path)) return http::gone();
  const auto today = desk.clock.today();
  const auto* page = TRY(desk.library.find(path, today));
  if (!takes_notes(*page)) return fail(Fault::not_found, "Deze pagina is er niet.");
  // What leaves the site asks that one just proved to be oneself.
  if (!desk.sessions.is_proved(actor))
    return http::see_other("/account/bevestigen?naar=" + http::percent_encode(request.path));

  std::vector<const content::Document*> pages{page};
  const takeaway::Composer composer(desk.library, today, desk.publisher);
  const bool chapter = page->kind == content::Kind::chapter;
  if (chapter)
    for (const auto* part : desk.library.pages_of(*page, today)) pages.push_back(part);
  const auto notes = TRY(own_notes(desk, actor, pages));
  auto document = chapter ? composer.chapter(*page) : composer.page(*page);
  Places places(desk.library, today);
  put_notes(document, pages, notes, places);
  auto bytes =
      TRY(desk.printer.print({paper::Form::pdf, std::move(document)}, takeaway::Printer::Keep::no));
  return http::download(std::move(bytes), "application/pdf", "zicht-met-mijn-aantekeningen.pdf");
}

}  // namespace

void add_paper_routes(http::Router& router, const Desk& desk) {
  for (const auto* pattern : {"/notities/bij/kompas/{chapter}.pdf",
                              "/notities/bij/kompas/{chapter}/{page}.pdf",
                              "/notities/bij/kaarten/{card}.pdf"})
    router.get(pattern, [desk](const auto& request) { return print(desk, request); });
}

}  // namespace zicht::notes
