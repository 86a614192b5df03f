// One count for the national picture: what kind of thing happened, roughly when and where, and
// nobody in it. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "work/accounts/role.hpp"
#include "work/signals/signal.hpp"

namespace zicht::passing {

/// As far as it is known; no number.
enum class AgeBand { unknown, minor, adult };
constexpr std::array<std::string_view, 3> names_of(AgeBand) {
  return {"unknown", "minor", "adult"};
}
std::string_view dutch_name(AgeBand age);

struct Count {
  signals::Exploitation form = signals::Exploitation::unknown;
  std::string sector = {};  ///< An id of the axis "sector"; empty where it is not told.
  AgeBand age = AgeBand::unknown;
  std::string month = {};   ///< "2026-11": when the signal came in.
  std::string region = {};  ///< A province; empty where it is not told.
  accounts::Kind giver = accounts::Kind::municipality;
};

/// What a signal would count as.
Count count_of(const signals::Signal& signal, std::string_view region, accounts::Kind giver);

/// "2026-11".
std::string month_of(Date day);
/// The last month that is over on this day: "2026-10" all through November.
std::string last_closed_month(Date today);

/// By what the registrar can put the forms of exploitation beside each other.
enum class By { age, year, sector, region, giver };
constexpr std::array<std::string_view, 5> names_of(By) {
  return {"leeftijd", "jaar", "plek", "regio", "gever"};
}
std::string_view dutch_name(By by);
/// The id of that characteristic of one count: "minor", "2026"; empty where it is not told.
std::string value_of(const Count& count, By by);

}  // namespace zicht::passing
