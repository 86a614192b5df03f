#include "ground/base/clock.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace zicht {
namespace {

/// The digits of `text` at [from, from + count) as a number, where they are all digits.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Minutes east of UTC in "Z", "+01:00" or "-05:30".
std::optional<int> offset_minutes(std::string_view zone) {
  if (zone == "Z" || zone == "z") return 0;
  const auto hours = digits(zone, 1, 2);
  const auto minutes = digits(zone, 4, 2);
  if (zone.size() != 6 || zone[3] != ':' || !hours || !minutes) return std::nullopt;
  if (*hours > 23 || *minutes > 59) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  if (zone[0] == '+') return total;
  if (zone[0] == '-') return -total;
  return std::nullopt;
}

}  // namespace

Instant SystemClock::now() const {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}",
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string to_iso(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
  return fmt::format("{}T{:02}:{:02}:{:02}Z",
                     to_iso(Date{day}),
                     time.hours().count(),
                     time.minutes().count(),
                     time.seconds().count());
}

Result<Date> parse_date(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-' && year && month && day) {
    const Date date{std::chrono::year{*year},
                    std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    if (date.ok()) return date;
  }
  return fail(Fault::invalid, "Schrijf een datum als 2026-11-22.");
}

Result<Instant> parse_instant(std::string_view text) {
  const auto refusal = fail(Fault::invalid, "Schrijf een tijdstip als 2026-11-22T09:30:00Z.");
  const auto date = parse_date(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  if (!date || !hour || !minute || !second || text[13] != ':' || text[16] != ':') return refusal;
  if ((text[10] != 'T' && text[10] != 't') || *hour > 23 || *minute > 59 || *second > 59)
    return refusal;
  std::size_t zone_at = 19;
  if (text.size() > 19 && text[19] == '.') {
    zone_at = text.find_first_not_of("0123456789", 20);
    if (zone_at == std::string_view::npos) return refusal;
  }
  const auto offset = offset_minutes(text.substr(zone_at));
  if (!offset) return refusal;
  return Instant{std::chrono::sys_days{*date}.time_since_epoch() + std::chrono::hours{*hour} +
                 std::chrono::minutes{*minute - *offset} + std::chrono::seconds{*second}};
}

}  // namespace zicht
