// How long a signal is kept (bewaren en vernietigen). Terms are dated rules in
// content/bewaartermijnen.toml. What may go stands on a list; the privacy officer (FG) of the desk
// approves, and only then its keys are destroyed. Nothing ever goes by itself. A hold keeps what is
// still needed; the desk and its officer decide on that together.
#pragma once

#include <filesystem>
#include <vector>

#include "ground/audit/audit.hpp"
#include "open/content/problem.hpp"
#include "work/retention/hold.hpp"
#include "work/retention/term.hpp"
#include "work/signals/signals.hpp"

namespace zicht::retention {

/// Reads and checks the file. Each mistake is a problem with its line, and so are two rules that
/// both answer one question; the terms are usable only where there are none.
Terms read(const std::filesystem::path& file, content::Problems& problems);

/// What this room stands on. All of it outlives the room.
struct Ground {
  store::Database& database;
  const Clock& clock;
  const Terms& terms;
  signals::Signals& signals;
};

/// What may go, and what is held back.
struct List {
  std::vector<Item> due = {};   ///< The first one to go first.
  std::vector<Item> held = {};  ///< Their terms are over too, but there is a hold.
  bool more = false;            ///< There are more than most_due: first do these.
};
constexpr int most_due = 200;

/// Something of a signal, by its signal and part.
struct Chosen {
  signals::SignalId signal = {};
  Part part = Part::whole;
};

/// What was destroyed, and the line of the log that proves it.
struct Destruction {
  signals::SignalId signal = {};
  Part part = Part::whole;
  std::string rule = {};
  Date closed_on = {};
  Date due_on = {};
  accounts::PersonId approved_by = {};
  Instant destroyed_at = {};
};
struct Certificate {
  Destruction destruction = {};
  std::optional<audit::Noted> line = {};  ///< Its leaf is there once the log has merged it.
  std::optional<audit::Head> head = {};   ///< The newest, which stands for it.
};

/// Safe to share between threads and nodes. Every verb fails with `unavailable` where the database
/// is away, with `forbidden` for who may not, and with `not_found` for what is of another desk.
class Retention {
 public:
  explicit Retention(Ground ground) : ground_(ground) {}

  /// For the FG.
  Result<List> list(const accounts::Actor& actor);
  /// Destroys these, each in a transaction of its own. What is not due (any more), is held or was
  /// opened again is left alone. Gives how many were destroyed.
  Result<int> approve(const accounts::Actor& actor, const std::vector<Chosen>& chosen);
  /// The latest first; at most `most`. For the FG.
  Result<std::vector<Destruction>> destroyed(const accounts::Actor& actor, int most);
  Result<Certificate> certificate(const accounts::Actor& actor, Chosen what);

  /// Of one signal, the newest first; of the desk those that hold or wait for an answer. For the
  /// desk and for the FG.
  Result<std::vector<Hold>> holds_of(const accounts::Actor& actor, signals::SignalId signal);
  Result<std::vector<Hold>> holds(const accounts::Actor& actor);
  /// Fails with `conflict` where there is a hold, or the signal was destroyed.
  Result<> ask_hold(const accounts::Actor& actor,
                    Side side,
                    signals::SignalId signal,
                    Reason reason);
  Result<> act_on_hold(const accounts::Actor& actor, Side side, HoldId hold, HoldAct act);

  /// For who destroys: fails with `conflict` where a hold keeps the signal.
  static Result<> check_free(store::Transaction& transaction, signals::SignalId signal);

 private:
  Result<> destroy_one(const accounts::Actor& actor, Chosen chosen);

  Ground ground_;
};

/// After a copy was put back: takes the keys of all that its own rows say was destroyed, in case
/// the keys are of an earlier moment than the data.
Result<> destroy_again(store::Database& database);

}  // namespace zicht::retention
