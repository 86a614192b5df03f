#include "science/estimate/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "science/estimate/decomposable.hpp"
#include "science/estimate/information.hpp"
#include "science/estimate/shrunken.hpp"

namespace zicht::estimate {
namespace {

constexpr std::array thresholds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};

/// "0,005": as few decimals as there are.
std::string dutch(double value) {
  auto words = fmt::format("{:g}", value);
  std::replace(words.begin(), words.end(), '.', ',');
  return words;
}

PanelRow stepwise_row(std::string kind, std::string words, const Sample& sample, double threshold) {
  PanelRow row{.kind = std::move(kind),
               .words = std::move(words),
               .observed = static_cast<std::int64_t>(sample.observed())};
  if (!(sample.observed() > 0)) return row;
  Fitter fitter(sample.lists);
  const auto choice = choose_stepwise(fitter, sample, threshold);
  if (!choice) return row;
  row.estimate = sample.observed() + choice->fit.dark();
  row.interval = wald(sample.observed(), choice->fit.values[0], choice->fit.standard_error, 0.95);
  row.model = model_digits(choice->model, sample.lists);
  return row;
}

void add_search(std::vector<PanelRow>& rows, const Sample& sample, const Labour& labour) {
  const auto observed = static_cast<std::int64_t>(sample.observed());
  const auto found = search(sample, usual_order(sample.lists), 1, labour);
  PanelRow best{.kind = "method", .words = "beste model (BIC)", .observed = observed};
  PanelRow averaged{
      .kind = "method", .words = "gemiddeld over modellen (BIC)", .observed = observed};
  if (found && found->complete) {
    best.estimate = found->best.front().estimate;
    best.model = model_digits(found->best.front().model, sample.lists);
    averaged.estimate = found->averaged;
  }
  rows.push_back(std::move(best));
  rows.push_back(std::move(averaged));
}

PanelRow shrunken_row(const Sample& sample, const Labour& labour) {
  PanelRow row{.kind = "method",
               .words = "kleine effecten weg (bayesthresh)",
               .observed = static_cast<std::int64_t>(sample.observed())};
  const auto found = shrink(sample, {}, labour);
  Fitter fitter(sample.lists);
  if (!found || !fitter.examine(sample, found->model).fine()) return row;
  const auto fit = fitter.fit(sample, found->model);
  if (!fit) return row;
  row.estimate = sample.observed() + fit->dark();
  row.interval = wald(sample.observed(), fit->values[0], fit->standard_error, 0.95);
  row.model = model_digits(found->model, sample.lists);
  return row;
}

PanelRow graphs_row(
    std::string kind, std::string words, const Sample& sample, double prior, const Labour& labour) {
  PanelRow row{.kind = std::move(kind),
               .words = std::move(words),
               .observed = static_cast<std::int64_t>(sample.observed())};
  const auto posterior = average_decomposable(sample, {.prior_count = prior}, labour);
  if (!posterior) return row;
  row.estimate = posterior->median;
  row.interval = Interval{posterior->low95, posterior->high95};
  return row;
}

}  // namespace

std::vector<PanelRow> over_thresholds(const Sample& sample) {
  std::vector<PanelRow> rows;
  for (const double threshold : thresholds)
    rows.push_back(stepwise_row("threshold", "drempel " + dutch(threshold), sample, threshold));
  return rows;
}

std::vector<PanelRow> over_methods(const Sample& sample, double threshold, const Labour& labour) {
  const Labour quiet{labour.threads, labour.stop, {}};
  std::vector<PanelRow> rows;
  rows.push_back(stepwise_row("method", "lijsten onafhankelijk", sample, 0));
  rows.push_back(
      stepwise_row("method", "stapsgewijs, drempel " + dutch(threshold), sample, threshold));
  add_search(rows, sample, quiet);
  rows.push_back(shrunken_row(sample, quiet));
  if (sample.lists >= 3 && sample.lists <= 5)
    rows.push_back(graphs_row("method",
                              "gemiddeld over grafen (dga)",
                              sample,
                              1 / static_cast<double>(sample.counts.size()),
                              quiet));
  return rows;
}

std::vector<PanelRow> sensitivity(const Table& table,
                                  double threshold,
                                  const std::vector<PanelRow>& methods,
                                  const Labour& labour) {
  const auto sample = sample_of(table);
  const Labour quiet{labour.threads, labour.stop, {}};
  auto rows = over_thresholds(sample);
  rows.insert(rows.end(), methods.begin(), methods.end());
  const auto lists = table.list_count();
  const auto name = [&](int list) { return table.lists[static_cast<std::size_t>(list)]; };
  if (lists > 2) {
    for (int list = 0; list < lists && !labour.stopped(); ++list)
      rows.push_back(stepwise_row(
          "without", "zonder lijst " + name(list), sample_of(without(table, list)), threshold));
    for (int one = 0; one < lists; ++one)
      for (int two = one + 1; two < lists && !labour.stopped(); ++two)
        rows.push_back(stepwise_row("merged",
                                    name(one) + " en " + name(two) + " samengevoegd",
                                    sample_of(merged(table, one, two)),
                                    threshold));
  }
  if (lists >= 3 && lists <= 5) {
    const double usual = 1 / static_cast<double>(sample.counts.size());
    for (const double prior : {usual / 2, usual, 2 * usual, 0.5}) {
      if (labour.stopped()) break;
      rows.push_back(graphs_row(
          "prior", fmt::format("dga, voorgewicht {} per cel", dutch(prior)), sample, prior, quiet));
    }
  }
  return rows;
}

double disagreement(const std::vector<PanelRow>& rows, std::string_view kind) {
  double low = std::numeric_limits<double>::infinity();
  double high = 0;
  for (const auto& row : rows) {
    if (!row.estimate || (!kind.empty() && row.kind != kind)) continue;
    low = std::min(low, *row.estimate);
    high = std::max(high, *row.estimate);
  }
  return high > 0 && low > 0 ? high / low : 1;
}

}  // namespace zicht::estimate
