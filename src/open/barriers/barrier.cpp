#include "open/barriers/barrier.hpp"

#include <algorithm>

namespace zicht::barriers {
namespace {

bool holds(const std::vector<std::string>& ids, const std::string& wished) {
  return wished.empty() || std::find(ids.begin(), ids.end(), wished) != ids.end();
}

}  // namespace

bool fits(const Barrier& barrier, const Wish& wish) {
  return (wish.step.empty() || barrier.step == wish.step) && holds(barrier.forms, wish.form) &&
         holds(barrier.partners, wish.partner);
}

}  // namespace zicht::barriers
