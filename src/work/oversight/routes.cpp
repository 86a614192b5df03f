#include "work/oversight/routes.hpp"

#include "ground/base/dutch_time.hpp"
#include "ground/http/number.hpp"
#include "work/oversight/pages.hpp"
#include "work/signals/number.hpp"

namespace zicht::oversight {
namespace {

using accounts::Actor;
using accounts::May;
using http::number_in;
using http::Request;
using http::Response;
using retention::HoldAct;
using retention::Side;

constexpr int unprocessable = 422;
constexpr int most_destroyed = 200;

std::optional<retention::Reason> read_reason(std::string_view word) {
  const auto names = retention::names_of(retention::Reason{});
  for (std::size_t at = 0; at < names.size(); ++at)
    if (names.at(at) == word) return static_cast<retention::Reason>(at);
  return std::nullopt;
}

std::optional<HoldAct> read_act(std::string_view word) {
  if (word == "akkoord") return HoldAct::agree;
  if (word == "niet") return HoldAct::disagree;
  if (word == "stop") return HoldAct::ask_end;
  return std::nullopt;
}

/// What can be asked of the log, from what was typed; `query.trouble` says what could not be read.
audit::Filter filter_of(const Actor& actor, LogQuery& query) {
  audit::Filter filter{.organisation = actor.organisation.value};
  if (query.person != 0) filter.actor = query.person;
  const auto day = [&](const std::string& typed) -> std::optional<Date> {
    if (typed.empty()) return std::nullopt;
    const auto date = parse_date(typed);
    if (date) return *date;
    query.trouble = "Deze dag is niet te lezen. Schrijf een dag als 2026-11-26.";
    return std::nullopt;
  };
  filter.from = day(query.from);
  filter.until = day(query.until);
  return filter;
}

class Officer {
 public:
  explicit Officer(const Desk& desk) : desk_(desk) {}

  Result<Response> overview(const Request& request) const {
    const auto actor = TRY(overseer(request));
    const auto list = TRY(desk_.retention.list(actor));
    const auto head = TRY(desk_.log.head());
    const auto drill = TRY(last_drill(desk_.database));
    OverviewView view{.actor = actor,
                      .head = head,
                      .due = list.due.size(),
                      .more_due = list.more,
                      .drill = drill,
                      .today = dutch_day(desk_.clock.now())};
    for (const auto& hold : TRY(desk_.retention.holds(actor)))
      if (retention::can(hold, HoldAct::agree, {actor.person, Side::officer})) ++view.waiting;
    return http::private_page(overview_page(desk_.layout, view));
  }

  Result<Response> log(const Request& request) const {
    const auto actor = TRY(overseer(request));
    const auto people = TRY(team(actor));
    LogQuery query{.person = number_in(request.query.text("wie")),
                   .signal = std::string(request.query.text("signaal")),
                   .from = std::string(request.query.text("van")),
                   .until = std::string(request.query.text("tot")),
                   .page = std::max<std::int64_t>(number_in(request.query.text("bladzijde")), 0)};
    auto filter = filter_of(actor, query);
    if (!query.signal.empty()) TRY(look_up(actor, query, filter));
    LogView view{.actor = actor, .people = people, .query = query};
    if (query.trouble.empty()) view.lines = TRY(desk_.log.entries(filter, query.page));
    return http::private_page(log_page(desk_.layout, view),
                              query.trouble.empty() ? 200 : unprocessable);
  }

  Result<Response> due(const Request& request) const {
    const auto actor = TRY(overseer(request));
    return due_page(actor, std::string(request.query.text("vernietigd")), false);
  }

  Result<Response> destroy(const Request& request) const {
    const auto actor = TRY(overseer(request));
    const auto given = TRY(request.form());
    if (!desk_.sessions.is_proved(actor))
      return http::see_other("/account/bevestigen?naar=/werk/toezicht/vernietiging");
    std::vector<retention::Chosen> chosen;
    for (const auto name : given.all("weg"))
      if (const auto one = read_chosen(name)) chosen.push_back(*one);
    if (chosen.empty()) return due_page(actor, {}, true);
    const int done = TRY(desk_.retention.approve(actor, chosen));
    return http::see_other(std::string(destruction_address) +
                           "?vernietigd=" + std::to_string(done));
  }

  Result<Response> destroyed(const Request& request) const {
    const auto actor = TRY(overseer(request));
    const auto people = TRY(team(actor));
    return http::private_page(destroyed_page(desk_.layout, {
      .actor = actor, .people = people,
      .destroyed = TRY(desk_.retention.destroyed(actor, most_destroyed))
    }));
  }

  Result<Response> certificate(const Request& request) const {
    const auto actor = TRY(overseer(request));
    const auto people = TRY(team(actor));
    const auto chosen = read_chosen(request.capture("deel"));
    if (!chosen) return fail(Fault::not_found, "Dit is niet vernietigd.");
    return http::private_page(certificate_page(desk_.layout, {
      .actor = actor, .people = people,
      .certificate = TRY(desk_.retention.certificate(actor, *chosen))
    }));
  }

  Result<Response> holds(const Request& request) const {
    const auto actor = TRY(overseer(request));
    return holds_page_of(actor, {}, {});
  }

