// The words of a report that more than one form of it uses.
#include <fmt/format.h>

#include <cmath>

#include "ground/text/dutch.hpp"
#include "open/estimation/report.hpp"

namespace zicht::estimation {
namespace {

/// "LA, NG en PF" from "LA:NG:PF".
std::string enumerated(std::string_view term) {
  std::string words;
  while (true) {
    const auto colon = term.find(':');
    words += term.substr(0, colon);
    if (colon == std::string_view::npos) return words;
    term.remove_prefix(colon + 1);
    words += term.find(':') == std::string_view::npos ? " en " : ", ";
  }
}

std::string sentence(const std::string& term, double effect) {
  const auto lists = enumerated(term);
  const bool pair = term.find(':') == term.rfind(':');
  if (std::isinf(effect))
    return pair ? fmt::format("Niemand staat op zowel {}.", lists)
                : fmt::format("Niemand staat op {} tegelijk.", lists);
  if (!pair)
    return fmt::format(
        "De samenhang tussen {} verschilt: wie op de ene lijst staat, verandert hoe de "
        "andere overlappen.",
        lists);
  return fmt::format("De lijsten {} delen {} mensen dan je bij toeval verwacht.",
                     lists,
                     effect > 0 ? "meer" : "minder");
}

}  // namespace

std::string persons_words(double persons) {
  constexpr double most = 9e15;
  return std::isfinite(persons) && std::abs(persons) < most
             ? text::number(static_cast<std::int64_t>(std::llround(persons)))
             : "onbegrensd";
}

std::string interval_words(const estimate::Interval& interval) {
  return std::isfinite(interval.high)
             ? persons_words(interval.low) + " tot " + persons_words(interval.high)
             : "minstens " + persons_words(interval.low);
}

std::string among_words(std::size_t models) {
  return models == 1 ? "alleen het beste model" : fmt::format("de beste {} modellen", models);
}

std::vector<std::string> model_sentences(const estimate::Finding& finding) {
  std::vector<std::string> all;
  if (!finding.model) return all;
  const auto& model = *finding.model;
  if (model.effects.size() != model.terms.size()) {
    for (const auto& term : model.terms)
      all.push_back(fmt::format("{} hangen samen.", enumerated(term)));
    return all;
  }
  if (model.terms.empty())
    all.emplace_back(
        "Het model neemt aan dat de lijsten niets met elkaar te maken hebben: wie op de ene staat, "
        "heeft evenveel kans om op een andere te staan als ieder ander.");
  for (std::size_t at = 0; at < model.terms.size(); ++at)
    all.push_back(sentence(model.terms[at], model.effects[at]));
  return all;
}

}  // namespace zicht::estimation
