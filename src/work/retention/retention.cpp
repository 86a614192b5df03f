#include "work/retention/retention.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ground/base/dutch_time.hpp"
#include "ground/crypto/token.hpp"
#include "work/retention/retention_store.hpp"
#include "work/signals/record_store.hpp"

namespace zicht::retention {
namespace {

using accounts::Actor;
using accounts::May;
using signals::SignalId;

std::string object_of(SignalId signal) {
  return fmt::format("signal/{}", signal.value);
}

Result<> require_side(const Actor& actor, Side side) {
  return accounts::require(actor,
                           side == Side::officer ? May::destroy_signals : May::weigh_signals);
}

Result<> require_either(const Actor& actor) {
  if (accounts::may(actor.roles, May::weigh_signals)) return {};
  return accounts::require(actor, May::destroy_signals);
}

auto no_signal() {
  return fail(Fault::not_found, "Dit signaal is er niet.");
}

Result<> note(store::Transaction& transaction,
              const Actor& actor,
              Side side,
              std::string action,
              SignalId signal,
              std::vector<std::string> fields,
              Instant now) {
  return audit::note(transaction,
                     {.actor = actor.person.value,
                      .role = side == Side::officer ? "privacy_officer" : "attention_officer",
                      .purpose = "retention",
                      .action = std::move(action),
                      .object = object_of(signal),
                      .fields = std::move(fields),
                      .organisation = actor.organisation.value},
                     now);
}

std::string_view log_action(Part part) {
  switch (part) {
    case Part::contact:
      return "signal.contact_destroyed";
    case Part::words:
      return "signal.words_destroyed";
    case Part::whole:
      break;
  }
  return "signal.destroyed";
}

}  // namespace

Result<List> Retention::list(const Actor& actor) {
  TRY(accounts::require(actor, May::destroy_signals));
  const auto today = dutch_day(ground_.clock.now());
  const auto before = start_of_dutch_day(first_that_cannot_be_due(ground_.terms, today));
  auto transaction = TRY(ground_.database.read());
  std::set<SignalId> held;
  for (const auto& hold : TRY(RetentionStore(transaction).of_desk(actor.organisation)))
    held.insert(hold.signal);
  List found;
  constexpr int at_once = 1000;
  signals::EndedAfter after;
  for (;;) {
    const auto part = TRY(signals::ended(transaction, actor.organisation, before, after, at_once));
    for (const auto& ended : part) {
      const auto items = due_items(ground_.terms, ended, today);
      if (items.empty()) continue;
      if (std::ssize(found.due) >= most_due) {
        found.more = true;
        return found;
      }
      auto& there = held.contains(ended.id) ? found.held : found.due;
      there.insert(there.end(), items.begin(), items.end());
    }
    if (std::ssize(part) < at_once) break;
  }
  return found;
}

Result<> Retention::destroy_one(const Actor& actor, Chosen chosen) {
  const auto now = ground_.clock.now();
  const auto today = dutch_day(now);
  const auto write_down = [&](store::Transaction& transaction,
                              const signals::Signal& signal) -> Result<> {
    const auto ended = TRY(signals::ended_one(transaction, actor.organisation, signal.id));
    const auto items = ended ? due_items(ground_.terms, *ended, today) : std::vector<Item>();
    const auto item = std::ranges::find(items, chosen.part, &Item::part);
    if (item == items.end())
      return fail(Fault::conflict,
                  "De termijn hiervan is nog niet om.",
                  "not due any more when it was to be destroyed");
    TRY(check_free(transaction, signal.id));
    return RetentionStore(transaction)
        .add({.signal = signal.id,
              .part = item->part,
              .rule = item->rule->id,
              .closed_on = item->closed_on,
              .due_on = item->due_on,
              .approved_by = actor.person,
              .destroyed_at = now},
             actor.organisation);
  };
  switch (chosen.part) {
    case Part::whole:
      return ground_.signals.destroy(actor, chosen.signal, write_down);
    case Part::contact:
      return ground_.signals.forget_contact(actor, chosen.signal, write_down);
    case Part::words:
      return ground_.signals.forget_words(actor, chosen.signal, write_down);
  }
  return {};
}

Result<int> Retention::approve(const Actor& actor, const std::vector<Chosen>& chosen) {
  TRY(accounts::require(actor, May::destroy_signals));
  int destroyed = 0;
  for (const auto& one : chosen) {
    const auto done = destroy_one(actor, one);
    // Changed in the meantime: it comes back on the list when its time is there.
    if (!done && done.error().fault != Fault::conflict && done.error().fault != Fault::not_found)
      return tl::make_unexpected(done.error());
    if (done) ++destroyed;
  }
  return destroyed;
}

Result<std::vector<Destruction>> Retention::destroyed(const Actor& actor, int most) {
  TRY(accounts::require(actor, May::destroy_signals));
  auto transaction = TRY(ground_.database.read());
  return RetentionStore(transaction).destructions(actor.organisation, most);
}

Result<Certificate> Retention::certificate(const Actor& actor, Chosen what) {
  TRY(accounts::require(actor, May::destroy_signals));
  Certificate made;
  {
    auto transaction = TRY(ground_.database.read());
    auto found = TRY(RetentionStore(transaction).destruction(actor.organisation, what));
    if (!found) return fail(Fault::not_found, "Dit is niet vernietigd.");
    made.destruction = std::move(*found);
  }
  audit::Log log(ground_.database);
  const audit::Filter filter{.organisation = actor.organisation.value,
                             .object = object_of(what.signal)};
  for (std::int64_t page = 0; !made.line; ++page) {
    auto part = TRY(log.entries(filter, page));
    for (auto& noted : part.entries)
      if (noted.entry.action == log_action(what.part)) made.line = std::move(noted);
    if (!part.more) break;
  }
  made.head = TRY(log.head());
  return made;
}

Result<std::vector<Hold>> Retention::holds_of(const Actor& actor, SignalId signal) {
  TRY(require_either(actor));
  auto transaction = TRY(ground_.database.read());
  const auto found = TRY(signals::SignalStore(transaction).find(signal));
  if (!found || found->desk != actor.organisation) return no_signal();
  return RetentionStore(transaction).of_signal(signal);
}

Result<std::vector<Hold>> Retention::holds(const Actor& actor) {
  TRY(require_either(actor));
  auto transaction = TRY(ground_.database.read());
  return RetentionStore(transaction).of_desk(actor.organisation);
}

Result<> Retention::ask_hold(const Actor& actor, Side side, SignalId signal, Reason reason) {
  TRY(require_side(actor, side));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    const auto found = TRY(signals::SignalStore(transaction).find(signal));
    if (!found || found->desk != actor.organisation) return no_signal();
    if (found->state == signals::State::destroyed)
      return fail(Fault::conflict, "Dit signaal is al vernietigd.");
    TRY(check_free(transaction, signal));
    TRY(RetentionStore(transaction)
            .add(Hold{.id = {crypto::random_key()},
                      .signal = signal,
                      .reason = reason,
                      .asked_by = actor.person,
                      .asked_as = side,
                      .asked_at = now}));
    return note(transaction, actor, side, "hold.asked", signal, {"reason"}, now);
  });
}

