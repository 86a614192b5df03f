#include "work/retention/hold.hpp"

namespace zicht::retention {
namespace {

constexpr std::array<std::string_view, 5> dutch_reasons{
    "Er loopt een strafzaak",
    "Er loopt een klacht of bezwaar",
    "Iemand vroeg zijn gegevens op",
    "Een toezichthouder vraagt ernaar",
    "Er loopt een onderzoek naar ons eigen werk"};
constexpr std::array<std::string_view, 5> dutch_states{
    "gevraagd", "blijft bewaard", "niet akkoord", "gevraagd om te stoppen", "gestopt"};
constexpr std::array<std::string_view, 2> dutch_sides{"het meldpunt", "de FG"};

/// The state after an act; nothing where it cannot be done.
std::optional<HoldState> next(HoldState from, HoldAct act) {
  switch (act) {
    case HoldAct::agree:
      if (from == HoldState::asked) return HoldState::held;
      if (from == HoldState::end_asked) return HoldState::ended;
      break;
    case HoldAct::disagree:
      if (from == HoldState::asked) return HoldState::refused;
      if (from == HoldState::end_asked) return HoldState::held;
      break;
    case HoldAct::ask_end:
      if (from == HoldState::held) return HoldState::end_asked;
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string_view dutch_name(Reason reason) {
  return dutch_reasons.at(static_cast<std::size_t>(reason));
}

std::string_view dutch_name(HoldState state) {
  return dutch_states.at(static_cast<std::size_t>(state));
}

std::string_view dutch_name(Side side) {
  return dutch_sides.at(static_cast<std::size_t>(side));
}

bool is_holding(HoldState state) {
  return state == HoldState::asked || state == HoldState::held || state == HoldState::end_asked;
}

Result<Hold> act(Hold hold, HoldAct act, Party who, Instant now) {
  const auto to = next(hold.state, act);
  if (!to)
    return fail(Fault::conflict,
                "Dit kan nu niet. Iemand heeft er intussen al iets mee gedaan. Bekijk het opnieuw.",
                "no such step for a hold in this state");
  if (act == HoldAct::ask_end) {
    hold.asked_by = who.person;
    hold.asked_as = who.side;
    hold.asked_at = now;
    hold.answered_by = {};
    hold.answered_at = std::nullopt;
  } else {
    if (who.side == hold.asked_as || who.person == hold.asked_by)
      return fail(Fault::forbidden,
                  "Het antwoord moet van iemand anders komen, in de andere rol.",
                  "the side or person that asked cannot answer");
    hold.answered_by = who.person;
    hold.answered_at = now;
  }
  hold.state = *to;
  return hold;
}

bool can(const Hold& hold, HoldAct what, Party who) {
  return act(hold, what, who, {}).has_value();
}

}  // namespace zicht::retention
