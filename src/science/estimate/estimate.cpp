#include "science/estimate/estimate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "science/estimate/flags.hpp"
#include "science/estimate/profile.hpp"

namespace zicht::estimate {
namespace {

struct MethodName {
  Method method;
  std::string_view name;
  std::string_view words;
};

constexpr std::array names{
    MethodName{Method::stepwise, "stepwise", "Stapsgewijze keuze van het model"},
    MethodName{Method::information, "bic", "Het beste van alle modellen (BIC)"},
    MethodName{
        Method::shrunken, "bayesthresh", "Alle paren, kleine effecten weggelaten (bayesthresh)"},
    MethodName{Method::decomposable, "dga", "Gemiddeld over grafen van samenhang (dga)"},
    MethodName{Method::latent, "lcmcr", "Verborgen klassen (LCMCR)"},
    MethodName{Method::fixed, "fixed", "Een model dat vooraf is gekozen"},
    MethodName{Method::strata, "strata", "Met kenmerken, een schatting per groep"}};

/// Everything that the methods share: the sample, and what they fill in.
class Answer {
 public:
  Answer(const Input& input, const Question& question, const Labour& labour)
      : input_(input),
        question_(question),
        labour_(labour),
        sample_(sample_of(input.table)),
        fitter_(sample_.lists) {
    finding_.lists = input.table.lists;
    finding_.table = input.table;
    finding_.observed = input.table.observed();
    finding_.sha256 = input.sha256;
    finding_.method = question.method;
    finding_.lower_bound = chao_lower_bound(input.table);
  }

  Result<Finding> give() {
    if (const auto same = identical_lists(input_.table))
      finding_.reason = same->text;
    else
      TRY(run());
    // Where no estimate exists, a number of another method would be taken for one.
    const bool exists = finding_.reason.empty();
    const bool others =
        question_.sensitivity || (question_.compare && question_.method != Method::strata);
    if (exists && others && !labour_.stopped())
      finding_.comparison = over_methods(sample_, question_.threshold, labour_);
    if (exists && question_.sensitivity && !labour_.stopped()) {
      finding_.panel = sensitivity(input_.table, question_.threshold, finding_.comparison, labour_);
      finding_.consistency = hold_out(input_.table, question_.threshold);
    }
    finding_.complete = finding_.complete && !labour_.stopped();
    auto warnings = input_.warnings;
    if (!input_.covariates.empty() && question_.method != Method::strata)
      warnings.push_back({"pooled",
                          "De kenmerken in de tabel zijn niet gebruikt: alle groepen zijn "
                          "samengenomen. Dat kan veel uitmaken."});
    finding_.flags = flags_of(finding_, warnings);
    return std::move(finding_);
  }

 private:
  Result<> run() {
    switch (question_.method) {
      case Method::stepwise:
        stepwise();
        return {};
      case Method::information:
        information();
        return {};
      case Method::fixed:
        fixed();
        return {};
      case Method::shrunken:
        shrunken();
        return {};
      case Method::decomposable:
        return decomposable();
      case Method::latent:
        return latent();
      case Method::strata:
        return strata();
    }
    return {};
  }

  void stepwise() {
    const double threshold = question_.threshold;
    auto choice = choose_stepwise(fitter_, sample_, threshold);
    if (!choice) return none(Model{});
    report(choice->model, choice->fit);
    resample([threshold](Fitter& fitter, const Sample& sample) -> std::optional<double> {
      const auto chosen = choose_stepwise(fitter, sample, threshold);
      if (!chosen) return std::nullopt;
      return sample.observed() + chosen->fit.dark();
    });
  }

  void information() {
    const int highest =
        question_.highest_order > 0 ? question_.highest_order : usual_order(sample_.lists);
    auto found = search(sample_, highest, usual_top(sample_.lists), labour_);
    if (!found) return none(Model{});
    finding_.complete = found->complete;
    const auto best = found->best.front().model;
    const auto fit = fitter_.fit(sample_, best);
    ZICHT_CHECK(fit.has_value());
    report(best, *fit);
    if (found->complete && asks_resampling()) resample_search(*found);
    finding_.search = std::move(found);
  }

