// How a signal came to a desk and how it went there, as it was known on one day. Pure.
#pragma once

#include <optional>
#include <string>

#include "work/signals/signal_store.hpp"

namespace zicht::figures {

/// Where a signal had gone.
enum class Outcome {
  open,    ///< Not decided.
  police,  ///< And so on, as the states of a signal.
  care,
  registration,
  chain_table,
  no_indication,
  duplicate,
  other_desk  ///< Another desk took it over.
};
constexpr std::size_t outcome_count = 8;

/// What is counted of one signal. All of it stays the same for ever once the day is past.
struct Arrival {
  Date came_on = {};
  bool handed_over = false;  ///< By another desk; then nothing is told of how it came to that one.
  signals::Channel channel = signals::Channel::anonymous;
  signals::Exploitation form = signals::Exploitation::unknown;
  std::string sector = {};
  bool acknowledged_in_time = false;
  bool decided_in_time = false;
  Outcome outcome = Outcome::open;
};

/// The first time that a signal came to this desk, and what had become of it there at the end of
/// the day `known_on`. Nothing where it never came, or where the desk cut it out of another signal:
/// then it did not come in, and is counted as the one that it was a part of.
std::optional<Arrival> arrival_at(accounts::OrganisationId desk,
                                  const signals::Course& course,
                                  Date known_on);

}  // namespace zicht::figures
