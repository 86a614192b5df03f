// What protecting a table costs: 12 x 20 x 5 counts, sparse as tables of people are, with and
// without groups, and one with every municipality.
#include <fmt/format.h>
#include <sys/resource.h>

#include <ctime>
#include <random>

#include "science/disclosure/protect.hpp"

namespace {

using namespace zicht::disclosure;

Dimension dimension(const std::string& name, std::size_t values, std::size_t groups) {
  Dimension made{.name = name, .categories = {}};
  for (std::size_t at = 0; at < values; ++at)
    made.categories.push_back({fmt::format("{} {:03}", name, at),
                               groups > 0 ? fmt::format("groep {}", at % groups) : ""});
  for (std::size_t at = 0; at < groups; ++at)
    made.categories.push_back({fmt::format("groep {}", at)});
  return made;
}

/// Counts that differ as those of regions and forms do: most small, some large, many zero.
std::vector<std::int64_t> counts(std::size_t number, double mean) {
  std::mt19937_64 chance(2026);
  std::gamma_distribution<double> level(0.4, mean / 0.4);
  std::vector<std::int64_t> all;
  for (std::size_t at = 0; at < number; ++at)
    all.push_back(std::poisson_distribution<std::int64_t>(level(chance) + 1e-9)(chance));
  return all;
}

void measure(const char* name, const Table& table, Zeros zeros) {
  const auto start = std::clock();
  const auto done = protect(table, {.threshold = 10, .zeros = zeros});
  const auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  if (!done) {
    fmt::print("{}: {}\n", name, done.error().message);
    return;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("| {} | {} | {} | {} | {} | {:.3f} | {} |\n",
             name,
             zeros == Zeros::shown ? "shown" : "hidden",
             done->table.cells().size(),
             done->proof.small(),
             done->proof.company(),
             seconds,
             usage.ru_maxrss / 1024);
}

}  // namespace

int main() {
  fmt::print(
      "| table | zeros | cells | small | company | CPU s | peak MB "
      "|\n|---|---|---|---|---|---|---|\n");
  const Table plain{{dimension("maand", 12, 0), dimension("regio", 20, 0), dimension("vorm", 5, 0)},
                    counts(12 * 20 * 5, 12)};
  const Table grouped{
      {dimension("maand", 12, 4), dimension("regio", 20, 5), dimension("vorm", 5, 2)},
      counts(12 * 20 * 5, 12)};
  const Table towns{
      {dimension("gemeente", 342, 25), dimension("vorm", 9, 0), dimension("jaar", 5, 0)},
      counts(342 * 9 * 5, 12)};
  measure("12 x 20 x 5", plain, Zeros::shown);
  measure("12 x 20 x 5", plain, Zeros::hidden);
  measure("the same, in groups of 4, 5 and 2", grouped, Zeros::shown);
  measure("the same, in groups of 4, 5 and 2", grouped, Zeros::hidden);
  measure("342 in 25 groups x 9 x 5", towns, Zeros::shown);
}
