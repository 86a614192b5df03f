#include "open/training/training.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zicht::training {
namespace {

template <class Range, class Wanted>
auto first_with(const Range& range, Wanted wanted) -> decltype(&*range.begin()) {
  const auto found = std::find_if(range.begin(), range.end(), wanted);
  return found == range.end() ? nullptr : &*found;
}

}  // namespace

const Question* Training::question(std::string_view id) const {
  return first_with(questions, [&](const Question& question) { return question.id == id; });
}

const Scenario* Training::scenario(std::string_view name) const {
  return first_with(scenarios, [&](const Scenario& scenario) { return scenario.name == name; });
}

const Path* Training::path(std::string_view name) const {
  const auto is_named = [&](const Path& path) { return path.name == name; };
  const auto* found = first_with(paths, is_named);
  return found == nullptr ? first_with(exercises, is_named) : found;
}

std::vector<std::string> public_paths(const Training& training) {
  std::vector<std::string> paths{address};
  for (const auto& path : training.paths) paths.push_back(fmt::format("{}/{}", address, path.name));
  for (const auto& path : training.exercises)
    paths.push_back(fmt::format("{}/{}", address, path.name));
  for (const auto& scenario : training.scenarios)
    paths.push_back(fmt::format("{}/casussen/{}", address, scenario.name));
  return paths;
}

}  // namespace zicht::training
