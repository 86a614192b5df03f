#include "work/passing/passing.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/base/dutch_time.hpp"
#include "ground/base/sha256.hpp"
#include "ground/crypto/field_key.hpp"
#include "ground/crypto/token.hpp"
#include "ground/text/dutch.hpp"
#include "work/passing/allowance.hpp"
#include "work/passing/count_store.hpp"
#include "work/passing/keys.hpp"
#include "work/passing/log.hpp"
#include "work/passing/parcel.hpp"
#include "work/signals/report.hpp"
#include "work/signals/signal_store.hpp"

namespace zicht::passing {
namespace {

using accounts::Actor;
using accounts::May;

tl::unexpected<Error> not_there() {
  return fail(Fault::not_found, "Deze verstrekking is er niet.");
}

Result<> require_member(const Actor& actor, const vault::OpenDesk& desk) {
  TRY(accounts::require(actor, May::weigh_signals));
  if (desk.desk() == actor.organisation) return {};
  return fail(Fault::forbidden, "Je bent hier niet bij dit meldpunt.", "the key of another desk");
}

/// The signal, where the actor's desk has it and it can be passed on.
Result<> check_signal(store::Transaction& transaction, const Actor& actor, signals::SignalId id) {
  const auto signal = TRY(signals::SignalStore(transaction).find(id));
  if (!signal || signal->desk != actor.organisation)
    return fail(Fault::not_found, "Dit signaal is er niet.");
  if (signals::can_be_passed_on(signal->state)) return {};
  return fail(
      Fault::conflict,
      "Dit signaal kan nu niet worden verstrekt. Neem het eerst in behandeling, of weeg het "
      "opnieuw.");
}

Package package_of(const Disclosure& disclosure, const Offer& offer, const grounds::Table& table) {
  return {.number = number_of(disclosure.id),
          .from = disclosure.desk_name,
          .to = disclosure.receiver.name,
          .purpose = name_in(table.purposes, disclosure.question.purpose),
          .ground = ground_words(disclosure),
          .day = to_iso(dutch_day(disclosure.made_at)),
          .until = to_iso(disclosure.until),
          .salt = crypto::make_token(),
          .parts = offer.chosen.parts,
          .changed = offer.chosen.changed};
}

std::vector<std::string> names_of_parts(const std::vector<Part>& parts) {
  std::vector<std::string> names;
  for (const auto& part : parts) names.push_back(part.name);
  return names;
}

/// The names of what was given, and on what it rests.
std::vector<std::string> logged_fields(const Disclosure& made) {
  auto names = made.fields;
  if (made.backing.consent_on) names.emplace_back("consent");
  if (made.backing.agreed_on) names.emplace_back("agreement");
  return names;
}

/// What the receiver, or the desk, has to open a text with is gone.
Result<> remove_package(DisclosureStore& store, DisclosureId id) {
  return store.remove_keys(id.value, Sealed::package);
}

bool may_oversee(const Actor& actor) {
  return accounts::may(actor.roles, May::weigh_signals) || accounts::may(actor.roles, May::oversee);
}

Result<> require_overseer(const Actor& actor) {
  return may_oversee(actor) ? Result<>() : accounts::require(actor, May::oversee);
}

}  // namespace

std::string name_in(const std::vector<grounds::Choice>& all, std::string_view id) {
  for (const auto& one : all)
    if (one.id == id) return one.name;
  return std::string(id);
}

std::string party_name(const grounds::Table& table, std::string_view id) {
  for (const auto& one : table.parties)
    if (one.id == id) return one.name;
  return std::string(id);
}

std::string ground_words(const Disclosure& disclosure) {
  auto words = std::string(grounds::words_of(disclosure.verdict)) + ".";
  if (!disclosure.article.empty()) words += " " + disclosure.article + ".";
  const auto& backing = disclosure.backing;
  if (backing.consent_on)
    words += fmt::format(" Toestemming gegeven op {} door {}.",
                         text::date(*backing.consent_on),
                         backing.signed_by == "zelf" ? "de persoon zelf" : "een ouder of de voogd");
  if (backing.agreed_on)
    words += fmt::format(" Akkoord van de FG op {}.", text::date(*backing.agreed_on));
  return words;
}

Result<> check(const Offer& offer, Date today) {
  if (const auto reason = signals::read_message(offer.reason); !reason)
    return fail(Fault::invalid,
                signals::tidy(offer.reason).empty()
                    ? "Schrijf bij \u2018Waarom is dit nodig?\u2019 waarom je dit geeft."
                    : "\u2018Waarom is dit nodig?\u2019: " + reason.error().message);
  if (offer.receiver.name.empty())
    return fail(Fault::invalid, "Schrijf van de ontvanger de organisatie en de functie op.");
  const auto& backing = offer.backing;
  for (const auto& [name, whose] : {std::pair(offer.receiver.name, "de ontvanger"),
                                    std::pair(backing.consent_of, "wie toestemming gaf"),
                                    std::pair(backing.agreed_by, "je FG")})
    if (name.size() > longest_name)
      return fail(
          Fault::invalid,
          fmt::format("De naam van {} is te lang: hooguit {} tekens.", whose, longest_name));
  if (offer.receiver.is_here() && offer.receiver.public_key.empty())
    return fail(Fault::invalid, "Deze ontvanger heeft nog geen eigen sleutel op Zicht.");
  if (offer.until < today) return fail(Fault::invalid, "De laatste dag ligt in het verleden.");
  if (std::chrono::sys_days(offer.until) - std::chrono::sys_days(today) > longest_term)
    return fail(Fault::invalid,
                fmt::format("Kies een laatste dag binnen {} dagen.", longest_term.count()));
  return {};
}

Result<Disclosure> Passing::give(const Actor& actor,
                                 const vault::OpenDesk& desk,
                                 const vault::DeskKey& present,
                                 const Offer& offer) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  const auto today = dutch_day(now);
  TRY(check(offer, today));
  const auto advice = TRY(grounds::advise(ground_.table, offer.question, today));
  TRY(allow(advice, offer.backing, today));
  Disclosure made{.id = offer.id,
                  .desk = actor.organisation,
                  .desk_name = actor.organisation_name,
                  .signal = offer.signal,
                  .officer = actor.person,
                  .officer_name = actor.name,
                  .state = offer.receiver.is_here() ? State::offered : State::handed_over,
                  .receiver = offer.receiver,
                  .question = offer.question,
                  .verdict = advice.verdict,
                  .checked_on = ground_.table.checked_on,
                  .fields = names_of_parts(offer.chosen.parts),
                  .changed = offer.chosen.changed,
                  .made_at = now,
                  .until = offer.until};
  if (advice.rule != nullptr) {
    made.rule = advice.rule->id;
    made.article = advice.rule->article;
    made.checked_on = advice.rule->checked_on;
    made.confirmed_on = advice.rule->confirmed_on;
  }
  // What the answer did not ask for is not kept.
  if (advice.verdict == grounds::Verdict::consent)
    made.backing = {.signed_by = offer.backing.signed_by,
                    .consent_of = offer.backing.consent_of,
                    .consent_on = offer.backing.consent_on};
  if (advice.verdict == grounds::Verdict::ask)
    made.backing = {.agreed_by = offer.backing.agreed_by, .agreed_on = offer.backing.agreed_on};
  const auto json = to_json(package_of(made, offer, ground_.table));
  made.package_hash = sha256_hex(json);

