// How the desk looks at files: the clean copy at once, the original with four eyes.
#include "work/signals/desk_act.hpp"
#include "work/signals/file_store.hpp"
#include "work/signals/files.hpp"

namespace zicht::signals {

using accounts::Actor;

namespace {

Result<File> find_file(store::Transaction& transaction, SignalId signal, FileId file) {
  const auto found = TRY(FileStore(transaction).find(signal, file));
  if (!found) return fail(Fault::not_found, "Dit bestand is er niet.");
  return *found;
}

Result<Fetched> opened(store::Transaction& transaction,
                       DeskAct& act,
                       const vault::OpenDesk& desk,
                       const File& file,
                       FilePart part) {
  const auto keys = TRY(act.keys(desk));
  const auto sealed = TRY(FileStore(transaction).bytes(file.id, part));
  if (!sealed) return fail(Fault::not_found, "Dit bestand is er niet meer.");
  auto bytes = TRY(keys.open(file.id, part, *sealed));
  return Fetched{.kind = part == FilePart::clean ? media::clean_kind(file.kind) : file.kind,
                 .bytes = std::move(bytes)};
}

}  // namespace

Result<Fetched> Files::look(const Actor& actor,
                            const vault::OpenDesk& desk,
                            SignalId signal,
                            FileId file) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Fetched> {
    // Who is offered a signal judges by the story, and sees files once it is accepted.
    auto act = TRY(DeskAct::begin(transaction, actor, {signal}, now));
    const auto found = TRY(find_file(transaction, signal, file));
    auto fetched = TRY(opened(transaction, act, desk, found, FilePart::clean));
    TRY(act.log("file.opened", {"clean"}));
    return fetched;
  });
}

Result<> Files::ask(const Actor& actor,
                    const vault::OpenDesk& desk,
                    SignalId signal,
                    FileId file,
                    std::string_view reason) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto act = TRY(DeskAct::begin(transaction, actor, {signal}, now));
    auto found = TRY(find_file(transaction, signal, file));
    if (!may_ask(found, now))
      return fail(Fault::conflict, "Het origineel van dit bestand is al gevraagd.");
    TRY(act.say(desk, TextKind::evidence_asked, reason, {}, TextId{file.value}));
    found.evidence = Evidence::asked;
    found.asked_by = actor.person;
    found.asked_at = now;
    found.decided_by = {};
    found.decided_at.reset();
    TRY(FileStore(transaction).change(found));
    return act.log("evidence.asked", {"original", "reason"});
  });
}

Result<> Files::decide(
    const Actor& actor, const vault::OpenDesk& desk, SignalId signal, FileId file, bool agrees) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto act = TRY(DeskAct::begin(transaction, actor, {signal}, now));
    auto found = TRY(find_file(transaction, signal, file));
    if (found.evidence != Evidence::asked)
      return fail(Fault::conflict, "Er is nu geen vraag om het origineel van dit bestand.");
    if (!may_decide(found, actor.person))
      return fail(Fault::forbidden,
                  "Je vroeg zelf om dit origineel. Een collega van het meldpunt beslist.",
                  "who asks for evidence does not agree too");
    found.evidence = agrees ? Evidence::agreed : Evidence::refused;
    found.decided_by = actor.person;
    found.decided_at = now;
    TRY(FileStore(transaction).change(found));
    return act.log(agrees ? "evidence.agreed" : "evidence.refused", {"original"});
  });
}

Result<Fetched> Files::fetch(const Actor& actor,
                             const vault::OpenDesk& desk,
                             SignalId signal,
                             FileId file) {
  TRY(require_member(actor, desk));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Fetched> {
    auto act = TRY(DeskAct::begin(transaction, actor, {signal}, now));
    const auto found = TRY(find_file(transaction, signal, file));
    if (!may_fetch(found, actor.person, now))
      return fail(Fault::forbidden,
                  "Het origineel krijgt alleen wie erom vroeg, binnen een dag nadat een collega "
                  "akkoord ging.",
                  "evidence without a second pair of eyes");
    auto fetched = TRY(opened(transaction, act, desk, found, FilePart::original));
    TRY(act.log("evidence.fetched", {"original"}));
    return fetched;
  });
}

}  // namespace zicht::signals
