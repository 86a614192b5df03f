#include <fmt/format.h>

#include <cmath>
#include <concepts>

#include "ground/text/json.hpp"
#include "science/estimate/estimate.hpp"

namespace zicht::estimate {
namespace {

std::string value(double number) {
  return std::isfinite(number) ? fmt::format("{}", number) : "null";
}
std::string value(std::integral auto number) {
  return fmt::format("{}", number);
}
std::string value(std::string_view text) {
  return text::json_quoted(text);
}
std::string value(const Interval& interval) {
  return fmt::format("[{},{}]", value(interval.low), value(interval.high));
}
std::string truth(bool holds) {
  return holds ? "true" : "false";
}

template <class Range, class Write>
std::string list(const Range& range, Write write) {
  std::string out = "[";
  for (const auto& one : range) {
    if (out.size() > 1) out += ',';
    out += write(one);
  }
  return out + ']';
}

std::string texts(const std::vector<std::string>& all) {
  return list(all, [](const auto& text) { return text::json_quoted(text); });
}
std::string numbers(const std::vector<double>& all) {
  return list(all, [](double number) { return value(number); });
}

/// Members in the order in which they are put.
class Members {
 public:
  Members& raw(std::string_view name, const std::string& json) {
    members_ += fmt::format("{}{}:{}", members_.empty() ? "" : ",", text::json_quoted(name), json);
    return *this;
  }
  template <class T>
  Members& put(std::string_view name, const T& content) {
    return raw(name, value(content));
  }
  template <class T>
  Members& put(std::string_view name, const std::optional<T>& content) {
    return content ? put(name, *content) : *this;
  }
  std::string object() const { return "{" + members_ + "}"; }

