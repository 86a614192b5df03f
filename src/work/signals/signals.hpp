// Signals: what the desk does with what came in. An attention officer (aandachtsfunctionaris) takes
// it in hand, weighs it, asks the reporter or a colleague, links what belongs together, decides
// with a reason and hands over what is another municipality's. Each act is one transaction with its
// line in the log: no act without a trace, no trace without an act.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "work/accounts/accounts.hpp"
#include "work/signals/assessment.hpp"
#include "work/signals/file.hpp"
#include "work/signals/ground.hpp"
#include "work/signals/record.hpp"
#include "work/signals/signal_store.hpp"

namespace zicht::signals {

/// A signal with all that its desk may read of it.
struct Opened {
  Signal signal = {};
  std::vector<Text> story = {};
  std::vector<Text> contact = {};
  std::vector<Text> dialogue = {};
  std::vector<Text> notes = {};  ///< Assessments, reasons, opinions and notes, the oldest first.
  std::vector<Step> steps = {};
  std::vector<Link> links = {};
  std::vector<File> files = {};
  bool can_ask = false;  ///< The reporter took nine words along.
};

/// A signal as somebody saw it: what is done counts only if it was not changed since.
struct Seen {
  SignalId id = {};
  std::int64_t version = 0;
};

/// What a search found in a story.
struct Hit {
  Signal signal = {};
  std::string excerpt = {};  ///< Where the first word stands, with what is around it.
};

/// Who of a desk is away, and the last day of it.
using Absences = std::map<accounts::PersonId, Date>;
constexpr std::chrono::days longest_absence{366};

/// Safe to share between threads and nodes. Every verb fails with `forbidden` for who is no
/// attention officer or holds the key of another desk, with `not_found` for a signal of another
/// desk, exactly as where there is none, with `conflict` where the table of states does not allow
/// it or somebody changed the signal since it was seen, with `invalid` for a text as read_message
/// does, and with `unavailable` where the database is away or a key is not there.
class Signals {
 public:
  explicit Signals(Ground ground) : ground_(std::move(ground)) {}

  /// A page of the desk's list: readable side only, the first deadline first.
  Result<std::vector<Signal>> list(const accounts::Actor& actor,
                                   const Filter& filter,
                                   After after,
                                   int most);
  Result<std::map<State, std::int64_t>> counts(const accounts::Actor& actor);
  /// What other desks offer to this one.
  Result<std::vector<Signal>> offered(const accounts::Actor& actor);

  /// The signals of the desk with this number (read_number): one, or seldom more. Also for its
  /// privacy officer.
  Result<std::vector<Signal>> numbered(const accounts::Actor& actor, std::int64_t number);

  /// One signal, opened: also one that is offered to this desk. The log notes who read it.
  Result<Opened> open(const accounts::Actor& actor, const vault::OpenDesk& desk, SignalId id);
  /// The open signals of the desk in whose story all these words stand; accents and capitals do not
  /// matter. It opens every story in memory, and leaves no index. At most `most`.
  Result<std::vector<Hit>> search(const accounts::Actor& actor,
                                  const vault::OpenDesk& desk,
                                  std::string_view words,
                                  std::size_t most);

  /// These give the signal as it is afterwards.
  Result<Signal> acknowledge(const accounts::Actor& actor, Seen seen);
  Result<Signal> assess(const accounts::Actor& actor,
                        const vault::OpenDesk& desk,
                        Seen seen,
                        const Assessment& assessment);
  /// A question to the reporter, or news without one. Fails with `conflict` where no words were
  /// taken along.
  Result<Signal> ask(const accounts::Actor& actor,
                     const vault::OpenDesk& desk,
                     Seen seen,
                     std::string_view words);
  Result<Signal> tell(const accounts::Actor& actor,
                      const vault::OpenDesk& desk,
                      Seen seen,
                      std::string_view words);
  /// One of the decisions (but duplicate and offer), weigh_again, close or reopen, with its reason.
  Result<Signal> decide(const accounts::Actor& actor,
                        const vault::OpenDesk& desk,
                        Seen seen,
                        Action action,
                        std::string_view reason);
  /// The same as another signal of the desk, to which it is linked.
  Result<Signal> mark_duplicate(const accounts::Actor& actor,
                                const vault::OpenDesk& desk,
                                Seen seen,
                                SignalId original,
                                std::string_view reason);

