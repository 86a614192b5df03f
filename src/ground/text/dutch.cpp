#include "ground/text/dutch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zicht::text {

std::string number(std::int64_t value) {
  auto digits = std::to_string(value);
  const int first = value < 0 ? 1 : 0;
  for (int at = static_cast<int>(digits.size()) - 3; at > first; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

std::string decimal(double value, int decimals) {
  auto digits = fmt::format("{:.{}f}", value, decimals);
  std::replace(digits.begin(), digits.end(), '.', ',');
  return digits;
}

std::string date(Date date) {
  static constexpr std::array months{"januari",
                                     "februari",
                                     "maart",
                                     "april",
                                     "mei",
                                     "juni",
                                     "juli",
                                     "augustus",
                                     "september",
                                     "oktober",
                                     "november",
                                     "december"};
  return fmt::format("{} {} {}",
                     static_cast<unsigned>(date.day()),
                     months.at(static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()));
}

int words(std::string_view text) {
  int count = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space && !inside) ++count;
    inside = !space;
  }
  return count;
}

int reading_minutes(int count) {
  return std::max(1, (count + 100) / 200);
}

}  // namespace zicht::text
