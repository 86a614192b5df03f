#include "work/signals/signals.hpp"

#include "work/signals/desk_act.hpp"
#include "work/signals/file_store.hpp"
#include "work/signals/report.hpp"

namespace zicht::signals {
namespace {

using accounts::Actor;

constexpr std::array desk_groups{Group::story, Group::contact, Group::dialogue, Group::notes};

/// What a group is called in a log.
std::string group_name(Group group) {
  return std::string(names_of(group).at(static_cast<std::size_t>(group)));
}

/// The signal, where this desk has it or is offered it.
Result<DeskAct> begin_reading(store::Transaction& transaction,
                              const accounts::Actor& actor,
                              SignalId id,
                              Instant now) {
  auto own = DeskAct::begin(transaction, actor, {id}, now);
  if (own || own.error().fault != Fault::not_found) return own;
  return DeskAct::begin(transaction, actor, {id}, now, Who::receiver);
}

/// The last reason alone: why it was offered.
std::vector<Text> last_reason(std::vector<Text> notes) {
  while (!notes.empty() && notes.back().kind != TextKind::reason) notes.pop_back();
  if (notes.size() > 1) notes.erase(notes.begin(), notes.end() - 1);
  return notes;
}

/// A decision that is taken back leaves no link that says the opposite. Of two that are linked as
/// the same, the one that was not decided to be a duplicate is the original.
Result<> unlink_original(DeskAct& one) {
  if (one.signal().state != State::duplicate) return {};
  for (const auto& link : TRY(one.signals().links(one.signal().id))) {
    if (link.kind != LinkKind::duplicate) continue;
    const auto other = TRY(one.signals().find(link.other));
    if (other && other->state != State::duplicate)
      TRY(one.signals().unlink(one.signal().id, link.other));
  }
  return {};
}

}  // namespace

Result<std::vector<Signal>> Signals::list(const Actor& actor,
                                          const Filter& filter,
                                          After after,
                                          int most) {
  TRY(require_officer(actor));
  auto transaction = TRY(ground_.database.read());
  return SignalStore(transaction).list(actor.organisation, filter, after, most);
}

Result<std::map<State, std::int64_t>> Signals::counts(const Actor& actor) {
  TRY(require_officer(actor));
  auto transaction = TRY(ground_.database.read());
  return SignalStore(transaction).counts(actor.organisation);
}

Result<std::vector<Signal>> Signals::offered(const Actor& actor) {
  TRY(require_officer(actor));
  auto transaction = TRY(ground_.database.read());
  return SignalStore(transaction).offered_to(actor.organisation);
}

Result<std::vector<Signal>> Signals::numbered(const Actor& actor, std::int64_t number) {
  if (!accounts::may(actor.roles, accounts::May::oversee)) TRY(require_officer(actor));
  auto transaction = TRY(ground_.database.read());
  return SignalStore(transaction).numbered(actor.organisation, number);
}

Result<Opened> Signals::open(const Actor& actor, const vault::OpenDesk& desk, SignalId id) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Opened> {
    auto reading = TRY(begin_reading(transaction, actor, id, now));
    Opened opened{.signal = reading.signal()};
    const auto keys = TRY(reading.keys(desk));
    std::vector<std::string> read;
    const bool is_offered = opened.signal.desk != actor.organisation;
    for (const auto group : desk_groups) {
      // Who is offered a signal has to judge whether to take it, and needs no more than the story
      // and the reason.
      if (is_offered && (group == Group::contact || group == Group::dialogue)) continue;
      auto sealed = TRY(reading.records().texts(id, group));
      // Of a closed signal the contact goes before the rest.
      if (sealed.empty() || (group == Group::contact && !keys.has(group))) continue;
      auto texts = TRY(keys.open(std::move(sealed)));
      if (is_offered && group == Group::notes) texts = last_reason(std::move(texts));
      (group == Group::story      ? opened.story
       : group == Group::contact  ? opened.contact
       : group == Group::dialogue ? opened.dialogue
                                  : opened.notes) = std::move(texts);
      read.push_back(group_name(group));
    }
    opened.steps = TRY(reading.signals().steps(id));
    opened.links = TRY(reading.signals().links(id));
    if (!is_offered) opened.files = TRY(FileStore(transaction).of_signal(id));
    opened.can_ask = TRY(reading.records().has_receipt(id));
    const auto assignee = opened.signal.assignee;
    if (opened.signal.has_news && opened.signal.desk == actor.organisation &&
        (assignee.value == 0 || assignee == actor.person))
      TRY(reading.signals().see(id));
    TRY(reading.log("signal.opened", std::move(read)));
    return opened;
  });
}

