// What a reporter asks and sends. Nothing of it is logged, and no cookie is set: what belongs to a
// form travels in the form. So the answer to a form is a page here, and not another address: nine
// words stand in no address and in no history.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "ground/crypto/receipt.hpp"
#include "ground/crypto/token.hpp"
#include "ground/http/fault.hpp"
#include "ground/http/number.hpp"
#include "ground/http/upload.hpp"
#include "work/accounts/fields.hpp"
#include "work/accounts/session.hpp"
#include "work/signals/doorkeeper.hpp"
#include "work/signals/pages.hpp"
#include "work/signals/routes.hpp"

namespace zicht::signals {
namespace {

constexpr auto public_form = "/melden";
constexpr auto colleague_form = "/werk/melden";
constexpr int too_early = 429;

Known read_known(std::string_view typed) {
  if (typed == "ja") return Known::yes;
  return typed == "nee" ? Known::no : Known::unknown;
}

Reporter read_reporter(std::string_view typed) {
  if (typed == "getuige") return Reporter::bystander;
  if (typed == "zelf") return Reporter::affected;
  return typed == "professional" ? Reporter::professional : Reporter::unsaid;
}

/// What was filled in; what is none of the choices counts as not chosen.
Report read_report(const http::Fields& form, const Choices& choices) {
  Report report{.story = tidy(form.text("verhaal")),
                .place = tidy(form.text("plek")),
                .moment = tidy(form.text("wanneer")),
                .contact = tidy(form.text("contact")),
                .in_danger = read_known(form.text("gevaar")),
                .minor = read_known(form.text("kind")),
                .reporter = read_reporter(form.text("wie")),
                .by_phone = form.text("telefoon") == "ja",
                .wants_answer = form.text("antwoord") != "nee"};
  report.municipality = choices.municipality(form.text("gemeente"));
  if (choices.has_sector(form.text("sector"))) report.sector = form.text("sector");
  return report;
}

bool can_write_down(const accounts::Actor& actor) {
  return accounts::may(actor.roles, accounts::May::weigh_signals);
}

/// What the room knows of a report, and that a desk must be able to read it.
Wrong wrong_in(const Report& report, const Choices& choices) {
  auto wrong = what_is_wrong(report);
  if (report.municipality.empty() && !choices.unknown_place)
    wrong.municipality =
        "Kies een gemeente. Van een bericht zonder gemeente is er hier nog niemand die het leest.";
  return wrong;
}

std::string why_not(Entry entry) {
  switch (entry) {
    case Entry::early:
      return fmt::format(
          "Bijna klaar. We wachten even, om robots buiten te houden. Tel rustig tot {} en druk dan "
          "nog een keer op Verstuur. Wat je typte, staat er nog.",
          slow_way.count());
    case Entry::stale:
      return fmt::format(
          "Deze pagina stond lang open. Wat je typte, staat er nog. Tel rustig tot {} en druk dan "
          "nog een keer op Verstuur.",
          slow_way.count());
    case Entry::full:
      return "Er komen nu te veel berichten tegelijk binnen. Je bericht is nog niet verstuurd; wat "
             "je typte, staat er nog. Probeer het over een uur nog eens. Kan het niet wachten? "
             "Bel dan: de nummers staan hieronder.";
    case Entry::open:
      break;
  }
  return {};
}

int status_of_entry(Entry entry) {
  if (entry == Entry::full) return http::status_of(Fault::unavailable);
  return entry == Entry::early ? too_early : http::status_of(Fault::invalid);
}

class Counter {
 public:
  explicit Counter(const LetterboxDesk& desk)
      : desk_(desk),
        choices_(desk.library, desk.municipalities, desk.letterbox, desk.clock),
        doorkeeper_(desk.sealer, desk.clock) {}

  Result<http::Response> ask(const http::Request& request) const {
    const auto choices = TRY(choices_.choices());
    if (choices.nobody_reads()) return http::private_page(nobody_page(desk_.layout, choices));
    FormView view{.ticket = doorkeeper_.ticket(), .bits = doorkeeper_.bits()};
    // "/melden?gemeente=GM0363" is a link that a municipality can put on its own site.
    view.report.municipality = choices.municipality(request.query.text("gemeente"));
    return http::private_page(form_page(desk_.layout, choices, view));
  }

  Result<http::Response> take(const http::Request& request) {
    const auto choices = TRY(choices_.choices());
    const auto form = TRY(request.form());
    auto view = read_view(form, choices);
    view.report.by_phone = false;
    if (view.wrong.any()) return again(choices, view, http::status_of(Fault::invalid));
    const auto entry = doorkeeper_.admit(view.ticket, view.answer);
    if (entry != Entry::open) {
      view.trouble = why_not(entry);
      // Work that was too little for a busy hour is done anew; a ticket that waits goes on waiting.
      view.answer.clear();
      if (entry == Entry::stale) view.ticket = doorkeeper_.ticket();
      view.bits = doorkeeper_.bits();
      return again(choices, view, status_of_entry(entry));
    }
    const auto submitted = desk_.letterbox.submit(view.report, view.ticket);
    if (submitted && !submitted->came_before) doorkeeper_.came_in(view.ticket, view.answer);
    return finish(choices, view, submitted);
  }

