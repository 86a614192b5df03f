// The addresses of the training with an account, and of certificates.
#include <fmt/format.h>

#include <charconv>

#include "ground/http/number.hpp"
#include "work/accounts/session.hpp"
#include "work/learning/pages.hpp"

namespace zicht::learning {
namespace {

using accounts::Actor;
using training::Part;
using training::Visit;

constexpr int unprocessable = 422;

/// A number from 1 in an address, as a place from 0. Fails with `not_found`.
Result<std::size_t> place(std::string_view text, std::size_t count) {
  std::size_t number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ptr != end || number < 1 || number > count)
    return fail(Fault::not_found, "Dit onderdeel is er niet.");
  return number - 1;
}

/// The names between spaces.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

class Rooms {
 public:
  Rooms(const Desk& desk, const Clock& clock) : desk_(desk), clock_(clock) {}

  Result<http::Response> home(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    HomeView view{.form_token = actor.form_token,
                  .was_brought = request.query.has("meegenomen"),
                  .sees_overview = accounts::may(actor.roles, accounts::May::manage_people)};
    view.done = TRY(desk_.learning.done(actor));
    view.certificates = TRY(desk_.learning.certificates(actor));
    return http::private_page(home_page(desk_.layout, training(), view));
  }

  Result<http::Response> path(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto visit = TRY(visit_of(actor, request));
    return show_path(actor, visit, actor.name, "");
  }

  Result<http::Response> part(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto visit = TRY(visit_of(actor, request));
    const auto at = TRY(place(request.capture("onderdeel"), visit.path.parts.size()));
    const auto& part = visit.path.parts[at];
    if (part.kind == Part::Kind::questions)
      return http::private_page(training::questions_page(screens(), visit, at));
    if (part.kind == Part::Kind::reading) {
      auto page = TRY(training::reading_page(screens(), visit, at));
      return http::private_page(std::move(page));
    }
    auto play = play_of(visit, at);
    training::read_choices(request.query, play);
    auto page = TRY(training::scenario_page(screens(), play));
    return http::private_page(std::move(page));
  }

  /// A page was read, or a story played to an ending that counts.
  Result<http::Response> finish(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto visit = TRY(visit_of(actor, request));
    const auto at = TRY(place(request.capture("onderdeel"), visit.path.parts.size()));
    const auto item = TRY(finished(request, visit, at));
    TRY(desk_.learning.add(actor, {item}));
    const auto next = at + 1;
    return http::see_other(next < visit.path.parts.size()
                               ? training::part_address(visit, next)
                               : training::path_address(visit.way, visit.path));
  }

  Result<http::Response> question(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto visit = TRY(visit_of(actor, request));
    const auto [at, number] = TRY(question_of(request, visit));
    const auto thought = TRY(desk_.learning.thought(actor, visit.path.parts[at].asked[number]));
    return http::private_page(
        training::question_page(screens(), visit, at, number, std::nullopt, thought));
  }

  Result<http::Response> answer(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    auto visit = TRY(visit_of(actor, request));
    const auto [at, number] = TRY(question_of(request, visit));
    const auto& asked = visit.path.parts[at].asked;
    const auto& question = *training().question(asked[number]);
    const auto given = TRY(request.form());
    if (question.form == training::Form::reflection)
      return reflect(actor, visit, at, number, given.text("gedachte"));

    training::Answered answered{.given = training::read_given(given, question)};
    const auto verdict = training::mark(question, answered.given);
    if (!verdict) {
      answered.complaint = verdict.error().message;
      return http::private_page(training::question_page(screens(), visit, at, number, answered),
                                unprocessable);
    }
    answered.verdict = *verdict;
    if (*verdict == training::Verdict::right) {
      const auto item = training::question_item(question.id);
      TRY(desk_.learning.add(actor, {item}));
      visit.done.insert(item);
    }
    return http::private_page(training::question_page(screens(), visit, at, number, answered));
  }