  /// Of the desk, today.
  Result<Absences> absences(const accounts::Actor& actor);
  /// The actor is away until this day, that day included. What is open and lies with the actor goes
  /// back to nobody; gives how many those were. Fails with `invalid` for a day that is over or more
  /// than longest_absence away.
  Result<int> go_away(const accounts::Actor& actor, Date until);
  Result<> come_back(const accounts::Actor& actor);

  /// Gives it to a colleague of the desk; to nobody with 0. Fails with `conflict` for who is away.
  Result<Signal> assign(const accounts::Actor& actor, Seen seen, accounts::PersonId colleague);
  Result<> note(const accounts::Actor& actor,
                const vault::OpenDesk& desk,
                SignalId id,
                std::string_view words);
  /// A second opinion: what is asked of a colleague, and what that colleague gives.
  Result<> ask_opinion(const accounts::Actor& actor,
                       const vault::OpenDesk& desk,
                       SignalId id,
                       accounts::PersonId colleague,
                       std::string_view words);
  /// Fails with `forbidden` where another colleague was asked, and with `conflict` where it was
  /// given before.
  Result<> give_opinion(const accounts::Actor& actor,
                        const vault::OpenDesk& desk,
                        SignalId id,
                        TextId asked,
                        std::string_view words);
  Result<> link(const accounts::Actor& actor, SignalId one, SignalId other);
  Result<> unlink(const accounts::Actor& actor, SignalId one, SignalId other);
  /// A second signal out of one that tells two worries, with this part as its story, linked to the
  /// first. It has no way back to the reporter: that stays with the first.
  Result<SignalId> split(const accounts::Actor& actor,
                         const vault::OpenDesk& desk,
                         SignalId id,
                         std::string_view story);

  /// Offers it to the desk of another municipality, which can read it from then on, and has to
  /// accept. Fails with `conflict` where nobody reads for that municipality, or this desk itself.
  Result<Signal> offer(const accounts::Actor& actor,
                       const vault::OpenDesk& desk,
                       Seen seen,
                       std::string_view municipality,
                       std::string_view reason);
  /// From here on it is the receiver's alone: the keys of the desk that offered it are gone, and
  /// its deadlines begin anew. `municipality` is where it belongs; empty leaves it as it was.
  Result<Signal> accept(const accounts::Actor& actor, Seen seen, std::string_view municipality);
  /// The same for both: the keys of the receiver are gone again.
  Result<Signal> refuse(const accounts::Actor& actor,
                        const vault::OpenDesk& desk,
                        Seen seen,
                        std::string_view reason);
  Result<Signal> take_back(const accounts::Actor& actor, Seen seen);

  /// What else is done in the transaction of a destruction, or refuses it.
  using Also = std::function<Result<>(store::Transaction&, const Signal&)>;
  /// Takes every key and receipt of a closed signal away: for the privacy officer (FG) of its desk.
  Result<> destroy(const accounts::Actor& actor, SignalId id, const Also& also);
  /// The same of how to reach the reporter alone, and of the way back with nine words alone.
  Result<> forget_contact(const accounts::Actor& actor, SignalId id, const Also& also);
  Result<> forget_words(const accounts::Actor& actor, SignalId id, const Also& also);
  /// Seals keys that still hang on an older key of the desk to the present one; at most so many at
  /// once. Gives how many there were.
  Result<int> rewrap(const accounts::Actor& actor,
                     const vault::OpenDesk& desk,
                     const vault::DeskKey& present,
                     int most);

 private:
  Result<Signal> say(const accounts::Actor& actor,
                     const vault::OpenDesk& desk,
                     Seen seen,
                     Action action,
                     TextKind kind,
                     std::string_view words);
  Result<> check_colleague(const accounts::Actor& actor, accounts::PersonId colleague) const;

  Ground ground_;
};

}  // namespace zicht::signals
