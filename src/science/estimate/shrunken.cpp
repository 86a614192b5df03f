#include "science/estimate/shrunken.hpp"

#include <algorithm>
#include <cmath>

#include "science/estimate/chance.hpp"
#include "science/estimate/matrix.hpp"

namespace zicht::estimate {
namespace {

constexpr double loose_precision = 1e-4;  ///< Of the intercept and the main effects.

/// The posterior of a Poisson model of the observed cells with normal priors.
class ShrunkenPosterior {
 public:
  ShrunkenPosterior(const Sample& sample, const Model& model, double pair_variance)
      : sample_(sample),
        terms_(estimate::terms(model, sample.lists)),
        cells_(sample.counts.size()) {
    for (const Mask term : terms_)
      precisions_.push_back(order(term) < 2 ? loose_precision : 1 / pair_variance);
  }

  const std::vector<Mask>& terms() const { return terms_; }

  /// But for a constant. Fills `means` with the expected persons of each cell.
  double log_density(const std::vector<double>& values, std::vector<double>& means) const {
    means.assign(cells_, 0.0);
    double sum = 0;
    for (std::size_t at = 0; at < terms_.size(); ++at) {
      means[terms_[at]] = values[at];
      sum += values[at] * sample_.sums[terms_[at]] - precisions_[at] * values[at] * values[at] / 2;
    }
    sum_over_subsets(means);
    means[0] = 0;
    for (std::size_t cell = 1; cell < cells_; ++cell) sum -= means[cell] = std::exp(means[cell]);
    return sum;
  }

  /// The top, by Newton's method with halved steps. There is always one, the priors see to that;
  /// but next to a count of 10^15 a double does not see a prior.
  Result<std::vector<double>> mode() const {
    std::vector<double> values(terms_.size(), 0.0);
    values[0] = std::log(sample_.observed() / static_cast<double>(cells_ - 1));
    std::vector<double> means;
    double here = log_density(values, means);
    for (int round = 0; round < most_rounds; ++round) {
      const auto information = TRY(factored_information(means));
      sum_over_supersets(means);
      std::vector<double> step;
      for (std::size_t at = 0; at < terms_.size(); ++at)
        step.push_back(sample_.sums[terms_[at]] - means[terms_[at]] - precisions_[at] * values[at]);
      const auto slope = step;
      solve(information, terms_.size(), step);
      double gain = 0;
      for (std::size_t at = 0; at < step.size(); ++at) gain += slope[at] * step[at];
      double share = 1;
      std::vector<double> next;
      double there = 0;
      do {
        next = values;
        for (std::size_t at = 0; at < step.size(); ++at) next[at] += share * step[at];
        there = log_density(next, means);
        share /= 2;
      } while (!(there >= here - 1e-9 * (1 + std::abs(here))) && share > 1e-12);
      values = next;
      here = there;
      if (gain < settled_gain) break;
    }
    return values;
  }

  /// The curvature at the place where `means` were computed, factored into L L'.
  Result<std::vector<double>> factored_information(std::vector<double> means) const {
    sum_over_supersets(means);
    const auto size = terms_.size();
    std::vector<double> information(size * size, 0.0);
    for (std::size_t one = 0; one < size; ++one)
      for (std::size_t two = 0; two <= one; ++two)
        information[one * size + two] =
            means[terms_[one] | terms_[two]] + (one == two ? precisions_[one] : 0);
    if (factor(information, size, 0)) return information;
    return fail(Fault::conflict, "De schatting komt bij dit model niet tot rust.");
  }

 private:
  static constexpr int most_rounds = 200;
  static constexpr double settled_gain = 1e-9;

  const Sample& sample_;
  std::vector<Mask> terms_;
  std::size_t cells_;
  std::vector<double> precisions_ = {};
};

/// Sums over the draws of one chain, by parameter.
struct Sums {
  std::vector<double> values = {};
  std::vector<double> squares = {};
};

/// A random walk from the mode, with steps of the shape of the posterior there.
class Walker {
 public:
  /// @param mode        of the posterior.
  /// @param information the curvature there, factored.
  Walker(const ShrunkenPosterior& posterior,
         const std::vector<double>& mode,
         const std::vector<double>& information,
         Stream chance)
      : posterior_(posterior), information_(information), chance_(chance), here_(mode) {
    density_ = posterior_.log_density(here_, means_);
    // The scale at which a random walk in many dimensions gets ahead fastest (Roberts, Gelman and
    // Gilks 1997, Annals of Applied Probability 7, 110-120).
    scale_ = 2.38 / std::sqrt(static_cast<double>(here_.size()));
  }