  Result<http::Response> ask_colleague(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto choices = TRY(choices_.choices());
    if (choices.nobody_reads()) return http::private_page(nobody_page(desk_.layout, choices));
    const FormView view{.action = colleague_form,
                        .token = actor.form_token,
                        .ticket = crypto::make_token(),
                        .can_write_down = can_write_down(actor)};
    return http::private_page(form_page(desk_.layout, choices, view));
  }

  Result<http::Response> take_from_colleague(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    TRY(accounts::require(actor, accounts::May::report_signals));
    const auto choices = TRY(choices_.choices());
    const auto form = TRY(request.form());
    auto view = read_view(form, choices);
    view.action = colleague_form;
    view.token = actor.form_token;
    view.bits = 0;
    view.can_write_down = can_write_down(actor);
    if (view.wrong.any()) return again(choices, view, http::status_of(Fault::invalid));
    return finish(choices, view, desk_.letterbox.submit(view.report, view.ticket, actor));
  }

  Result<http::Response> own(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto signals = TRY(desk_.letterbox.own(actor));
    return http::private_page(own_page(desk_.layout, signals));
  }

  Result<http::Response> open(const http::Request& request) const {
    const auto form = TRY(request.form());
    const auto typed = form.text("woorden");
    const auto dialogue = desk_.letterbox.open(typed);
    if (!dialogue) return words_again(typed, dialogue.error());
    return http::private_page(
        dialogue_page(desk_.layout,
                      *dialogue,
                      {.words = std::string(typed), .form = crypto::make_token()},
                      file_view(typed)));
  }

  Result<http::Response> answer(const http::Request& request) const {
    const auto form = TRY(request.form());
    const auto typed = form.text("woorden");
    DialogueView view{.words = std::string(typed), .form = crypto::make_token()};
    const auto answered = desk_.letterbox.answer(typed, form.text("bericht"), form.text("kaartje"));
    if (answered) {
      view.kept = true;
      return http::private_page(dialogue_page(desk_.layout, *answered, view, file_view(typed)));
    }
    const auto& error = answered.error();
    if (error.fault == Fault::unavailable)
      return http::private_page(
          accounts::try_again_page(desk_.layout, request.path, form, {"bericht"}, error.message),
          http::status_of(error.fault));
    if (error.fault != Fault::invalid && error.fault != Fault::conflict)
      return words_again(typed, error);
    const auto dialogue = TRY(desk_.letterbox.open(typed));
    view.form = form.text("kaartje");
    view.typed = form.text("bericht");
    view.trouble = error.message;
    return http::private_page(dialogue_page(desk_.layout, dialogue, view, file_view(typed)),
                              http::status_of(error.fault));
  }

  /// A file, by whoever has the nine words. Nothing is lost by a bad one: the page that it came
  /// from comes back, with the nine words where they stood on it.
  Result<http::Response> add_file(const http::Request& request) const {
    const auto upload = TRY(http::read_upload(request));
    const auto typed = upload.fields.text("woorden");
    const auto added = take_file(upload, [&](std::string_view file) {
      return desk_.files.add(typed, file, upload.fields.text("kaartje"));
    });
    if (!added && added.error().fault == Fault::not_found) return words_again(typed, added.error());
    auto view = file_view(typed);
    const int status = TRY(what_came_of(added, view));
    const bool has_words = upload.fields.text("toon") == "woorden" && crypto::read_receipt(typed);
    if (has_words) {
      view.shows_words = true;
      auto page = TRY(receipt_page(desk_.layout, typed, false, view));
      return told(std::move(page), status);
    }
    const auto dialogue = TRY(desk_.letterbox.open(typed));
    const DialogueView around{.words = std::string(typed), .form = crypto::make_token()};
    return told(dialogue_page(desk_.layout, dialogue, around, view), status);
  }

  Result<http::Response> own_report(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto id = own_id(request);
    const auto report = TRY(desk_.files.own(actor, id));
    return http::private_page(own_report_page(desk_.layout, report, own_view(actor, id)));
  }

  Result<http::Response> add_own_file(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto id = own_id(request);
    const auto upload = TRY(http::read_upload(request));
    const auto added = take_file(upload, [&](std::string_view file) {
      return desk_.files.add(actor, id, file, upload.fields.text("kaartje"));
    });
    // Of a colleague alone: a line in the log has a time, and would tell when a stranger was here.
    if (!added && !added.error().detail.empty())
      spdlog::warn("a file was not taken in: {}", added.error().detail);
    auto view = own_view(actor, id);
    const int status = TRY(what_came_of(added, view));
    const auto report = TRY(desk_.files.own(actor, id));
    return told(own_report_page(desk_.layout, report, view), status);
  }

