// Sharing a selection, and opening what was shared.
#include <fmt/format.h>

#include <algorithm>

#include "work/notes/handlers.hpp"
#include "work/notes/share_pages.hpp"

namespace zicht::notes {
namespace {

using accounts::Actor;

constexpr int gone = 410;

ShareId share_in(const http::Request& request) {
  return {number_in(request.capture("deling"))};
}

Term term_in(const http::Fields& fields) {
  const auto names = names_of(Term{});
  const auto found = std::ranges::find(names, fields.text("termijn"));
  return found == names.end() ? Term::month : static_cast<Term>(found - names.begin());
}

/// What was ticked, each once. Says so where a part is not there (any more).
Choice choice_in(const http::Fields& fields, Places& places) {
  Choice choice{.message = std::string(fields.text("bericht")), .term = term_in(fields)};
  for (const auto key : fields.all("deel")) {
    const auto part = read_part(key, places);
    if (!part) {
      choice.trouble = "Een stuk dat je koos, is er niet meer. Wat er nog is, staat hieronder.";
      continue;
    }
    const bool there = std::ranges::any_of(
        choice.parts, [&](const Part& known) { return key_of(known) == key_of(*part); });
    if (!there && choice.parts.size() <= most_parts) choice.parts.push_back(*part);
  }
  for (const auto number : fields.all("aantekening")) {
    const NoteId id{number_in(number)};
    const bool there = std::ranges::find(choice.notes, id) != choice.notes.end();
    if (!there && choice.notes.size() <= most_parts) choice.notes.push_back(id);
  }
  return choice;
}

/// Only one's own notes: a colleague wrote for the team, and not for others.
Selection selection_of(const Choice& choice, const Threads& own) {
  Selection selection{.message = choice.message, .parts = choice.parts};
  for (const auto id : choice.notes)
    for (const auto& thread : own)
      if (thread.note.id == id)
        selection.notes.push_back(
            {thread.note.anchor.page, thread.note.anchor.block, thread.note.words});
  return selection;
}

Result<http::Response> choose(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto own = TRY(desk.notes.own(actor));
  Places places(desk.library, desk.clock.today());
  return http::private_page(
      share_form_page({desk.layout, actor, places}, choice_in(request.query, places), own));
}

Result<http::Response> share(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  // What goes to others asks that one just proved to be oneself; the form is kept meanwhile.
  if (!desk.sessions.is_proved(actor))
    return desk.sessions.keep(request, actor.person, "/account/bevestigen?naar=/account/tekst");
  const auto form = TRY(request.form());
  const auto own = TRY(desk.notes.own(actor));
  Places places(desk.library, desk.clock.today());
  auto choice = choice_in(form, places);
  const View view{desk.layout, actor, places};
  if (!choice.trouble.empty())
    return http::private_page(share_form_page(view, choice, own), conflict);
  const auto token = desk.shares.share(actor, selection_of(choice, own), choice.term);
  // Answered with a page and not with an address: the link is shown once, and kept nowhere.
  if (token)
    return http::private_page(
        share_made_page(view, fmt::format("{}/gedeeld/{}", desk.publisher.site, *token)));
  if (token.error().fault != Fault::invalid) return tl::make_unexpected(token.error());
  choice.trouble = token.error().message;
  return http::private_page(share_form_page(view, choice, own), unprocessable);
}

Result<http::Response> list(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto shares = TRY(desk.shares.own(actor));
  Places places(desk.library, desk.clock.today());
  return http::private_page(shares_page({desk.layout, actor, places}, shares, desk.clock.now()));
}

Result<http::Response> watch(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto watched = TRY(desk.shares.find(actor, share_in(request)));
  Places places(desk.library, desk.clock.today());
  return http::private_page(watched_page({desk.layout, actor, places}, watched, desk.clock.now()));
}

Result<http::Response> revoke(const Desk& desk, const http::Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto id = share_in(request);
  TRY(desk.shares.revoke(actor, id));
  return http::see_other(fmt::format("/notities/delen/{}", id.value));
}

Result<http::Response> receive(const Desk& desk, const http::Request& request) {
  const bool looked = request.method == http::Method::get;
  const auto opened = TRY(desk.shares.open(request.capture("token"), looked));
  Places places(desk.library, desk.clock.today());
  auto response = opened.standing == Standing::open
                      ? http::private_page(received_page(desk.layout, places, opened.share))
                      : http::private_page(closed_page(desk.layout, opened.standing), gone);
  response.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
  return response;
}

}  // namespace

void add_share_routes(http::Router& router, const Desk& desk) {
  router.get("/notities/delen", [desk](const auto& request) { return list(desk, request); });
  router.post("/notities/delen", [desk](const auto& request) { return share(desk, request); });
  router.get("/notities/delen/nieuw",
             [desk](const auto& request) { return choose(desk, request); });
  router.get("/notities/delen/{deling}",
             [desk](const auto& request) { return watch(desk, request); });
  router.post("/notities/delen/{deling}/intrekken",
              [desk](const auto& request) { return revoke(desk, request); });
  router.get("/gedeeld/{token}", [desk](const auto& request) { return receive(desk, request); });
}

}  // namespace zicht::notes
