#include "science/estimate/decomposable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

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

  /// Adds the parts of a graph to what stands in `sum`, for the places from `first` on.
  void add(const Graph& graph, std::size_t first, std::span<double> sum) const {
    for (const auto& part : graph.parts) {
      const double* values = values_[part.lists].data() + first;
      const double times = part.times;
      for (std::size_t at = 0; at < sum.size(); ++at) sum[at] += times * values[at];
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

/// The joint posterior of graph and number of unseen persons. It is gone through in blocks of
/// places: what all graphs need of one block stays in the cache of a processor.
class Joint {
 public:
  Joint(const Sample& sample, const Range& range, double prior)
      : graphs_(decomposable_graphs(sample.lists)),
        marginals_(sample, range, prior),
        shared_(shared_part(sample, range)),
        tops_(blocks()),
        masses_(blocks()),
        density_(range.count, 0.0) {}

  /// Fails with `unavailable` where it was stopped: an average over a part is no average.
  Result<> sum(const Labour& labour) {
    const auto count = static_cast<std::int64_t>(blocks());
    // First how likely each graph is at its best in each block; then only what matters is summed.
    auto done = in_blocks(labour, [&](std::size_t block, std::span<double> sum) {
      tops_[block].resize(graphs_.size());
      for (std::size_t graph = 0; graph < graphs_.size(); ++graph) {
        fill(graph, block, sum);
        tops_[block][graph] = *std::max_element(sum.begin(), sum.end());
      }
    });
    if (done == count) {
      double top = -std::numeric_limits<double>::infinity();
      for (const auto& tops : tops_)
        top = std::max(top, *std::max_element(tops.begin(), tops.end()));
      const Labour quiet{labour.threads, labour.stop, {}};
      done = in_blocks(quiet, [&](std::size_t block, std::span<double> sum) {
        masses_[block].assign(graphs_.size(), 0.0);
        for (std::size_t graph = 0; graph < graphs_.size(); ++graph) {
          if (tops_[block][graph] < top - negligible) continue;
          fill(graph, block, sum);
          masses_[block][graph] = exponentiate(sum, block * block_size, top);
        }
      });
    }
    if (done == count) return {};
    return fail(Fault::unavailable,
                fmt::format("Het rekenen is gestopt na {} van {} delen.", done, count));
  }

  const std::vector<Graph>& graphs() const { return graphs_; }
  const std::vector<double>& density() const { return density_; }

  /// How likely a graph is, all numbers of persons together, as a share of nothing in particular.
  double mass(std::size_t graph) const {
    double sum = 0;
    for (const auto& masses : masses_) sum += masses[graph];
    return sum;
  }

 private:
  static constexpr std::size_t block_size = 1024;

  std::size_t blocks() const { return (shared_.size() + block_size - 1) / block_size; }

  template <class Piece>
  std::int64_t in_blocks(const Labour& labour, Piece piece) {
    return divide(
        labour,
        static_cast<std::int64_t>(blocks()),
        [] { return std::vector<double>(block_size); },
        [&](std::vector<double>& work, std::int64_t number) {
          const auto block = static_cast<std::size_t>(number);
          const auto size = std::min(block_size, shared_.size() - block * block_size);
          piece(block, std::span(work).first(size));
        });
  }

  void fill(std::size_t graph, std::size_t block, std::span<double> sum) const {
    const auto first = block * block_size;
    std::copy_n(shared_.begin() + static_cast<std::ptrdiff_t>(first), sum.size(), sum.begin());
    marginals_.add(graphs_[graph], first, sum);
  }

  /// Adds exp(sum - top) to the density; gives their sum.
  double exponentiate(std::span<const double> sum, std::size_t first, double top) {
    double mass = 0;
    for (std::size_t at = 0; at < sum.size(); ++at) {
      if (sum[at] < top - negligible) continue;
      const double value = std::exp(sum[at] - top);
      density_[first + at] += value;
      mass += value;
    }
    return mass;
  }

  std::vector<Graph> graphs_;
  Marginals marginals_;
  std::vector<double> shared_;
  std::vector<std::vector<double>> tops_;    ///< By block and graph.
  std::vector<std::vector<double>> masses_;  ///< By block and graph.
  std::vector<double> density_;              ///< By place.
};

Result<> check(const Sample& sample, const DecomposableSettings& settings, double prior) {
  if (sample.lists < 3 || sample.lists > 6)
    return fail(Fault::invalid,
                "Middelen over grafen kan met 3 tot 6 lijsten. Voeg lijsten samen, of kies een "
                "andere methode.");
  if (!(prior > 0) || !std::isfinite(prior))
    return fail(Fault::invalid, "Het voorgewicht per cel is een getal boven 0.");
  if (settings.least_unseen < 0 || settings.least_unseen > 1000 ||
      (settings.most_unseen && *settings.most_unseen <= settings.least_unseen))
    return fail(Fault::invalid,
                "Het laagste aantal buiten beeld is 0 tot 1000, en het hoogste ligt daarboven.");
  return {};
}

}  // namespace

Result<Posterior> average_decomposable(const Sample& sample,
                                       const DecomposableSettings& settings,
                                       const Labour& labour) {
  const double prior = settings.prior_count.value_or(1 / static_cast<double>(sample.counts.size()));
  TRY(check(sample, settings, prior));
  const auto range = range_for(sample.observed(), settings);
  Joint joint(sample, range, prior);
  TRY(joint.sum(labour));

  Posterior posterior;
  const auto& density = joint.density();
  const double total = std::accumulate(density.begin(), density.end(), 0.0);
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
  std::vector<std::pair<double, std::size_t>> shares;
  for (std::size_t graph = 0; graph < joint.graphs().size(); ++graph)
    shares.emplace_back(joint.mass(graph) / total, graph);
  std::sort(shares.begin(), shares.end(), [](const auto& one, const auto& other) {
    return one.first != other.first ? one.first > other.first : one.second < other.second;
  });
  constexpr std::size_t most_shown = 10;
  shares.resize(std::min(most_shown, shares.size()));
  for (const auto& [share, graph] : shares) {
    if (share == 0) break;
    posterior.graphs.push_back(joint.graphs()[graph]);
    posterior.shares.push_back(share);
  }
  return posterior;
}

}  // namespace zicht::estimate