  const auto package_key = crypto::FieldKey::make();
  const auto account_key = crypto::FieldKey::make();
  const auto row = std::to_string(made.id.value);
  const Texts texts{
      .package = package_key.seal(json, place_of(row, "package")),
      .reason = account_key.seal(signals::tidy(offer.reason), place_of(row, "reason")),
      .consent = account_key.seal(made.backing.consent_of, place_of(row, "consent"))};
  std::vector<SealedKey> keys {
    TRY(seal_to_desk(Sealed::package, package_key, present))
    , TRY(seal_to_desk(Sealed::account, account_key, present))
  };
  if (offer.receiver.is_here())
    keys.push_back({
      .part = Sealed::package, .person = offer.receiver.person,
      .wrapped = TRY(crypto::seal_to(offer.receiver.public_key, package_key.bytes()))
    });

  return ground_.database.write([&](store::Transaction& transaction) -> Result<Disclosure> {
    DisclosureStore store(transaction);
    const auto before = TRY(store.find(made.id));
    if (before && before->desk == actor.organisation && before->officer == actor.person)
      return *before;
    TRY(check_signal(transaction, actor, offer.signal));
    TRY(store.add(made, texts));
    for (const auto& key : keys) TRY(store.add_key(made.id.value, key));
    TRY(note_disclosure(transaction, actor, "disclosure.given", made, logged_fields(made), now));
    return made;
  });
}

