// A disclosure (verstrekking): which fields went from a desk to whom, on which ground, for what,
// and until when. This is the side that lies readable, for the ledger: names of fields, never what
// stood in them. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/base/result.hpp"
#include "work/accounts/person.hpp"
#include "work/grounds/ground.hpp"
#include "work/passing/states.hpp"
#include "work/signals/signal.hpp"

namespace zicht::passing {

using DisclosureId = Id<struct DisclosureTag>;

/// The last day may be at most so far away.
constexpr std::chrono::days longest_term{180};
/// Characters, of a name that somebody types.
constexpr std::size_t longest_name = 200;

/// Why a receiver does not want it: chosen from a list, so that nothing of a person stands
/// readable.
enum class Refusal { none, not_mine, too_much, no_ground, known_already, will_call };
constexpr std::array<std::string_view, 6> names_of(Refusal) {
  return {"none", "not_mine", "too_much", "no_ground", "known_already", "will_call"};
}
std::string_view dutch_name(Refusal refusal);

/// Somebody who gets it: a person on Zicht, or (person 0) somebody elsewhere.
struct Receiver {
  accounts::PersonId person = {};
  accounts::OrganisationId organisation = {};
  std::string name = {};  ///< "Sanne de Wit, Gemeente Kroonstad"
  std::string public_key = {};
  bool is_here() const { return person.value != 0; }
};

/// What holds a disclosure up where the table alone does not: the consent of whom it is about, or
/// the word of the FG.
struct Backing {
  std::string signed_by = {};   ///< "zelf", or "ouder": a parent or guardian.
  std::string consent_of = {};  ///< The name of who gave it. Never readable in the database.
  std::optional<Date> consent_on = {};
  std::string agreed_by = {};  ///< The FG.
  std::optional<Date> agreed_on = {};
};

struct Disclosure {
  DisclosureId id = {};
  accounts::OrganisationId desk = {};
  std::string desk_name = {};
  signals::SignalId signal = {};
  accounts::PersonId officer = {};
  std::string officer_name = {};
  State state = State::offered;
  Receiver receiver = {};  ///< Without its key.
  grounds::Question question = {};
  std::string rule = {};  ///< Of the table of grounds; empty where it had none.
  grounds::Verdict verdict = grounds::Verdict::ask;
  std::string article = {};
  Date checked_on = {};
  std::optional<Date> confirmed_on = {};
  Backing backing = {};  ///< Without who gave consent.
  std::vector<std::string> fields = {};
  std::vector<std::string> changed = {};  ///< Those that were shortened or put in other words.
  std::string package_hash = {};          ///< SHA-256 of what went out.
  std::string file_hash = {};             ///< SHA-256 of the last file; empty without one.
  Instant made_at = {};
  Date until = {};  ///< The last day on which it may be read, in the Netherlands.
  std::optional<Instant> answered_at = {};
  std::optional<Instant> read_at = {};  ///< The last time.
  std::optional<Instant> ended_at = {};
  Refusal refusal = Refusal::none;
};

/// The same as it is on this day: expired, where its last day is over and nobody wrote that down
/// yet.
Disclosure on_day(Disclosure disclosure, Date today);

/// The disclosure after one act. Fails as next() does.
Result<Disclosure> act(Disclosure disclosure, Action action, Who who, Instant now);

/// "V-K7QD2A": by which both sides name it.
std::string number_of(DisclosureId id);

/// As in the file of grounds: "mag_niet".
std::string_view word_of(grounds::Verdict verdict);

/// "a,b" and back.
std::string join(const std::vector<std::string>& names);
std::vector<std::string> split(std::string_view joined);

}  // namespace zicht::passing
