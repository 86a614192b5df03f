#include "work/passing/count.hpp"

#include <fmt/format.h>

namespace zicht::passing {
namespace {

constexpr std::array<std::string_view, 3> dutch_ages{"niet bekend", "onder de 18", "18 of ouder"};
constexpr std::array<std::string_view, names_of(By{}).size()> dutch_ways{
    "Leeftijd", "Jaar van de melding", "Soort plek", "Provincie", "Soort organisatie"};

AgeBand band_of(signals::Known minor) {
  if (minor == signals::Known::yes) return AgeBand::minor;
  return minor == signals::Known::no ? AgeBand::adult : AgeBand::unknown;
}

}  // namespace

std::string_view dutch_name(AgeBand age) {
  return dutch_ages.at(static_cast<std::size_t>(age));
}

std::string_view dutch_name(By by) {
  return dutch_ways.at(static_cast<std::size_t>(by));
}

Count count_of(const signals::Signal& signal, std::string_view region, accounts::Kind giver) {
  return {.form = signal.form,
          .sector = signal.sector,
          .age = band_of(signal.minor),
          .month = month_of(signal.received_on),
          .region = std::string(region),
          .giver = giver};
}

std::string month_of(Date day) {
  return to_iso(day).substr(0, 7);
}

std::string last_closed_month(Date today) {
  const auto month = today.year() / today.month() - std::chrono::months{1};
  return month_of(month / std::chrono::day{1});
}

std::string value_of(const Count& count, By by) {
  switch (by) {
    case By::age:
      return std::string(names_of(AgeBand{}).at(static_cast<std::size_t>(count.age)));
    case By::year:
      return count.month.substr(0, 4);
    case By::sector:
      return count.sector;
    case By::region:
      return count.region;
    case By::giver:
      return std::string(
          accounts::names_of(accounts::Kind{}).at(static_cast<std::size_t>(count.giver)));
  }
  return {};
}

}  // namespace zicht::passing
