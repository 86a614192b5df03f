// A text to take along, with one's own notes in it.
#include <array>

#include "work/notes/handlers.hpp"
#include "work/notes/on_paper.hpp"

namespace zicht::notes {
namespace {

struct Way {
  std::string_view ending;
  paper::Form form;
  const char* type;
};
constexpr std::array ways{
    Way{".pdf", paper::Form::pdf, "application/pdf"},
    Way{".epub", paper::Form::epub, "application/epub+zip"},
    Way{".docx",
        paper::Form::docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Way{".md", paper::Form::markdown, "text/markdown; charset=utf-8"}};

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

Result<http::Response> print(const Desk& desk, const http::Request& request, const Way& way) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto path = request.path.substr(
      reading_base.size(), request.path.size() - reading_base.size() - way.ending.size());
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
      TRY(desk.printer.print({way.form, std::move(document)}, takeaway::Printer::Keep::no));
  return http::download(
      std::move(bytes), way.type, "zicht-met-mijn-aantekeningen" + std::string(way.ending));
}

}  // namespace

void add_paper_routes(http::Router& router, const Desk& desk) {
  for (const auto& way : ways)
    for (const auto* pattern : {"/notities/bij/kompas/{chapter}",
                                "/notities/bij/kompas/{chapter}/{page}",
                                "/notities/bij/kaarten/{card}"})
      router.get(std::string(pattern).append(way.ending),
                 [desk, way](const auto& request) { return print(desk, request, way); });
}

}  // namespace zicht::notes
