// The addresses of one signal: a page, and a form for each thing that can be done.
#include <fmt/format.h>

#include <algorithm>

#include "ground/http/fault.hpp"
#include "work/accounts/fields.hpp"
#include "work/desk/handlers.hpp"

namespace zicht::desk {
namespace {

using accounts::Actor;
using http::Fields;
using http::Request;
using http::Response;
using signals::Action;
using signals::Seen;
using signals::SignalId;

/// One request about one signal, by a member who has the desk open.
struct Visit {
  const Desk& desk;
  const Request& request;
  Actor actor;
  vault::OpenDesk open;
  SignalId id;
  Fields form = {};

  Seen seen() const { return {.id = id, .version = number_in(form.text("versie"))}; }
  std::string_view words() const { return form.text("tekst"); }
};

/// What a form does. Gives where to go, or why not.
using Act = Result<SignalId> (*)(const Visit&);

template <class Enum>
Result<Enum> chosen(std::string_view name, const char* trouble) {
  const auto names = names_of(Enum{});
  for (std::size_t at = 0; at < names.size(); ++at)
    if (names.at(at) == name) return static_cast<Enum>(at);
  return fail(Fault::invalid, trouble);
}

Result<SignalId> then(const Visit& visit, const Result<signals::Signal>& done) {
  if (!done) return tl::make_unexpected(done.error());
  return visit.id;
}

Result<SignalId> then(const Visit& visit, const Result<>& done) {
  if (!done) return tl::make_unexpected(done.error());
  return visit.id;
}

Result<SignalId> take_up(const Visit& visit) {
  return then(visit, visit.desk.signals.acknowledge(visit.actor, visit.seen()));
}

Result<SignalId> assess(const Visit& visit) {
  signals::Assessment assessment{.explanation = std::string(visit.words())};
  for (const auto& name : visit.form.all("signaal"))
    assessment.indicators.push_back(
        TRY(chosen<signals::Indicator>(name, "Kies de signalen uit de lijst.")));
  assessment.least_indication = TRY(chosen<signals::Known>(
      visit.form.text("aanwijzing"), "Zeg of er een geringste aanwijzing is: ja, nee of twijfel."));
  const auto form = visit.form.text("uitbuiting");
  if (!form.empty())
    assessment.form = TRY(chosen<signals::Exploitation>(form, "Kies een vorm uit de lijst."));
  return then(visit, visit.desk.signals.assess(visit.actor, visit.open, visit.seen(), assessment));
}

Result<SignalId> decide(const Visit& visit) {
  const auto action = TRY(chosen<Action>(visit.form.text("besluit"), "Kies eerst een besluit."));
  auto& signals = visit.desk.signals;
  if (action != Action::mark_duplicate)
    return then(visit,
                signals.decide(visit.actor, visit.open, visit.seen(), action, visit.words()));
  const SignalId original{number_in(visit.form.text("origineel"))};
  if (original.value == 0)
    return fail(Fault::invalid, "Kies bij ‘Dubbel met’ welk signaal hetzelfde is.");
  return then(
      visit,
      signals.mark_duplicate(visit.actor, visit.open, visit.seen(), original, visit.words()));
}

Result<SignalId> write(const Visit& visit) {
  auto& signals = visit.desk.signals;
  if (visit.form.text("soort") == "bericht")
    return then(visit, signals.tell(visit.actor, visit.open, visit.seen(), visit.words()));
  return then(visit, signals.ask(visit.actor, visit.open, visit.seen(), visit.words()));
}

Result<SignalId> note(const Visit& visit) {
  return then(visit, visit.desk.signals.note(visit.actor, visit.open, visit.id, visit.words()));
}

Result<SignalId> ask_opinion(const Visit& visit) {
  const accounts::PersonId colleague{number_in(visit.form.text("collega"))};
  if (colleague.value == 0) return fail(Fault::invalid, "Kies een collega.");
  return then(
      visit,
      visit.desk.signals.ask_opinion(visit.actor, visit.open, visit.id, colleague, visit.words()));
}

Result<SignalId> give_opinion(const Visit& visit) {
  const signals::TextId asked{number_in(visit.request.capture("vraag"))};
  return then(
      visit,
      visit.desk.signals.give_opinion(visit.actor, visit.open, visit.id, asked, visit.words()));
}

Result<SignalId> assign(const Visit& visit) {
  const accounts::PersonId colleague{number_in(visit.form.text("aan"))};
  return then(visit, visit.desk.signals.assign(visit.actor, visit.seen(), colleague));
}

Result<SignalId> link(const Visit& visit) {
  const auto number = signals::read_number(visit.form.text("ander"));
  if (!number)
    return fail(Fault::invalid, "Typ het nummer zoals het in de lijst staat, zoals S-K7QD2A.");
  const auto found = TRY(visit.desk.signals.numbered(visit.actor, *number));
  if (found.empty()) return fail(Fault::invalid, "Dit nummer is van geen signaal van jullie.");
  if (found.size() > 1)
    return fail(Fault::invalid,
                "Twee signalen hebben dit nummer. Open het andere signaal en koppel daar dit.");
  return then(visit, visit.desk.signals.link(visit.actor, visit.id, found.front().id));
}

Result<SignalId> unlink(const Visit& visit) {
  const SignalId other{number_in(visit.form.text("ander"))};
  return then(visit, visit.desk.signals.unlink(visit.actor, visit.id, other));
}

Result<SignalId> split(const Visit& visit) {
  return visit.desk.signals.split(visit.actor, visit.open, visit.id, visit.words());
}

Result<SignalId> offer(const Visit& visit) {
  const auto municipality = visit.form.text("gemeente");
  if (municipality.empty()) return fail(Fault::invalid, "Kies een gemeente.");
  return then(
      visit,
      visit.desk.signals.offer(visit.actor, visit.open, visit.seen(), municipality, visit.words()));
}

Result<SignalId> take_back(const Visit& visit) {
  return then(visit, visit.desk.signals.take_back(visit.actor, visit.seen()));
}

Result<SignalId> accept(const Visit& visit) {
  const auto municipality = visit.form.text("gemeente");
  return then(visit, visit.desk.signals.accept(visit.actor, visit.seen(), municipality));
}

/// Gives no signal: it is the other desk's alone again.
Result<SignalId> refuse(const Visit& visit) {
  TRY(visit.desk.signals.refuse(visit.actor, visit.open, visit.seen(), visit.words()));
  return SignalId{};
}

signals::FileId file_of(const Visit& visit) {
  return {number_in(visit.request.capture("bestand"))};
}

Result<SignalId> ask_original(const Visit& visit) {
  return then(
      visit,
      visit.desk.files.ask(visit.actor, visit.open, visit.id, file_of(visit), visit.words()));
}

Result<SignalId> agree(const Visit& visit) {
  return then(visit,
              visit.desk.files.decide(visit.actor, visit.open, visit.id, file_of(visit), true));
}

Result<SignalId> disagree(const Visit& visit) {
  return then(visit,
              visit.desk.files.decide(visit.actor, visit.open, visit.id, file_of(visit), false));
}

/// A file to keep, which no browser opens as a page of this site.
Result<Response> handed_over(const Visit& visit, signals::Fetched file, std::string_view what) {
  return Response{.type = std::string(media::media_type(file.kind)),
                  .body = std::move(file.bytes),
                  .headers = {{"Content-Disposition",
                               fmt::format("attachment; filename=\"{}-{}.{}\"",
                                           signals::number_of(visit.id),
                                           what,
                                           media::extension(file.kind))},
                              // Beside the policy of every answer: browsers hold to both.
                              {"Content-Security-Policy", "sandbox"}}};
}

Result<Response> look_at(const Visit& visit) {
  auto file = TRY(visit.desk.files.look(visit.actor, visit.open, visit.id, file_of(visit)));
  return handed_over(visit, std::move(file), "kopie");
}

/// What goes out as evidence asks that one just proved to be oneself.
Result<Response> fetch_original(const Visit& visit) {
  if (!visit.desk.sessions.is_proved(visit.actor))
    return http::see_other("/account/bevestigen?naar=" + http::percent_encode(visit.request.path));
  auto file = TRY(visit.desk.files.fetch(visit.actor, visit.open, visit.id, file_of(visit)));
  return handed_over(visit, std::move(file), "origineel");
}

constexpr int fine = 200;
constexpr int conflict = 409;
constexpr int unprocessable = 422;

Result<Response> page(const Visit& visit, Typed typed, int status) {
  const auto names = TRY(names_for(visit.desk, visit.actor));
  SignalView view{.actor = visit.actor,
                  .names = names,
                  .now = visit.desk.clock.now(),
                  .municipalities = municipality_options(visit.desk),
                  .typed = std::move(typed)};
  view.opened = TRY(visit.desk.signals.open(visit.actor, visit.open, visit.id));
  return http::private_page(signal_page(visit.desk.layout, view), status);
}

/// Runs `next` with the desk open, or sends the colleague to the keys.
template <class Next>
Result<Response> with_desk(const Desk& desk, const Request& request, Next next) {
  const auto actor = TRY(accounts::signed_in(request));
  const SignalId id{number_in(request.capture("signaal"))};
  const auto opened = desk.vault.open(actor, desk.sessions.browser(request).session);
  if (is_locked(opened)) {
    if (request.method != http::Method::post) return to_keys(address_of(id));
    // What was typed is kept, sealed for this browser, and waits behind the keys.
    return desk.sessions.keep(request, actor.person, keys_address("/account/tekst"));
  }
  const auto open = TRY(Result<vault::OpenDesk>(opened));
  return next(Visit{.desk = desk, .request = request, .actor = actor, .open = open, .id = id});
}

/// The form as it was, with what is wrong, so that nothing typed is lost; also where somebody else
/// changed the signal meanwhile, with the signal as it is now beside it.
Result<Response> mend(const Visit& visit, std::string_view form, const Error& error) {
  if (error.fault == Fault::unavailable)
    return http::private_page(
        accounts::try_again_page(
            visit.desk.layout, visit.request.path, visit.form, {"tekst"}, error.message),
        http::status_of(error.fault));
  if (error.fault != Fault::invalid && error.fault != Fault::conflict)
    return tl::make_unexpected(error);
  return page(visit,
              {.form = std::string(form), .trouble = error.message, .fields = visit.form},
              error.fault == Fault::conflict ? conflict : unprocessable);
}

struct Form {
  const char* name;  ///< The end of its address.
  Act act;
};
constexpr std::array forms{Form{"oppakken", take_up},
                           Form{"weging", assess},
                           Form{"besluit", decide},
                           Form{"bericht", write},
                           Form{"notitie", note},
                           Form{"tweede-blik", ask_opinion},
                           Form{"tweede-blik/{vraag}", give_opinion},
                           Form{"toewijzen", assign},
                           Form{"koppelen", link},
                           Form{"loskoppelen", unlink},
                           Form{"splitsen", split},
                           Form{"aanbieden", offer},
                           Form{"terugnemen", take_back},
                           Form{"overnemen", accept},
                           Form{"weigeren", refuse},
                           Form{"bestand/{bestand}/vragen", ask_original},
                           Form{"bestand/{bestand}/akkoord", agree},
                           Form{"bestand/{bestand}/afwijzen", disagree}};

}  // namespace

void add_signal_routes(http::Router& router, const Desk& desk) {
  router.get("/werk/signalen/{signaal}", [desk](const Request& request) {
    return with_desk(desk, request, [](const Visit& visit) { return page(visit, Typed{}, fine); });
  });
  router.get("/werk/signalen/{signaal}/bestand/{bestand}",
             [desk](const Request& request) { return with_desk(desk, request, look_at); });
  router.get("/werk/signalen/{signaal}/bestand/{bestand}/origineel",
             [desk](const Request& request) { return with_desk(desk, request, fetch_original); });
  for (const auto& form : forms)
    router.post(
        std::string("/werk/signalen/{signaal}/") + form.name, [desk, form](const Request& request) {
          return with_desk(desk, request, [&](Visit visit) -> Result<Response> {
            visit.form = TRY(request.form());
            const auto done = form.act(visit);
            if (done)
              return http::see_other(done->value == 0 ? "/werk/signalen" : address_of(*done));
            const auto end = request.path.substr(address_of(visit.id).size() + 1);
            return mend(visit, end, done.error());
          });
        });
}

}  // namespace zicht::desk