  Result<http::Response> certify(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto visit = TRY(visit_of(actor, request));
    const auto given = TRY(request.form());
    const auto issued = desk_.learning.issue(actor, visit.path.name, given.text("naam"));
    if (!issued && issued.error().fault == Fault::invalid)
      return show_path(actor, visit, given.text("naam"), issued.error().message);
    TRY(Result<Certificate>(issued));
    return http::see_other("/leren#certificaten");
  }

  Result<http::Response> withdraw(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    TRY(desk_.learning.withdraw(actor, {http::number_in(request.capture("certificaat"))}));
    return http::see_other("/leren#certificaten");
  }

  Result<http::Response> ask_to_bring(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto* path = training().path(request.query.text("pad"));
    if (path == nullptr) return http::see_other("/leren");
    const auto stand = request.query.text("stand");
    const auto done = training::from_stand(*path, stand);
    // Nothing to bring, or nothing that can be read: then there is nothing to ask.
    if (!done || done->empty()) return http::see_other("/leren/" + path->name);
    return http::private_page(
        bring_page(desk_.layout, *path, stand, training::state_of(*path, *done), actor.form_token));
  }

  Result<http::Response> bring(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto given = TRY(request.form());
    const auto* path = training().path(given.text("pad"));
    if (path == nullptr) {
      TRY(desk_.learning.add(actor, words_of(given.text("gedaan"))));
      return http::see_other("/leren?meegenomen=ja");
    }
    const auto done = TRY(training::from_stand(*path, given.text("stand")));
    TRY(desk_.learning.add(actor, {done.begin(), done.end()}));
    return http::see_other("/leren/" + path->name);
  }

  Result<http::Response> overview(const http::Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto overview = TRY(desk_.learning.overview(actor));
    return http::private_page(overview_page(desk_.layout, actor.organisation_name, overview));
  }

  Result<http::Response> verify(const http::Request& request) const {
    const auto certificate = TRY(desk_.learning.verify(request.capture("code")));
    return http::private_page(verified_page(desk_.layout, certificate));
  }

  Result<http::Response> print(const http::Request& request) const {
    const auto certificate = TRY(desk_.learning.verify(request.capture("code")));
    auto bytes = TRY(desk_.printer.print(
        {paper::Form::pdf, on_paper(certificate, desk_.learning.ground().issuer)},
        takeaway::Printer::Keep::no));
    return http::download(std::move(bytes), "application/pdf", "certificaat.pdf");
  }

  Result<http::Response> badge(const http::Request& request) const {
    auto certificate = TRY(desk_.learning.verify(request.capture("code")));
    return http::download(
        std::move(certificate.credential), "application/vc", "certificaat-badge.json");
  }

  Result<http::Response> issuer(const http::Request& /*request*/) const {
    const auto& ground = desk_.learning.ground();
    return http::json(issuer_document(ground.issuer, ground.signer));
  }

 private:
  const training::Training& training() const { return desk_.learning.ground().training; }
  training::Desk screens() const {
    return {desk_.layout, desk_.library, training(), clock_.today()};
  }

  Result<Visit> visit_of(const Actor& actor, const http::Request& request) const {
    const auto* path = training().path(request.capture("pad"));
    if (path == nullptr || path->is_exercise)
      return fail(Fault::not_found, "Dit leerpad is er niet.");
    Visit visit{.path = *path,
                .way = {.base = "/leren", .home = "/leren", .form_token = actor.form_token}};
    visit.done = TRY(desk_.learning.done(actor));
    return visit;
  }

  struct QuestionPlace {
    std::size_t part;
    std::size_t question;
  };
  static Result<QuestionPlace> question_of(const http::Request& request, const Visit& visit) {
    const auto part = TRY(place(request.capture("onderdeel"), visit.path.parts.size()));
    const auto question = TRY(place(request.capture("vraag"), visit.path.parts[part].asked.size()));
    return QuestionPlace{part, question};
  }