  const std::vector<double>& step() {
    auto next = here_;
    std::vector<double> direction(here_.size());
    for (auto& one : direction) one = chance_.normal();
    solve_upper(direction);
    for (std::size_t at = 0; at < next.size(); ++at) next[at] += scale_ * direction[at];
    const double density = posterior_.log_density(next, means_);
    if (std::log(chance_.uniform()) < density - density_) {
      here_ = std::move(next);
      density_ = density;
    }
    return here_;
  }

 private:
  /// Solves L' x = b in place: independent normals then get the covariance of the posterior.
  void solve_upper(std::vector<double>& b) const {
    const auto size = b.size();
    for (std::size_t row = size; row-- > 0;) {
      for (std::size_t k = row + 1; k < size; ++k) b[row] -= information_[k * size + row] * b[k];
      b[row] /= information_[row * size + row];
    }
  }

  const ShrunkenPosterior& posterior_;
  const std::vector<double>& information_;
  Stream chance_;
  std::vector<double> here_;
  std::vector<double> means_ = {};
  double density_ = 0;
  double scale_ = 1;
};

/// What the chains say of each interaction of `model`.
Result<std::vector<ShrunkenTerm>> look(const Sample& sample,
                                       const Model& model,
                                       const ShrunkenSettings& settings,
                                       const Labour& labour) {
  const ShrunkenPosterior posterior(sample, model, settings.pair_variance);
  const auto mode = TRY(posterior.mode());
  std::vector<double> means;
  posterior.log_density(mode, means);
  const auto information = TRY(posterior.factored_information(means));
  const auto size = posterior.terms().size();
  std::vector<Sums> chains(static_cast<std::size_t>(settings.chains));
  const auto done = divide(
      labour,
      settings.chains,
      [] { return 0; },
      [&](int, std::int64_t number) {
        auto& sums = chains[static_cast<std::size_t>(number)];
        sums = {std::vector<double>(size, 0.0), std::vector<double>(size, 0.0)};
        const auto stream = static_cast<std::uint64_t>(number);
        Walker walker(posterior, mode, information, Stream(settings.seed, stream));
        for (int draw = 0; draw < settings.burn_in; ++draw) walker.step();
        for (int draw = 0; draw < settings.draws; ++draw) {
          const auto& values = walker.step();
          for (std::size_t at = 0; at < size; ++at) {
            sums.values[at] += values[at];
            sums.squares[at] += values[at] * values[at];
          }
        }
      });
  if (done != settings.chains) return fail(Fault::unavailable, "Het rekenen is gestopt.");
  const double draws = static_cast<double>(settings.chains) * settings.draws;
  std::vector<ShrunkenTerm> found;
  for (std::size_t at = 0; at < size; ++at) {
    if (order(posterior.terms()[at]) < 2) continue;
    double sum = 0;
    double squares = 0;
    for (const auto& chain : chains) {
      sum += chain.values[at];
      squares += chain.squares[at];
    }
    ShrunkenTerm term{.term = posterior.terms()[at], .mean = sum / draws};
    term.deviation = std::sqrt(std::max(0.0, squares / draws - term.mean * term.mean));
    term.kept = term.ratio() >= settings.least_ratio;
    found.push_back(term);
  }
  return found;
}

/// The model with all sets of three lists whose pairs are in it.
Model with_triples(const Model& pairs, int lists) {
  auto larger = pairs;
  for (Mask set = 1; set < histories(lists); ++set) {
    if (order(set) != 3) continue;
    bool whole = true;
    for (Mask part = (set - 1) & set; part != 0; part = (part - 1) & set)
      whole = whole && (order(part) < 2 || pairs.has(part));
    if (whole) larger.add(set);
  }
  return larger;
}

Model kept_of(const std::vector<ShrunkenTerm>& terms) {
  Model model;
  for (const auto& one : terms)
    if (one.kept) model.add(one.term);
  return hierarchical(model);
}

}  // namespace

double ShrunkenTerm::ratio() const {
  return deviation > 0 ? std::abs(mean) / deviation : 0;
}

Result<Shrunken> shrink(const Sample& sample,
                        const ShrunkenSettings& settings,
                        const Labour& labour) {
  Model all;
  for (const Mask pair : pairs(sample.lists)) all.add(pair);
  auto terms = TRY(look(sample, all, settings, labour));
  Shrunken found;
  found.model = kept_of(terms);
  found.terms = std::move(terms);
  if (!settings.triples) return found;
  const auto larger = with_triples(found.model, sample.lists);
  if (larger == found.model) return found;
  auto again = look(sample, larger, settings, labour);
  if (!again) {
    found.complete = false;
    return found;
  }
  // The pairs were chosen already; only the triples are still to be judged.
  for (auto& term : *again) {
    if (order(term.term) < 3) continue;
    found.terms.push_back(term);
    if (term.kept) found.model.add(term.term);
  }
  return found;
}

}  // namespace zicht::estimate
