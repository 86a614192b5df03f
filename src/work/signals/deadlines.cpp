#include "work/signals/deadlines.hpp"

#include "ground/base/dutch_time.hpp"

namespace zicht::signals {

namespace {

/// Easter Sunday of the Gregorian calendar.
/// @source the "anonymous" algorithm of Meeus, Jones and Butcher (Nature, 1876).
std::chrono::sys_days easter(std::chrono::year in) {
  using namespace std::chrono;
  const int y = static_cast<int>(in);
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return sys_days{in / month(static_cast<unsigned>(n / 31)) / (n % 31 + 1)};
}

/// 27 April; where that is a Sunday, the day before.
std::chrono::sys_days kings_day(std::chrono::year in) {
  using namespace std::chrono;
  const sys_days birthday{in / April / 27};
  return weekday(birthday) == Sunday ? birthday - days{1} : birthday;
}

bool is_holiday(std::chrono::sys_days day) {
  using namespace std::chrono;
  const Date date{day};
  const auto since_easter = (day - easter(date.year())).count();
  constexpr int good_friday = -2;
  constexpr int easter_monday = 1;
  constexpr int ascension = 39;
  constexpr int whit_monday = 50;
  for (const int moving : {good_friday, easter_monday, ascension, whit_monday})
    if (since_easter == moving) return true;
  const month_day fixed = date.month() / date.day();
  return fixed == January / 1 || fixed == May / 5 || fixed == December / 25 ||
         fixed == December / 26 || day == kings_day(date.year());
}

Instant end_of(Date day) {
  return start_of_dutch_day(Date{std::chrono::sys_days{day} + std::chrono::days{1}});
}

Deadlines in_working_days(Date received) {
  return {end_of(working_days_after(received, acknowledge_days)),
          end_of(working_days_after(received, assess_days))};
}

}  // namespace

bool is_working_day(Date day) {
  using namespace std::chrono;
  const sys_days at{day};
  const weekday name(at);
  return name != Saturday && name != Sunday && !is_holiday(at);
}

Date working_days_after(Date day, int count) {
  using namespace std::chrono;
  sys_days at{day};
  while (count > 0) {
    at += days{1};
    if (is_working_day(Date{at})) --count;
  }
  return Date{at};
}

Deadlines deadlines(Instant received, Urgency urgency) {
  if (urgency == Urgency::urgent) return {received + urgent_acknowledge, received + urgent_assess};
  return in_working_days(dutch_day(received));
}

Deadlines deadlines(Date received, Urgency urgency) {
  if (urgency == Urgency::urgent)
    return {end_of(received), end_of(Date{std::chrono::sys_days{received} + std::chrono::days{1}})};
  return in_working_days(received);
}

}  // namespace zicht::signals
