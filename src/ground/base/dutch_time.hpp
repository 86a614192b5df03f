// The clock on the wall in the Netherlands: what a day is for a desk, and for who counts its days.
#pragma once

#include <chrono>

#include "ground/base/clock.hpp"

namespace zicht {

/// What the clock on the wall is ahead of UTC: two hours in summer, otherwise one. Summer runs from
/// the last Sunday of March to the last of October, 01:00 UTC (Directive 2000/84/EC).
std::chrono::hours dutch_offset(Instant at);
/// The day on the calendar on the wall.
Date dutch_day(Instant at);
/// The moment at which this day begins in the Netherlands.
Instant start_of_dutch_day(Date day);

}  // namespace zicht
