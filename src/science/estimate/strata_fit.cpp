#include "science/estimate/strata_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "science/estimate/special.hpp"

namespace zicht::estimate {
namespace {

constexpr int most_rounds = 50;
constexpr double small_step = 1e-11;

/// Which columns and rows stay once those at minus infinity are out.
struct Kept {
  std::vector<std::size_t> columns = {};
  std::vector<std::size_t> rows = {};  ///< Of observed cells.
  std::vector<char> gone = {};         ///< By row of the whole design.
  int minus_infinity = 0;
};

Kept sort_out(const Matrix& design, const std::vector<double>& counts) {
  Kept kept;
  kept.gone.assign(design.rows, 0);
  for (std::size_t column = 0; column < design.columns; ++column) {
    double persons = 0;
    bool indicator = true;
    for (std::size_t row = 0; row < counts.size(); ++row) {
      const double cell = design.at(row, column);
      indicator = indicator && (cell == 0 || cell == 1);
      persons += cell * counts[row];
    }
    if (!indicator || persons > 0) {
      kept.columns.push_back(column);
      continue;
    }
    ++kept.minus_infinity;
    for (std::size_t row = 0; row < design.rows; ++row)
      if (design.at(row, column) != 0) kept.gone[row] = 1;
  }
  for (std::size_t row = 0; row < counts.size(); ++row)
    if (kept.gone[row] == 0) kept.rows.push_back(row);
  return kept;
}

Matrix small_design(const Matrix& design, const Kept& kept) {
  Matrix small(kept.rows.size(), kept.columns.size());
  for (std::size_t row = 0; row < small.rows; ++row)
    for (std::size_t column = 0; column < small.columns; ++column)
      small.at(row, column) = design.at(kept.rows[row], kept.columns[column]);
  return small;
}

/// Newton's method on a Poisson log-likelihood.
class Iteration {
 public:
  Iteration(const Matrix& design, const std::vector<double>& counts)
      : design_(design),
        counts_(counts),
        values_(design.columns, 0.0),
        means_(design.rows),
        information_(design.columns * design.columns) {}

  bool run(const std::vector<double>& start) {
    if (start.empty()) {
      if (!first_step()) return false;
    } else {
      values_ = start;
    }
    double kernel = spread();
    if (!std::isfinite(kernel)) {
      if (start.empty() || !first_step()) return false;
      kernel = spread();
      if (!std::isfinite(kernel)) return false;
    }
    for (int round = 0; round < most_rounds; ++round) {
      if (!inform()) return false;
      std::vector<double> step(design_.columns, 0.0);
      for (std::size_t row = 0; row < design_.rows; ++row)
        add(step, row, counts_[row] - means_[row]);
      const auto slope = step;
      solve(information_, design_.columns, step);
      const double size = std::inner_product(slope.begin(), slope.end(), step.begin(), 0.0);
      for (std::size_t at = 0; at < step.size(); ++at) values_[at] += step[at];
      double next = spread();
      const double allowed = 1e-10 * (1 + std::abs(kernel));
      for (int half = 0; !(next >= kernel - allowed) && half < 40; ++half) {
        for (std::size_t at = 0; at < step.size(); ++at) {
          step[at] /= 2;
          values_[at] -= step[at];
        }
        next = spread();
      }
      kernel = next;
      if (size < small_step) return inform();
    }
    return false;
  }

  const std::vector<double>& values() const { return values_; }
  const std::vector<double>& means() const { return means_; }
  const std::vector<double>& information() const { return information_; }

 private:
  void add(std::vector<double>& sum, std::size_t row, double times) const {
    const auto cells = design_.row(row);
    for (std::size_t column = 0; column < cells.size(); ++column)
      sum[column] += times * cells[column];
  }

  bool inform() {
    std::fill(information_.begin(), information_.end(), 0.0);
    const auto size = design_.columns;
    for (std::size_t row = 0; row < design_.rows; ++row) {
      const auto cells = design_.row(row);
      for (std::size_t one = 0; one < size; ++one) {
        const double weighted = means_[row] * cells[one];
        if (weighted == 0) continue;
        double* target = &information_[one * size];
        for (std::size_t two = 0; two <= one; ++two) target[two] += weighted * cells[two];
      }
    }
    double largest = 0;
    for (std::size_t at = 0; at < size; ++at)
      largest = std::max(largest, information_[at * size + at]);
    return factor(information_, size, largest * 1e-20);
  }