Result<Signal> Signals::acknowledge(const Actor& actor, Seen seen) {
  TRY(require_officer(actor));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now));
    TRY(one.move(Action::acknowledge));
    if (one.signal().assignee.value == 0) one.signal().assignee = actor.person;
    return one.save("signal.acknowledged", {"state", "assignee"});
  });
}

Result<Signal> Signals::assess(const Actor& actor,
                               const vault::OpenDesk& desk,
                               Seen seen,
                               const Assessment& assessment) {
  TRY(require_member(actor, desk));
  TRY(check(assessment));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now));
    TRY(one.weigh(assessment));
    TRY(one.say(desk, TextKind::assessment, to_text(assessment)));
    return one.save("signal.assessed", {"assessment", "least_indication", "form"});
  });
}

Result<Signal> Signals::say(const Actor& actor,
                            const vault::OpenDesk& desk,
                            Seen seen,
                            Action action,
                            TextKind kind,
                            std::string_view words) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now));
    TRY(one.move(action));
    const bool reachable = TRY(one.records().has_receipt(seen.id));
    if (!reachable)
      return fail(Fault::conflict,
                  "De melder nam geen woorden mee en kan dit dus niet lezen. Kijk of er een "
                  "telefoonnummer of adres bij staat.");
    TRY(one.say(desk, kind, words));
    return one.save(action == Action::ask ? "dialogue.asked" : "dialogue.told", {"dialogue"});
  });
}

Result<Signal> Signals::ask(const Actor& actor,
                            const vault::OpenDesk& desk,
                            Seen seen,
                            std::string_view words) {
  return say(actor, desk, seen, Action::ask, TextKind::question, words);
}

Result<Signal> Signals::tell(const Actor& actor,
                             const vault::OpenDesk& desk,
                             Seen seen,
                             std::string_view words) {
  return say(actor, desk, seen, Action::tell, TextKind::message, words);
}

Result<Signal> Signals::decide(const Actor& actor,
                               const vault::OpenDesk& desk,
                               Seen seen,
                               Action action,
                               std::string_view reason) {
  TRY(require_member(actor, desk));
  switch (action) {
    case Action::send_to_police:
    case Action::send_to_care:
    case Action::propose_registration:
    case Action::bring_to_table:
    case Action::find_no_indication:
    case Action::weigh_again:
    case Action::close:
    case Action::reopen:
      break;
    default:
      return fail(Fault::conflict, "Dit is geen besluit over een signaal.", "not a decision");
  }
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now));
    if (action == Action::weigh_again) TRY(unlink_original(one));
    TRY(one.move(action));
    TRY(one.say(desk, TextKind::reason, reason));
    const auto name = names_of(action).at(static_cast<std::size_t>(action));
    return one.save("signal." + std::string(name), {"state", "reason"});
  });
}

Result<int> Signals::rewrap(const Actor& actor,
                            const vault::OpenDesk& desk,
                            const vault::DeskKey& present,
                            int most) {
  TRY(require_member(actor, desk));
  if (present.desk != desk.desk())
    return fail(Fault::forbidden, "Dit is de sleutel van een ander meldpunt.");
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<int> {
    RecordStore records(transaction);
    const auto old = TRY(records.old_keys(desk.desk(), present.version, most));
    for (const auto& [signal, key] : old) {
      const auto maybe = RecordKeys::open(signal, {key}, desk);
      if (!maybe) continue;  // It hangs on a key that nobody here has: it stays as it is.
      const auto& opened = *maybe;
      const auto fresh = TRY(opened.wrap(present));
      TRY(records.remove_key(signal, key));
      for (const auto& wrap : fresh) TRY(records.add_key(signal, wrap));
      TRY(note_act(transaction, actor, "signal.rewrapped", signal, {group_name(key.group)}, now));
    }
    return static_cast<int>(old.size());
  });
}

}  // namespace zicht::signals
