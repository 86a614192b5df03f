#include "ground/http/date_line.hpp"

#include <fmt/format.h>

#include <array>
#include <ctime>

namespace zicht::http {

std::string date_line() {
  const auto now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT\r\n",
                     days.at(static_cast<std::size_t>(utc.tm_wday)),
                     utc.tm_mday,
                     months.at(static_cast<std::size_t>(utc.tm_mon)),
                     utc.tm_year + 1900,
                     utc.tm_hour,
                     utc.tm_min,
                     utc.tm_sec);
}

}  // namespace zicht::http
