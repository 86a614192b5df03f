#include "work/signals/states.hpp"

#include <algorithm>

namespace zicht::signals {
namespace {

constexpr std::array all_moves{
    Move{State::received, Action::acknowledge, State::assessing, Who::desk},
    Move{State::received, Action::answer, State::received, Who::reporter},
    Move{State::received, Action::work, State::received, Who::desk},

    Move{State::assessing, Action::assess, State::assessing, Who::desk},
    Move{State::assessing, Action::ask, State::asked, Who::desk},
    Move{State::assessing, Action::tell, State::assessing, Who::desk},
    Move{State::assessing, Action::answer, State::assessing, Who::reporter},
    Move{State::assessing, Action::work, State::assessing, Who::desk},
    Move{State::assessing, Action::send_to_police, State::to_police, Who::desk},
    Move{State::assessing, Action::send_to_care, State::to_care, Who::desk},
    Move{State::assessing, Action::propose_registration, State::registration_due, Who::desk},
    Move{State::assessing, Action::bring_to_table, State::to_chain_table, Who::desk},
    Move{State::assessing, Action::find_no_indication, State::no_indication, Who::desk},
    Move{State::assessing, Action::mark_duplicate, State::duplicate, Who::desk},
    Move{State::assessing, Action::offer, State::offered, Who::desk},

    // A reporter who never answers holds nothing up: the desk goes on without.
    Move{State::asked, Action::answer, State::assessing, Who::reporter},
    Move{State::asked, Action::weigh_again, State::assessing, Who::desk},
    Move{State::asked, Action::assess, State::asked, Who::desk},
    Move{State::asked, Action::ask, State::asked, Who::desk},
    Move{State::asked, Action::tell, State::asked, Who::desk},
    Move{State::asked, Action::work, State::asked, Who::desk},

    Move{State::to_police, Action::tell, State::to_police, Who::desk},
    Move{State::to_police, Action::answer, State::to_police, Who::reporter},
    Move{State::to_police, Action::work, State::to_police, Who::desk},
    Move{State::to_police, Action::weigh_again, State::assessing, Who::desk},
    Move{State::to_police, Action::close, State::closed, Who::desk},

    Move{State::to_care, Action::tell, State::to_care, Who::desk},
    Move{State::to_care, Action::answer, State::to_care, Who::reporter},
    Move{State::to_care, Action::work, State::to_care, Who::desk},
    Move{State::to_care, Action::weigh_again, State::assessing, Who::desk},
    Move{State::to_care, Action::close, State::closed, Who::desk},

    Move{State::registration_due, Action::tell, State::registration_due, Who::desk},
    Move{State::registration_due, Action::answer, State::registration_due, Who::reporter},
    Move{State::registration_due, Action::work, State::registration_due, Who::desk},
    Move{State::registration_due, Action::weigh_again, State::assessing, Who::desk},
    Move{State::registration_due, Action::close, State::closed, Who::desk},

    Move{State::to_chain_table, Action::tell, State::to_chain_table, Who::desk},
    Move{State::to_chain_table, Action::answer, State::to_chain_table, Who::reporter},
    Move{State::to_chain_table, Action::work, State::to_chain_table, Who::desk},
    Move{State::to_chain_table, Action::weigh_again, State::assessing, Who::desk},
    Move{State::to_chain_table, Action::close, State::closed, Who::desk},

    Move{State::no_indication, Action::tell, State::no_indication, Who::desk},
    Move{State::no_indication, Action::answer, State::no_indication, Who::reporter},
    Move{State::no_indication, Action::work, State::no_indication, Who::desk},
    Move{State::no_indication, Action::weigh_again, State::assessing, Who::desk},
    Move{State::no_indication, Action::close, State::closed, Who::desk},

    Move{State::duplicate, Action::tell, State::duplicate, Who::desk},
    Move{State::duplicate, Action::answer, State::duplicate, Who::reporter},
    Move{State::duplicate, Action::work, State::duplicate, Who::desk},
    Move{State::duplicate, Action::weigh_again, State::assessing, Who::desk},
    Move{State::duplicate, Action::close, State::closed, Who::desk},

    // While two desks look at it, only its whereabouts can change; the reporter can always write.
    Move{State::offered, Action::answer, State::offered, Who::reporter},
    Move{State::offered, Action::accept, State::received, Who::receiver},
    Move{State::offered, Action::refuse, State::assessing, Who::receiver},
    Move{State::offered, Action::take_back, State::assessing, Who::desk},

    Move{State::closed, Action::reopen, State::assessing, Who::desk},
    Move{State::closed, Action::destroy, State::destroyed, Who::destroyer},
};

constexpr std::array<std::string_view, state_count> dutch_states{"nieuw",
                                                                 "in behandeling",
                                                                 "vraag aan de melder",
                                                                 "doorgegeven aan de politie",
                                                                 "doorgegeven aan de zorg",
                                                                 "registratie voorgesteld",
                                                                 "naar de ketentafel",
                                                                 "geen aanwijzing",
                                                                 "dubbel",
                                                                 "aangeboden aan ander meldpunt",
                                                                 "afgesloten",
                                                                 "vernietigd"};

constexpr std::array<std::string_view, action_count> dutch_actions{
    "Neem in behandeling",
    "Bewaar de weging",
    "Stel een vraag aan de melder",
    "Laat de melder iets weten",
    "Antwoord",
    "Werk eraan",
    "Geef door aan de politie",
    "Geef door aan de zorgcoördinator",
    "Stel registratie voor",
    "Breng naar de ketentafel",
    "Geen aanwijzing",
    "Markeer als dubbel",
    "Weeg opnieuw",
    "Bied aan een andere gemeente aan",
    "Neem over",
    "Neem niet over",
    "Trek het aanbod in",
    "Sluit af",
    "Heropen",
    "Vernietig"};

}  // namespace

std::span<const Move> moves() {
  return all_moves;
}

Result<State> next(State from, Action action, Who who) {
  const auto* row = std::ranges::find_if(
      all_moves, [&](const Move& move) { return move.from == from && move.action == action; });
  if (row == all_moves.end())
    return fail(Fault::conflict,
                "Dat kan niet (meer): dit signaal staat nu anders. Bekijk het opnieuw.",
                "no such move from this state");
  if (row->who != who) return fail(Fault::forbidden, "Dit kan jij niet doen met dit signaal.");
  return row->to;
}

bool can(State from, Action action, Who who) {
  return next(from, action, who).has_value();
}

bool is_decided(State state) {
  return can(state, Action::close, Who::desk);
}

bool can_be_passed_on(State state) {
  switch (state) {
    case State::assessing:
    case State::asked:
    case State::to_police:
    case State::to_care:
    case State::registration_due:
    case State::to_chain_table:
      return true;
    case State::received:
    case State::no_indication:
    case State::duplicate:
    case State::offered:
    case State::closed:
    case State::destroyed:
      break;
  }
  return false;
}

bool is_open(State state) {
  return state != State::closed && state != State::destroyed;
}

std::string_view dutch_name(State state) {
  return dutch_states.at(static_cast<std::size_t>(state));
}

std::string_view dutch_name(Action action) {
  return dutch_actions.at(static_cast<std::size_t>(action));
}

std::string_view told_name(State state) {
  switch (state) {
    case State::received:
      return "ontvangen";
    case State::asked:
      return "er is een vraag aan jou";
    case State::closed:
    case State::destroyed:
      return "afgerond";
    default:
      return "wordt bekeken";
  }
}

}  // namespace zicht::signals
