#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "ground/text/csv.hpp"
#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"
#include "open/estimation/report.hpp"

namespace zicht::estimation {
namespace {

using estimate::Finding;

std::string padded(std::string words, std::size_t width) {
  const auto length = text::length(words);
  if (length < width) words.append(width - length, ' ');
  return words;
}

/// Words broken into lines that stand `indent` from the left.
std::string wrapped(std::string_view words, std::size_t indent) {
  constexpr std::size_t width = 80;
  std::string out;
  std::size_t column = indent;
  while (!words.empty()) {
    const auto space = words.find(' ');
    const auto word = words.substr(0, space);
    const auto length = text::length(word);
    if (column > indent && column + 1 + length > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
    if (space == std::string_view::npos) break;
    words.remove_prefix(space + 1);
  }
  return out + '\n';
}

constexpr std::size_t label_width = 36;

std::string line(std::string_view label, std::string_view value) {
  return "  " + padded(std::string(label), label_width) + std::string(value) + "\n";
}

std::string joined(const std::vector<std::string>& all) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : ", ") + one;
  return out.empty() ? "geen" : out;
}

std::string bound(const Finding& finding) {
  return line("Ondergrens van Chao, 95% zeker", persons_words(finding.lower_bound.low95));
}

std::string numbers(const Finding& finding) {
  std::string out;
  if (!finding.estimate) {
    out += "\nEr kan geen schatting gegeven worden.\n  " + wrapped(finding.reason, 2);
    return out + bound(finding);
  }
  const auto& estimate = *finding.estimate;
  out += "\n" + line("Schatting", persons_words(estimate.point));
  if (estimate.mean) out += line("Gemiddelde", persons_words(*estimate.mean));
  if (estimate.wald95) out += line("95%, bij dit model (Wald)", interval_words(*estimate.wald95));
  if (estimate.profile95) out += line("95%, profiel", interval_words(*estimate.profile95));
  if (estimate.credible95) out += line("95%, Bayes", interval_words(*estimate.credible95));
  if (estimate.bootstrap) {
    out += line("95%, model telkens opnieuw (BCa)", interval_words(estimate.bootstrap->bca95));
    out += line("80%, model telkens opnieuw (BCa)", interval_words(estimate.bootstrap->bca80));
  }
  return out + bound(finding);
}

std::string flags(const Finding& finding) {
  if (finding.flags.empty()) return {};
  std::string out = "\nLet op\n";
  for (const auto& flag : finding.flags)
    out += std::string("  ") + (flag.grave ? "! " : "- ") + wrapped(flag.text, 4);
  return out;
}

std::string model(const Finding& finding) {
  if (!finding.model) return {};
  const auto& model = *finding.model;
  auto out = "\nModel\n" + line("Samenhang", joined(model.terms));
  if (!model.minus_infinity.empty()) out += line("Niemand op beide", joined(model.minus_infinity));
  out += line("AIC, BIC", fmt::format("{:.4f}, {:.4f}", model.aic, model.bic));
  out += line("Deviantie, vrijheidsgraden", fmt::format("{:.5f}, {}", model.deviance, model.df));
  if (finding.existence)
    out += "  " + wrapped(estimate::existence_words(finding.existence->code), 2);
  return out;
}

std::string rows(std::string_view heading, const std::vector<estimate::PanelRow>& all) {
  if (all.empty()) return {};
  std::string out = fmt::format("\n{}\n", heading);
  for (const auto& row : all) {
    auto value = row.estimate ? persons_words(*row.estimate) : std::string("geen schatting");
    if (row.interval) value += "  (" + interval_words(*row.interval) + ")";
    out += line(row.words, value);
  }
  return out;
}

std::string others(const Finding& finding) {
  std::string out;
  if (finding.bootstrap)
    out += fmt::format("\nHertrekkingen: {}, waarvan {} zonder schatting; startgetal {}.\n",
                       finding.bootstrap->replicates,
                       finding.bootstrap->failed,
                       finding.bootstrap->seed);
  if (finding.search)
    out += fmt::format("\nModellen bekeken: {}, waarvan {} te schatten; gemiddeld {}.\n",
                       finding.search->considered,
                       finding.search->existing,
                       persons_words(finding.search->averaged));
  if (finding.search && !finding.search->cumulative.empty()) {
    out += "\nInterval (BCa) als elke hertrekking kiest uit\n";
    for (const auto& among : finding.search->cumulative)
      out += line(among_words(among.models), interval_words(among.interval.bca95));
  }
  if (finding.latent)
    out += fmt::format("\nKetens: {}, R-hat {:.3f}: {}.\n",
                       finding.latent->persons.size(),
                       finding.latent->r_hat,
                       finding.latent->converged ? "tot rust gekomen" : "niet tot rust gekomen");
  if (finding.strata) {
    out += "\nPer groep\n";
    for (const auto& group : finding.strata->groups) {
      auto value = persons_words(group.estimate);
      if (group.percentile95) value += "  (" + interval_words(*group.percentile95) + ")";
      out += line(group.words, value);
    }
    out += "\nZo is het model gekozen\n";
    for (const auto& step : finding.strata->path)
      out += fmt::format("  {} BIC {:.2f}  AIC {:.2f}  {:>9}  {}\n",
                         step.chosen ? "*" : " ",
                         step.bic,
                         step.aic,
                         persons_words(step.estimate),
                         step.model.empty() ? "geen samenhang" : step.model);
  }
  return out;
}

std::string consistency(const Finding& finding) {
  if (finding.consistency.empty()) return {};
  std::string out = "\nProef: wat als we een lijst niet hadden? (bekend: geschat uit de andere)\n";
  for (const auto& held : finding.consistency) {
    auto value = persons_words(static_cast<double>(held.known)) + ": " +
                 (held.estimate ? persons_words(*held.estimate) : "geen schatting");
    if (held.interval) value += "  (" + interval_words(*held.interval) + ")";
    out += line(held.list, value);
  }
  return out;
}

}  // namespace