 private:
  std::string members_ = {};
};

std::string estimate_json(const PointEstimate& estimate) {
  Members members;
  members.put("point", estimate.point)
      .put("mean", estimate.mean)
      .put("wald95", estimate.wald95)
      .put("profile95", estimate.profile95)
      .put("credible95", estimate.credible95);
  if (estimate.bootstrap)
    members.put("bca95", estimate.bootstrap->bca95)
        .put("bca80", estimate.bootstrap->bca80)
        .put("acceleration", estimate.bootstrap->acceleration)
        .put("bias_correction", estimate.bootstrap->bias_correction);
  return members.object();
}

std::string model_json(const ModelFound& model) {
  return Members()
      .raw("terms", texts(model.terms))
      .raw("minus_infinity", texts(model.minus_infinity))
      .put("aic", model.aic)
      .put("bic", model.bic)
      .put("deviance", model.deviance)
      .put("df", model.df)
      .object();
}

std::string flags_json(const std::vector<Flag>& flags) {
  return list(flags, [](const Flag& flag) {
    return Members()
        .put("code", std::string_view(flag.code))
        .put("text", std::string_view(flag.text))
        .raw("grave", truth(flag.grave))
        .object();
  });
}

std::string search_json(const Search& search, int lists) {
  const auto best = list(search.best, [&](const Ranked& one) {
    return Members()
        .put("model", std::string_view(model_digits(one.model, lists)))
        .put("point", one.estimate)
        .put("bic", one.bic)
        .put("weight", one.weight)
        .object();
  });
  Members members;
  members.put("considered", search.considered)
      .put("existing", search.existing)
      .put("averaged", search.averaged)
      .raw("exhaustive", truth(search.exhaustive))
      .raw("best", best);
  if (!search.cumulative.empty())
    members.raw("cumulative", list(search.cumulative, [](const AmongBest& among) {
                  return Members()
                      .put("models", among.models)
                      .put("bca95", among.interval.bca95)
                      .put("bca80", among.interval.bca80)
                      .object();
                }));
  return members.object();
}

std::string shrunken_json(const Shrunken& shrunken, const std::vector<std::string>& lists) {
  return list(shrunken.terms, [&](const ShrunkenTerm& one) {
    return Members()
        .put("term", std::string_view(term_words(one.term, lists)))
        .put("mean", one.mean)
        .put("deviation", one.deviation)
        .raw("kept", truth(one.kept))
        .object();
  });
}

std::string posterior_json(const Posterior& posterior, int lists) {
  std::string graphs;
  for (std::size_t at = 0; at < posterior.graphs.size(); ++at) {
    Model model;
    const auto all = pairs(lists);
    for (std::size_t pair = 0; pair < all.size(); ++pair)
      if ((posterior.graphs[at].edges >> pair & 1U) != 0) model.add(all[pair]);
    const auto edges =
        list(model.interactions, [](Mask pair) { return text::json_quoted(term_digits(pair)); });
    graphs += (graphs.empty() ? "" : ",") +
              Members().raw("edges", edges).put("probability", posterior.shares[at]).object();
  }
  return Members()
      .put("mean", posterior.mean)
      .put("median", posterior.median)
      .put("credible95", Interval{posterior.low95, posterior.high95})
      .raw("graphs", "[" + graphs + "]")
      .object();
}

std::string strata_json(const StrataFinding& strata) {
  return list(strata.groups, [](const Group& group) {
    return Members()
        .put("group", std::string_view(group.words))
        .put("observed", group.observed)
        .put("point", group.estimate)
        .put("percentile95", group.percentile95)
        .object();
  });
}

std::string path_json(const StrataFinding& strata) {
  return list(strata.path, [](const Step& step) {
    return Members()
        .put("model", std::string_view(step.model))
        .put("aic", step.aic)
        .put("aicc", step.aicc)
        .put("bic", step.bic)
        .put("point", step.estimate)
        .raw("chosen", truth(step.chosen))
        .object();
  });
}

std::string chains_json(const Latent& latent) {
  Members quantiles;
  quantiles.put("0.025", pooled_quantile(latent.persons, 0.025))
      .put("0.5", pooled_quantile(latent.persons, 0.5))
      .put("0.975", pooled_quantile(latent.persons, 0.975));
  return Members()
      .put("rhat", latent.r_hat)
      .raw("ess", numbers(latent.effective_sizes))
      .raw("converged", truth(latent.converged))
      .raw("quantiles", quantiles.object())
      .object();
}

std::string rows_json(const std::vector<PanelRow>& rows) {
  return list(rows, [](const PanelRow& row) {
    Members members;
    members.put("kind", std::string_view(row.kind))
        .put("text", std::string_view(row.words))
        .put("observed", row.observed)
        .put("point", row.estimate)
        .put("interval95", row.interval);
    if (!row.model.empty()) members.put("model", std::string_view(row.model));
    return members.object();
  });
}

std::string consistency_json(const std::vector<HeldOut>& all) {
  return list(all, [](const HeldOut& held) {
    return Members()
        .put("list", std::string_view(held.list))
        .put("known", held.known)
        .put("seen", held.seen)
        .put("point", held.estimate)
        .put("wald95", held.interval)
        .object();
  });
}

}  // namespace

std::string to_json(const Finding& finding, std::string_view version) {
  const auto lists = static_cast<int>(finding.lists.size());
  Members all;
  all.raw("input",
          Members()
              .raw("lists", texts(finding.lists))
              .put("observed", finding.observed)
              .put("sha256", std::string_view(finding.sha256))
              .object())
      .put("method", method_name(finding.method));
  if (finding.estimate) all.raw("estimate", estimate_json(*finding.estimate));
  if (!finding.reason.empty()) all.put("reason", std::string_view(finding.reason));
  all.put("lower_bound", finding.lower_bound.persons)
      .put("lower_bound95", finding.lower_bound.low95);
  if (finding.model) all.raw("model", model_json(*finding.model));
  if (finding.existence)
    all.raw("existence",
            Members()
                .put("code", finding.existence->code)
                .put("text", std::string_view(existence_words(finding.existence->code)))
                .object());
  all.raw("flags", flags_json(finding.flags));
  if (finding.bootstrap) {
    const auto& bootstrap = *finding.bootstrap;
    Members members;
    members.put("replicates", bootstrap.replicates)
        .put("failed", bootstrap.failed)
        .put("seed", bootstrap.seed);
    if (finding.estimate && finding.estimate->bootstrap)
      members.put("ties", finding.estimate->bootstrap->ties);
    members.raw("given", truth(bootstrap.given));
    all.raw("bootstrap", members.object());
  }
  if (finding.search) all.raw("search", search_json(*finding.search, lists));
  if (finding.shrunken) all.raw("shrunken", shrunken_json(*finding.shrunken, finding.lists));
  if (finding.posterior) all.raw("posterior", posterior_json(*finding.posterior, lists));
  if (finding.strata)
    all.raw("strata", strata_json(*finding.strata)).raw("path", path_json(*finding.strata));
  if (finding.latent) all.raw("chains", chains_json(*finding.latent));
  if (!finding.comparison.empty()) all.raw("comparison", rows_json(finding.comparison));
  if (!finding.panel.empty()) all.raw("sensitivity", rows_json(finding.panel));
  if (!finding.consistency.empty()) all.raw("consistency", consistency_json(finding.consistency));
  all.raw("complete", truth(finding.complete)).put("zicht", version);
  return all.object();
}

}  // namespace zicht::estimate