  training::Play play_of(const Visit& visit, std::size_t part) const {
    return {.scenario = *training().scenario(visit.path.parts[part].scenario),
            .address = training::part_address(visit, part),
            .visit = &visit,
            .part = part};
  }

  /// What this form finishes. Fails with `not_found` where the way through the story does not
  /// exist, and with `conflict` where it has not come to an ending that counts.
  Result<std::string> finished(const http::Request& request,
                               const Visit& visit,
                               std::size_t at) const {
    const auto& part = visit.path.parts[at];
    if (part.kind == Part::Kind::reading) return training::page_item(part.page);
    if (part.kind == Part::Kind::questions)
      return fail(Fault::not_found, "Dit onderdeel rond je af door de vragen te beantwoorden.");
    auto play = play_of(visit, at);
    const auto given = TRY(request.form());
    training::read_choices(given, play);
    const auto walked = TRY(training::walk(play.scenario, play.choices));
    if (!walked.at->ending || !training::counts(*walked.at->ending))
      return fail(Fault::conflict, "Dit einde telt nog niet mee. Probeer het opnieuw.");
    return training::scenario_item(part.scenario);
  }

  Result<http::Response> reflect(const Actor& actor,
                                 const Visit& visit,
                                 std::size_t at,
                                 std::size_t number,
                                 std::string_view thought) const {
    const auto& asked = visit.path.parts[at].asked;
    const auto kept = desk_.learning.keep_thought(actor, asked[number], thought);
    if (!kept && kept.error().fault == Fault::invalid) {
      const training::Answered answered{.complaint = kept.error().message};
      return http::private_page(
          training::question_page(screens(), visit, at, number, answered, thought), unprocessable);
    }
    TRY(Result<>(kept));
    TRY(desk_.learning.add(actor, {training::question_item(asked[number])}));
    const auto next = number + 1;
    return http::see_other(next < asked.size() ? training::question_address(visit, at, next)
                                               : training::part_address(visit, at));
  }

  Result<http::Response> show_path(const Actor& actor,
                                   Visit visit,
                                   std::string_view name,
                                   std::string_view trouble) const {
    visit.beside = certificate_form(
        visit.path, training::state_of(visit.path, visit.done), actor.form_token, name, trouble);
    return http::private_page(training::path_page(screens(), visit),
                              trouble.empty() ? 200 : unprocessable);
  }

  Desk desk_;
  const Clock& clock_;
};

}  // namespace

void add_routes(http::Router& router, const Desk& desk) {
  const Rooms rooms(desk, desk.learning.ground().clock);
  const auto get = [&](std::string_view pattern, auto handler) {
    router.get(pattern, [=](const auto& request) { return (rooms.*handler)(request); });
  };
  const auto post = [&](std::string_view pattern, auto handler) {
    router.post(pattern, [=](const auto& request) { return (rooms.*handler)(request); });
  };
  get("/leren", &Rooms::home);
  get("/leren/meenemen", &Rooms::ask_to_bring);
  post("/leren/meenemen", &Rooms::bring);
  get("/leren/organisatie", &Rooms::overview);
  post("/leren/certificaten/{certificaat}/intrekken", &Rooms::withdraw);
  get("/leren/{pad}", &Rooms::path);
  post("/leren/{pad}/certificaat", &Rooms::certify);
  get("/leren/{pad}/{onderdeel}", &Rooms::part);
  post("/leren/{pad}/{onderdeel}", &Rooms::finish);
  get("/leren/{pad}/{onderdeel}/{vraag}", &Rooms::question);
  post("/leren/{pad}/{onderdeel}/{vraag}", &Rooms::answer);
  get("/certificaat/{code}", &Rooms::verify);
  get("/certificaat/{code}/pdf", &Rooms::print);
  get("/certificaat/{code}/badge", &Rooms::badge);
  get(issuer_path, &Rooms::issuer);
}

}  // namespace zicht::learning
