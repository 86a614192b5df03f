// All hierarchical models, and the ones that stand next to a model.
#pragma once

#include <functional>
#include <vector>

#include "science/estimate/model.hpp"

namespace zicht::estimate {

/// Calls `take` for every hierarchical model with all main effects and interactions of at most
/// `highest` lists: 8 models for 3 lists, 113 for 4 (order 3), 6893 for 5 (order 4), 32768 for 6
/// (order 2). The order is always the same. Stops where `take` gives false.
void each_hierarchical(int lists, int highest, const std::function<bool(const Model&)>& take);

/// The models that differ by one term: one more, all of whose parts are there, or one less, which
/// no other term contains.
std::vector<Model> neighbours(const Model& model, int lists, int highest);

}  // namespace zicht::estimate
