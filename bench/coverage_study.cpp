// How often does an interval hold the truth? Made-up populations, of which the truth is known.
//
//     coverage_study [POPULATIONS] [THREADS]
//
// For each of three designs as many populations are drawn (500 without a word); every method
// estimates each as the program does without a word, and the table says how often its 95 % interval
// held the true number, how wide it was as a share of the truth, and how far off the point was; of
// the lower bound, how often the truth was not below it. Fixed seed: the same table every time.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "science/estimate/chance.hpp"
#include "science/estimate/estimate.hpp"

namespace {

using namespace zicht;
using namespace zicht::estimate;

struct Kind {
  double share;              ///< Of all people.
  std::vector<double> seen;  ///< The chance of each list.
};

struct Design {
  const char* name;
  double people;
  std::vector<Kind> kinds;
  /// Who is on the first list is put on the second with this chance too; and third and fourth.
  double sent = 0;
};

const std::array designs{
    Design{"independent lists", 2000, {{1, {0.25, 0.2, 0.15, 0.1}}}},
    Design{"two lists that refer, twice", 3000, {{1, {0.2, 0.12, 0.18, 0.1}}}, 0.3},
    Design{"people who are hard to see",
           3000,
           {{0.35, {0.45, 0.4, 0.35, 0.3}}, {0.65, {0.1, 0.08, 0.1, 0.06}}}}};

/// One person after another.
Input population(const Design& design, std::uint64_t number) {
  const auto lists = design.kinds[0].seen.size();
  Input input;
  for (std::size_t list = 0; list < lists; ++list)
    input.table.lists.push_back(std::string(1, static_cast<char>('A' + list)));
  input.table.counts.assign(std::size_t{1} << lists, 0);
  Stream chance(20261125, number);
  for (double person = 0; person < design.people; ++person) {
    double which = chance.uniform();
    std::size_t kind = 0;
    while (kind + 1 < design.kinds.size() && which > design.kinds[kind].share)
      which -= design.kinds[kind++].share;
    Mask history = 0;
    for (std::size_t list = 0; list < lists; ++list)
      if (chance.uniform() < design.kinds[kind].seen[list]) history |= Mask{1} << list;
    for (const unsigned from : {0U, 2U})
      if ((history >> from & 1U) != 0 && chance.uniform() < design.sent)
        history |= Mask{1} << (from + 1);
    if (history != 0) ++input.table.counts[history];
  }
  return input;
}

/// Which interval of a finding is held against the truth.
enum class Held { own, bca, bound };

struct Way {
  const char* name;
  Question question;
  Held held = Held::own;  ///< The one that belongs to the method, unless said otherwise.
};

std::vector<Way> ways() {
  constexpr int replicates = 1000;
  return {{"independence, profile", {.method = Method::fixed, .compare = false}},
          {"stepwise, Wald", {.compare = false}},
          {"stepwise, BCa", {.replicates = replicates, .compare = false}, Held::bca},
          {"BIC, Wald", {.method = Method::information, .compare = false}},
          {"BIC, BCa",
           {.method = Method::information, .replicates = replicates, .compare = false},
           Held::bca},
          {"bayesthresh, Wald", {.method = Method::shrunken, .compare = false}},
          {"decomposable graphs", {.method = Method::decomposable, .compare = false}},
          {"latent classes", {.method = Method::latent, .compare = false}},
          {"Chao, at least", {.method = Method::fixed, .compare = false}, Held::bound}};
}

/// What one way made of one population.
struct Outcome {
  bool given = false;
  bool holds = false;
  double width = 0;  ///< Of the interval, as a share of the truth.
  double point = 0;  ///< As a share of the truth.
  bool flagged = false;
};

Outcome outcome(const Input& input, const Way& way, double people) {
  const auto finding = estimate::estimate(input, way.question);
  if (!finding || !finding->estimate) return {};
  const auto& estimate = *finding->estimate;
  if (way.held == Held::bound) {
    const double bound = finding->lower_bound.low95;
    return {.given = true, .holds = bound <= people, .point = bound / people};
  }
  const auto interval = way.held == Held::bca ? estimate.bootstrap->bca95
                        : estimate.profile95  ? *estimate.profile95
                        : estimate.credible95 ? *estimate.credible95
                                              : *estimate.wald95;
  Outcome found{.given = true};
  found.holds = interval.low <= people && people <= interval.high;
  found.width = (interval.high - interval.low) / people;
  found.point = estimate.point / people;
  for (const auto& flag : finding->flags) found.flagged = found.flagged || flag.grave;
  return found;
}

double median(std::vector<double> all) {
  if (all.empty()) return 0;
  std::nth_element(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
  return all[all.size() / 2];
}

void study(const Design& design, int populations, int threads) {
  const auto all_ways = ways();
  std::vector<std::vector<Outcome>> outcomes(
      all_ways.size(), std::vector<Outcome>(static_cast<std::size_t>(populations)));
  divide(
      Labour{.threads = threads},
      populations,
      [] { return 0; },
      [&](int, std::int64_t number) {
        const auto input = population(design, static_cast<std::uint64_t>(number));
        for (std::size_t way = 0; way < all_ways.size(); ++way)
          outcomes[way][static_cast<std::size_t>(number)] =
              outcome(input, all_ways[way], design.people);
      });
  for (std::size_t way = 0; way < all_ways.size(); ++way) {
    int given = 0;
    int holds = 0;
    int flagged = 0;
    std::vector<double> widths;
    std::vector<double> points;
    for (const auto& one : outcomes[way]) {
      if (!one.given) continue;
      ++given;
      holds += one.holds ? 1 : 0;
      flagged += one.flagged ? 1 : 0;
      widths.push_back(one.width);
      points.push_back(one.point);
    }
    fmt::print("| {} | {} | {:.1f} % | {:.2f} | {:.2f} | {:.1f} % | {} |\n",
               design.name,
               all_ways[way].name,
               100.0 * holds / std::max(given, 1),
               median(widths),
               median(points),
               100.0 * flagged / std::max(given, 1),
               populations - given);
  }
  std::fflush(stdout);  // A design takes a while: it is shown when it is done.
}

}  // namespace

int main(int argc, char** argv) {
  const int populations = argc > 1 ? std::atoi(argv[1]) : 500;
  const int threads = argc > 2 ? std::atoi(argv[2]) : 2;
  fmt::print(
      "| design | method | holds the truth | median width | median point | gravely flagged | no "
      "estimate "
      "|\n"
      "|---|---|---|---|---|---|---|\n");
  for (const auto& design : designs) study(design, populations, threads);
  return 0;
}
