// An invented story in which the reader chooses what to do (Dutch: casus).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "open/content/block.hpp"

namespace zicht::training {

/// What the handbook says of a choice: Dutch past, kan-beter, niet-doen.
enum class Fit { fits, could_be_better, do_not };

/// How a story ends: Dutch verder, hersteld, blijft-liggen, risico.
enum class Ending { onward, mended, left_lying, risk };

/// True where this ending completes the scenario for a path.
bool counts(Ending ending);

using Paragraphs = std::vector<content::Inlines>;

struct Choice {
  std::string text = {};
  std::string to = {};  ///< The id of the next step.
  Fit fit = Fit::fits;
  Paragraphs feedback = {};
};

/// A step has choices, or it is an ending.
struct Step {
  std::string id = {};
  Paragraphs text = {};
  std::vector<Choice> choices = {};
  std::optional<Ending> ending = {};
  std::string title = {};                 ///< Of an ending.
  std::vector<std::string> reading = {};  ///< Of an ending: pages that help, or places on them.
};

struct Scenario {
  std::string name = {};  ///< "de-dure-jas"; in addresses, and progress hangs on it.
  std::string title = {};
  std::string summary = {};
  std::string warning = {};  ///< Follows "Deze casus gaat over"; empty where nothing is heavy.
  std::string role = {};     ///< Who the reader is, one sentence.
  std::vector<std::string> audiences = {};
  int minutes = 0;
  std::string start = {};
  std::vector<Step> steps = {};

  /// Null where there is no such step.
  const Step* find(std::string_view id) const;
};

/// Where a reader is, and what led there.
struct Walk {
  struct Taken {
    const Step* step;
    std::size_t choice;
  };
  std::vector<Taken> taken = {};
  const Step* at = nullptr;  ///< Never null.
};

/// Follows these choices (from 0) from the start. Fails with `not_found` where a step does not have
/// the choice, so that an ending is only reached by a way that leads there.
Result<Walk> walk(const Scenario& scenario, const std::vector<std::size_t>& choices);

}  // namespace zicht::training
