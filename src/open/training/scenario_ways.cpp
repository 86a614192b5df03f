// How the steps of a scenario hang together: no way out of the story may reward what endangers.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "open/training/files.hpp"

namespace zicht::training {
namespace {

std::string_view name_of(Ending ending) {
  switch (ending) {
    case Ending::onward:
      return "verder";
    case Ending::mended:
      return "hersteld";
    case Ending::left_lying:
      return "blijft-liggen";
    case Ending::risk:
      return "risico";
  }
  return {};
}

class Ways {
 public:
  Ways(const Scenario& scenario,
       const std::filesystem::path& file,
       const ScenarioLines& lines,
       content::Problems& problems)
      : scenario_(scenario), file_(file), lines_(lines), problems_(problems) {}

  void check() {
    if (!all_lead_somewhere()) return;  // What follows walks through the steps.
    if (has_circle()) return;
    check_reach();
    check_endings();
    check_right_way();
    for (const auto& step : scenario_.steps)
      for (std::size_t at = 0; at < step.choices.size(); ++at) check_choice(step, at);
    check_places();
  }

 private:
  void note(const Step& step, std::string message) {
    const auto at = static_cast<std::size_t>(&step - scenario_.steps.data());
    problems_.push_back({file_, lines_.steps[at], std::move(message)});
  }
  void note_whole(std::string message) {
    problems_.push_back({file_, lines_.start, std::move(message)});
  }

  bool all_lead_somewhere() {
    const auto before = problems_.size();
    if (scenario_.find(scenario_.start) == nullptr)
      note_whole(
          fmt::format("De casus begint bij \"{}\", maar die stap is er niet. Verbeter "
                      "\"begin\".",
                      scenario_.start));
    for (const auto& step : scenario_.steps)
      for (const auto& choice : step.choices)
        if (scenario_.find(choice.to) == nullptr)
          note(step,
               fmt::format("Een keuze leidt naar \"{}\", maar die stap is er niet. Verbeter "
                           "\"naar\".",
                           choice.to));
    return problems_.size() == before;
  }

  /// Looks along every way from a step; `open` holds the steps on the way here.
  bool circles(const Step& step, std::set<const Step*>& open, std::set<const Step*>& settled) {
    if (settled.contains(&step)) return false;
    if (!open.insert(&step).second) {
      note(step,
           fmt::format("Vanaf \"{}\" kom je weer bij \"{}\". Een casus heeft geen rondjes: laat "
                       "een keuze ergens anders heen gaan.",
                       step.id,
                       step.id));
      return true;
    }
    for (const auto& choice : step.choices)
      if (circles(*scenario_.find(choice.to), open, settled)) return true;
    open.erase(&step);
    settled.insert(&step);
    return false;
  }

  bool has_circle() {
    std::set<const Step*> open;
    std::set<const Step*> settled;
    return std::any_of(scenario_.steps.begin(), scenario_.steps.end(), [&](const Step& step) {
      return circles(step, open, settled);
    });
  }

  /// Every step that can follow, this one too.
  const std::set<const Step*>& reach(const Step& from) {
    const auto known = reach_.find(&from);
    if (known != reach_.end()) return known->second;
    std::set<const Step*> all{&from};
    for (const auto& choice : from.choices) {
      const auto& further = reach(*scenario_.find(choice.to));
      all.insert(further.begin(), further.end());
    }
    return reach_[&from] = std::move(all);
  }

  bool reaches(const Step& from, Ending ending) {
    const auto& all = reach(from);
    return std::any_of(
        all.begin(), all.end(), [&](const Step* step) { return step->ending == ending; });
  }

  void check_reach() {
    const auto& all = reach(*scenario_.find(scenario_.start));
    for (const auto& step : scenario_.steps)
      if (!all.contains(&step))
        note(step,
             fmt::format("De stap \"{}\" is niet te bereiken. Laat er een keuze heen gaan, of haal "
                         "haar weg.",
                         step.id));
  }

  void check_endings() {
    for (const auto ending : {Ending::onward, Ending::mended, Ending::left_lying, Ending::risk})
      if (!reaches(*scenario_.find(scenario_.start), ending))
        note_whole(fmt::format("Deze casus heeft geen einde \"{}\". Elke casus heeft alle vier.",
                               name_of(ending)));
  }

  /// Who always chooses what fits comes to `verder`, whichever of several that is.
  void check_right_way() {
    std::set<const Step*> seen;
    std::vector<const Step*> waiting{scenario_.find(scenario_.start)};
    while (!waiting.empty()) {
      const auto* step = waiting.back();
      waiting.pop_back();
      if (!seen.insert(step).second) continue;
      if (step->ending && *step->ending != Ending::onward)
        note(*step,
             fmt::format("Wie steeds kiest wat past, komt hier bij \"{}\". Laat die weg naar "
                         "\"verder\" leiden.",
                         name_of(*step->ending)));
      for (const auto& choice : step->choices)
        if (choice.fit == Fit::fits) waiting.push_back(scenario_.find(choice.to));
    }
  }

  void check_choice(const Step& step, std::size_t at) {
    const auto& choice = step.choices[at];
    const auto& next = *scenario_.find(choice.to);
    const auto say = [&](std::string_view what) {
      note(step, fmt::format("Keuze {} van \"{}\" {}", at + 1, step.id, what));
    };
    const bool ends_well = next.ending && counts(*next.ending);
    const bool ends_badly = next.ending && !counts(*next.ending);
    if (choice.fit == Fit::fits && ends_badly)
      say("past, maar gaat meteen naar een einde waarin het misgaat. Laat haar ergens anders heen "
          "gaan.");
    if (choice.fit != Fit::do_not) return;
    if (ends_well)
      say("is \"niet-doen\", maar gaat meteen naar een goed einde. Laat er eerst iets te "
          "herstellen "
          "zijn.");
    if (reaches(next, Ending::onward))
      say("is \"niet-doen\", maar daarna is \"verder\" nog te bereiken. Laat haar naar "
          "\"hersteld\" "
          "leiden.");
    // An ending at once leaves nothing to mend; there the reader can begin again.
    if (!next.ending && !reaches(next, Ending::mended))
      say("is \"niet-doen\", en daarna is \"hersteld\" niet te bereiken. Geef een weg terug.");
  }

  /// The fitting choice must not always stand in front.
  void check_places() {
    std::size_t with_choices = 0;
    std::size_t in_front = 0;
    for (const auto& step : scenario_.steps) {
      if (step.choices.empty()) continue;
      ++with_choices;
      if (step.choices.front().fit == Fit::fits) ++in_front;
    }
    if (with_choices > 2 && in_front == with_choices)
      note_whole("De passende keuze staat steeds vooraan. Zet haar op wisselende plekken.");
  }

  const Scenario& scenario_;
  const std::filesystem::path& file_;
  const ScenarioLines& lines_;
  content::Problems& problems_;
  std::map<const Step*, std::set<const Step*>> reach_;
};

}  // namespace

void check_ways(const Scenario& scenario,
                const std::filesystem::path& file,
                const ScenarioLines& lines,
                content::Problems& problems) {
  Ways(scenario, file, lines, problems).check();
}

}  // namespace zicht::training