Result<> Retention::act_on_hold(const Actor& actor, Side side, HoldId id, HoldAct what) {
  TRY(require_side(actor, side));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    RetentionStore store(transaction);
    const auto found = TRY(store.find(id));
    auto signal = std::optional<signals::Signal>();
    if (found) signal = TRY(signals::SignalStore(transaction).find(found->signal));
    if (!signal || signal->desk != actor.organisation)
      return fail(Fault::not_found, "Dit verzoek om te bewaren is er niet.");
    const auto changed = TRY(act(*found, what, {actor.person, side}, now));
    TRY(store.change(changed));
    const auto state = names_of(changed.state).at(static_cast<std::size_t>(changed.state));
    return note(transaction, actor, side, fmt::format("hold.{}", state), found->signal, {}, now);
  });
}

Result<> Retention::check_free(store::Transaction& transaction, SignalId signal) {
  const bool held = TRY(RetentionStore(transaction).is_held(signal));
  if (!held) return {};
  return fail(Fault::conflict,
              "Voor dit signaal is gevraagd om het te bewaren. Kijk daar eerst naar.",
              "a hold keeps the signal");
}

Result<> destroy_again(store::Database& database) {
  return database.write([&](store::Transaction& transaction) -> Result<> {
    signals::RecordStore records(transaction);
    for (const auto& [signal, part] : TRY(RetentionStore(transaction).all_destroyed())) {
      switch (part) {
        case Part::whole:
          TRY(records.remove_all_keys(signal));
          TRY(records.remove_receipts(signal));
          break;
        case Part::contact:
          TRY(records.remove_keys(signal, signals::Group::contact));
          break;
        case Part::words:
          TRY(records.remove_receipts(signal));
          TRY(records.remove_keys(signal, accounts::OrganisationId{}));
          break;
      }
    }
    return {};
  });
}

}  // namespace zicht::retention
