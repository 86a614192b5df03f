// Where a signal stands, and what moves it: one table, and nothing else decides. Pure.
//
// A draft is no state: what somebody types stays in the browser until it is sent.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"

namespace zicht::signals {

enum class State {
  received,          ///< Ingediend: nobody of the desk has looked at it yet.
  assessing,         ///< In triage: the desk weighs it.
  asked,             ///< A question waits for the reporter.
  to_police,         ///< Decided, and so are the next five.
  to_care,           ///< For the care coordinator.
  registration_due,  ///< A registration was proposed.
  to_chain_table,    ///< For the partners together.
  no_indication,     ///< Not the least sign of trafficking.
  duplicate,         ///< The same as another signal.
  offered,           ///< Offered to the desk of another municipality, which has to accept.
  closed,
  destroyed  ///< Its keys are gone: nobody reads it any more.
};
constexpr std::array<std::string_view, 12> names_of(State) {
  return {"received",
          "assessing",
          "asked",
          "to_police",
          "to_care",
          "registration_due",
          "to_chain_table",
          "no_indication",
          "duplicate",
          "offered",
          "closed",
          "destroyed"};
}
constexpr std::size_t state_count = names_of(State{}).size();

enum class Action {
  acknowledge,     ///< Takes it in hand.
  assess,          ///< Writes down how it is weighed.
  ask,             ///< Asks the reporter something.
  tell,            ///< Tells the reporter something.
  answer,          ///< The reporter writes.
  work,            ///< Notes, links, splits, assigns, asks a colleague.
  send_to_police,  ///< Decides, and so do the next five.
  send_to_care,
  propose_registration,
  bring_to_table,
  find_no_indication,
  mark_duplicate,
  weigh_again,  ///< Takes a decision back. Both stay in the history.
  offer,        ///< Offers it to another desk.
  accept,       ///< The other desk takes it over.
  refuse,       ///< The other desk gives it back.
  take_back,    ///< The own desk does not offer it any more.
  close,
  reopen,  ///< Within reopen_limit.
  destroy
};
constexpr std::array<std::string_view, 20> names_of(Action) {
  return {"acknowledge",
          "assess",
          "ask",
          "tell",
          "answer",
          "work",
          "send_to_police",
          "send_to_care",
          "propose_registration",
          "bring_to_table",
          "find_no_indication",
          "mark_duplicate",
          "weigh_again",
          "offer",
          "accept",
          "refuse",
          "take_back",
          "close",
          "reopen",
          "destroy"};
}
constexpr std::size_t action_count = names_of(Action{}).size();

/// Who acts on a signal.
enum class Who {
  reporter,  ///< Whoever holds the receipt.
  desk,      ///< Attention officers (aandachtsfunctionarissen) of the desk that has it.
  receiver,  ///< The same, of the desk that it is offered to.
  destroyer  ///< Whoever carries out a destruction list that was approved.
};
constexpr std::size_t who_count = 4;

/// One row of the table.
struct Move {
  State from;
  Action action;
  State to;
  Who who;
};

/// The whole table.
std::span<const Move> moves();

/// Where this brings it. Fails with `conflict` where a signal in this state cannot be acted on so,
/// and with `forbidden` where somebody else may and this one may not.
Result<State> next(State from, Action action, Who who);

/// What this one may do with a signal in this state, in the order of Action: what a page offers.
bool can(State from, Action action, Who who);

/// True from the decision on, until it is closed.
bool is_decided(State state);
/// True as long as a desk has work to do on it.
bool is_open(State state);

/// True where something of it can go to somebody else, or be counted: it is in hand or decided, not
/// closed, and nobody thinks that it is nothing.
bool can_be_passed_on(State state);

/// For how long after closing a signal can be opened again.
constexpr std::chrono::days reopen_limit{30};

/// "in behandeling": for the desk.
std::string_view dutch_name(State state);
/// "Geef door aan de politie": on a button of the desk.
std::string_view dutch_name(Action action);
/// What whoever reported may know of it: never where it went. "wordt bekeken".
std::string_view told_name(State state);

}  // namespace zicht::signals
