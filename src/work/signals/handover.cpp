// A signal that belongs to another municipality: offered, and then accepted or not.
#include "work/signals/deadlines.hpp"
#include "work/signals/desk_act.hpp"

namespace zicht::signals {

using accounts::Actor;

Result<Signal> Signals::offer(const Actor& actor,
                              const vault::OpenDesk& desk,
                              Seen seen,
                              std::string_view municipality,
                              std::string_view reason) {
  TRY(require_member(actor, desk));
  const auto receiver = TRY(ground_.receiver(municipality));
  if (!receiver)
    return fail(Fault::conflict,
                "Voor deze gemeente leest hier nog niemand mee. Draag het signaal op een andere "
                "manier over.");
  if (receiver->desk == desk.desk())
    return fail(Fault::conflict, "Voor deze gemeente ben je zelf het meldpunt.", "the same desk");
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now));
    // Before the move, since the reason is for both: it says why the other should have it.
    TRY(one.say(desk, TextKind::reason, reason));
    const auto keys = TRY(one.keys(desk));
    const auto wraps = TRY(keys.wrap(*receiver));
    for (const auto& wrap : wraps) TRY(one.records().add_key(seen.id, wrap));
    TRY(one.move(Action::offer));
    one.signal().offered_to = receiver->desk;
    return one.save("signal.offered", {"state", "reason", "keys"});
  });
}

Result<Signal> Signals::accept(const Actor& actor, Seen seen, std::string_view municipality) {
  TRY(require_officer(actor));
  if (!municipality.empty()) {
    const auto reader = TRY(ground_.receiver(municipality));
    if (!reader || reader->desk != actor.organisation)
      return fail(Fault::invalid, "Kies een gemeente waarvoor jij het meldpunt bent.");
  }
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now, Who::receiver));
    const auto giver = one.signal().desk;
    TRY(one.move(Action::accept));
    auto& signal = one.signal();
    const auto by = deadlines(now, signal.urgency);
    signal.desk = actor.organisation;
    signal.acknowledge_by = by.acknowledge;
    signal.assess_by = by.assess;
    signal.acknowledged_at.reset();
    signal.assessed_at.reset();
    signal.assignee = {};
    if (!municipality.empty()) signal.municipality = municipality;
    TRY(one.records().remove_keys(seen.id, giver));
    // Links lead to signals that only the giver can read.
    for (const auto& link : TRY(one.signals().links(seen.id)))
      TRY(one.signals().unlink(seen.id, link.other));
    return one.save("signal.accepted", {"state", "desk", "keys"});
  });
}

Result<Signal> Signals::refuse(const Actor& actor,
                               const vault::OpenDesk& desk,
                               Seen seen,
                               std::string_view reason) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now, Who::receiver));
    TRY(one.say(desk, TextKind::reason, reason));
    TRY(one.move(Action::refuse));
    TRY(one.records().remove_keys(seen.id, actor.organisation));
    return one.save("signal.refused", {"state", "reason", "keys"});
  });
}

Result<Signal> Signals::take_back(const Actor& actor, Seen seen) {
  TRY(require_officer(actor));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now));
    const auto receiver = one.signal().offered_to;
    TRY(one.move(Action::take_back));
    TRY(one.records().remove_keys(seen.id, receiver));
    return one.save("signal.taken_back", {"state", "keys"});
  });
}

}  // namespace zicht::signals
