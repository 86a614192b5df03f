// A hold (legal hold): a signal that is not destroyed although its term is over, since it is needed
// for a case, a complaint or a request. It takes two people in two roles, to begin and to end: one
// alone can neither keep a signal for ever nor let it go. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/base/result.hpp"
#include "work/accounts/accounts.hpp"
#include "work/signals/signal.hpp"

namespace zicht::retention {

using HoldId = Id<struct HoldTag>;

/// Why. No words of one's own: these lie readable, and would soon name somebody.
enum class Reason { criminal_case, complaint, access_request, supervision, research };
constexpr std::array<std::string_view, 5> names_of(Reason) {
  return {"criminal_case", "complaint", "access_request", "supervision", "research"};
}
/// "Er loopt een strafzaak".
std::string_view dutch_name(Reason reason);

enum class HoldState {
  asked,      ///< One role asked for it. It holds already, so that nothing goes in the meantime.
  held,       ///< The other role agreed.
  refused,    ///< The other role did not.
  end_asked,  ///< One role asked to end it. It still holds.
  ended       ///< The other role agreed.
};
constexpr std::array<std::string_view, 5> names_of(HoldState) {
  return {"asked", "held", "refused", "end_asked", "ended"};
}
std::string_view dutch_name(HoldState state);
/// True as long as the signal may not be destroyed.
bool is_holding(HoldState state);

/// Who can act on a hold: the desk, or its privacy officer.
enum class Side { desk, officer };
constexpr std::array<std::string_view, 2> names_of(Side) {
  return {"desk", "officer"};
}
std::string_view dutch_name(Side side);

enum class HoldAct {
  agree,     ///< To begin, or to end.
  disagree,  ///< The same.
  ask_end
};

struct Hold {
  HoldId id = {};
  signals::SignalId signal = {};
  Reason reason = Reason::criminal_case;
  HoldState state = HoldState::asked;
  /// Who asked last, to begin or to end, and as what: the other side answers.
  accounts::PersonId asked_by = {};
  Side asked_as = Side::desk;
  Instant asked_at = {};
  accounts::PersonId answered_by = {};  ///< 0 while nobody answered.
  std::optional<Instant> answered_at = {};
};

/// Somebody, as one of the two sides.
struct Party {
  accounts::PersonId person = {};
  Side side = Side::desk;
};

/// The hold after one act. Fails with `conflict` where it is not in the state for it, and with
/// `forbidden` where the same side or the same person would answer itself.
Result<Hold> act(Hold hold, HoldAct act, Party who, Instant now);

/// Whether this party could do it now: what a page offers.
bool can(const Hold& hold, HoldAct act, Party who);

}  // namespace zicht::retention