  double spread() {
    double kernel = 0;
    for (std::size_t row = 0; row < design_.rows; ++row) {
      const auto cells = design_.row(row);
      const double sum = std::inner_product(cells.begin(), cells.end(), values_.begin(), 0.0);
      means_[row] = std::exp(sum);
      kernel += counts_[row] * sum - means_[row];
    }
    return kernel;
  }

  bool first_step() {
    constexpr double lift = 0.1;
    std::vector<double> right(design_.columns, 0.0);
    for (std::size_t row = 0; row < design_.rows; ++row) {
      means_[row] = counts_[row] + lift;
      add(right, row, means_[row] * std::log(means_[row]) - lift);
    }
    if (!inform()) return false;
    solve(information_, design_.columns, right);
    values_ = right;
    return true;
  }

  const Matrix& design_;
  const std::vector<double>& counts_;
  std::vector<double> values_;
  std::vector<double> means_;
  std::vector<double> information_;
};

std::vector<double> pick(const std::vector<double>& all, const std::vector<std::size_t>& places) {
  std::vector<double> chosen;
  for (const auto place : places) chosen.push_back(all[place]);
  return chosen;
}

}  // namespace

double StrataFit::total_unseen() const {
  return std::accumulate(unseen.begin(), unseen.end(), 0.0);
}

Existence examine_strata(const Matrix& design, const std::vector<double>& counts) {
  const auto kept = sort_out(design, counts);
  return examine(small_design(design, kept), pick(counts, kept.rows));
}

std::optional<StrataFit> fit_strata(const Matrix& design,
                                    const std::vector<double>& counts,
                                    const std::vector<double>& start) {
  const auto kept = sort_out(design, counts);
  const auto small = small_design(design, kept);
  const auto own_counts = pick(counts, kept.rows);
  std::vector<double> own_start;
  if (!start.empty())
    for (const auto column : kept.columns)
      own_start.push_back(column < start.size() && std::isfinite(start[column]) ? start[column]
                                                                                : 0);
  Iteration iteration(small, own_counts);
  if (!iteration.run(own_start)) return std::nullopt;

  StrataFit fit;
  fit.values.assign(design.columns, -std::numeric_limits<double>::infinity());
  for (std::size_t at = 0; at < kept.columns.size(); ++at)
    fit.values[kept.columns[at]] = iteration.values()[at];
  fit.means.assign(counts.size(), 0.0);
  for (std::size_t at = 0; at < kept.rows.size(); ++at)
    fit.means[kept.rows[at]] = iteration.means()[at];
  // The unseen of each stratum, and how their sum moves with each parameter.
  std::vector<double> slope(kept.columns.size(), 0.0);
  for (std::size_t row = counts.size(); row < design.rows; ++row) {
    double sum = 0;
    for (std::size_t at = 0; at < kept.columns.size(); ++at)
      sum += design.at(row, kept.columns[at]) * iteration.values()[at];
    const double persons = kept.gone[row] != 0 ? 0 : std::exp(sum);
    fit.unseen.push_back(persons);
    for (std::size_t at = 0; at < kept.columns.size(); ++at)
      slope[at] += persons * design.at(row, kept.columns[at]);
  }
  auto spread = slope;
  solve(iteration.information(), slope.size(), spread);
  const double variance = std::inner_product(slope.begin(), slope.end(), spread.begin(), 0.0);
  const double unseen = fit.total_unseen();
  fit.log_unseen_error = unseen > 0 ? std::sqrt(variance) / unseen : 0;

  double persons = 0;
  for (std::size_t row = 0; row < counts.size(); ++row) {
    persons += counts[row];
    if (fit.means[row] > 0) fit.log_likelihood += log_poisson(counts[row], fit.means[row]);
    if (counts[row] > 0) fit.deviance += 2 * counts[row] * std::log(counts[row] / fit.means[row]);
    fit.deviance -= 2 * (counts[row] - fit.means[row]);
  }
  fit.minus_infinity = kept.minus_infinity;
  fit.parameters = static_cast<int>(design.columns);
  const double k = fit.parameters;
  const auto cells = static_cast<double>(counts.size());
  fit.df = static_cast<int>(counts.size()) - fit.parameters;
  fit.aic = 2 * k - 2 * fit.log_likelihood;
  fit.aicc = cells - k - 1 > 0 ? fit.aic + 2 * k * (k + 1) / (cells - k - 1)
                               : std::numeric_limits<double>::infinity();
  fit.bic = k * std::log(persons) - 2 * fit.log_likelihood;
  return fit;
}

}  // namespace zicht::estimate
