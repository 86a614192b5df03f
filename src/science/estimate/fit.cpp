#include "science/estimate/fit.hpp"

#include <algorithm>
#include <cmath>

#include "science/estimate/special.hpp"

namespace zicht::estimate {
namespace {

constexpr int most_steps = 100;
/// The square of a Newton step, in standard errors, after which one more step gives 1e-12.
constexpr double settled = 1e-11;

}  // namespace

Sample sample_of(int lists, std::span<const double> counts) {
  Sample sample{lists, {counts.begin(), counts.end()}, {counts.begin(), counts.end()}};
  sum_over_supersets(sample.sums);
  return sample;
}

Sample sample_of(const Table& table) {
  std::vector<double> counts;
  for (const auto count : table.counts) counts.push_back(static_cast<double>(count));
  return sample_of(table.list_count(), counts);
}

double Fit::dark() const {
  return std::exp(values.at(0));
}

Fitter::Fitter(int lists) : lists_(lists) {
  const auto size = histories(lists);
  kept_.resize(size);
  means_.resize(size);
  work_.resize(size);
}

/// Which terms are finite, and which cells stay.
void Fitter::sort_out(const Sample& sample, const Model& model, Fit& fit) {
  std::fill(kept_.begin(), kept_.end(), 1.0);
  kept_[0] = 0;
  const auto take = [&](Mask term) {
    if (sample.sums[term] > 0) {
      fit.terms.push_back(term);
      return;
    }
    fit.minus_infinity.push_back(term);
    for (Mask cell = term; cell < kept_.size(); cell = (cell + 1) | term) kept_[cell] = 0;
  };
  fit.terms.push_back(0);
  for (int list = 0; list < lists_; ++list) take(Mask{1} << static_cast<unsigned>(list));
  for (const Mask term : model.interactions) take(term);
  fit.values.assign(fit.terms.size(), 0.0);
}

/// The information matrix X'WX, factored: its element for two terms is the fitted number on all
/// lists of both.
bool Fitter::factor_information(const Fit& fit, std::span<const double> sums) {
  const auto size = fit.terms.size();
  matrix_.resize(size * size);
  for (std::size_t one = 0; one < size; ++one)
    for (std::size_t two = 0; two <= one; ++two)
      matrix_[one * size + two] = sums[fit.terms[one] | fit.terms[two]];
  constexpr double relative = 1e-14;
  return factor(matrix_, size, relative * sums[0] * 1e-6);
}

/// One step of weighted least squares from the counts themselves.
bool Fitter::first_step(const Sample& sample, Fit& fit, double unseen) {
  constexpr double lift = 0.1;
  for (std::size_t cell = 0; cell < means_.size(); ++cell) {
    const bool in = kept_[cell] != 0 || (cell == 0 && unseen >= 0);
    const double mean = (cell == 0 ? std::max(unseen, 0.0) : sample.counts[cell]) + lift;
    means_[cell] = in ? mean : 0;
    work_[cell] = in ? mean * std::log(mean) - lift : 0;
  }
  sum_over_supersets(means_);
  sum_over_supersets(work_);
  if (!factor_information(fit, means_)) return false;
  for (std::size_t at = 0; at < fit.terms.size(); ++at) fit.values[at] = work_[fit.terms[at]];
  solve(matrix_, fit.terms.size(), fit.values);
  return true;
}

/// Fills `means_` with superset sums of the fitted means; gives the kernel of the log-likelihood.
double Fitter::spread(const Sample& sample, const Fit& fit, double unseen) {
  std::fill(means_.begin(), means_.end(), 0.0);
  double linear = 0;
  for (std::size_t at = 0; at < fit.terms.size(); ++at) {
    const Mask term = fit.terms[at];
    means_[term] = fit.values[at];
    linear += fit.values[at] * (sample.sums[term] + (term == 0 ? std::max(unseen, 0.0) : 0.0));
  }
  sum_over_subsets(means_);
  const double empty = unseen >= 0 ? std::exp(means_[0]) : 0;
  for (std::size_t cell = 1; cell < means_.size(); ++cell)
    means_[cell] = kept_[cell] != 0 ? std::exp(means_[cell]) : 0;
  means_[0] = empty;
  sum_over_supersets(means_);
  return linear - means_[0];
}

std::optional<Fit> Fitter::run(const Sample& sample,
                               const Model& model,
                               const Fit* start,
                               double unseen) {
  Fit fit;
  sort_out(sample, model, fit);
  if (start != nullptr) {
    for (std::size_t at = 0; at < start->terms.size(); ++at) {
      const auto place = std::find(fit.terms.begin(), fit.terms.end(), start->terms[at]);
      if (place != fit.terms.end())
        fit.values[static_cast<std::size_t>(place - fit.terms.begin())] = start->values[at];
    }
  } else if (!first_step(sample, fit, unseen)) {
    return std::nullopt;
  }
  const auto size = fit.terms.size();
  step_.resize(size);
  double kernel = spread(sample, fit, unseen);
  if (!std::isfinite(kernel)) return std::nullopt;
  for (int round = 0; round < most_steps; ++round) {
    if (!factor_information(fit, means_)) return std::nullopt;
    std::vector<double>& step = step_;
    for (std::size_t at = 0; at < size; ++at) {
      const Mask term = fit.terms[at];
      const double seen = sample.sums[term] + (term == 0 ? std::max(unseen, 0.0) : 0.0);
      step[at] = seen - means_[term];
    }
    const auto slope = step;
    solve(matrix_, size, step);
    double size_of_step = 0;
    for (std::size_t at = 0; at < size; ++at) size_of_step += slope[at] * step[at];
    for (std::size_t at = 0; at < size; ++at) fit.values[at] += step[at];
    double next = spread(sample, fit, unseen);
    const double allowed = 1e-10 * (1 + std::abs(kernel));
    for (int half = 0; !(next >= kernel - allowed) && half < 40; ++half) {
      for (std::size_t at = 0; at < size; ++at) {
        step[at] /= 2;
        fit.values[at] -= step[at];
      }
      next = spread(sample, fit, unseen);
    }
    kernel = next;
    if (size_of_step < settled) {
      if (!factor_information(fit, means_)) return std::nullopt;
      fit.standard_error = std::sqrt(first_of_inverse(matrix_, size));
      fit.kernel = kernel;
      fit.expected = means_;
      return fit;
    }
  }
  return std::nullopt;
}

std::optional<Fit> Fitter::fit(const Sample& sample, const Model& model, const Fit* start) {
  return run(sample, model, start, -1);
}

std::optional<Fit> Fitter::fit_with_unseen(const Sample& sample,
                                           const Model& model,
                                           double unseen) {
  return run(sample, model, nullptr, unseen);
}

double factorials(const Sample& sample) {
  double sum = 0;
  for (const double count : sample.counts)
    if (count > 1) sum -= log_gamma(count + 1);
  return sum;
}

Measures measure(const Sample& sample, const Fit& fit) {
  Measures measures;
  const double parameters = static_cast<double>(fit.terms.size() + fit.minus_infinity.size());
  double full = 0;
  for (const double count : sample.counts)
    if (count > 0) full += count * std::log(count) - count;
  measures.log_likelihood = fit.kernel + factorials(sample);
  measures.aic = 2 * parameters - 2 * measures.log_likelihood;
  measures.bic = parameters * std::log(sample.observed()) - 2 * measures.log_likelihood;
  measures.deviance = 2 * (full - fit.kernel);
  measures.df = static_cast<int>(sample.counts.size()) - 1 - static_cast<int>(parameters);
  return measures;
}

}  // namespace zicht::estimate
