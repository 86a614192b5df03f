// By which colleagues name a signal to each other: short, and it tells nothing of when the signal
// came or how many there are. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "work/signals/signal.hpp"

namespace zicht::signals {

/// "S-K7QD2A": thirty bits of the key, in base32. Two signals of a desk may share one, once in many
/// thousands of pairs; whoever looks one up is told so.
std::string number_of(SignalId id);

/// The thirty bits of a number, however it was typed: "s k7qd 2a". Nothing where it is none.
std::optional<std::int64_t> read_number(std::string_view typed);

}  // namespace zicht::signals