  Result<http::Response> ask_words() const {
    return http::private_page(words_page(desk_.layout, "", ""));
  }
  Result<http::Response> explain() const {
    return http::private_page(protection_page(desk_.layout));
  }

 private:
  FormView read_view(const http::Fields& form, const Choices& choices) const {
    FormView view{.ticket = std::string(form.text("kaartje")),
                  .answer = std::string(form.text("werk")),
                  .bits = doorkeeper_.bits(),
                  .report = read_report(form, choices)};
    view.wrong = wrong_in(view.report, choices);
    return view;
  }

  http::Response again(const Choices& choices, const FormView& view, int status) const {
    return http::private_page(form_page(desk_.layout, choices, view), status);
  }

  Result<http::Response> finish(const Choices& choices,
                                FormView view,
                                const Result<Submitted>& submitted) const {
    if (!submitted) {
      // What was typed is too precious to lose to a database that is away.
      const auto& error = submitted.error();
      if (error.fault == Fault::internal || error.fault == Fault::forbidden)
        return tl::make_unexpected(error);
      view.trouble = error.message;
      return again(choices, view, http::status_of(error.fault));
    }
    if (submitted->came_before) return http::private_page(came_before_page(desk_.layout));
    const bool signed_in = !view.token.empty();
    if (submitted->receipt.empty()) return http::private_page(thanks_page(desk_.layout, signed_in));
    auto file = file_view(submitted->receipt);
    file.shows_words = true;
    return http::private_page(TRY(receipt_page(desk_.layout, submitted->receipt, signed_in, file)));
  }

  static FileView file_view(std::string_view words) {
    return {.words = std::string(words), .form = crypto::make_token()};
  }

  static SignalId own_id(const http::Request& request) {
    return {http::number_in(request.capture("melding"))};
  }
  static FileView own_view(const accounts::Actor& actor, SignalId id) {
    return {.action = "/werk/meldingen/" + std::to_string(id.value) + "/bestand",
            .token = actor.form_token,
            .form = crypto::make_token()};
  }

  /// What `add` says of the file of this form; a form without one, or with one that was cut off,
  /// goes no further.
  template <class Add>
  static Result<> take_file(const http::Upload& upload, Add add) {
    if (upload.is_too_large) return media::too_large();
    if (!upload.file) return fail(Fault::invalid, "Kies eerst een bestand.");
    return add(*upload.file);
  }
  /// Writes it in the view. Gives the status of the page. Fails where there is no page for it.
  static Result<int> what_came_of(const Result<>& added, FileView& view) {
    view.kept = added.has_value();
    if (added) return 200;
    const auto& error = added.error();
    if (error.fault != Fault::invalid && error.fault != Fault::conflict &&
        error.fault != Fault::unavailable)
      return tl::make_unexpected(error);
    view.trouble = error.message;
    return http::status_of(error.fault);
  }
  static http::Response told(std::string page, int status) {
    auto response = http::private_page(std::move(page), status);
    if (status == http::status_of(Fault::unavailable))
      response.headers.emplace_back("Retry-After", "60");
    return response;
  }

  Result<http::Response> words_again(std::string_view typed, const Error& error) const {
    if (error.fault != Fault::not_found) return tl::make_unexpected(error);
    return http::private_page(words_page(desk_.layout, typed, error.message),
                              http::status_of(Fault::invalid));
  }

  LetterboxDesk desk_;
  ChoiceMaker choices_;
  Doorkeeper doorkeeper_;
};

}  // namespace

void add_letterbox_routes(http::Router& router, const LetterboxDesk& desk, bool sign_in_possible) {
  const auto counter = std::make_shared<Counter>(desk);
  router.get(public_form, [counter](const auto& request) { return counter->ask(request); });
  router.post_for_anyone(public_form,
                         [counter](const auto& request) { return counter->take(request); });
  router.get("/melden/veilig", [counter](const auto&) { return counter->explain(); });
  router.get("/melden/antwoord", [counter](const auto&) { return counter->ask_words(); });
  router.post_for_anyone("/melden/antwoord",
                         [counter](const auto& request) { return counter->open(request); });
  router.post_for_anyone("/melden/antwoord/bericht",
                         [counter](const auto& request) { return counter->answer(request); });
  router.post_file_for_anyone("/melden/antwoord/bestand", [counter](const auto& request) {
    return counter->add_file(request);
  });
  if (!sign_in_possible) return;
  router.get(colleague_form,
             [counter](const auto& request) { return counter->ask_colleague(request); });
  router.post(colleague_form,
              [counter](const auto& request) { return counter->take_from_colleague(request); });
  router.get("/werk/meldingen", [counter](const auto& request) { return counter->own(request); });
  router.get("/werk/meldingen/{melding}",
             [counter](const auto& request) { return counter->own_report(request); });
  router.post_file("/werk/meldingen/{melding}/bestand",
                   [counter](const auto& request) { return counter->add_own_file(request); });
}

}  // namespace zicht::signals
