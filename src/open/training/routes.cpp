// /training and everything below it: who asks need not say who it is.
#include <fmt/format.h>

#include <charconv>

#include "open/training/pages.hpp"

namespace zicht::training {
namespace {

/// A number from 1 that stands in an address, as a place from 0. Fails with `not_found`.
Result<std::size_t> place(std::string_view text, std::size_t count) {
  std::size_t number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ptr != end || number < 1 || number > count || text.starts_with('0'))
    return fail(Fault::not_found, "Dit onderdeel is er niet.");
  return number - 1;
}

class Rooms {
 public:
  Rooms(const html::Layout& layout,
        const content::Library& library,
        const Training& training,
        const Clock& clock,
        std::string_view account)
      : layout_(layout), library_(library), training_(training), clock_(clock), account_(account) {}

  Result<http::Response> overview(const http::Request& /*request*/) const {
    return http::page(overview_page(desk()));
  }

  Result<http::Response> path(const http::Request& request) const {
    const auto visit = TRY(visit_of(request));
    return answer(request, path_page(desk(), visit));
  }

  Result<http::Response> part(const http::Request& request) const {
    const auto visit = TRY(visit_of(request));
    const auto at = TRY(part_of(request, visit));
    switch (visit.path.parts[at].kind) {
      case Part::Kind::questions:
        return answer(request, questions_page(desk(), visit, at));
      case Part::Kind::scenario:
        return play(request, visit, at);
      case Part::Kind::reading:
        break;
    }
    auto page = TRY(reading_page(desk(), visit, at));
    return answer(request, std::move(page));
  }

  Result<http::Response> question(const http::Request& request) const {
    auto visit = TRY(visit_of(request));
    const auto at = TRY(part_of(request, visit));
    const auto& asked = visit.path.parts[at].asked;
    const auto number = TRY(place(request.capture("vraag"), asked.size()));
    const auto& question = *training_.question(asked[number]);
    const auto answered = answer_of(request.query, question);
    if (answered && answered->verdict == Verdict::right) {
      visit.done.insert(question_item(question.id));
      visit.way.stand = to_stand(visit.path, visit.done);
    }
    return answer(request, question_page(desk(), visit, at, number, answered));
  }

  Result<http::Response> scenario(const http::Request& request) const {
    const auto* scenario = training_.scenario(request.capture("casus"));
    if (scenario == nullptr) return fail(Fault::not_found, "Deze casus is er niet.");
    Play play{.scenario = *scenario,
              .address = fmt::format("{}/casussen/{}", address, scenario->name)};
    read_choices(request.query, play);
    auto page = TRY(scenario_page(desk(), play));
    return answer(request, std::move(page));
  }

 private:
  Desk desk() const { return {layout_, library_, training_, clock_.today(), account_}; }

  /// A page that says how far somebody is, is kept by nobody.
  static http::Response answer(const http::Request& request, std::string page) {
    return request.query.empty() ? http::page(std::move(page))
                                 : http::private_page(std::move(page));
  }

  /// Who is here, as far as the address says. A stand that cannot be read is told, and the reader
  /// goes on with an empty one.
  Result<Visit> visit_of(const http::Request& request) const {
    const auto* path = training_.path(request.capture("pad"));
    if (path == nullptr) return fail(Fault::not_found, "Dit leerpad is er niet.");
    Visit visit{.path = *path, .way = {.base = address, .home = address}};
    const auto stand = request.query.text("stand");
    if (stand.empty()) return visit;
    auto done = from_stand(*path, stand);
    if (!done) {
      visit.notice = done.error().message;
      return visit;
    }
    visit.done = std::move(*done);
    if (!visit.done.empty()) visit.way.stand = to_stand(*path, visit.done);
    return visit;
  }

  static Result<std::size_t> part_of(const http::Request& request, const Visit& visit) {
    return place(request.capture("onderdeel"), visit.path.parts.size());
  }

  static std::optional<Answered> answer_of(const http::Fields& query, const Question& question) {
    const bool is_sent = query.has("antwoord") || query.has("plek1") || query.has("nakijken");
    if (!is_sent || question.form == Form::reflection) return std::nullopt;
    Answered answered{.given = read_given(query, question)};
    const auto verdict = mark(question, answered.given);
    if (verdict)
      answered.verdict = *verdict;
    else
      answered.complaint = verdict.error().message;
    return answered;
  }

  Result<http::Response> play(const http::Request& request,
                              const Visit& visit,
                              std::size_t at) const {
    Play play{.scenario = *training_.scenario(visit.path.parts[at].scenario),
              .address = part_address(visit, at),
              .visit = &visit,
              .part = at};
    read_choices(request.query, play);
    auto page = TRY(scenario_page(desk(), play));
    return answer(request, std::move(page));
  }

  const html::Layout& layout_;
  const content::Library& library_;
  const Training& training_;
  const Clock& clock_;
  std::string account_;
};

}  // namespace

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Training& training,
                const Clock& clock,
                std::string_view account) {
  const Rooms rooms(layout, library, training, clock, account);
  router.get_public(address, [rooms](const auto& request) { return rooms.overview(request); });
  router.get("/training/casussen/{casus}",
             [rooms](const auto& request) { return rooms.scenario(request); });
  router.get("/training/{pad}", [rooms](const auto& request) { return rooms.path(request); });
  router.get("/training/{pad}/{onderdeel}",
             [rooms](const auto& request) { return rooms.part(request); });
  router.get("/training/{pad}/{onderdeel}/{vraag}",
             [rooms](const auto& request) { return rooms.question(request); });
}

}  // namespace zicht::training
