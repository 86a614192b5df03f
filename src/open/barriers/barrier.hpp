// The barrier model as values: steps that an exploiter takes, and per step what raises a barrier.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"

namespace zicht::barriers {

/// A step that an exploiter has to take: recruiting, housing, getting the money.
struct Step {
  std::string id = {};
  std::string name = {};
  std::string question = {};  ///< "Hoe komt de uitbuiter aan mensen?"
  std::string card = {};      ///< The path of the card about it.
};

/// One opportunity that an exploiter has in a step, and what can be done about it. Signals carry no
/// weight and are never counted: they can point to something else as well.
struct Barrier {
  std::string id = {};
  std::string step = {};
  std::string opportunity = {};
  std::vector<std::string> signals = {};
  std::vector<std::string> facilitators = {};  ///< By kind, never by name.
  std::vector<std::string> measures = {};
  std::vector<std::string> partners = {};        ///< Ids of the axis "rol".
  std::vector<std::string> other_partners = {};  ///< Those who are not on that axis, in words.
  std::vector<std::string> instruments = {};     ///< Paths of cards.
  std::vector<std::string> forms = {};           ///< Ids of the axis "vorm".
  std::vector<std::string> sources = {};
};

struct Model {
  Date checked_on = {};  ///< When the whole was last held against its sources.
  std::vector<Step> steps = {};
  std::vector<Barrier> barriers = {};
};

/// What a reader wants to see; an empty wish leaves everything in.
struct Wish {
  std::string step = {};
  std::string form = {};
  std::string partner = {};
};

/// True where the barrier is one of the step, the form and the partner that are wished for.
bool fits(const Barrier& barrier, const Wish& wish);

}  // namespace zicht::barriers
