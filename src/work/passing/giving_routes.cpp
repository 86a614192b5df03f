// The addresses of giving. Nothing is kept between the pages: what was typed travels along, until
// it is signed.
#include <fmt/format.h>

#include "ground/base/dutch_time.hpp"
#include "ground/crypto/token.hpp"
#include "work/passing/allowance.hpp"
#include "work/passing/handlers.hpp"
#include "work/passing/receivers.hpp"
#include "work/signals/report.hpp"

namespace zicht::passing {
namespace {

using accounts::Actor;
using http::Request;
using http::Response;

/// One request to give something of one signal, by a member who has the desk open.
struct Giving {
  const Desk& desk;
  const Request& request;
  Actor actor;
  vault::OpenDesk open;
  signals::Opened opened;
  http::Fields form = {};

  Date today() const { return dutch_day(desk.clock.now()); }
  std::vector<Part> parts() const {
    return parts_of(opened, sector_name(desk.library, opened.signal.sector));
  }
  GivingView view(std::string trouble = {}) const {
    return {.actor = actor,
            .table = desk.passing.table(),
            .signal = opened.signal,
            .fields = form,
            .trouble = std::move(trouble)};
  }
};

Result<grounds::Question> question_of(const Giving& giving) {
  const auto kind = TRY(giving.desk.accounts.kind(giving.actor));
  return grounds::Question{.giver = std::string(giver_of(kind)),
                           .receiver = std::string(giving.form.text("ontvanger")),
                           .purpose = std::string(giving.form.text("doel")),
                           .kind = std::string(giving.form.text("soort")),
                           .age = std::string(giving.form.text("leeftijd"))};
}

/// Those of the own organisation who are what was asked for, and have a key.
Result<std::vector<accounts::Addressee>> colleagues_for(const Giving& giving) {
  std::vector<accounts::Addressee> able;
  const auto all = TRY(giving.desk.directory.own_organisation(giving.actor));
  for (const auto& one : all) {
    if (!is_of_party(one, giving.form.text("ontvanger"))) continue;
    const auto key = TRY(giving.desk.vault.public_key(one.person));
    if (key) able.push_back(one);
  }
  return able;
}

Result<Receiver> receiver_here(const Giving& giving) {
  const auto& form = giving.form;
  const auto email = form.text("email");
  auto found = email.empty() ? TRY(giving.desk.directory.own_organisation(giving.actor))
                             : TRY(giving.desk.directory.by_email(giving.actor, email));
                             const accounts::PersonId colleague{number_in(form.text("collega"))};
                             for (const auto& one : found) {
                               if ((email.empty() && one.person != colleague) ||
                                   !is_of_party(one, form.text("ontvanger")))
                                 continue;
                               const auto key = TRY(giving.desk.vault.public_key(one.person));
                               if (key)
                                 return Receiver{.person = one.person,
                                                 .organisation = one.organisation.id,
                                                 .name = one.name + ", " + one.organisation.name,
                                                 .public_key = *key};
                             }
                             // The same words whatever is missing: an address tells nothing of who
                             // has an account.
                             return fail(Fault::invalid,
                                         email.empty()
                                             ? "Kies een collega, of vul een mailadres in."
                                             : "Op dit adres kan niemand dit hier ontvangen. Kies "
                                               "een bestand, of "
                                               "vraag de ontvanger om op Zicht een eigen sleutel "
                                               "te maken.");
}

Result<Receiver> receiver_of(const Giving& giving) {
  const auto way = giving.form.text("weg");
  if (way == "zicht") return receiver_here(giving);
  if (way == "bestand") return Receiver{.name = signals::tidy(giving.form.text("naam-ontvanger"))};
  return fail(Fault::invalid, "Kies hoe het naar de ontvanger gaat.");
}

/// A day that may be left open. `label` is how the page calls it.
Result<std::optional<Date>> day_of(const http::Fields& form,
                                   std::string_view name,
                                   std::string_view label) {
  const auto typed = form.text(name);
  if (typed.empty()) return std::optional<Date>();
  const auto day = parse_date(typed);
  if (!day)
    return fail(Fault::invalid, fmt::format("\u2018{}\u2019: {}", label, day.error().message));
  return std::optional(*day);
}

Result<Backing> backing_of(const http::Fields& form) {
  Backing backing{.signed_by = std::string(form.text("toestemming-van")),
                  .consent_of = signals::tidy(form.text("toestemming-naam")),
                  .agreed_by = signals::tidy(form.text("fg-naam"))};
  backing.consent_on = TRY(day_of(form, "toestemming-op", "Gegeven op"));
  backing.agreed_on = TRY(day_of(form, "fg-op", "Akkoord op"));
  return backing;
}

Result<Chosen> chosen_of(const Giving& giving) {
  std::vector<Part> typed;
  for (const auto name : giving.form.all("deel")) {
    typed.push_back({.name = std::string(name),
                     .text = std::string(giving.form.text("tekst-" + std::string(name)))});
    if (name == contact_part && giving.form.text("contact-zeker") != "ja")
      return fail(Fault::invalid,
                  "Je vinkte aan hoe je de melder bereikt. Zet het tweede vinkje erbij als je dat "
                  "zeker weet, of haal het eerste weg.");
  }
  return choose(giving.parts(), typed, giving.form.text("soort"));
}

Result<Offer> offer_of(const Giving& giving, const grounds::Question& question) {
  Offer offer{.id = {crypto::random_key()},
              .signal = giving.opened.signal.id,
              .question = question,
              .reason = signals::tidy(giving.form.text("reden"))};
  offer.chosen = TRY(chosen_of(giving));
  offer.receiver = TRY(receiver_of(giving));
  offer.backing = TRY(backing_of(giving.form));
  const auto until = TRY(day_of(giving.form, "tot", "Laatste dag"));
  if (!until) return fail(Fault::invalid, "Kies tot wanneer het gelezen mag worden.");
  offer.until = *until;
  TRY(check(offer, giving.today()));
  return offer;
}

Result<Response> ask(const Giving& giving, std::string trouble, int status) {
  const auto id = giving.opened.signal.id;
  const auto before = TRY(giving.desk.passing.of_signal(giving.actor, id));
  const auto counted = TRY(giving.desk.counting.is_counted(giving.actor, id));
  return http::private_page(
      question_page(giving.desk.layout, giving.view(std::move(trouble)), before, counted), status);
}

Result<Response> choose_parts(const Giving& giving,
                              const grounds::Advice& advice,
                              std::string trouble,
                              int status) {
  const auto colleagues = TRY(colleagues_for(giving));
  const auto parts = giving.parts();
  return http::private_page(
      choice_page(
          giving.desk.layout,
          giving.view(std::move(trouble)),
          {.advice = advice, .parts = parts, .colleagues = colleagues, .today = giving.today()}),
      status);
}

Result<Response> sign(const Giving& giving, Offer offer) {
  offer.id = {number_in(giving.form.text("verstrekking"))};
  if (offer.id.value <= 0) return fail(Fault::invalid, "Bekijk eerst wat er weggaat.");
  if (!giving.desk.sessions.is_proved(giving.actor))
    return send_to_proof(giving.desk, giving.request, giving.actor);
  const auto present = TRY(giving.desk.vault.desk_key(giving.actor));
  const auto given = TRY(giving.desk.passing.give(giving.actor, giving.open, present, offer));
  return http::see_other(address_of(given.id));
}

bool names_a_person(std::string_view kind) {
  return kind != "aantallen";
}

Result<Response> go_on(const Giving& giving) {
  const auto step = giving.form.text("stap");
  if (step == "vraag") return ask(giving, {}, status_fine);
  const auto question = TRY(question_of(giving));
  const auto maybe = grounds::advise(giving.desk.passing.table(), question, giving.today());
  if (!maybe) return ask(giving, maybe.error().message, status_unprocessable);
  const auto& advice = *maybe;
  if (advice.verdict == grounds::Verdict::may_not)
    return http::private_page(refusal_page(giving.desk.layout, giving.view(), advice),
                              status_conflict);
  if (!names_a_person(question.kind))
    return http::see_other(signal_address(giving.opened.signal.id) + "/tellen");
  if (step == "advies" || step == "kiezen") return choose_parts(giving, advice, {}, status_fine);
  auto offer = offer_of(giving, question);
  if (offer) {
    const auto allowed = allow(advice, offer->backing, giving.today());
    if (!allowed) offer = tl::make_unexpected(allowed.error());
  }
  if (!offer) {
    if (offer.error().fault != Fault::invalid) return tl::make_unexpected(offer.error());
    return choose_parts(giving, advice, offer.error().message, status_unprocessable);
  }
  if (step == "tekenen") return sign(giving, std::move(*offer));
  return http::private_page(signing_page(giving.desk.layout, giving.view(), advice, *offer));
}

/// Runs `next` with the desk and the signal open, or sends the officer to the keys or to prove who
/// asks.
template <class Next>
Result<Response> with_signal(const Desk& desk, const Request& request, Next next) {
  const auto actor = TRY(accounts::signed_in(request));
  const signals::SignalId id{number_in(request.capture("signaal"))};
  const auto unlocked = desk.vault.open(actor, desk.sessions.browser(request).session);
  if (must_open_keys(unlocked)) return send_to_keys(desk, request, actor);
  const auto open = TRY(Result<vault::OpenDesk>(unlocked));
  auto opened = TRY(desk.signals.open(actor, open, id));
  if (opened.signal.desk != actor.organisation)
    return fail(Fault::not_found, "Dit signaal is er niet.");
  if (!signals::can_be_passed_on(opened.signal.state))
    return fail(Fault::conflict,
                "Dit signaal kan nu niet worden verstrekt. Neem het eerst in behandeling, of weeg "
                "het opnieuw.");
  return next(Giving{
      .desk = desk, .request = request, .actor = actor, .open = open, .opened = std::move(opened)});
}

}  // namespace

void add_giving_routes(http::Router& router, const Desk& desk) {
  constexpr auto pattern = "/werk/signalen/{signaal}/verstrekken";
  router.get(pattern, [desk](const Request& request) -> Result<Response> {
    // Asked before anything is typed, so that it is seldom asked again when signing.
    const auto actor = TRY(accounts::signed_in(request));
    if (!desk.sessions.is_proved(actor)) return send_to_proof(desk, request, actor);
    return with_signal(
        desk, request, [](const Giving& giving) { return ask(giving, {}, status_fine); });
  });
  router.post(pattern, [desk](const Request& request) {
    return with_signal(desk, request, [&](Giving giving) -> Result<Response> {
      giving.form = TRY(request.form());
      return go_on(giving);
    });
  });
}

}  // namespace zicht::passing