Result<std::vector<Disclosure>> Passing::ledger(const Actor& actor,
                                                const Filter& filter,
                                                std::int64_t skip,
                                                std::int64_t most) {
  TRY(require_overseer(actor));
  const auto today = dutch_day(ground_.clock.now());
  auto transaction = TRY(ground_.database.read());
  auto all =
      TRY(DisclosureStore(transaction).of_desk(actor.organisation, filter, today, skip, most));
  for (auto& one : all) one = on_day(std::move(one), today);
  return all;
}

Result<Disclosure> Passing::find(const Actor& actor, DisclosureId id) {
  TRY(require_overseer(actor));
  auto transaction = TRY(ground_.database.read());
  auto found = TRY(DisclosureStore(transaction).find(id));
  if (!found || found->desk != actor.organisation) return not_there();
  return on_day(std::move(*found), dutch_day(ground_.clock.now()));
}

Result<std::vector<Disclosure>> Passing::of_signal(const Actor& actor, signals::SignalId signal) {
  TRY(accounts::require(actor, May::weigh_signals));
  auto transaction = TRY(ground_.database.read());
  auto all = TRY(DisclosureStore(transaction).of_signal(signal));
  // A signal that came from another desk: what that desk gave is that desk's.
  std::erase_if(all, [&](const Disclosure& one) { return one.desk != actor.organisation; });
  for (auto& one : all) one = on_day(std::move(one), dutch_day(ground_.clock.now()));
  return all;
}

Result<OwnAccount> Passing::account(const Actor& actor,
                                    const vault::OpenDesk& desk,
                                    DisclosureId id) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<OwnAccount> {
    DisclosureStore store(transaction);
    auto found = TRY(store.find(id));
    if (!found || found->desk != actor.organisation) return not_there();
    const auto disclosure = on_day(std::move(*found), dutch_day(now));
    const auto texts = TRY(store.texts(id));
    const auto row = std::to_string(id.value);
    OwnAccount account;
    const auto account_keys = TRY(store.keys(id.value, Sealed::account));
    const auto key = TRY(open_for_desk(account_keys, desk));
    account.reason = TRY(key.open(texts.reason, place_of(row, "reason")));
    account.consent_of = TRY(key.open(texts.consent, place_of(row, "consent")));
    std::vector<std::string> read{"reason"};
    if (is_live(disclosure.state)) {
      const auto package_keys = TRY(store.keys(id.value, Sealed::package));
      const auto package = TRY(open_for_desk(package_keys, desk));
      const auto json = TRY(package.open(texts.package, place_of(row, "package")));
      account.package = TRY(read_package(json));
      read.emplace_back("package");
    }
    TRY(note_disclosure(transaction, actor, "disclosure.opened", disclosure, read, now));
    return account;
  });
}

Result<Disclosure> Passing::act_of_desk(const Actor& actor,
                                        DisclosureId id,
                                        Action action,
                                        const std::string& file_hash) {
  TRY(accounts::require(actor, May::weigh_signals));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Disclosure> {
    DisclosureStore store(transaction);
    auto found = TRY(store.find(id));
    if (!found || found->desk != actor.organisation) return not_there();
    const auto before = found->state;
    auto after = TRY(act(on_day(std::move(*found), dutch_day(now)), action, Who::desk, now));
    if (!file_hash.empty()) after.file_hash = file_hash;
    TRY(store.change(after, before));
    if (!is_live(after.state)) TRY(remove_package(store, id));
    const auto name = names_of(action).at(static_cast<std::size_t>(action));
    TRY(note_disclosure(
        transaction, actor, fmt::format("disclosure.{}", name), after, {"state"}, now));
    return after;
  });
}

