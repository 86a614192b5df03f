// Numbers, dates and reading times as a Dutch reader expects them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ground/base/clock.hpp"

namespace zicht::text {

/// "1.044": groups of three with a point.
std::string number(std::int64_t value);
/// "31,0": with `decimals` digits after a comma.
std::string decimal(double value, int decimals);
/// "22 november 2026".
std::string date(Date date);
/// How many words there are between white space.
int words(std::string_view text);
/// Minutes to read `count` words at 200 a minute (an easy pace for B1), at least 1.
int reading_minutes(int count);

}  // namespace zicht::text
