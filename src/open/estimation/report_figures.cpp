// A finding as figures: each also a table and numbers for a spreadsheet.
#include <fmt/format.h>

#include <cmath>

#include "open/estimation/report.hpp"

namespace zicht::estimation {
namespace {

using estimate::Finding;
using html::Certainty;
using html::Figure;
using html::Point;

Point estimated(std::string label,
                const std::optional<double>& value,
                const std::optional<estimate::Interval>& interval) {
  Point point{.label = std::move(label), .certainty = Certainty::estimated};
  if (value) point.value = std::round(*value);
  if (interval && std::isfinite(interval->high)) {
    point.low = std::round(interval->low);
    point.high = std::round(interval->high);
  }
  return point;
}

Figure interval_figure(std::string id, std::string headline, std::string caption) {
  return {.id = std::move(id),
          .headline = std::move(headline),
          .caption = std::move(caption),
          .unit = "mensen",
          .kind = Figure::Kind::interval,
          .label_heading = "Berekening"};
}

void add_points(Figure& figure,
                const std::vector<estimate::PanelRow>& rows,
                std::string_view kind) {
  for (const auto& row : rows) {
    if (row.kind != kind || !row.estimate) continue;
    if (figure.series.empty()) figure.series.push_back({.id = figure.id, .name = "Geschat"});
    figure.series[0].points.push_back(estimated(row.words, row.estimate, row.interval));
  }
}

Figure methods(const Finding& finding) {
  auto figure = interval_figure("schatting-per-methode",
                                "Wat andere methoden van dezelfde tabel maken",
                                "Geschat aantal mensen, gezien en niet gezien.");
  figure.explanation =
      "Liggen de punten dicht bij elkaar, dan maakt de methode weinig uit. Liggen ze ver uit "
      "elkaar, "
      "geloof dan geen van de getallen zonder meer.";
  figure.series.push_back({.id = figure.id, .name = "Geschat"});
  if (finding.estimate)
    figure.series[0].points.push_back(
        estimated("Deze schatting", finding.estimate->point, finding.estimate->best95()));
  add_points(figure, finding.comparison, "method");
  return figure;
}

Figure thresholds(const Finding& finding) {
  auto figure = interval_figure("schatting-per-drempel",
                                "Wat de drempel uitmaakt",
                                "Geschat aantal mensen bij een strengere of lossere keuze van het "
                                "model.");
  figure.explanation =
      "De drempel is de kans waaronder een paar lijsten een eigen plek in het model krijgt.";
  add_points(figure, finding.panel, "threshold");
  return figure;
}

Figure among_models(const Finding& finding) {
  auto figure = interval_figure("schatting-per-aantal-modellen",
                                "Wat het aantal modellen uitmaakt",
                                "Het interval als elke hertrekking kiest uit zoveel modellen.");
  figure.explanation =
      "Het punt is steeds de schatting van het beste model. Wordt het interval aan het eind nog "
      "ruimer, dan is het echte interval ruimer dan hier staat.";
  if (!finding.estimate || !finding.search) return figure;
  for (const auto& among : finding.search->cumulative) {
    if (figure.series.empty()) figure.series.push_back({.id = figure.id, .name = "Geschat"});
    figure.series[0].points.push_back(
        estimated(among_words(among.models), finding.estimate->point, among.interval.bca95));
  }
  return figure;
}

Figure changes(const Finding& finding) {
  auto figure = interval_figure("schatting-per-verandering",
                                "Wat er verandert als de lijsten anders waren",
                                "Geschat aantal mensen, met telkens één ding anders.");
  for (const auto* kind : {"without", "merged", "prior"}) add_points(figure, finding.panel, kind);
  return figure;
}

Figure groups(const Finding& finding) {
  auto figure = interval_figure(
      "schatting-per-groep", "De schatting per groep", "Geschat aantal mensen per groep.");
  figure.label_heading = "Groep";
  if (!finding.strata) return figure;
  figure.series.push_back({.id = figure.id, .name = "Geschat"});
  for (const auto& group : finding.strata->groups)
    figure.series[0].points.push_back(estimated(group.words, group.estimate, group.percentile95));
  return figure;
}

/// How many persons each two lists share, and how many they would share by chance.
Figure overlap(const Finding& finding) {
  Figure figure{.id = "overlap",
                .headline = "Hoe de lijsten overlappen",
                .caption = "Mensen die op beide lijsten staan.",
                .unit = "mensen",
                .kind = Figure::Kind::bars,
                .label_heading = "Lijsten"};
  html::Series shared{.id = "overlap", .name = "Gedeeld"};
  html::Series chance{.id = "overlap-toeval", .name = "Bij toeval"};
  const int lists = finding.table.list_count();
  const auto size = [&](int list) {
    return static_cast<double>(
        finding.table.on_all(estimate::Mask{1} << static_cast<unsigned>(list)));
  };
  for (int one = 0; one < lists; ++one)
    for (int two = one + 1; two < lists; ++two) {
      const auto label = finding.lists[static_cast<std::size_t>(one)] + " en " +
                         finding.lists[static_cast<std::size_t>(two)];
      const auto both = (estimate::Mask{1} << static_cast<unsigned>(one)) |
                        (estimate::Mask{1} << static_cast<unsigned>(two));
      shared.points.push_back(
          {.label = label, .value = static_cast<double>(finding.table.on_all(both))});
      if (finding.estimate)
        chance.points.push_back(
            {.label = label,
             .value = std::round(size(one) * size(two) / finding.estimate->point),
             .certainty = Certainty::derived});
    }
  figure.series.push_back(std::move(shared));
  if (finding.estimate) {
    figure.series.push_back(std::move(chance));
    figure.explanation =
        "Delen twee lijsten veel meer mensen dan bij toeval, dan verwijst de ene vaak naar de "
        "andere. Delen ze er minder, dan zien ze verschillende mensen.";
  }
  return figure;
}

}  // namespace

std::vector<html::Figure> report_figures(const Finding& finding) {
  std::vector<Figure> shown;
  for (auto& figure : {methods(finding),
                       groups(finding),
                       overlap(finding),
                       thresholds(finding),
                       among_models(finding),
                       changes(finding)})
    if (!figure.series.empty() && !figure.series[0].points.empty()) shown.push_back(figure);
  return shown;
}

}  // namespace zicht::estimation
