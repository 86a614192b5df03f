// One act of a member of a desk on one signal, inside one transaction. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "work/accounts/accounts.hpp"
#include "work/signals/record_keys.hpp"
#include "work/signals/record_store.hpp"
#include "work/signals/signals.hpp"

namespace zicht::signals {

/// Fails with `forbidden` for who is no attention officer.
Result<> require_officer(const accounts::Actor& actor);
/// The same, and where the open desk is not the one that the actor works for.
Result<> require_member(const accounts::Actor& actor, const vault::OpenDesk& desk);

/// A line in the log about what this actor did with a signal. `fields` are names, never values.
Result<> note_act(store::Transaction& transaction,
                  const accounts::Actor& actor,
                  std::string_view action,
                  SignalId id,
                  std::vector<std::string> fields,
                  Instant now,
                  Who who = Who::desk);

class DeskAct {
 public:
  /// Finds the signal. Fails with `not_found` where this actor's desk does not have it (or is not
  /// offered it, for the receiver), and with `conflict` where it is not the version that was seen;
  /// version 0 is any.
  static Result<DeskAct> begin(store::Transaction& transaction,
                               const accounts::Actor& actor,
                               Seen seen,
                               Instant now,
                               Who who = Who::desk);

  Signal& signal() { return signal_; }
  RecordStore& records() { return records_; }
  SignalStore& signals() { return signals_; }

  /// Moves it by the table of states; save() writes it down.
  Result<> move(Action action);
  /// The same for a weighing, and keeps what it says for deadlines and figures.
  Result<> weigh(const Assessment& assessment);
  /// Checks that its state allows work on it, and moves nothing.
  Result<> allow_work() const;
  /// The keys of this record that were sealed to the actor's desk.
  Result<RecordKeys> keys(const vault::OpenDesk& desk);
  /// Seals a text to the record.
  Result<> say(const vault::OpenDesk& desk,
               TextKind kind,
               std::string_view words,
               accounts::PersonId addressee = {},
               TextId answers = {});

  /// Writes the signal, the steps it took and a line in the log. Gives the signal.
  Result<Signal> save(std::string_view action, std::vector<std::string> fields);
  /// The same where nothing of the signal itself was changed.
  Result<> log(std::string_view action, std::vector<std::string> fields);

 private:
  DeskAct(store::Transaction& transaction,
          const accounts::Actor& actor,
          Signal signal,
          Instant now,
          Who who)
      : transaction_(transaction),
        actor_(actor),
        signal_(std::move(signal)),
        now_(now),
        who_(who),
        records_(transaction),
        signals_(transaction) {}

  store::Transaction& transaction_;
  const accounts::Actor& actor_;
  Signal signal_;
  Instant now_;
  Who who_;
  RecordStore records_;
  SignalStore signals_;
  std::vector<Step> steps_ = {};
};

}  // namespace zicht::signals
