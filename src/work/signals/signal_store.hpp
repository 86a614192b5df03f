// The only place that reads or writes the readable side of signals: the tables signals,
// signal_steps, signal_links and signal_forms.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/signals/signal.hpp"

namespace zicht::signals {

/// One step of a signal: what moved it, and who.
struct Step {
  Action action = Action::acknowledge;
  State from = State::received;
  State to = State::received;
  accounts::PersonId person = {};      ///< 0 for the reporter.
  accounts::OrganisationId desk = {};  ///< That had it, or to which it was offered.
  Date done_on = {};
  std::optional<Instant> done_at = {};    ///< Never of the reporter.
  std::optional<Exploitation> form = {};  ///< As what it was weighed, where it was.
};

/// A signal with the steps it took, the oldest first.
struct Course {
  Signal signal = {};
  std::vector<Step> steps = {};
};

/// Why two signals belong together.
enum class LinkKind {
  related,    ///< The same people, place or story.
  duplicate,  ///< The same worry, told twice.
  split       ///< One was cut out of the other.
};
constexpr std::array<std::string_view, 3> names_of(LinkKind) {
  return {"related", "duplicate", "split"};
}

struct Link {
  SignalId other = {};
  LinkKind kind = LinkKind::related;
};

/// Which signals of a desk a list shows. What is empty or nothing filters nothing.
struct Filter {
  bool open = true;  ///< Otherwise those that are closed or destroyed.
  std::optional<State> state = {};
  std::optional<Urgency> urgency = {};
  std::string municipality = {};
  std::optional<Exploitation> form = {};
  accounts::PersonId assignee = {};
};

/// Where a page of the list begins: behind the last one of the page before.
struct After {
  std::int64_t due = -1;  ///< Milliseconds; -1 for the first page.
  SignalId id = {};
};
/// The place of this signal in the list.
After place_of(const Signal& signal);

/// It lives for one transaction, which the caller commits.
class SignalStore {
 public:
  explicit SignalStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(const Signal& signal);
  Result<std::optional<Signal>> find(SignalId id);
  /// Writes the signal as it is now over the one of a version before. Fails with `conflict` where
  /// somebody else did so first.
  Result<> change(const Signal& signal);

  /// The desk looked at what the reporter wrote. No new version: nothing of the signal changed.
  Result<> see(SignalId id);

  /// Of a desk, the first deadline first; at most `most`.
  Result<std::vector<Signal>> list(accounts::OrganisationId desk,
                                   const Filter& filter,
                                   After after,
                                   int most);
  /// The places of all open signals in the list of a desk.
  Result<std::vector<After>> open_places(accounts::OrganisationId desk);
  /// How many open ones of each state a desk has.
  Result<std::map<State, std::int64_t>> counts(accounts::OrganisationId desk);
  /// Those of a desk with this number (read_number).
  Result<std::vector<Signal>> numbered(accounts::OrganisationId desk, std::int64_t number);
  /// Those that other desks offer to this one.
  Result<std::vector<Signal>> offered_to(accounts::OrganisationId desk);
  /// What this person reported, the latest first; at most `most`.
  Result<std::vector<Signal>> of_person(accounts::PersonId person, int most);

  Result<> add_step(SignalId signal, const Step& step);
  Result<std::vector<Step>> steps(SignalId signal);
  /// Those of a desk that came in on these days; and all, of whatever day, that moved from one desk
  /// to another and on which this one acted.
  Result<std::vector<Course>> courses(accounts::OrganisationId desk, Date from, Date until);

  Result<> link(SignalId one, SignalId other, LinkKind kind, accounts::PersonId by, Instant at);
  Result<bool> unlink(SignalId one, SignalId other);
  Result<std::vector<Link>> links(SignalId signal);

  /// True where a form with this hash came in before.
  Result<bool> came_before(std::string_view form_hash);
  Result<> keep_form(std::string_view form_hash, Date day);
  Result<> forget_forms_before(Date day);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::signals
