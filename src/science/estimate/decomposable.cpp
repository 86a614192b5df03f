#include "science/estimate/decomposable.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "science/estimate/special.hpp"

namespace zicht::estimate {
namespace {

/// Numbers of unseen persons: first, first + step, first + 2 step, ...
struct Range {
  std::size_t count = 0;
  double step = 1;
  double first = 0;
  double at(std::size_t place) const { return first + static_cast<double>(place) * step; }
};

constexpr std::size_t most_places = 100'001;

Range range_for(double observed, const DecomposableSettings& settings) {
  const double most = settings.most_unseen ? static_cast<double>(*settings.most_unseen)
                                           : std::max(1000.0, 10 * observed);
  const double step = std::max(1.0, std::ceil(most / static_cast<double>(most_places - 1)));
  const auto least = static_cast<double>(settings.least_unseen);
  return {static_cast<std::size_t>((most - least) / step) + 1, step, least};
}

/// For each set of lists and each number of unseen persons the logarithm of the marginal likelihood
/// of the table of those lists alone, over that of the number of persons.
class Marginals {
 public:
  Marginals(const Sample& sample, const Range& range, double prior) : range_(range) {
    const auto sets = sample.counts.size();
    const double observed = sample.observed();
    const double whole = prior * static_cast<double>(sets);
    std::vector<double> of_total(range.count);
    for (std::size_t place = 0; place < range.count; ++place)
      of_total[place] = log_gamma(whole) - log_gamma(range.at(place) + observed + whole);
    values_.resize(sets);
    for (Mask set = 1; set < sets; ++set) {
      const double own_prior = whole / static_cast<double>(histories(order(set)));
      double none = 0;
      double rest = 0;
      // The marginal table: persons by the part of their history that lies in the set.
      for (Mask part = 0;; part = (part - set) & set) {
        double count = 0;
        for (Mask history = 1; history < sets; ++history)
          if ((history & set) == part) count += sample.counts[history];
        if (part == 0)
          none = count;
        else
          rest += log_gamma(count + own_prior);
        if (part == set) break;
      }
      rest -= static_cast<double>(histories(order(set))) * log_gamma(own_prior);
      auto& values = values_[set];
      values.resize(range.count);
      for (std::size_t place = 0; place < range.count; ++place)
        values[place] = log_gamma(range.at(place) + none + own_prior) + rest + of_total[place];
    }
  }

  /// Adds the parts of a graph to what stands in `sum`.
  void add(const Graph& graph, std::vector<double>& sum) const {
    for (const auto& part : graph.parts) {
      const auto& values = values_[part.lists];
      const double times = part.times;
      for (std::size_t place = 0; place < range_.count; ++place)
        sum[place] += times * values[place];
    }
  }

 private:
  Range range_;
  std::vector<std::vector<double>> values_ = {};
};

/// What all graphs share: the number of ways, and the prior on N.
std::vector<double> shared_part(const Sample& sample, const Range& range) {
  std::vector<double> all(range.count);
  const double observed = sample.observed();
  const double constant = factorials(sample);
  for (std::size_t place = 0; place < range.count; ++place) {
    const double unseen = range.at(place);
    all[place] = log_gamma(unseen + observed + 1) - log_gamma(unseen + 1) + constant -
                 std::log(unseen + observed);
  }
  return all;
}

/// What lies this far under the likeliest changes no digit that is shown.
constexpr double negligible = 45;

}  // namespace

Result<Posterior> average_decomposable(const Sample& sample,
                                       const DecomposableSettings& settings,
                                       const Labour& labour) {
  if (sample.lists < 3 || sample.lists > 6)
    return fail(Fault::invalid,
                "Middelen over grafen kan met 3 tot 6 lijsten. Voeg lijsten samen, of kies een "
                "andere methode.");
  const double prior = settings.prior_count.value_or(1 / static_cast<double>(sample.counts.size()));
  if (!(prior > 0) || !std::isfinite(prior))
    return fail(Fault::invalid, "Het voorgewicht per cel is een getal boven 0.");
  if (settings.least_unseen < 0 || settings.least_unseen > 1000 ||
      (settings.most_unseen && *settings.most_unseen <= settings.least_unseen))
    return fail(Fault::invalid,
                "Het laagste aantal buiten beeld is 0 tot 1000, en het hoogste ligt daarboven.");
  const auto range = range_for(sample.observed(), settings);
  const Marginals marginals(sample, range, prior);
  const auto start = shared_part(sample, range);
  const auto graphs = decomposable_graphs(sample.lists);

  // First how likely each graph is at its best; then only those that matter are summed.
  std::vector<double> tops(graphs.size(), -std::numeric_limits<double>::infinity());
  const auto count = static_cast<std::int64_t>(graphs.size());
  const auto done = divide(
      labour,
      count,
      [&] { return std::vector<double>(range.count); },
      [&](std::vector<double>& sum, std::int64_t number) {
        const auto at = static_cast<std::size_t>(number);
        sum = start;
        marginals.add(graphs[at], sum);
        tops[at] = *std::max_element(sum.begin(), sum.end());
      });
  const double top = *std::max_element(tops.begin(), tops.end());
  std::vector<double> density(range.count, 0.0);
  std::vector<std::pair<double, std::size_t>> shares;
  std::vector<double> sum(range.count);
  for (std::size_t at = 0; at < graphs.size(); ++at) {
    if (!(tops[at] > top - negligible)) continue;
    sum = start;
    marginals.add(graphs[at], sum);
    double mass = 0;
    for (std::size_t place = 0; place < range.count; ++place) {
      if (sum[place] < top - negligible) continue;
      const double value = std::exp(sum[place] - top);
      density[place] += value;
      mass += value;
    }
    shares.emplace_back(mass, at);
  }

  Posterior posterior;
  posterior.complete = done == count;
  const double total = std::accumulate(density.begin(), density.end(), 0.0);
  if (!(total > 0)) return fail(Fault::unavailable, "Het rekenen is gestopt.");
  double below = 0;
  const auto reach = [&](double share, double& out, double persons) {
    if (out == 0 && below >= share) out = persons;
  };
  for (std::size_t place = 0; place < range.count; ++place) {
    const double persons = range.at(place) + sample.observed();
    const double share = density[place] / total;
    posterior.mean += share * persons;
    below += share;
    reach(0.025, posterior.low95, persons);
    reach(0.5, posterior.median, persons);
    reach(0.975, posterior.high95, persons);
    if (place + range.count / 100 + 1 >= range.count) posterior.at_end += share;
  }
  std::sort(shares.begin(), shares.end(), [](const auto& one, const auto& other) {
    return one.first != other.first ? one.first > other.first : one.second < other.second;
  });
  constexpr std::size_t most_shown = 10;
  for (std::size_t at = 0; at < std::min(most_shown, shares.size()); ++at) {
    posterior.graphs.push_back(graphs[shares[at].second]);
    posterior.shares.push_back(shares[at].first / total);
  }
  return posterior;
}

}  // namespace zicht::estimate
