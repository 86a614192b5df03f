#include "work/passing/states.hpp"

#include <algorithm>

namespace zicht::passing {
namespace {

constexpr std::array all_moves{
    Move{State::offered, Action::accept, State::running, Who::receiver},
    Move{State::offered, Action::refuse, State::refused, Who::receiver},
    Move{State::offered, Action::withdraw, State::withdrawn, Who::desk},
    Move{State::offered, Action::expire, State::expired, Who::program},

    // A file can be made again as long as nobody said that it arrived: a download can fail.
    Move{State::handed_over, Action::pack, State::handed_over, Who::desk},
    Move{State::handed_over, Action::confirm, State::running, Who::desk},
    Move{State::handed_over, Action::withdraw, State::withdrawn, Who::desk},
    Move{State::handed_over, Action::expire, State::expired, Who::program},

    Move{State::running, Action::read, State::running, Who::receiver},
    Move{State::running, Action::withdraw, State::withdrawn, Who::desk},
    Move{State::running, Action::expire, State::expired, Who::program},
};

constexpr std::array<std::string_view, state_count> dutch_states{
    "aangeboden", "meegegeven als bestand", "loopt", "geweigerd", "ingetrokken", "verlopen"};

const Move* find_move(State from, Action action) {
  const auto* found = std::find_if(all_moves.begin(), all_moves.end(), [&](const Move& move) {
    return move.from == from && move.action == action;
  });
  return found == all_moves.end() ? nullptr : found;
}

}  // namespace

std::span<const Move> moves() {
  return all_moves;
}

Result<State> next(State from, Action action, Who who) {
  const auto* move = find_move(from, action);
  if (move == nullptr)
    return fail(Fault::conflict,
                "Dit kan niet met een verstrekking in deze stand. Bekijk de verstrekking opnieuw.",
                "not a move of the table of disclosures");
  if (move->who != who) return fail(Fault::forbidden, "Dit is aan een ander.", "not this one's");
  return move->to;
}

bool can(State from, Action action, Who who) {
  return next(from, action, who).has_value();
}

bool is_live(State state) {
  return find_move(state, Action::expire) != nullptr;
}

std::string_view dutch_name(State state) {
  return dutch_states.at(static_cast<std::size_t>(state));
}

}  // namespace zicht::passing
