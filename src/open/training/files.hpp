// From the files of content/training to values. Inside this room only.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "open/training/training.hpp"
#include "open/training/written.hpp"

namespace zicht::training {

/// The questions of one chapter: vragen/06-signaleren.toml, and the exercise that they make.
void read_questions(const std::filesystem::path& file, const Written& written, Training& training);

/// One story: casussen/de-dure-jas.toml.
void read_scenario(const std::filesystem::path& file, const Written& written, Training& training);

/// One path: paden/inwoner.toml. Questions and scenarios are read before it.
void read_path(const std::filesystem::path& file, const Written& written, Training& training);

/// Where the steps of a scenario stand in their file, and where their choices do.
struct ScenarioLines {
  int start = 1;
  std::vector<int> steps = {};
};

/// Notes what breaks the six rules of LEESMIJ.md about how the steps hang together.
void check_ways(const Scenario& scenario,
                const std::filesystem::path& file,
                const ScenarioLines& lines,
                content::Problems& problems);

/// A word that somebody wrote, as the value it stands for; nothing, and a problem that lists what
/// there is to choose from, where it stands for none.
template <class Value, std::size_t Count>
std::optional<Value> choose(content::TomlFields& fields,
                            std::string_view key,
                            const std::array<std::pair<std::string_view, Value>, Count>& known) {
  const auto word = fields.required_text(key);
  std::string all;
  for (const auto& [name, value] : known) {
    if (name == word) return value;
    all += (all.empty() ? "" : ", ") + std::string(name);
  }
  if (!word.empty())
    fields.note(key, "\"" + word + "\" kennen we hier niet. Kies uit: " + all + ".");
  return std::nullopt;
}

}  // namespace zicht::training