  void shrunken() {
    auto settings = question_.shrunken;
    settings.seed = question_.seed;
    settings.triples = settings.triples || question_.highest_order > 2;
    auto found = shrink(sample_, settings, labour_);
    if (!found) {
      finding_.complete = found.error().fault != Fault::unavailable;
      finding_.reason = found.error().message;
      return;
    }
    finding_.complete = found->complete;
    const bool fine = fitter_.examine(sample_, found->model).fine();
    const auto fit = fine ? fitter_.fit(sample_, found->model) : std::nullopt;
    if (fit)
      report(found->model, *fit);
    else
      none(found->model);
    finding_.shrunken = std::move(*found);
  }

  void fixed() {
    const auto existence = fitter_.examine(sample_, question_.model);
    if (!existence.fine()) return none(question_.model);
    const auto fit = fitter_.fit(sample_, question_.model);
    if (!fit) return none(question_.model);
    report(question_.model, *fit);
    finding_.estimate->profile95 = profile(fitter_, sample_, question_.model, 0.95);
    resample(
        [&model = question_.model](Fitter& fitter, const Sample& sample) -> std::optional<double> {
          if (!fitter.examine(sample, model).fine()) return std::nullopt;
          const auto refit = fitter.fit(sample, model);
          if (!refit) return std::nullopt;
          return sample.observed() + refit->dark();
        });
  }

  Result<> decomposable() {
    auto posterior = TRY(average_decomposable(sample_, question_.decomposable, labour_));
    finding_.estimate = PointEstimate{.point = posterior.median,
                                      .mean = posterior.mean,
                                      .credible95 = Interval{posterior.low95, posterior.high95}};
    finding_.posterior = std::move(posterior);
    return {};
  }

  Result<> latent() {
    auto settings = question_.latent;
    settings.seed = question_.seed;
    auto found = TRY(sample_latent(sample_, settings, labour_));
    finding_.complete = found.complete;
    finding_.estimate =
        PointEstimate{.point = pooled_quantile(found.persons, 0.5),
                      .credible95 = Interval{pooled_quantile(found.persons, 0.025),
                                             pooled_quantile(found.persons, 0.975)}};
    finding_.latent = std::move(found);
    return {};
  }

  Result<> strata() {
    if (input_.covariates.empty())
      return fail(Fault::invalid, "In deze tabel staan geen kenmerken.");
    auto settings = question_.strata;
    settings.seed = question_.seed;
    settings.replicates = question_.replicates;
    auto found = estimate_strata(input_, settings, labour_);
    if (!found && found.error().fault == Fault::conflict) {
      finding_.reason = found.error().message;
      return {};
    }
    if (!found) return tl::make_unexpected(found.error());
    if (!found->existence.fine()) {
      finding_.existence = found->existence;
      finding_.reason = existence_words(found->existence.code);
      return {};
    }
    finding_.complete = found->complete;
    finding_.existence = found->existence;
    finding_.estimate = PointEstimate{.point = found->estimate, .wald95 = found->wald95};
    finding_.model = ModelFound{.terms = found->terms,
                                .aic = found->aic,
                                .bic = found->bic,
                                .deviance = found->deviance,
                                .df = found->df};
    finding_.strata = std::move(*found);
    return {};
  }

  /// No estimate, and why.
  void none(const Model& model) {
    finding_.existence = fitter_.examine(sample_, model);
    finding_.reason = finding_.existence->fine()
                          ? "De schatting komt bij geen enkel model tot rust."
                          : why_not(model, finding_.existence->code);
  }

  /// Where even the main effects cannot be estimated, no other model can.
  std::string why_not(const Model& model, int code) const {
    if (!model.interactions.empty()) return existence_words(code);
    if (input_.table.on_more_lists() == 0)
      return "Niemand staat op meer dan één lijst. Zonder overlap is niet te zeggen hoeveel mensen "
             "er ontbreken.";
    return "De lijsten overlappen zo dat er altijd een uitkomst is die nog iets beter past. Voeg "
           "lijsten samen, of laat een lijst weg.";
  }

