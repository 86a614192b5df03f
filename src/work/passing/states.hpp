// Where a disclosure (verstrekking) stands, and what moves it: one table, and nothing else decides.
// Pure.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::passing {

enum class State {
  offered,      ///< Aangeboden: it lies with somebody on Zicht, who has to accept.
  handed_over,  ///< Meegegeven: a file left the house, and nobody said yet that it arrived.
  running,      ///< Lopend: accepted, or known to have arrived.
  refused,
  withdrawn,
  expired
};
constexpr std::array<std::string_view, 6> names_of(State) {
  return {"offered", "handed_over", "running", "refused", "withdrawn", "expired"};
}
constexpr std::size_t state_count = names_of(State{}).size();

enum class Action {
  accept,    ///< The receiver takes it in.
  refuse,    ///< The receiver does not want it.
  read,      ///< The receiver reads it.
  pack,      ///< The desk makes the file.
  confirm,   ///< The desk heard that the file arrived.
  withdraw,  ///< The desk takes it back.
  expire     ///< Its last day is over.
};
constexpr std::array<std::string_view, 7> names_of(Action) {
  return {"accept", "refuse", "read", "pack", "confirm", "withdraw", "expire"};
}
constexpr std::size_t action_count = names_of(Action{}).size();

/// Who acts on a disclosure.
enum class Who {
  receiver,  ///< The one person that it was sealed to.
  desk,      ///< Attention officers of the desk that gave it.
  program    ///< The calendar.
};
constexpr std::size_t who_count = 3;

/// One row of the table.
struct Move {
  State from;
  Action action;
  State to;
  Who who;
};
/// The whole table.
std::span<const Move> moves();

/// Where this brings it. Fails with `conflict` where a disclosure in this state cannot be acted on
/// so, and with `forbidden` where somebody else may and this one may not.
Result<State> next(State from, Action action, Who who);
bool can(State from, Action action, Who who);

/// True as long as somebody outside the desk can read it, or may come to.
bool is_live(State state);

/// "aangeboden"
std::string_view dutch_name(State state);

}  // namespace zicht::passing
