#include "science/estimate/hierarchy.hpp"

#include <algorithm>

namespace zicht::estimate {
namespace {

std::vector<Mask> sets_of(int lists, int size) {
  std::vector<Mask> all;
  for (Mask set = 1; set < histories(lists); ++set)
    if (order(set) == size) all.push_back(set);
  std::sort(all.begin(), all.end(), before);
  return all;
}

/// True where every part of `term` with one list less is in the model (or is a main effect).
bool may_join(const Model& model, Mask term) {
  if (order(term) == 2) return true;
  for (Mask rest = term; rest != 0; rest &= rest - 1)
    if (!model.has(term & ~(rest & (~rest + 1)))) return false;
  return true;
}

/// Goes through the sets of one size, with and without each that may join, and then on to the next
/// size: what joins depends on the smaller sets only.
class Enumeration {
 public:
  Enumeration(int lists, int highest, const std::function<bool(const Model&)>& take)
      : lists_(lists), highest_(std::min(highest, lists)), take_(take) {}

  bool size(const Model& model, int of) {
    if (of > highest_) return take_(model);
    std::vector<Mask> joining;
    for (const Mask term : sets_of(lists_, of))
      if (may_join(model, term)) joining.push_back(term);
    // Nothing of this size means nothing larger either.
    if (joining.empty()) return take_(model);
    return choose(model, joining, 0, of);
  }

 private:
  bool choose(const Model& model, const std::vector<Mask>& joining, std::size_t at, int of) {
    if (at == joining.size()) return size(model, of + 1);
    if (!choose(model, joining, at + 1, of)) return false;
    auto larger = model;
    larger.add(joining[at]);
    return choose(larger, joining, at + 1, of);
  }

  int lists_;
  int highest_;
  const std::function<bool(const Model&)>& take_;
};

}  // namespace

void each_hierarchical(int lists, int highest, const std::function<bool(const Model&)>& take) {
  Enumeration(lists, highest, take).size(Model{}, 2);
}

std::vector<Model> neighbours(const Model& model, int lists, int highest) {
  std::vector<Model> all;
  for (int size = 2; size <= std::min(highest, lists); ++size)
    for (const Mask term : sets_of(lists, size)) {
      if (model.has(term) || !may_join(model, term)) continue;
      all.push_back(model);
      all.back().add(term);
    }
  for (const Mask term : model.interactions) {
    const bool held =
        std::any_of(model.interactions.begin(), model.interactions.end(), [&](Mask other) {
          return other != term && contains(other, term);
        });
    if (held) continue;
    all.push_back(model);
    auto& terms = all.back().interactions;
    terms.erase(std::find(terms.begin(), terms.end(), term));
  }
  return all;
}

}  // namespace zicht::estimate
