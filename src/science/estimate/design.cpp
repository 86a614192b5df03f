#include "science/estimate/design.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace zicht::estimate {
namespace {

constexpr std::size_t most_cells = 20'000;

/// Every combination of levels, the last covariate running fastest.
std::vector<std::vector<int>> all_levels(const std::vector<Covariate>& covariates) {
  std::vector<std::vector<int>> all{{}};
  for (const auto& covariate : covariates) {
    std::vector<std::vector<int>> longer;
    for (const auto& begun : all)
      for (int level = 0; level < static_cast<int>(covariate.levels.size()); ++level) {
        longer.push_back(begun);
        longer.back().push_back(level);
      }
    all = std::move(longer);
  }
  return all;
}

}  // namespace

Result<CrossTable> CrossTable::make(const Input& input, const std::vector<CovariateForm>& forms) {
  CrossTable table;
  table.lists_ = input.table.list_count();
  table.covariates_ = input.covariates;
  table.forms_ = forms;
  if (forms.size() > input.covariates.size())
    return fail(Fault::invalid, "Er zijn meer vormen dan kenmerken.");
  table.forms_.resize(input.covariates.size());
  std::size_t cells = histories(table.lists_) - 1;
  for (std::size_t at = 0; at < input.covariates.size(); ++at) {
    const auto levels = input.covariates[at].levels.size();
    if (table.forms_[at].degree < 0 ||
        static_cast<std::size_t>(table.forms_[at].degree) >= std::max<std::size_t>(levels, 1))
      return fail(Fault::invalid,
                  fmt::format("\"{}\" heeft {} waarden: een polynoom heeft er minstens een meer "
                              "nodig dan zijn graad.",
                              input.covariates[at].name,
                              levels));
    cells *= levels;
    if (cells > most_cells)
      return fail(Fault::invalid,
                  fmt::format("De kenmerken maken samen meer dan {} cellen. Neem minder kenmerken "
                              "of lijsten.",
                              most_cells));
  }
  table.levels_ = all_levels(input.covariates);
  table.counts_.assign(cells, 0.0);
  std::map<std::vector<int>, std::size_t> places;
  for (std::size_t at = 0; at < table.levels_.size(); ++at) places[table.levels_[at]] = at;
  const auto own = table.cells_of_stratum();
  const auto put = [&](std::size_t stratum, const std::vector<std::int64_t>& counts) {
    for (std::size_t history = 1; history < counts.size(); ++history)
      table.counts_[stratum * own + history - 1] += static_cast<double>(counts[history]);
  };
  if (input.strata.empty()) put(0, input.table.counts);
  for (const auto& stratum : input.strata) put(places.at(stratum.levels), stratum.counts);
  return table;
}

std::size_t CrossTable::width(int variable) const {
  if (variable < lists_) return 1;
  const auto at = static_cast<std::size_t>(variable - lists_);
  return forms_[at].degree > 0 ? static_cast<std::size_t>(forms_[at].degree)
                               : covariates_[at].levels.size() - 1;
}

std::vector<double> CrossTable::columns_of(int variable, std::size_t stratum, Mask history) const {
  if (variable < lists_)
    return {(history >> static_cast<unsigned>(variable) & 1U) != 0 ? 1.0 : 0.0};
  const auto at = static_cast<std::size_t>(variable - lists_);
  const int level = levels_[stratum][at];
  std::vector<double> columns(width(variable), 0.0);
  if (forms_[at].degree > 0) {
    for (std::size_t power = 0; power < columns.size(); ++power)
      columns[power] = std::pow(level, static_cast<double>(power + 1));
  } else if (level > 0) {
    columns[static_cast<std::size_t>(level - 1)] = 1;
  }
  return columns;
}

Matrix CrossTable::design(const VariablePairs& pairs) const {
  std::size_t columns = 1;
  for (int variable = 0; variable < variable_count(); ++variable) columns += width(variable);
  for (const auto& [one, two] : pairs) columns += width(one) * width(two);
  Matrix design(counts_.size() + strata(), columns);
  const auto fill = [&](std::size_t row, std::size_t stratum, Mask history) {
    std::size_t column = 0;
    design.at(row, column++) = 1;
    std::vector<std::vector<double>> own;
    for (int variable = 0; variable < variable_count(); ++variable) {
      own.push_back(columns_of(variable, stratum, history));
      for (const double value : own.back()) design.at(row, column++) = value;
    }
    for (const auto& [one, two] : pairs)
      for (const double first : own[static_cast<std::size_t>(one)])
        for (const double second : own[static_cast<std::size_t>(two)])
          design.at(row, column++) = first * second;
  };
  for (std::size_t stratum = 0; stratum < strata(); ++stratum) {
    for (Mask history = 1; history <= cells_of_stratum(); ++history)
      fill(stratum * cells_of_stratum() + history - 1, stratum, history);
    fill(counts_.size() + stratum, stratum, 0);
  }
  return design;
}

}  // namespace zicht::estimate
