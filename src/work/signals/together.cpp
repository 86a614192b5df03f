// What colleagues do with a signal, and with signals that belong together.
#include "ground/crypto/token.hpp"
#include "work/signals/desk_act.hpp"
#include "work/signals/report.hpp"

namespace zicht::signals {
namespace {

using accounts::Actor;
using accounts::PersonId;

/// A second signal of the same desk, to link with.
Result<Signal> other_of(DeskAct& one, const Actor& actor, SignalId other) {
  const auto found = TRY(one.signals().find(other));
  if (!found || found->desk != actor.organisation || found->state == State::destroyed)
    return fail(Fault::not_found, "Dit andere signaal is er niet.");
  if (other == one.signal().id)
    return fail(Fault::conflict, "Dit is hetzelfde signaal.", "a signal and itself");
  return *found;
}

Result<> add_link(DeskAct& one, const Actor& actor, SignalId other, LinkKind kind, Instant now) {
  const auto id = one.signal().id;
  for (const auto& link : TRY(one.signals().links(id)))
    if (link.other == other)
      return fail(Fault::conflict, "Deze twee signalen zijn al gekoppeld.", "linked before");
  return one.signals().link(id, other, kind, actor.person, now);
}

}  // namespace

Result<> Signals::check_colleague(const Actor& actor, PersonId colleague) const {
  const bool member = TRY(ground_.is_member(actor.organisation, colleague));
  if (!member)
    return fail(Fault::invalid, "Kies een collega die aandachtsfunctionaris van dit meldpunt is.");
  return {};
}

Result<Signal> Signals::mark_duplicate(const Actor& actor,
                                       const vault::OpenDesk& desk,
                                       Seen seen,
                                       SignalId original,
                                       std::string_view reason) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now));
    TRY(one.move(Action::mark_duplicate));
    const auto other = TRY(other_of(one, actor, original));
    // Two that are each other's duplicate would both be put away, and nobody would weigh them.
    if (other.state == State::duplicate)
      return fail(Fault::conflict,
                  "Dat andere signaal is zelf als dubbel gemarkeerd. Kies het signaal dat blijft.");
    // A link from before says less: it becomes this one.
    TRY(one.signals().unlink(seen.id, original));
    TRY(one.signals().link(seen.id, original, LinkKind::duplicate, actor.person, now));
    TRY(one.say(desk, TextKind::reason, reason));
    return one.save("signal.mark_duplicate", {"state", "reason", "link"});
  });
}

Result<Signal> Signals::assign(const Actor& actor, Seen seen, PersonId colleague) {
  TRY(require_officer(actor));
  if (colleague.value != 0) {
    TRY(check_colleague(actor, colleague));
    if (TRY(absences(actor)).contains(colleague))
      return fail(Fault::conflict, "Deze collega is er nu niet. Geef het aan iemand anders.");
  }
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Signal> {
    auto one = TRY(DeskAct::begin(transaction, actor, seen, now));
    TRY(one.allow_work());
    one.signal().assignee = colleague;
    return one.save("signal.assigned", {"assignee"});
  });
}

Result<> Signals::note(const Actor& actor,
                       const vault::OpenDesk& desk,
                       SignalId id,
                       std::string_view words) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now));
    TRY(one.allow_work());
    TRY(one.say(desk, TextKind::note, words));
    return one.log("signal.noted", {"note"});
  });
}

Result<> Signals::ask_opinion(const Actor& actor,
                              const vault::OpenDesk& desk,
                              SignalId id,
                              PersonId colleague,
                              std::string_view words) {
  TRY(require_member(actor, desk));
  if (colleague == actor.person)
    return fail(Fault::invalid, "Vraag het aan een collega, niet aan jezelf.");
  TRY(check_colleague(actor, colleague));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now));
    TRY(one.allow_work());
    TRY(one.say(desk, TextKind::opinion_asked, words, colleague));
    return one.log("opinion.asked", {"opinion_asked"});
  });
}

Result<> Signals::give_opinion(const Actor& actor,
                               const vault::OpenDesk& desk,
                               SignalId id,
                               TextId asked,
                               std::string_view words) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now));
    TRY(one.allow_work());
    bool was_asked = false;
    for (const auto& [text, sealed] : TRY(one.records().texts(id, Group::notes))) {
      if (text.kind == TextKind::opinion_given && text.answers == asked)
        return fail(Fault::conflict, "Deze vraag is al beantwoord.", "an opinion given before");
      if (text.id != asked || text.kind != TextKind::opinion_asked) continue;
      if (text.addressee != actor.person)
        return fail(Fault::forbidden, "Deze vraag is aan een collega gesteld.");
      was_asked = true;
    }
    if (!was_asked) return fail(Fault::not_found, "Deze vraag is er niet.");
    TRY(one.say(desk, TextKind::opinion_given, words, {}, asked));
    return one.log("opinion.given", {"opinion_given"});
  });
}

Result<> Signals::link(const Actor& actor, SignalId id, SignalId other) {
  TRY(require_officer(actor));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now));
    TRY(one.allow_work());
    TRY(other_of(one, actor, other));
    TRY(add_link(one, actor, other, LinkKind::related, now));
    return one.log("signal.linked", {"link"});
  });
}

Result<> Signals::unlink(const Actor& actor, SignalId id, SignalId other) {
  TRY(require_officer(actor));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now));
    TRY(one.allow_work());
    const bool gone = TRY(one.signals().unlink(id, other));
    if (!gone) return fail(Fault::not_found, "Deze koppeling is er niet.");
    return one.log("signal.unlinked", {"link"});
  });
}

Result<SignalId> Signals::split(const Actor& actor,
                                const vault::OpenDesk& desk,
                                SignalId id,
                                std::string_view story) {
  TRY(require_member(actor, desk));
  const auto words = TRY(read_message(story));
  const auto now = ground_.clock.now();
  const auto keys = RecordKeys::make({Group::story, Group::contact, Group::dialogue, Group::notes});
  const SignalId fresh{crypto::random_key()};
  return ground_.database.write([&](store::Transaction& transaction) -> Result<SignalId> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now));
    TRY(one.allow_work());
    const auto version = desk.newest();
    const auto pair = TRY(desk.keys(version));
    const auto fresh_wraps =
        TRY(keys.wrap({.desk = desk.desk(), .version = version, .public_key = pair.public_key()}));
    auto part = one.signal();
    part.id = fresh;
    part.state = State::assessing;
    part.person = {};
    part.has_news = false;
    part.decided_at.reset();
    part.closed_at.reset();
    part.version = 1;
    TRY(one.signals().add(part));
    for (const auto& wrap : fresh_wraps) TRY(one.records().add_key(fresh, wrap));
    const auto sealed = TRY(keys.seal({.id = {crypto::random_key()},
                                       .kind = TextKind::story,
                                       .person = actor.person,
                                       .written_on = part.received_on,
                                       .written_at = now,
                                       .words = words}));
    TRY(one.records().add(fresh, sealed));
    TRY(add_link(one, actor, fresh, LinkKind::split, now));
    TRY(one.log("signal.split", {"story", "link"}));
    TRY(note_act(transaction, actor, "signal.split_off", fresh, {"story"}, now));
    return fresh;
  });
}

}  // namespace zicht::signals