Result<Disclosure> Passing::withdraw(const Actor& actor, DisclosureId id) {
  return act_of_desk(actor, id, Action::withdraw, {});
}

Result<Disclosure> Passing::confirm(const Actor& actor, DisclosureId id) {
  return act_of_desk(actor, id, Action::confirm, {});
}

Result<std::string> Passing::pack(const Actor& actor,
                                  const vault::OpenDesk& desk,
                                  DisclosureId id,
                                  std::string_view words) {
  const auto secret = read_words(words);
  if (!secret) return fail(Fault::invalid, "Maak het bestand opnieuw: de woorden kloppen niet.");
  const auto opened = TRY(account(actor, desk, id));
  if (!opened.package)
    return fail(Fault::conflict, "Deze verstrekking is voorbij. Er is geen bestand meer.");
  auto bytes = TRY(make_parcel(*opened.package, *secret));
  TRY(act_of_desk(actor, id, Action::pack, sha256_hex(bytes)));
  return bytes;
}

Result<int> Passing::tidy() {
  const auto now = ground_.clock.now();
  constexpr std::int64_t at_once = 200;
  return ground_.database.write([&](store::Transaction& transaction) -> Result<int> {
    DisclosureStore store(transaction);
    const auto over = TRY(store.overdue(dutch_day(now), at_once));
    for (const auto& one : over) {
      const auto after = TRY(act(one, Action::expire, Who::program, now));
      TRY(store.change(after, one.state));
      TRY(remove_package(store, one.id));
      TRY(note_expiry(transaction, after, now));
    }
    TRY(CountStore(transaction).forget_taken_back(last_closed_month(dutch_day(now))));
    return static_cast<int>(over.size());
  });
}

Result<int> Passing::rewrap(const Actor& actor,
                            const vault::OpenDesk& desk,
                            const vault::DeskKey& present,
                            int most) {
  TRY(require_member(actor, desk));
  if (present.desk != desk.desk())
    return fail(Fault::forbidden, "Dit is de sleutel van een ander meldpunt.");
  return ground_.database.write([&](store::Transaction& transaction) -> Result<int> {
    DisclosureStore store(transaction);
    int done = 0;
    std::optional<std::pair<std::int64_t, SealedKey>> last;
    while (done < most) {
      const auto old = TRY(store.old_keys(desk.desk(), present.version, last, most - done));
      if (old.empty()) break;
      for (const auto& [record, key] : old) {
        const auto opened = open_for_desk({key}, desk);
        if (!opened) continue;  // It hangs on a key that nobody here has: it stays as it is.
        const auto fresh = TRY(seal_to_desk(key.part, *opened, present));
        TRY(store.remove_key(record, key));
        TRY(store.add_key(record, fresh));
        ++done;
      }
      // Behind those that stay as they are: they must not keep the others from their turn.
      last = old.back();
    }
    return done;
  });
}

Result<> forget(store::Transaction& transaction,
                const Actor& actor,
                signals::SignalId signal,
                Instant now) {
  DisclosureStore store(transaction);
  const auto given = TRY(store.of_signal(signal));
  for (const auto& one : given) {
    TRY(store.remove_keys(one.id.value, Sealed::package));
    TRY(store.remove_keys(one.id.value, Sealed::account));
    if (is_live(one.state)) {
      const auto after = TRY(act(one, Action::withdraw, Who::desk, now));
      TRY(store.change(after, one.state));
    }
    TRY(note_disclosure(transaction, actor, "disclosure.forgotten", one, {"keys"}, now));
  }
  return store.remove_keys(signal.value, Sealed::link);
}

Result<> forget_contact(store::Transaction& transaction,
                        const Actor& actor,
                        signals::SignalId signal,
                        Instant now) {
  DisclosureStore store(transaction);
  const auto given = TRY(store.of_signal(signal));
  for (const auto& one : given) {
    if (!is_live(one.state) || std::ranges::count(one.fields, contact_part) == 0) continue;
    const auto after = TRY(act(one, Action::withdraw, Who::desk, now));
    TRY(store.change(after, one.state));
    TRY(remove_package(store, one.id));
    TRY(note_disclosure(transaction, actor, "disclosure.withdraw", after, {"state", "keys"}, now));
  }
  return {};
}

}  // namespace zicht::passing
