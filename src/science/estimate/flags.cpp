#include "science/estimate/flags.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"

namespace zicht::estimate {
namespace {

constexpr double incredible = 100;  ///< Times the observed.
constexpr double disagree = 2;      ///< Between models.
constexpr double wide = 4;          ///< Upper bound over lower bound.
constexpr std::int64_t few = 50;    ///< Persons observed.
constexpr std::int64_t few_overlap = 10;
constexpr double many_failed = 0.01;

void about_existence(const Finding& finding, std::vector<Flag>& flags) {
  if (!finding.existence || finding.existence->fine()) return;
  const int code = finding.existence->code;
  if ((code & 1) != 0) flags.push_back({"no_maximum", existence_words(1), true});
  if ((code & 2) != 0) flags.push_back({"not_identified", existence_words(2), true});
}

void about_size(const Finding& finding, std::vector<Flag>& flags) {
  if (!finding.estimate) return;
  const auto observed = static_cast<double>(finding.observed);
  if (finding.estimate->point > incredible * observed)
    flags.push_back({"over_100x",
                     "De schatting is meer dan 100 keer zo groot als wat is gezien. Dat is niet "
                     "geloofwaardig.",
                     true});
  const auto interval = finding.estimate->best95();
  if (interval && interval->high < finding.lower_bound.low95)
    flags.push_back(
        {"below_lower_bound",
         "De schatting ligt met haar hele interval onder de ondergrens van Chao. "
         "Waarschijnlijk zijn sommige mensen veel moeilijker te zien dan andere, en waren "
         "er meer.",
         true});
  if (interval && interval->high > wide * interval->low)
    flags.push_back({"wide_interval",
                     fmt::format("Het interval is erg ruim: de bovengrens is meer dan {} keer de "
                                 "ondergrens.",
                                 static_cast<int>(wide))});
}

void about_models(const Finding& finding, std::vector<Flag>& flags) {
  // Independence is shown for comparison, but nobody claims it: it may differ from the rest.
  auto rows = finding.comparison;
  std::erase_if(rows, [](const PanelRow& row) { return row.words == "lijsten onafhankelijk"; });
  if (finding.estimate) rows.push_back({.kind = "method", .estimate = finding.estimate->point});
  if (disagreement(rows) > disagree)
    flags.push_back({"models_disagree",
                     "Andere methoden geven bij dezelfde tabel een uitkomst die meer dan twee keer "
                     "zo groot of klein is. Laat altijd het overzicht zien, nooit dit ene getal.",
                     true});
  if (disagreement(finding.panel, "prior") > disagree)
    flags.push_back({"prior_matters",
                     "De uitkomst van dga hangt sterk af van het voorgewicht. De tabel zelf zegt "
                     "dan te weinig."});
  if (disagreement(finding.panel, "threshold") > disagree)
    flags.push_back({"threshold_matters",
                     "De uitkomst hangt sterk af van de drempel waarmee het model is gekozen."});
  if (disagreement(finding.panel, "without") > disagree)
    flags.push_back({"list_matters",
                     "De uitkomst hangt sterk af van één lijst: zonder haar verandert hij veel."});
}

void about_data(const Finding& finding,
                const std::vector<Warning>& warnings,
                std::vector<Flag>& flags) {
  if (finding.observed < few)
    flags.push_back({"few_people",
                     fmt::format("Er zijn maar {} mensen gezien. Dat is te weinig voor een "
                                 "betrouwbare schatting.",
                                 text::number(finding.observed)),
                     true});
  const auto overlap = finding.table.on_more_lists();
  if (overlap < few_overlap)
    flags.push_back(
        {"little_overlap",
         fmt::format("Maar {} mensen staan op meer dan één lijst. Juist daaruit volgt de "
                     "schatting.",
                     text::number(overlap))});
  for (const auto& warning : warnings)
    flags.push_back({warning.code, warning.text, warning.code == "identical_lists"});
}

void about_work(const Finding& finding, std::vector<Flag>& flags) {
  if (finding.bootstrap) {
    const auto& bootstrap = *finding.bootstrap;
    if (bootstrap.failed > 0)
      flags.push_back(
          {"bootstrap_failed",
           fmt::format("{} van de {} hertrekkingen gaven geen schatting. Het interval is "
                       "daardoor te smal.",
                       bootstrap.failed,
                       bootstrap.replicates),
           bootstrap.failed > many_failed * bootstrap.replicates});
    if (!bootstrap.complete)
      flags.push_back(
          {"stopped",
           fmt::format("Het rekenen is gestopt na {} hertrekkingen.", bootstrap.replicates)});
  }
  if (finding.estimate && finding.estimate->bootstrap) {
    const auto& interval = *finding.estimate->bootstrap;
    if (interval.percentile)
      flags.push_back({"percentile_interval",
                       "Alle hertrekkingen liggen aan één kant van de schatting. Het interval is "
                       "daarom zonder correctie berekend."});
    if (interval.ties > 0)
      flags.push_back(
          {"ties",
           fmt::format("{} hertrekkingen zijn gelijk aan de schatting zelf: de tabel is "
                       "klein.",
                       interval.ties)});
  }
  if (finding.search && !finding.search->exhaustive)
    flags.push_back(
        {"not_exhaustive", "Niet alle modellen zijn bekeken. Er kan een beter model zijn."});
  if (finding.latent && !finding.latent->converged)
    flags.push_back({"not_converged",
                     "De ketens zijn het niet eens geworden. Gebruik deze uitkomst niet, of reken "
                     "langer.",
                     true});
  constexpr double cut = 0.01;
  if (finding.posterior && finding.posterior->at_end > cut)
    flags.push_back(
        {"cut_off",
         "De uitkomst loopt door tot het hoogste aantal dat is bekeken. Neem dat hoger.",
         true});
  if (finding.strata && finding.strata->failed > 0)
    flags.push_back({"bootstrap_failed",
                     fmt::format("{} van de {} hertrekkingen gaven geen schatting.",
                                 finding.strata->failed,
                                 finding.strata->replicates),
                     finding.strata->failed > many_failed * finding.strata->replicates});
}

}  // namespace

std::vector<Flag> flags_of(const Finding& finding, const std::vector<Warning>& warnings) {
  std::vector<Flag> flags;
  about_existence(finding, flags);
  about_size(finding, flags);
  about_models(finding, flags);
  about_data(finding, warnings, flags);
  about_work(finding, flags);
  std::stable_partition(flags.begin(), flags.end(), [](const Flag& flag) { return flag.grave; });
  return flags;
}

}  // namespace zicht::estimate