  Result<Response> act_on_hold(const Request& request) const {
    const auto actor = TRY(overseer(request));
    const auto given = TRY(request.form());
    Result<> done;
    const auto typed = std::string(given.text("nummer"));
    if (const auto act = read_act(given.text("doe"))) {
      done = desk_.retention.act_on_hold(
          actor, Side::officer, {number_in(given.text("verzoek"))}, *act);
    } else {
      const auto reason = read_reason(given.text("reden"));
      const auto number = signals::read_number(typed);
      const auto found = number ? TRY(desk_.signals.numbered(actor, *number))
                                : std::vector<signals::Signal>();
                                if (found.size() != 1)
                                  return holds_page_of(
                                      actor,
                                      typed,
                                      "Er is geen signaal met dit nummer. Kijk het na.");
                                if (!reason)
                                  return holds_page_of(
                                      actor, typed, "Kies waarom het signaal moet blijven.");
                                done = desk_.retention.ask_hold(
                                    actor, Side::officer, found.front().id, *reason);
    }
    if (!done && done.error().fault == Fault::conflict)
      return holds_page_of(actor, typed, done.error().message);
    TRY(std::move(done));
    return http::see_other(holds_address);
  }

  Result<Response> signal_holds(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    TRY(accounts::require(actor, May::weigh_signals));
    return signal_page(actor, {number_in(request.capture("signaal"))}, {});
  }

  Result<Response> act_on_signal(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    TRY(accounts::require(actor, May::weigh_signals));
    const auto given = TRY(request.form());
    const signals::SignalId signal{number_in(request.capture("signaal"))};
    Result<> done;
    if (const auto act = read_act(given.text("doe"))) {
      done =
          desk_.retention.act_on_hold(actor, Side::desk, {number_in(given.text("verzoek"))}, *act);
    } else {
      const auto reason = read_reason(given.text("reden"));
      if (!reason) return signal_page(actor, signal, "Kies waarom het signaal moet blijven.");
      done = desk_.retention.ask_hold(actor, Side::desk, signal, *reason);
    }
    if (!done && done.error().fault == Fault::conflict)
      return signal_page(actor, signal, done.error().message);
    TRY(std::move(done));
    return http::see_other("/werk/signalen/" + std::to_string(signal.value) + "/bewaren");
  }

 private:
  static Result<Actor> overseer(const Request& request) {
    auto actor = TRY(accounts::signed_in(request));
    TRY(accounts::require(actor, May::oversee));
    return actor;
  }

  Result<People> team(const Actor& actor) const { return People(TRY(desk_.accounts.team(actor))); }

  /// Narrows the filter to a signal by its number.
  Result<> look_up(const Actor& actor, LogQuery& query, audit::Filter& filter) const {
    const auto number = signals::read_number(query.signal);
    const auto found = number ? TRY(desk_.signals.numbered(actor, *number))
                              : std::vector<signals::Signal>();
                              if (found.empty())
                                query.trouble =
                                    "Er is geen signaal met dit nummer. Kijk het nog eens na.";
                              else
                                filter.object = "signal/" + std::to_string(found.front().id.value);
                              return {};
  }

  Result<Response> due_page(const Actor& actor, std::string done, bool nothing) const {
    return http::private_page(
        destruction_page(desk_.layout,
                         {
                           .actor = actor, .list = TRY(desk_.retention.list(actor))
                           , .terms = desk_.terms, .today = dutch_day(desk_.clock.now()),
                             .done = std::move(done), .nothing_chosen = nothing
                         }),
        nothing ? unprocessable : 200);
  }

  Result<Response> holds_page_of(const Actor& actor,
                                 const std::string& typed,
                                 const std::string& trouble) const {
    const auto people = TRY(team(actor));
    const auto all = TRY(desk_.retention.holds(actor));
    return http::private_page(
        holds_page(
            desk_.layout,
            {.actor = actor, .people = people, .holds = all, .typed = typed, .trouble = trouble}),
        trouble.empty() ? 200 : unprocessable);
  }

  Result<Response> signal_page(const Actor& actor,
                               signals::SignalId signal,
                               const std::string& trouble) const {
    const auto people = TRY(team(actor));
    return http::private_page(
        signal_holds_page(desk_.layout,
                          {
                            .actor = actor, .people = people, .signal = signal,
                            .holds = TRY(desk_.retention.holds_of(actor, signal))
                            , .trouble = trouble
                          }),
        trouble.empty() ? 200 : unprocessable);
  }

  Desk desk_;
};

}  // namespace

void add_routes(http::Router& router, const Desk& desk) {
  const Officer officer(desk);
  const auto get = [&](const char* pattern, auto act) {
    router.get(pattern, [officer, act](const Request& request) { return (officer.*act)(request); });
  };
  const auto post = [&](const char* pattern, auto act) {
    router.post(pattern,
                [officer, act](const Request& request) { return (officer.*act)(request); });
  };
  get(overview_address, &Officer::overview);
  get(log_address, &Officer::log);
  get(destruction_address, &Officer::due);
  post(destruction_address, &Officer::destroy);
  get(destroyed_address, &Officer::destroyed);
  get("/werk/toezicht/vernietigd/{deel}", &Officer::certificate);
  get(holds_address, &Officer::holds);
  post(holds_address, &Officer::act_on_hold);
  get("/werk/signalen/{signaal}/bewaren", &Officer::signal_holds);
  post("/werk/signalen/{signaal}/bewaren", &Officer::act_on_signal);
}

}  // namespace zicht::oversight