  void report(const Model& model, const Fit& fit) {
    finding_.existence = fitter_.examine(sample_, model);
    const auto measures = measure(sample_, fit);
    finding_.estimate =
        PointEstimate{.point = sample_.observed() + fit.dark(),
                      .wald95 = wald(sample_.observed(), fit.values[0], fit.standard_error, 0.95)};
    ModelFound found{.model = model,
                     .aic = measures.aic,
                     .bic = measures.bic,
                     .deviance = measures.deviance,
                     .df = measures.df};
    for (const Mask term : model.interactions) {
      found.terms.push_back(term_words(term, finding_.lists));
      const auto place = std::find(fit.terms.begin(), fit.terms.end(), term);
      found.effects.push_back(
          place == fit.terms.end()
              ? -std::numeric_limits<double>::infinity()
              : fit.values[static_cast<std::size_t>(place - fit.terms.begin())]);
    }
    for (const Mask term : fit.minus_infinity)
      found.minus_infinity.push_back(term_words(term, finding_.lists));
    finding_.model = std::move(found);
  }

  bool asks_resampling() const { return question_.replicates > 0 || !question_.resamples.empty(); }

  Resampling resampling() const {
    return {question_.replicates, question_.seed, question_.resamples};
  }

  void resample(const Estimator& estimator) {
    if (!asks_resampling()) return;
    take(bootstrap(sample_, resampling(), estimator, labour_), jackknife(sample_, estimator));
  }

  /// Among more and more of the best models. Among all of them is the answer.
  void resample_search(Search& search) {
    const auto steps = steps_to(search.best.size());
    const auto estimator = best_among(search.best, steps);
    const auto series = bootstrap_series(sample_, resampling(), steps.size(), estimator, labour_);
    const auto left_out = jackknife_series(sample_, steps.size(), estimator);
    for (std::size_t at = 0; at < steps.size(); ++at)
      if (const auto interval = bca(finding_.estimate->point, series[at].found(), left_out[at]))
        search.cumulative.push_back({steps[at], *interval});
    take(series.back(), left_out.back());
  }

  void take(const Replicates& replicates, const std::vector<LeftOut>& left_out) {
    finding_.bootstrap = BootstrapFound{.estimates = replicates.found(),
                                        .replicates = static_cast<int>(replicates.estimates.size()),
                                        .failed = replicates.failed(),
                                        .seed = question_.seed,
                                        .given = !question_.resamples.empty(),
                                        .complete = replicates.complete};
    finding_.complete = finding_.complete && replicates.complete;
    finding_.estimate->bootstrap =
        bca(finding_.estimate->point, finding_.bootstrap->estimates, left_out);
  }

  const Input& input_;
  const Question& question_;
  const Labour& labour_;
  Sample sample_;
  Fitter fitter_;
  Finding finding_ = {};
};

}  // namespace

std::string_view method_name(Method method) {
  return names.at(static_cast<std::size_t>(method)).name;
}

std::string_view method_words(Method method) {
  return names.at(static_cast<std::size_t>(method)).words;
}

std::optional<Method> read_method(std::string_view name) {
  name = name.substr(0, name.find(':'));
  for (const auto& known : names)
    if (known.name == name) return known.method;
  return std::nullopt;
}

std::optional<Interval> PointEstimate::best95() const {
  if (bootstrap) return bootstrap->bca95;
  if (profile95) return profile95;
  if (credible95) return credible95;
  return wald95;
}

Result<Finding> estimate(const Input& input, const Question& question, const Labour& labour) {
  TRY(check(input.table));
  if (input.table.observed() == 0)
    return fail(Fault::invalid, "In deze tabel staat niemand. Er valt niets te schatten.");
  if (!(question.threshold >= 0 && question.threshold <= 1))
    return fail(Fault::invalid, "De drempel is een getal van 0 tot 1.");
  return Answer(input, question, labour).give();
}

}  // namespace zicht::estimate
