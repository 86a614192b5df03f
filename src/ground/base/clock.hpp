// Time: instants in UTC, dates without a time zone, and a clock that is handed in.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht {

/// A moment, in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A day on the calendar, without a time zone.
using Date = std::chrono::year_month_day;

/// Tells the time. Rooms take it as an argument, so that a test decides what time it is.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  /// The day in UTC.
  Date today() const { return Date{std::chrono::floor<std::chrono::days>(now())}; }
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// Stands still at the moment it was given.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }

 private:
  Instant at_;
};

/// RFC 3339 in UTC: "2026-11-22T09:30:00Z".
std::string to_iso(Instant instant);
/// "2026-11-22".
std::string to_iso(Date date);
/// Reads "2026-11-22". Fails with `invalid` on anything else and on days that do not exist.
Result<Date> parse_date(std::string_view text);
/// Reads RFC 3339 with "Z" or any offset, and gives UTC. Fails with `invalid`.
Result<Instant> parse_instant(std::string_view text);

}  // namespace zicht