std::string report_text(const Finding& finding) {
  std::string out;
  out += std::string(estimate::method_words(finding.method)) + "\n";
  out += wrapped(fmt::format("Gezien: {} mensen op {} lijsten ({}).",
                             text::number(finding.observed),
                             finding.lists.size(),
                             joined(finding.lists)),
                 0);
  out += numbers(finding) + flags(finding) + model(finding) + others(finding);
  // The panel holds the other methods too.
  if (finding.panel.empty()) out += rows("Andere methoden bij dezelfde tabel", finding.comparison);
  out += rows("Gevoeligheid: telkens één ding anders", finding.panel);
  out += consistency(finding);
  out += fmt::format("\nGegevens sha256 {}\n", finding.sha256);
  return out;
}

std::string report_csv(const Finding& finding) {
  text::CsvRows table{{"soort", "omschrijving", "gezien", "schatting", "laag", "hoog", "model"}};
  const auto number = [](const std::optional<double>& value) {
    return value && std::isfinite(*value) ? fmt::format("{}", *value) : std::string();
  };
  const auto add = [&](std::string kind,
                       std::string words,
                       std::int64_t observed,
                       const std::optional<double>& point,
                       const std::optional<estimate::Interval>& interval,
                       std::string model) {
    table.push_back({std::move(kind),
                     std::move(words),
                     std::to_string(observed),
                     number(point),
                     interval ? number(interval->low) : "",
                     interval ? number(interval->high) : "",
                     std::move(model)});
  };
  const auto model = finding.model ? joined(finding.model->terms) : std::string();
  if (finding.estimate) {
    const auto& estimate = *finding.estimate;
    const auto put = [&](const char* words, const std::optional<estimate::Interval>& interval) {
      if (interval) add("schatting", words, finding.observed, estimate.point, interval, model);
    };
    put("95% Wald", estimate.wald95);
    put("95% profiel", estimate.profile95);
    put("95% Bayes", estimate.credible95);
    if (estimate.bootstrap) {
      put("95% BCa", estimate.bootstrap->bca95);
      put("80% BCa", estimate.bootstrap->bca80);
    }
  }
  if (finding.estimate && finding.search)
    for (const auto& among : finding.search->cumulative)
      add("modellen",
          among_words(among.models),
          finding.observed,
          finding.estimate->point,
          among.interval.bca95,
          "");
  add("ondergrens",
      "Chao",
      finding.observed,
      finding.lower_bound.persons,
      estimate::Interval{finding.lower_bound.low95, std::numeric_limits<double>::infinity()},
      "");
  if (finding.strata)
    for (const auto& group : finding.strata->groups)
      add("groep",
          group.words,
          static_cast<std::int64_t>(group.observed),
          group.estimate,
          group.percentile95,
          "");
  for (const auto* rows : {&finding.comparison, &finding.panel})
    for (const auto& row : *rows)
      add(row.kind, row.words, row.observed, row.estimate, row.interval, row.model);
  for (const auto& held : finding.consistency)
    add("proef", held.list, held.seen, held.estimate, held.interval, std::to_string(held.known));
  return text::write_csv(table);
}

}  // namespace zicht::estimation
