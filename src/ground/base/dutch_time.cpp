#include "ground/base/dutch_time.hpp"

namespace zicht {

std::chrono::hours dutch_offset(Instant at) {
  using namespace std::chrono;
  const auto year = year_month_day{floor<days>(at)}.year();
  const auto summer = sys_days{year / March / Sunday[last]} + hours{1};
  const auto winter = sys_days{year / October / Sunday[last]} + hours{1};
  return at >= summer && at < winter ? hours{2} : hours{1};
}

Date dutch_day(Instant at) {
  return Date{std::chrono::floor<std::chrono::days>(at + dutch_offset(at))};
}

Instant start_of_dutch_day(Date day) {
  // No change of the clock falls in the two hours around midnight.
  const Instant midnight = std::chrono::sys_days{day};
  return midnight - dutch_offset(midnight);
}

}  // namespace zicht
