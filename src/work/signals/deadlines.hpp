// By when a desk acts: urgent is counted in hours, all else in working days. Pure.
#pragma once

#include <chrono>

#include "ground/base/clock.hpp"
#include "work/signals/signal.hpp"

namespace zicht::signals {

/// For an urgent signal, or one about a minor.
constexpr std::chrono::hours urgent_acknowledge{1};
constexpr std::chrono::hours urgent_assess{24};
/// For every other: working days after the day on which it came.
constexpr int acknowledge_days = 2;
constexpr int assess_days = 5;

struct Deadlines {
  Instant acknowledge = {};
  Instant assess = {};
};

/// Not a Saturday, a Sunday or a public holiday.
/// @source Algemene termijnenwet, article 3: New Year's Day, Good Friday, Easter Monday, King's
/// Day,
///         5 May, Ascension Day, Whit Monday and both days of Christmas.
bool is_working_day(Date day);
/// The working day that comes `count` working days after this day. 1 or more.
Date working_days_after(Date day, int count);

/// Of a signal that came at this moment.
Deadlines deadlines(Instant received, Urgency urgency);
/// Of one of which only the day is kept: each falls at the end of its day in the Netherlands, the
/// hour of an urgent one at the end of the day itself. Nothing finer may be read back from it.
Deadlines deadlines(Date received, Urgency urgency);

}  // namespace zicht::signals
