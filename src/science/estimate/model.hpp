// A log-linear model: which lists are said to depend on each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "science/estimate/table.hpp"

namespace zicht::estimate {

/// Every model has an intercept and one main effect for each list. `interactions` are what it has
/// besides, each a set of two or more lists.
struct Model {
  std::vector<Mask> interactions = {};  ///< In the order of `before`, each once.

  bool operator==(const Model&) const = default;
  /// Adds a term in its place. Adding one that is there already changes nothing.
  void add(Mask term);
  bool has(Mask term) const;
};

/// The order of terms: fewer lists first, then 12, 13, ..., 1t, 23, ...
bool before(Mask one, Mask other);

/// All terms of a model for `lists` lists: the intercept, the main effects, the interactions.
std::vector<Mask> terms(const Model& model, int lists);

/// The number of parameters, those at minus infinity included.
int parameter_count(const Model& model, int lists);

/// All pairs of lists, in their order.
std::vector<Mask> pairs(int lists);

/// The model with everything that its terms contain: with 123 also 12, 13 and 23.
Model hierarchical(const Model& model);

/// The largest terms of a hierarchical model, main effects included where nothing holds them: what
/// stands between square brackets in the literature, [123,14,34].
std::vector<Mask> generators(const Model& model, int lists);

/// Reads "12,13" or "[123,14,34]" (places from 1), "LA:NG,NG:PF" (names), or "" and "none" for no
/// interaction. What a term contains comes along. Fails with `invalid`, naming the term.
Result<Model> read_model(std::string_view text, const std::vector<std::string>& lists);

/// "LA:NG".
std::string term_words(Mask term, const std::vector<std::string>& lists);
/// "12": places from 1.
std::string term_digits(Mask term);
/// "[123,14,34]".
std::string model_digits(const Model& model, int lists);

}  // namespace zicht::estimate
