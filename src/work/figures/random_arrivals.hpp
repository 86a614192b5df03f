// For tests: a year at a desk, busy or quiet.
#pragma once

#include <random>
#include <vector>

#include "work/figures/year.hpp"

namespace zicht::figures::test {

inline const std::vector<content::Label> sectors{
    {"bouw", "Bouw"}, {"horeca", "Horeca"}, {"zorg", "Zorg"}};

inline std::size_t draw(std::mt19937_64& chance, std::size_t below) {
  return static_cast<std::size_t>(chance() % below);
}

/// Signals of 2025, most of them alike, as they are at a desk.
inline std::vector<Arrival> random_arrivals(std::mt19937_64& chance) {
  std::vector<Arrival> arrivals(draw(chance, draw(chance, 2) == 0 ? 200 : 900));
  const auto busiest = draw(chance, 12) + 1;
  for (auto& arrival : arrivals) {
    const auto month = static_cast<unsigned>(draw(chance, 2) == 0 ? busiest : draw(chance, 12) + 1);
    arrival.came_on = std::chrono::year{2025} / std::chrono::month{month} / 14;
    arrival.channel = static_cast<signals::Channel>(draw(chance, draw(chance, 4) + 1));
    arrival.form = static_cast<signals::Exploitation>(draw(chance, draw(chance, 10) + 1));
    arrival.outcome = static_cast<Outcome>(draw(chance, draw(chance, outcome_count) + 1));
    if (draw(chance, 3) > 0) arrival.sector = sectors[draw(chance, 3)].id;
    arrival.handed_over = draw(chance, 30) == 0;
    arrival.acknowledged_in_time = draw(chance, 5) > 0;
    arrival.decided_in_time = draw(chance, 2) > 0;
  }
  return arrivals;
}

}  // namespace zicht::figures::test
