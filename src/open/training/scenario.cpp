#include "open/training/scenario.hpp"

#include <algorithm>

namespace zicht::training {

bool counts(Ending ending) {
  return ending == Ending::onward || ending == Ending::mended;
}

const Step* Scenario::find(std::string_view id) const {
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.id == id; });
  return found == steps.end() ? nullptr : &*found;
}

Result<Walk> walk(const Scenario& scenario, const std::vector<std::size_t>& choices) {
  Walk walk{.at = scenario.find(scenario.start)};
  ZICHT_CHECK(walk.at != nullptr);
  for (const auto choice : choices) {
    if (choice >= walk.at->choices.size())
      return fail(Fault::not_found, "Deze keuze staat niet in de casus. Begin opnieuw.");
    walk.taken.push_back({walk.at, choice});
    walk.at = scenario.find(walk.at->choices[choice].to);
    ZICHT_CHECK(walk.at != nullptr);
  }
  return walk;
}

}  // namespace zicht::training
